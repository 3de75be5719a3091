// Package spectral is the adjacency matrix of a graph as an operator on vectors, its
// leading eigenvectors and linear systems with it. The matrix of a projection is a
// product of two-mode matrices, A = B·S·Bᵀ - D, and is never built.
//
// Eigenvectors come by locally optimal block preconditioned conjugate gradients, of one
// vector and without preconditioner (LOBPCG, Knyazev 2001, doi:10.1137/S1064827500366124);
// systems by conjugate gradients (Hestenes and Stiefel 1952, doi:10.6028/jres.049.044).
// Both take O(m) time for a step and O(n) memory, for m ties of the two-mode network.
package spectral

import (
	"cmp"
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
)

// Operator is where the adjacency matrix A of a graph stands: in its rows, or
// as a product, so that a projection whose weights are sums over what is shared
// need not be built:
//
//	A = B·S·Bᵀ - D
//
// with B the incidence matrix, S what each shared node adds to a tie, and D what
// would otherwise stand on the diagonal.
type Operator struct {
	Rows     graph.Rows          // of A, or of B and Bᵀ
	Weighted bool                // take the weights of rows
	share    func(k int) float64 // S, for a shared node of degree k; nil: no product
	Diagonal bool                // D = 0
	First    int                 // the place of node 0 in rows
	Size     int
}

// Of is the adjacency matrix of a graph, of strengths or of ones.
func Of(ctx context.Context, g graph.Graph, weighted bool) (Operator, error) {
	if o, ok := g.(*graph.OneMode); ok && weighted {
		if a, ok := product(o); ok {
			return a, nil
		}
	}
	rows, err := g.RowsContext(ctx)
	return Operator{Rows: rows, Weighted: weighted && rows.Weighted(), Size: rows.Len()}, err
}

// product is the adjacency matrix of a whole projection, if its weights are
// sums.
func product(g *graph.OneMode) (Operator, bool) {
	mode, weighting, whole := g.Projection()
	if _, sums := weighting.Share(2); !whole || !sums {
		return Operator{}, false
	}
	share := func(k int) float64 { w, _ := weighting.Share(k); return w }
	return Operator{Rows: g.Origin().Rows(), share: share, First: implicit.FirstOf(g.Origin(), mode), Size: g.Len()}, true
}

// square is B·Bᵀ of a two-mode network, for the mode with fewer nodes.
func square(net *graph.Network, weighted bool) Operator {
	mode := graph.Actor
	if net.Count(graph.Project) < net.Count(graph.Actor) {
		mode = graph.Project
	}
	return Operator{
		Rows: net.Rows(), Weighted: weighted && net.Rows().Weighted(),
		share: func(int) float64 { return 1 }, Diagonal: true,
		First: implicit.FirstOf(net, mode), Size: net.Count(mode),
	}
}

// has tells whether a place in the rows is a node of the graph.
func (a Operator) has(i int32) bool { return a.First <= int(i) && int(i) < a.First+a.Size }

// components is the places in the rows of every component, the largest first,
// each by degree.
func (a Operator) components(ctx context.Context) ([][]int32, error) {
	component, sizes, err := a.Rows.ComponentsContext(ctx)
	if err != nil {
		return nil, err
	}
	places, start := csr.ByKey(csr.ByDegree(a.Rows), component)
	parts := make([][]int32, len(sizes))
	for c := range parts {
		parts[c] = places[start[c]:start[c+1]]
	}
	slices.SortStableFunc(parts, func(x, y []int32) int { return cmp.Compare(len(y), len(x)) })
	return parts, nil
}
