// Package egonet is ego networks: of every node (ego) its neighbours (alters) and the ties among
// them, from which triangles and the third parties of ties are counted.
//
// Each tie among alters is met in the row of its end of lower degree, by marking the
// neighbours of the ego (Chiba and Nishizeki 1985, doi:10.1137/0214017).
//
// Cost: as many steps as the smaller degrees of the ends of all ties add up to, which is
// O(m√m) for m ties; O(n+m) memory for the oriented graph, and O(n) for each worker.
package egonet

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// Ego is the ego network of one node.
type Ego struct {
	Row    []int32      // the alters: the node's neighbours, in rising order
	Weight []float64    // of the ties of the node with them
	Memory [2][]float64 // n numbers each, for a visit to use as it likes; they are not cleared

	up    csr.Matrix // the graph, oriented by degree
	place []int32    // of a node: its place in the row + 1, or 0 if it is no alter
	at    []int32    // what Among returned last
	tie   []float64  // what Among returned last
}

// Each visits every node with its ego network, which is only valid during the visit. Several
// workers visit at a time. There are weights for every tie, the same from both ends.
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

// Among is the ties of an alter with other alters: their places in the row, and the weights of
// the ties. Each tie comes with one of its ends only, the one of lower degree. The next call
// overwrites what is returned.
func (e *Ego) Among(neighbour int32) (at []int32, tie []float64) {
	n, values := 0, e.up.Value[e.up.Start[neighbour]:]
	for k, j := range e.up.Row(int(neighbour)) {
		place := e.place[j]
		e.at[n], e.tie[n] = place-1, values[k]
		n += csr.Below(0, place)
	}
	return e.at[:n], e.tie[:n]
}
