package brandes

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
)

// Quotient is what shortest paths are searched in: the parts of a graph, with twins
// merged to classes. Classes are numbered piece by piece, and by falling degree
// in each.
//
// The mesh of a projection is that of its two-mode network: a path goes from
// actor to project to actor. Its projects join actors, and are no ends of paths
// but for the actors that hang on them.
type Quotient struct {
	csr.Graph
	Parts        parts
	Of           []int32      // of a part: its class
	piece        []int32      // of a class
	bound        []int        // of a piece: its first class
	joint        []bool       // of a class: it only joins others
	weight       []float64    // of a class: ends of paths that it stands for
	copies       []float64    // of a class: nodes of it that paths can take
	Pairs        []float64    // of a class: pairs of twins that each of its nodes stands between
	multiplicity multiplicity // projections only
	largest      int          // degree
}

func QuotientOf(ctx context.Context, s implicit.Graph, p parts, same csr.TwinClasses) (*Quotient, error) {
	m := &Quotient{Parts: p}
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
func (m *Quotient) number(same csr.TwinClasses) {
	degree := make([]int, m.Parts.Len())
	for _, v := range same.First {
		for _, u := range m.Parts.Row(int(v)) {
			if same.Of[u] == u {
				degree[v]++
			}
		}
		m.largest = max(m.largest, degree[v])
	}
	order := sorted(same.First, m.largest+1, func(v int32) int { return m.largest - degree[v] })
	order = sorted(order, m.Parts.pieces, func(v int32) int { return int(m.Parts.piece[v]) })
	m.Of = make([]int32, m.Parts.Len())
	for c, v := range order {
		m.Of[v] = int32(c)
		m.piece = append(m.piece, m.Parts.piece[v])
		if int(m.piece[c]) == len(m.bound) {
			m.bound = append(m.bound, c)
		}
	}
	m.bound = append(m.bound, len(order))
	for v, first := range same.Of {
		m.Of[v] = m.Of[first]
	}
}

// ties visits the ties of the first twins, with a view to rows in rising order.
func (m *Quotient) ties(ctx context.Context, same csr.TwinClasses, visit func(i, j int32)) {
	first := make([]int32, len(same.First)) // of a class
	for _, v := range same.First {
		first[m.Of[v]] = v
	}
	for c, v := range first {
		if c%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		for _, u := range m.Parts.Row(int(v)) {
			if same.Of[u] == u {
				visit(m.Of[u], int32(c))
			}
		}
	}
}

// weigh adds up what the twins of every class stand for.
func (m *Quotient) weigh(s implicit.Graph) {
	n := m.Len()
	m.weight, m.copies, m.joint = make([]float64, n), make([]float64, n), make([]bool, n)
	for i, c := range m.Of {
		v := int(m.Parts.Of[i])
		m.weight[c] += m.Parts.weight[i]
		m.copies[c]++
		if v < s.First || v >= s.First+s.Size {
			m.joint[c], m.copies[c] = true, 1
		}
	}
}

// pair finds the pairs of twins that are not tied, for which there is no search.
// All their paths have two steps.
func (m *Quotient) pair(s implicit.Graph) {
	m.Pairs = make([]float64, m.Len())
	squares, tied := make([]float64, m.Len()), make([]bool, m.Len())
	for i, c := range m.Of {
		squares[c] += m.Parts.weight[i] * m.Parts.weight[i]
		beside := slices.ContainsFunc(m.Parts.Row(i), func(j int32) bool { return m.Of[j] == c })
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
			m.Pairs[d] += (m.weight[c]*m.weight[c] - squares[c]) / 2 / ways
		}
	}
}
