package egonet

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// Triangles is the number of triangles that each node is in. Each triangle is found once, from
// its node of lowest degree (Chiba and Nishizeki 1985, doi:10.1137/0214017).
//
// Cost: O(m√m) time for m ties.
func Triangles(ctx context.Context, rows graph.Rows, loop parallel.Loop) ([]float64, error) {
	const chunk = 64 // nodes at a time
	n := rows.Len()
	up, err := csr.OrientByDegree(ctx, rows, nil)
	if err != nil {
		return nil, err
	}
	loop.N, loop.Work = (n+chunk-1)/chunk, 20*len(up.Column)
	return loop.Sum(ctx, n, func() func(int, []float64) {
		tied := make([]float64, n)
		return func(c int, sum []float64) {
			for v := c * chunk; v < min(n, (c+1)*chunk); v++ {
				trianglesFrom(up, v, tied, sum)
			}
		}
	})
}

// trianglesFrom adds 1 to the three nodes of every triangle whose node of lowest degree is v.
// The marks tied are 0, before and after.
func trianglesFrom(up csr.Matrix, v int, tied, sum []float64) {
	row := up.Row(v)
	for _, u := range row {
		tied[u] = 1
	}
	all := 0.0
	for _, u := range row {
		with := 0.0
		for _, w := range up.Row(int(u)) {
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
