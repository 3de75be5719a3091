package csr

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// OrientByDegree is the orientation of a graph by degree: each tie once, from its end of lower
// degree, so that no row is longer than √2m (Chiba and Nishizeki 1985,
// doi:10.1137/0214017). Weights may be nil, the matrix then has no values.
func OrientByDegree(ctx context.Context, rows graph.Rows, weights Weights) (Matrix, error) {
	return Orient(ctx, rows, ByDegree(rows), weights)
}

// Orient is the orientation of a graph by an order of all its nodes: each tie once, from its
// end that comes first. Its Column and Value may be longer than what they hold.
func Orient(ctx context.Context, rows graph.Rows, nodes []int32, weights Weights) (Matrix, error) {
	rank, ties := make([]int32, rows.Len()), rows.Entries()/2
	for at, i := range nodes {
		rank[i] = int32(at)
	}
	up := Matrix{Start: make([]int, 1, rows.Len()+1), Column: make([]int32, ties+1)}
	if weights != nil {
		up.Value = make([]float64, ties+1)
	}
	var w []float64
	at := 0 // what is written there is kept if this moves on
	for i := range rank {
		if i%parallel.Often == 0 && ctx.Err() != nil {
			return up, ctx.Err()
		}
		if weights != nil {
			w = weights(i)
		}
		for k, j := range rows.Row(i) {
			up.Column[at] = j
			if w != nil {
				up.Value[at] = w[k]
			}
			at += Below(rank[i], rank[j])
		}
		up.Start = append(up.Start, at)
	}
	return up, nil
}

// Below is 1 if x < y, and else 0, without a branch that the processor would have to
// predict. Neither may be below 0.
func Below(x, y int32) int { return int(uint32(x-y) >> 31) }

// Equal is 1 if x = y, and else 0, without a branch as [Below].
func Equal(x, y int32) int { return 1 - Below(x, y) - Below(y, x) }
