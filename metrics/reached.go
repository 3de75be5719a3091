package metrics

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/dijkstra"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/msbfs"
	"github.com/essaim/essaim/internal/parallel"
)

// Reached is what every node of a graph reaches, and how far away it is: one search of the
// whole graph, of which several measures can be made.
//
//	reached, err := metrics.Distances{}.Reached(ctx, g)
//	closeness, harmonic := metrics.Closeness{}.Of(reached), metrics.Harmonic{}.Of(reached)
type Reached struct {
	g   graph.Graph
	all []msbfs.Reach
}

// reachedOf is what every node reaches, by steps or by lengths.
func reachedOf(ctx context.Context, g graph.Graph, length func(float64) float64, loop parallel.Loop) (Reached, error) {
	find := reachedBySteps
	if length != nil {
		find = func(ctx context.Context, g graph.Graph, loop parallel.Loop) ([]msbfs.Reach, error) {
			return reachedByLength(ctx, g, length, loop)
		}
	}
	all, err := find(ctx, g, loop)
	return Reached{g, all}, err
}

func reachedBySteps(ctx context.Context, g graph.Graph, loop parallel.Loop) ([]msbfs.Reach, error) {
	walked, err := implicit.Of(ctx, g)
	if err != nil {
		return nil, err
	}
	distances, err := msbfs.Of(ctx, walked, loop)
	if err != nil {
		return nil, err
	}
	all := make([]msbfs.Reach, g.Len())
	for i := range all {
		all[i] = distances.Reach(i)
	}
	return all, nil
}

// outOfReach is the warnings of measures that miss the nodes out of reach.
func (r Reached) outOfReach() []error {
	cut, alone, n := 0, 0, len(r.all)
	for _, r := range r.all {
		if r.Own+r.Other < n {
			cut++
		}
		if r.Own+r.Other == 1 {
			alone++
		}
	}
	warnings := doubts.Add(doubts.Directions(r.g), ErrDisconnected, cut, n, " nodes do not reach all others")
	return doubts.Add(warnings, ErrIsolates, alone, n, "")
}

// reachOf is what the source reaches. Nodes from the number actors on are of the
// other mode than those before.
func reachOf(d *dijkstra.Search, actors int) msbfs.Reach {
	var r msbfs.Reach
	for _, v := range d.Order {
		if (int(v) < actors) == (int(d.Order[0]) < actors) {
			r.Own++
		} else {
			r.Other++
		}
		if far := d.Far(v); far > 0 {
			r.Sum += far
			r.Inverse += 1 / far
		}
	}
	return r
}

// reachedByLength is what every node reaches, by lengths of ties.
func reachedByLength(ctx context.Context, g graph.Graph, length func(float64) float64, loop parallel.Loop) ([]msbfs.Reach, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	lengths, err := dijkstra.Lengths(rows, length)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	actors := g.Len()
	if net, ok := g.(*graph.Network); ok {
		actors = net.Count(graph.Actor)
	}
	all := make([]msbfs.Reach, rows.Len())
	loop.N, loop.Work = rows.Len(), 8*rows.Len()*rows.Entries()
	err = loop.Each(ctx, func() func(int) {
		d := dijkstra.New(rows, lengths)
		return func(i int) {
			d.From(ctx, int32(i))
			all[i] = reachOf(d, actors)
		}
	})
	if err == nil {
		err = ctx.Err() // the last search may have stopped halfway
	}
	return all, err
}
