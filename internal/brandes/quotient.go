package brandes

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
)

// quotient is what shortest paths are searched in: the parts of a graph, with twins
// merged to classes. Classes are numbered piece by piece, and by falling degree
// in each.
//
// The mesh of a projection is that of its two-mode network: a path goes from
// actor to project to actor. Its projects join actors, and are no ends of paths
// but for the actors that hang on them.
type quotient struct {
	csr.Graph
	parts        parts
	of           []int32      // of a part: its class
	piece        []int32      // of a class
	bound        []int        // of a piece: its first class
	joint        []bool       // of a class: it only joins others
	weight       []float64    // of a class: ends of paths that it stands for
	copies       []float64    // of a class: nodes of it that paths can take
	pairs        []float64    // of a class: pairs of twins that each of its nodes stands between
	multiplicity multiplicity // projections only
	largest      int          // degree
}

func quotientOf(ctx context.Context, s implicit.Graph, p parts, same csr.TwinClasses) (*quotient, error) {
	m := &quotient{parts: p}
	m.number(same)
	m.Graph = csr.Build(len(same.First), func(visit func(i, j int32)) { m.ties(ctx, same, visit) })
	m.weigh(s)
	m.pair(s)
	if s.Stride == 2 {
		m.multiplicity = m.multiplicities(ctx)
	}
	return m, ctx.Err()
}

// number makes the classes.
func (m *quotient) number(same csr.TwinClasses) {
	degree := make([]int, m.parts.Len())
	for _, v := range same.First {
		for _, u := range m.parts.Row(int(v)) {
			if same.Of[u] == u {
				degree[v]++
			}
		}
		m.largest = max(m.largest, degree[v])
	}
	order := sorted(same.First, m.largest+1, func(v int32) int { return m.largest - degree[v] })
	order = sorted(order, m.parts.pieces, func(v int32) int { return int(m.parts.piece[v]) })
	m.of = make([]int32, m.parts.Len())
	for c, v := range order {
		m.of[v] = int32(c)
		m.piece = append(m.piece, m.parts.piece[v])
		if int(m.piece[c]) == len(m.bound) {
			m.bound = append(m.bound, c)
		}
	}
	m.bound = append(m.bound, len(order))
	for v, first := range same.Of {
		m.of[v] = m.of[first]
	}
}

// ties visits the ties of the first twins, with a view to rows in rising order.
func (m *quotient) ties(ctx context.Context, same csr.TwinClasses, visit func(i, j int32)) {
	first := make([]int32, len(same.First)) // of a class
	for _, v := range same.First {
		first[m.of[v]] = v
	}
	for c, v := range first {
		if c%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		for _, u := range m.parts.Row(int(v)) {
			if same.Of[u] == u {
				visit(m.of[u], int32(c))
			}
		}
	}
}

// weigh adds up what the twins of every class stand for.
func (m *quotient) weigh(s implicit.Graph) {
	n := m.Len()
	m.weight, m.copies, m.joint = make([]float64, n), make([]float64, n), make([]bool, n)
	for i, c := range m.of {
		v := int(m.parts.of[i])
		m.weight[c] += m.parts.weight[i]
		m.copies[c]++
		if v < s.First || v >= s.First+s.Size {
			m.joint[c], m.copies[c] = true, 1
		}
	}
}

// pair finds the pairs of twins that are not tied, for which there is no search.
// All their paths have two steps.
func (m *quotient) pair(s implicit.Graph) {
	m.pairs = make([]float64, m.Len())
	squares, tied := make([]float64, m.Len()), make([]bool, m.Len())
	for i, c := range m.of {
		squares[c] += m.parts.weight[i] * m.parts.weight[i]
		beside := slices.ContainsFunc(m.parts.Row(i), func(j int32) bool { return m.of[j] == c })
		tied[c] = beside || s.Stride == 2 && !m.joint[c]
	}
	for c := range m.Len() {
		if tied[c] {
			continue
		}
		ways := 0.0
		for _, d := range m.Row(c) {
			ways += m.copies[d]
		}
		for _, d := range m.Row(c) {
			m.pairs[d] += (m.weight[c]*m.weight[c] - squares[c]) / 2 / ways
		}
	}
}
