package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// ego goes through the ties among the neighbours of a node.
type ego struct {
	up     entries
	place  []int32      // of every neighbour: its place in the row, plus one
	at     []int32      // memory of among
	weight []float64    // memory of among
	memory [2][]float64 // for visits
}

// egos visits every node, with what it takes to look at its neighbourhood.
func egos(ctx context.Context, rows graph.Rows, weights func(i int) []float64, loop parallel.Loop, visit func(i int, e *ego)) error {
	up := upward(rows, weights)
	loop.N, loop.Work = rows.Len(), 20*rows.Entries()
	return loop.Each(ctx, func() func(int) {
		e := newEgo(up, rows.Len())
		return func(i int) {
			for k, j := range rows.Row(i) {
				e.place[j] = int32(k) + 1
			}
			visit(i, e)
			for _, j := range rows.Row(i) {
				e.place[j] = 0
			}
		}
	})
}

func newEgo(up entries, n int) *ego {
	e := &ego{up: up, place: make([]int32, n), at: make([]int32, n+1), weight: make([]float64, n+1)}
	e.memory[0], e.memory[1] = make([]float64, n), make([]float64, n)
	return e
}

// among is the ties of a neighbour with other neighbours: their places in the row,
// and the weights of the ties. Each tie comes with one of its ends only.
func (e *ego) among(neighbour int32) (at []int32, weight []float64) {
	n, values := 0, e.up.value[e.up.start[neighbour]:]
	for k, j := range e.up.row(int(neighbour)) {
		place := e.place[j]
		e.at[n], e.weight[n] = place-1, values[k]
		n += below(0, place)
	}
	return e.at[:n], e.weight[:n]
}

// weightsOf is the strengths of the ties of every node, or ones.
func weightsOf(rows graph.Rows, unweighted bool) func(i int) []float64 {
	if rows.Weighted() && !unweighted {
		return rows.Weights
	}
	largest := 0
	for i := range rows.Len() {
		largest = max(largest, rows.Degree(i))
	}
	one := ones(largest)
	return func(i int) []float64 { return one[:rows.Degree(i)] }
}
