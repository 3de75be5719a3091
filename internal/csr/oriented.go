package csr

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// OrientByDegree is the ties of a graph, each once: from the end of lower degree, so that
// the rows of hubs are short. Weights may be nil.
func OrientByDegree(ctx context.Context, rows graph.Rows, weights Weights) (Matrix, error) {
	return Orient(ctx, rows, ByDegree(rows), weights)
}

// Orient is the ties of a graph, each once: from the end that is first in an order of
// all nodes.
func Orient(ctx context.Context, rows graph.Rows, nodes []int32, weights Weights) (Matrix, error) {
	order, ties := make([]int32, rows.Len()), rows.Entries()/2
	for at, i := range nodes {
		order[i] = int32(at)
	}
	up := Matrix{Start: make([]int, 1, rows.Len()+1), Column: make([]int32, ties+1)}
	if weights != nil {
		up.Value = make([]float64, ties+1)
	}
	var w []float64
	at := 0 // what is written there is kept if the place moves on
	for i := range order {
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
			at += Below(order[i], order[j])
		}
		up.Start = append(up.Start, at)
	}
	return up, nil
}

// Below is 1 if x < y, and else 0, without a branch that the processor would have to
// guess.
func Below(x, y int32) int { return int(uint32(x-y) >> 31) }

// Row is the columns of row i.
func (e Matrix) Row(i int) []int32 { return e.Column[e.Start[i]:e.Start[i+1]] }

// Equal is 1 if x = y, and else 0; see [Below].
func Equal(x, y int32) int { return 1 - Below(x, y) - Below(y, x) }
