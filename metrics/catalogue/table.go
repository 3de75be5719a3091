package catalogue

import (
	"context"
	"fmt"
	"iter"
	"math"

	"github.com/essaim/essaim/graph"
)

// Table is several measures of one network in one call. What they have in common
// is done once: closeness and harmonic search together, and a normalised measure
// is made of the raw one.
//
//	results, err := metrics.Table{Mode: graph.Actor}.Run(ctx, net)
type Table struct {
	Entries  []Entry      // which measures; nil: Standard
	Mode     graph.Mode   // of the projection that om_ measures are of
	By       graph.Column // what those that need a column are by
	Seed     uint64       // of measures that draw at random
	Workers  int          // goroutines; 0 means GOMAXPROCS. The results do not depend on it.
	Progress func(name string, done, total int)
}

// Result is what one measure of a table found.
type Result struct {
	Entry
	Scores   graph.Scores // OfNodes, and OfGroups: groups are numbered from 1, the largest first
	Value    float64      // OfNetwork; NaN if it is not defined
	Warnings []error
}

// Run measures everything and gives the results in the order of the entries.
func (t Table) Run(ctx context.Context, net *graph.Network) ([]Result, error) {
	var all []Result
	for r, err := range t.Each(ctx, net) {
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// Each measures one entry after the other. The first error ends it.
func (t Table) Each(ctx context.Context, net *graph.Network) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		w := newWork(ctx, t, net)
		entries := t.Entries
		if entries == nil {
			entries = Standard()
		}
		for _, e := range entries {
			r, err := w.run(e)
			if err != nil {
				yield(Result{}, fmt.Errorf("%s: %w", e.Name, err))
				return
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

// work is a table on its way, with what its measures share.
type work struct {
	Table
	ctx    context.Context // of the one call that the work is for
	net    *graph.Network
	om     *graph.OneMode
	name   string // of the entry at work
	shared map[part]any
}

// part is an intermediate result on one graph.
type part struct {
	what string
	of   graph.Graph
}

func newWork(ctx context.Context, t Table, net *graph.Network) *work {
	return &work{Table: t, ctx: ctx, net: net, om: net.OneMode(t.Mode, graph.Count), shared: map[part]any{}}
}

func (w *work) run(e Entry) (Result, error) {
	w.name = e.Name
	r := Result{Entry: e, Value: math.NaN()}
	var g graph.Graph = w.net
	if e.OneMode() {
		g = w.om
	}
	if err := w.ctx.Err(); err != nil {
		return r, err
	}
	if e.NeedsColumn && w.By.IsZero() {
		return r, fmt.Errorf("catalogue: %w: there is no column: set By", graph.ErrSetting)
	}
	var err error
	switch {
	case e.measure != nil:
		r.Scores, err = e.measure(w).Scores(w.ctx, g)
	case e.scores != nil:
		r.Scores, err = e.scores(w, g)
	case e.groups != nil:
		var p graph.Partition
		p, err = e.groups(w, g)
		r.Scores = numbered(p)
	default:
		r.Value, r.Warnings, err = e.value(w, g)
		return r, err
	}
	r.Warnings = r.Scores.Warnings
	return r, err
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

// progress is that of the entry at work.
func (w *work) progress() func(done, total int) {
	if w.Progress == nil {
		return nil
	}
	name := w.name
	return func(done, total int) { w.Progress(name, done, total) }
}

// once finds an intermediate result, or remembers it.
func once[T any](w *work, what string, g graph.Graph, find func() (T, error)) (T, error) {
	key := part{what, g}
	if known, ok := w.shared[key].(T); ok {
		return known, nil
	}
	found, err := find()
	if err == nil {
		w.shared[key] = found
	}
	return found, err
}
