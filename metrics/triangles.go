package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// upward is the ties of a graph, each once: from the end of lower degree, so that
// the rows of hubs are short. Weights, if any, are by row, in memory if need be.
func upward(ctx context.Context, rows graph.Rows, weights weigher) (entries, error) {
	return onward(ctx, rows, byDegree(rows), weights)
}

// onward is the ties of a graph, each once: from the end that is first in an order of
// all nodes.
func onward(ctx context.Context, rows graph.Rows, nodes []int32, weights weigher) (entries, error) {
	order, ties := make([]int32, rows.Len()), rows.Entries()/2
	for at, i := range nodes {
		order[i] = int32(at)
	}
	up := entries{start: make([]int, 1, rows.Len()+1), column: make([]int32, ties+1)}
	if weights != nil {
		up.value = make([]float64, ties+1)
	}
	memory, w := make([]float64, rows.Len()), []float64(nil)
	at := 0 // what is written there is kept if the place moves on
	for i := range order {
		if i%parallel.Often == 0 && ctx.Err() != nil {
			return up, ctx.Err()
		}
		if weights != nil {
			w = weights(i, memory)
		}
		for k, j := range rows.Row(i) {
			up.column[at] = j
			if w != nil {
				up.value[at] = w[k]
			}
			at += below(order[i], order[j])
		}
		up.start = append(up.start, at)
	}
	return up, nil
}

// below is 1 if x < y, and else 0, without a branch that the processor would have to
// guess.
func below(x, y int32) int { return int(uint32(x-y) >> 31) }

// row is the columns of row i.
func (e entries) row(i int) []int32 { return e.column[e.start[i]:e.start[i+1]] }

// trianglesAt is the number of triangles that each node is in. Each triangle is
// found once, from its node of lowest degree.
func trianglesAt(ctx context.Context, rows graph.Rows, workers int) ([]float64, error) {
	const chunk = 64 // nodes at a time
	n := rows.Len()
	up, err := upward(ctx, rows, nil)
	if err != nil {
		return nil, err
	}
	loop := parallel.Loop{N: (n + chunk - 1) / chunk, Work: 20 * len(up.column), Workers: workers}
	return loop.Sum(ctx, n, func() func(int, []float64) {
		tied := make([]float64, n)
		return func(c int, sum []float64) {
			for v := c * chunk; v < min(n, (c+1)*chunk); v++ {
				trianglesFrom(up, v, tied, sum)
			}
		}
	})
}

// triangles adds the triangles upward from v to their nodes. The memory tied is 0,
// before and after.
func trianglesFrom(up entries, v int, tied, sum []float64) {
	row := up.row(v)
	for _, u := range row {
		tied[u] = 1
	}
	all := 0.0
	for _, u := range row {
		with := 0.0
		for _, w := range up.row(int(u)) {
			closed := tied[w]
			sum[w] += closed
			with += closed
		}
		sum[u] += with
		all += with
	}
	sum[v] += all
	for _, u := range row {
		tied[u] = 0
	}
}
