package brandes

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/csr"
)

// multiplicity is the pairs of actors who share more than one project, with one minus
// the number that they share. Added to B·Bᵀ, for an incidence matrix B, it ties
// each pair once, or not at all; it leaves out the diagonal.
type multiplicity struct {
	csr.Graph
	times []float64
}

func (e multiplicity) row(i int32) (nodes []int32, times []float64) {
	from, to := e.Start[i], e.Start[i+1]
	return e.Node[from:to], e.times[from:to]
}

// multiplicities counts what the classes share. It ends early if the context does.
func (m *quotient) multiplicities(ctx context.Context) multiplicity {
	e := multiplicity{Graph: csr.Graph{Start: make([]int, 1, m.Len()+1)}}
	shared := make([]int32, m.Len())
	for i := range m.Len() {
		if !m.joint[i] && ctx.Err() == nil {
			e.add(m, i, shared)
		}
		e.Start = append(e.Start, len(e.Node))
	}
	return e
}

// add adds the row of class i, with an array of zeros that it leaves so.
func (e *multiplicity) add(m *quotient, i int, shared []int32) {
	from := len(e.Node)
	for _, p := range m.Row(i) {
		for _, j := range m.Row(int(p)) {
			if shared[j]++; shared[j] == 2 && int(j) != i {
				e.Node = append(e.Node, j)
			}
		}
	}
	slices.Sort(e.Node[from:])
	for _, j := range e.Node[from:] {
		e.times = append(e.times, float64(1-shared[j]))
	}
	for _, p := range m.Row(i) {
		for _, j := range m.Row(int(p)) {
			shared[j] = 0
		}
	}
}
