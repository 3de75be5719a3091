package metrics

import (
	"context"
	"slices"
)

// excess is the pairs of actors who share more than one project, with one minus
// the number that they share. Added to B·Bᵀ, for an incidence matrix B, it ties
// each pair once, or not at all; it leaves out the diagonal.
type excess struct {
	links
	times []float64
}

func (e excess) row(i int32) (nodes []int32, times []float64) {
	from, to := e.start[i], e.start[i+1]
	return e.node[from:to], e.times[from:to]
}

// excesses counts what the classes share. It ends early if the context does.
func (m *mesh) excesses(ctx context.Context) excess {
	e := excess{links: links{start: make([]int, 1, m.Len()+1)}}
	shared := make([]int32, m.Len())
	for i := range m.Len() {
		if !m.joint[i] && ctx.Err() == nil {
			e.add(m, i, shared)
		}
		e.start = append(e.start, len(e.node))
	}
	return e
}

// add adds the row of class i, with an array of zeros that it leaves so.
func (e *excess) add(m *mesh, i int, shared []int32) {
	from := len(e.node)
	for _, p := range m.Row(i) {
		for _, j := range m.Row(int(p)) {
			if shared[j]++; shared[j] == 2 && int(j) != i {
				e.node = append(e.node, j)
			}
		}
	}
	slices.Sort(e.node[from:])
	for _, j := range e.node[from:] {
		e.times = append(e.times, float64(1-shared[j]))
	}
	for _, p := range m.Row(i) {
		for _, j := range m.Row(int(p)) {
			shared[j] = 0
		}
	}
}
