package metrics

import (
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// Inverse is Newman's length of a tie, 1/strength, for the Length field of path
// measures. Newman (2001), doi:10.1103/PhysRevE.64.016132.
func Inverse(strength float64) float64 { return 1 / strength }

// lengthsOf is the lengths of ties, aligned with the rows. Without a function
// there are none.
func lengthsOf(rows graph.Rows, length func(float64) float64) ([][]float64, error) {
	if length == nil {
		return nil, nil
	}
	all := make([][]float64, rows.Len())
	flat := make([]float64, 0, rows.Entries())
	for i := range all {
		start, weights := len(flat), rows.Weights(i)
		for k := range rows.Row(i) {
			strength := 1.0
			if weights != nil {
				strength = weights[k]
			}
			l := length(strength)
			if !(l > 0) || math.IsInf(l, 0) {
				return nil, fmt.Errorf("metrics: strength %v has length %v: %w", strength, l, ErrLength)
			}
			flat = append(flat, l)
		}
		all[i] = flat[start:]
	}
	return all, nil
}

// reachesByLength is reaches with lengths of ties.
func reachesByLength(ctx context.Context, g graph.Graph, length func(float64) float64, loop parallel.Loop) ([]reach, error) {
	rows := g.Rows()
	lengths, err := lengthsOf(rows, length)
	if err != nil {
		return nil, err
	}
	actors := g.Len()
	if net, ok := g.(*graph.Network); ok {
		actors = net.Count(graph.Actor)
	}
	result := make([]reach, rows.Len())
	loop.N, loop.Work = rows.Len(), 8*rows.Len()*rows.Entries()
	err = loop.Each(ctx, func() func(int) {
		p := newPaths(ctx, rows, lengths)
		return func(i int) {
			p.settle(int32(i))
			result[i] = p.reach(actors)
		}
	})
	return result, err
}

// reach is what the source reaches. Nodes from the number actors on are of the
// other mode than those before.
func (p *paths) reach(actors int) reach {
	var r reach
	for _, v := range p.order {
		if (int(v) < actors) == (int(p.order[0]) < actors) {
			r.own++
		} else {
			r.other++
		}
		if far := p.far[v]; far > 0 {
			r.sum += far
			r.inverse += 1 / far
		}
	}
	return r
}
