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
	var errs []error
	for r, err := range t.Each(ctx, net) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, r)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return all, errors.Join(errs...)
}

// Each measures one entry after the other. An error is that of one entry, whose numbers are
// then all NaN, and the next ones follow; but nothing follows if the context is cancelled.
func (t Table) Each(ctx context.Context, net *graph.Network) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		if net == nil || t.Mode > graph.Project {
			yield(Result{}, fmt.Errorf("catalogue: no network, or a mode that is neither Actor nor Project: %w", graph.ErrSetting))
			return
		}
		w := &work{
			ctx: ctx, net: net, om: net.OneMode(t.Mode, graph.Count), mode: t.Mode,
			seed: t.Seed, workers: t.Workers, shared: map[shared]any{},
		}
		entries, seen := t.Entries, map[string]bool{}
		if entries == nil {
			entries = Standard()
		}
		for _, e := range entries {
			result, err := t.measure(w, e)
			if id := e.Kind().String() + e.Name; seen[id] {
				err = fmt.Errorf("catalogue: there are two entries of this name: %w", graph.ErrSetting)
			} else {
				seen[id] = true
			}
			if err != nil {
				result, err = refused(w, e), fmt.Errorf("%s: %w", e.Name, err)
			}
			if !yield(result, err) || ctx.Err() != nil {
				return
			}
		}
	}
}

// measure measures one entry.
func (t Table) measure(w *work, e Entry) (Result, error) {
	result := Result{Entry: e, Value: math.NaN()}
	if err := errors.Join(w.ctx.Err(), e.check(t.By)); err != nil {
		return result, err
	}
	w.by, w.progress = graph.Column{}, nil
	if e.NeedsColumn {
		w.by = t.By
	}
	if t.Progress != nil {
		w.progress = func(done, total int) { t.Progress(e.Name, done, total) }
	}
	var err error
	g := e.on(w)
	switch e.Kind() {
	case OfNodes:
		result.Scores, err = e.nodes(w, g)
	case OfGroups:
		var p graph.Partition
		p, err = e.partition(w, g)
		result.Scores = numbered(p)
	default:
		result.Value, result.Warnings, err = e.network(w, g)
		return result, err
	}
	result.Warnings = result.Scores.Warnings
	return result, err
}

// refused is a result without numbers.
func refused(w *work, e Entry) Result {
	result := Result{Entry: e, Value: math.NaN()}
	if e.Kind() != OfNetwork {
		values := make([]float64, e.on(w).Len())
		for i := range values {
			values[i] = math.NaN()
		}
		result.Scores = graph.NewScores(e.on(w), e.Name, values)
	}
	return result
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
