package brandes

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/csr"
)

// multiplicity is the pairs of classes of a projection that share more than one project.
// In the two-mode network two actors are joined by as many paths of two steps as they share
// projects: B·Bᵀ, for an incidence matrix B. In the projection they have one tie. To sums
// over the two steps, a number times 1 - shared is therefore added for each such pair, which
// leaves it once. It has no entry in a graph that is searched as it is.
type multiplicity struct {
	csr.Graph
	correction []float64 // of an entry: 1 - shared
}

func (m multiplicity) row(c int32) (classes []int32, correction []float64) {
	from, to := m.Start[c], m.Start[c+1]
	return m.Node[from:to], m.correction[from:to]
}

// multiplicityOf counts what classes share. It ends early if the context does.
func multiplicityOf(ctx context.Context, q *quotient) multiplicity {
	m := multiplicity{Graph: csr.Graph{Start: make([]int, 1, q.Len()+1)}}
	shared := make([]int32, q.Len())
	for c := range q.Len() {
		if !q.linking[c] && ctx.Err() == nil {
			m.add(q, c, shared)
		}
		m.Start = append(m.Start, len(m.Node))
	}
	return m
}

// add adds the row of a class, with an array of zeros that it leaves so.
func (m *multiplicity) add(q *quotient, c int, shared []int32) {
	from := len(m.Node)
	for _, project := range q.Row(c) {
		for _, d := range q.Row(int(project)) {
			if shared[d]++; shared[d] == 2 && int(d) != c {
				m.Node = append(m.Node, d)
			}
		}
	}
	slices.Sort(m.Node[from:])
	for _, d := range m.Node[from:] {
		m.correction = append(m.correction, float64(1-shared[d]))
	}
	for _, project := range q.Row(c) {
		for _, d := range q.Row(int(project)) {
			shared[d] = 0
		}
	}
}
