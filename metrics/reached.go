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

// Reaches is the reach of every node of g.
func Reaches(ctx context.Context, g graph.Graph, length func(float64) float64, loop parallel.Loop) ([]msbfs.Reach, error) {
	if length != nil {
		return reachesByLength(ctx, g, length, loop)
	}
	s, err := implicit.Of(ctx, g)
	if err != nil {
		return nil, err
	}
	survey, err := msbfs.Of(ctx, s, loop)
	if err != nil {
		return nil, err
	}
	all := make([]msbfs.Reach, g.Len())
	for i := range all {
		all[i] = survey.Reach(i)
	}
	return all, nil
}

// outOfReach is the warnings of measures that miss the nodes out of reach.
func outOfReach(g graph.Graph, all []msbfs.Reach) []error {
	cut, alone := 0, 0
	for _, r := range all {
		if r.Own+r.Other < len(all) {
			cut++
		}
		if r.Own+r.Other == 1 {
			alone++
		}
	}
	warnings := doubts.Add(doubts.Directions(g), ErrDisconnected, cut, len(all), " nodes do not reach all others")
	return doubts.Add(warnings, ErrIsolates, alone, len(all), "")
}

// reach is what the source reaches. Nodes from the number actors on are of the
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

// reachesByLength is reaches with lengths of ties.
func reachesByLength(ctx context.Context, g graph.Graph, length func(float64) float64, loop parallel.Loop) ([]msbfs.Reach, error) {
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
