package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// ego goes through the ties among the neighbours of a node.
type ego struct {
	row    []int32   // the neighbours
	weight []float64 // of their ties with the node

	up     entries
	place  []int32      // of every neighbour: its place in the row, plus one
	at     []int32      // memory of among
	tie    []float64    // memory of among
	memory [3][]float64 // for weights and for visits
}

// weigher is the weights of a node's row, written to memory if they have to be made.
type weigher func(i int, memory []float64) []float64

// egos visits every node, with its neighbourhood.
func egos(ctx context.Context, rows graph.Rows, weights weigher, loop parallel.Loop, visit func(i int, e *ego)) error {
	up, err := upward(ctx, rows, weights)
	if err != nil {
		return err
	}
	loop.N, loop.Work = rows.Len(), 20*rows.Entries()
	return loop.Each(ctx, func() func(int) {
		e := newEgo(up, rows.Len())
		return func(i int) {
			e.row, e.weight = rows.Row(i), weights(i, e.memory[0])
			for k, j := range e.row {
				e.place[j] = int32(k) + 1
			}
			visit(i, e)
			for _, j := range e.row {
				e.place[j] = 0
			}
		}
	})
}

func newEgo(up entries, n int) *ego {
	e := &ego{up: up, place: make([]int32, n), at: make([]int32, n+1), tie: make([]float64, n+1)}
	for k := range e.memory {
		e.memory[k] = make([]float64, n)
	}
	return e
}

// among is the ties of a neighbour with other neighbours: their places in the row,
// and the weights of the ties. Each tie comes with one of its ends only.
func (e *ego) among(neighbour int32) (at []int32, tie []float64) {
	n, values := 0, e.up.value[e.up.start[neighbour]:]
	for k, j := range e.up.row(int(neighbour)) {
		place := e.place[j]
		e.at[n], e.tie[n] = place-1, values[k]
		n += below(0, place)
	}
	return e.at[:n], e.tie[:n]
}

// strengths is the strengths of ties, or ones.
func strengths(rows graph.Rows, unweighted bool) weigher {
	if rows.Weighted() && !unweighted {
		return func(i int, _ []float64) []float64 { return rows.Weights(i) }
	}
	return func(i int, memory []float64) []float64 {
		w := memory[:rows.Degree(i)]
		for k := range w {
			w[k] = 1
		}
		return w
	}
}

// weightsOf is the strengths of ties, or ones, in memory that all share.
func weightsOf(rows graph.Rows, unweighted bool) func(i int) []float64 {
	if rows.Weighted() && !unweighted {
		return rows.Weights
	}
	largest := 0
	for i := range rows.Len() {
		largest = max(largest, rows.Degree(i))
	}
	one := vec.Ones(largest)
	return func(i int) []float64 { return one[:rows.Degree(i)] }
}

// summed is what becomes of every node's weights.
func (w weigher) summed(rows graph.Rows, sum func([]float64) float64) []float64 {
	values, memory := make([]float64, rows.Len()), make([]float64, rows.Len())
	for i := range values {
		values[i] = sum(w(i, memory))
	}
	return values
}
