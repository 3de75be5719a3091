package catalogue

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"

	"github.com/essaim/essaim/graph"
)

// Table is several measures of one network in one call. What they have in common
// is done once: closeness and harmonic search together, and a normalised measure
// is made of the raw one.
type Table struct {
	Entries  []Entry      // which measures; nil: Standard
	Mode     graph.Mode   // of the projection that om_ measures are of
	By       graph.Column // what those that need a column are by
	Seed     uint64       // of measures that draw at random
	Workers  int          // goroutines; 0 means GOMAXPROCS. The results do not depend on it.
	Progress func(name string, done, total int)
}

// ErrNoColumn says that an entry needs a column and there is none.
var ErrNoColumn = errors.New("there is no column")

// Result is what one measure of a table found.
type Result struct {
	Entry    Entry
	Scores   graph.Scores // OfNodes, and OfGroups: groups are numbered from 1, the largest first
	Value    float64      // OfNetwork; NaN if it is not defined
	Warnings []error
}

// Run measures everything and gives the results in the order of the entries. A measure that
// refuses the network is left out; the error has what each of these says, and the others
// are there.
func (t Table) Run(ctx context.Context, net *graph.Network) ([]Result, error) {
	var all []Result
	var refused []error
	for r, err := range t.Each(ctx, net) {
		if err != nil {
			refused = append(refused, err)
			continue
		}
		all = append(all, r)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return all, errors.Join(refused...)
}

// Each measures one entry after the other. An error is that of one entry, whose numbers are
// then all NaN, and the next ones follow; but nothing follows if the context is cancelled.
func (t Table) Each(ctx context.Context, net *graph.Network) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		r := &run{Table: t, ctx: ctx, net: net, om: net.OneMode(t.Mode, graph.Count), shared: map[shared]any{}}
		entries := t.Entries
		if entries == nil {
			entries = Standard()
		}
		for _, e := range entries {
			result, err := r.measure(e)
			if err != nil {
				result, err = r.refused(e), fmt.Errorf("%s: %w", e.Name, err)
			}
			if !yield(result, err) || ctx.Err() != nil {
				return
			}
		}
	}
}

// run is a table on its way, with what its measures share.
type run struct {
	Table
	ctx    context.Context // of the one call that the run is for
	net    *graph.Network
	om     *graph.OneMode
	entry  Entry // at work
	shared map[shared]any
}

// shared is an intermediate result on one graph.
type shared struct {
	what string
	of   graph.Graph
}

func (r *run) measure(e Entry) (Result, error) {
	r.entry = e
	result := Result{Entry: e, Value: math.NaN()}
	if err := errors.Join(r.ctx.Err(), e.check(r.Table)); err != nil {
		return result, err
	}
	g, err := r.graph(e), error(nil)
	switch e.Kind() {
	case OfNodes:
		result.Scores, err = r.nodes(e, g)
	case OfGroups:
		var p graph.Partition
		p, err = r.groups(e, g)
		result.Scores = numbered(p)
	default:
		result.Value, result.Warnings, err = r.network(e, g)
		return result, err
	}
	result.Warnings = result.Scores.Warnings
	return result, err
}

// graph is what an entry is measured on.
func (r *run) graph(e Entry) graph.Graph {
	if e.OneMode() {
		return r.om
	}
	return r.net
}

// refused is a result without numbers.
func (r *run) refused(e Entry) Result {
	result := Result{Entry: e, Value: math.NaN()}
	if e.Kind() != OfNetwork {
		values := make([]float64, r.graph(e).Len())
		for i := range values {
			values[i] = math.NaN()
		}
		result.Scores = graph.NewScores(r.graph(e), e.Name, values)
	}
	return result
}

func (r *run) nodes(e Entry, g graph.Graph) (graph.Scores, error) {
	if e.scores != nil {
		return e.scores(r, g)
	}
	return set(r, e.Measure).Scores(r.ctx, g)
}

func (r *run) groups(e Entry, g graph.Graph) (graph.Partition, error) {
	if e.groups != nil {
		return e.groups(r, g)
	}
	return set(r, e.Grouping).Partition(r.ctx, g)
}

// network is a number of the network. That it is not defined is a warning here.
func (r *run) network(e Entry, g graph.Graph) (float64, []error, error) {
	if e.number != nil {
		return e.number(r, g)
	}
	value, err := set(r, e.Number).Value(r.ctx, g)
	if errors.Is(err, graph.ErrUndefined) {
		return math.NaN(), []error{err}, nil
	}
	return value, nil, err
}

// numbered is the groups of nodes as numbers, from 1.
func numbered(p graph.Partition) graph.Scores {
	if p.Graph() == nil {
		return graph.Scores{}
	}
	values := make([]float64, p.Len())
	for i := range values {
		values[i] = math.NaN()
		if group := p.At(i); group >= 0 {
			values[i] = float64(group + 1)
		}
	}
	return graph.NewScores(p.Graph(), p.Measure, values, p.Warnings...)
}

// once finds an intermediate result, or remembers it.
func once[T any](r *run, what string, g graph.Graph, find func() (T, error)) (T, error) {
	key := shared{what, g}
	if known, ok := r.shared[key].(T); ok {
		return known, nil
	}
	found, err := find()
	if err == nil {
		r.shared[key] = found
	}
	return found, err
}
