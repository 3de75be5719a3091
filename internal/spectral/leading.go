package spectral

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/vec"
)

// SameEigenvalue is the share of an eigenvalue that is taken for rounding.
const SameEigenvalue = 1e-12

// Leading is the largest eigenvalue of an adjacency matrix, its spectral radius, with its
// Perron vector. In two modes the matrix is that of both, and the vector consists of the
// leading singular vectors of the incidence matrix.
type Leading struct {
	Value      float64   // 0 without ties
	Vector     []float64 // of every node: of norm 1 in each mode, not below 0
	Components int       // whose largest eigenvalue it is
	Outside    int       // nodes that are in none of them
	Off        float64   // about how far the vector may be from the true one: residual over gap
}

// LeadingOf finds the leading eigenvector, of strengths or of ones, in some steps at most for
// each component; it is a [graph.ConvergenceError] if they are too few. If several components
// have the eigenvalue the vector is the orthogonal projection of the vector of ones on their
// eigenspace.
//
// Cost: O(n+m) time a step and O(n+m) memory for n nodes and m ties, of the two-mode network
// where the graph is a projection whose weights are sums.
func LeadingOf(ctx context.Context, g graph.Graph, weighted bool, steps int) (Leading, error) {
	a, err := symmetric(ctx, g, weighted)
	if err != nil {
		return Leading{}, err
	}
	a = a.scaled()
	found, err := a.leading(ctx, steps)
	if err != nil {
		return Leading{}, err
	}
	l := Leading{Vector: make([]float64, a.rows.Len()), Components: len(found), Outside: g.Len()}
	for _, v := range found {
		l.Value, l.Off = max(l.Value, v.value), max(l.Off, v.angle())
		l.Outside -= v.put(ctx, l.Vector, a.selfTies)
	}
	if net, ok := g.(*graph.Network); ok {
		l.Value = math.Sqrt(l.Value)
		vec.Unit(l.Vector[:net.Count(graph.Actor)])
		vec.Unit(l.Vector[net.Count(graph.Actor):])
	} else {
		l.Vector = l.Vector[a.first : a.first+a.size]
		vec.Unit(l.Vector)
	}
	l.Value /= a.unit
	return l, ctx.Err()
}

// Largest is the largest eigenvalue of a symmetric matrix without negative entries, and its
// Perron vector, of norm 1. The matrix must be irreducible: of two rows or more, which all
// hang together.
func Largest(ctx context.Context, m csr.Matrix, steps int) (value float64, x []float64, err error) {
	unit := vec.ToOne(vec.Max(m.Value))
	m.Value = slices.Clone(m.Value)
	for k := range m.Value {
		m.Value[k] *= unit // so that squares neither vanish nor pass what numbers can hold
	}
	v := newLOBPCG(ctx, &matrix{nodes: csr.UpTo(len(m.Start) - 1), rows: m})
	err = v.find(ctx, steps)
	return v.value / unit, v.x, err
}

// leading is the Perron vectors of the components that have the largest eigenvalue. No
// eigenvalue of a component is above its largest row sum, by which most are left out.
func (a operator) leading(ctx context.Context, steps int) ([]*lobpcg, error) {
	components, err := a.components(ctx)
	if err != nil {
		return nil, err
	}
	var found []*lobpcg
	top, rank := a.least, make([]int32, a.rows.Len())
	for _, places := range components {
		if len(places) == 1 {
			break // as are all that follow
		}
		m, err := a.part(ctx, places, rank)
		if err != nil {
			return nil, err
		}
		v := newLOBPCG(ctx, m)
		if bound := vec.Max(v.x); bound == 0 || bound < top*(1-SameEigenvalue) {
			continue
		}
		if err := v.find(ctx, steps); err != nil {
			return nil, err
		}
		top = max(top, v.value)
		found = append(found, v)
	}
	return slices.DeleteFunc(found, func(v *lobpcg) bool { return v.value < top*(1-SameEigenvalue) }), ctx.Err()
}

// put writes the vector to the places of its nodes, and the other singular vector too in
// two modes, and returns how many they are. It is scaled by its inner product with the vector
// of ones, as the projection of that on the eigenspace is.
func (v *lobpcg) put(ctx context.Context, values []float64, twoModes bool) (nodes int) {
	weight := vec.Sum(v.x)
	if twoModes {
		v.m.columns.Times(ctx, v.m.sums, v.x)
		vec.Unit(v.m.sums)
		weight += vec.Sum(v.m.sums)
		for p, i := range v.m.shared {
			values[i] = weight * max(0, v.m.sums[p])
		}
		nodes = len(v.m.shared)
	}
	for k, i := range v.m.nodes {
		values[i] = weight * max(0, v.x[k])
	}
	return nodes + len(v.m.nodes)
}
