// Package egonet goes through the ties among the neighbours of every node: Σ over ties of
// the smaller degree of their ends, O(m^1.5) in all (Chiba and Nishizeki 1985,
// doi:10.1137/0214017).
package egonet

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// Ego goes through the ties among the neighbours of a node.
type Ego struct {
	Row    []int32   // the neighbours
	Weight []float64 // of their ties with the node

	up     csr.Matrix
	place  []int32      // of every neighbour: its place in the row, plus one
	at     []int32      // memory of among
	tie    []float64    // memory of among
	Memory [2][]float64 // for visits
}

// Each visits every node, with its neighbourhood.
func Each(ctx context.Context, rows graph.Rows, weights csr.Weights, loop parallel.Loop, visit func(i int, e *Ego)) error {
	up, err := csr.OrientByDegree(ctx, rows, weights)
	if err != nil {
		return err
	}
	loop.N, loop.Work = rows.Len(), 20*rows.Entries()
	return loop.Each(ctx, func() func(int) {
		e := newEgo(up, rows.Len())
		return func(i int) {
			e.Row, e.Weight = rows.Row(i), weights(i)
			for k, j := range e.Row {
				e.place[j] = int32(k) + 1
			}
			visit(i, e)
			for _, j := range e.Row {
				e.place[j] = 0
			}
		}
	})
}

func newEgo(up csr.Matrix, n int) *Ego {
	e := &Ego{up: up, place: make([]int32, n), at: make([]int32, n+1), tie: make([]float64, n+1)}
	for k := range e.Memory {
		e.Memory[k] = make([]float64, n)
	}
	return e
}

// Among is the ties of a neighbour with other neighbours: their places in the row,
// and the weights of the ties. Each tie comes with one of its ends only.
func (e *Ego) Among(neighbour int32) (at []int32, tie []float64) {
	n, values := 0, e.up.Value[e.up.Start[neighbour]:]
	for k, j := range e.up.Row(int(neighbour)) {
		place := e.place[j]
		e.at[n], e.tie[n] = place-1, values[k]
		n += csr.Below(0, place)
	}
	return e.at[:n], e.tie[:n]
}
