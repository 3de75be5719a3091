package spectral

import (
	"cmp"
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/vec"
)

// operator is where the adjacency matrix A of a graph stands: in its rows, or
// as a product, so that a projection whose weights are sums over what is shared
// need not be built:
//
//	A = B·S·Bᵀ - D
//
// with B the incidence matrix, S what each shared node adds to a tie, and D the ties of
// nodes with themselves, which would otherwise stand on the diagonal.
type operator struct {
	rows     graph.Rows          // of A, or of B and Bᵀ
	weighted bool                // take the weights of rows
	share    func(k int) float64 // S, for a shared node of degree k; nil: no product
	selfTies bool                // keep them: D = 0
	first    int                 // the place of node 0 in rows
	size     int
	unit     float64 // what all weights are multiplied with
	least    float64 // a lower bound of the largest eigenvalue, where scaled
}

// operatorOf is the adjacency matrix of a graph, of strengths or of ones.
func operatorOf(ctx context.Context, g graph.Graph, weighted bool) (operator, error) {
	if o, ok := g.(*graph.OneMode); ok && weighted {
		if a, ok := productOf(o); ok {
			return a, nil
		}
	}
	rows, err := g.RowsContext(ctx)
	return operator{rows: rows, weighted: weighted && rows.Weighted(), size: rows.Len(), unit: 1}, err
}

// productOf is the adjacency matrix of a whole projection, if its weights are
// sums.
func productOf(g *graph.OneMode) (operator, bool) {
	mode, weighting, whole := g.Projection()
	if _, sums := weighting.Share(2); !whole || !sums {
		return operator{}, false
	}
	share := func(k int) float64 { w, _ := weighting.Share(k); return w }
	return operator{rows: g.Origin().Rows(), share: share, first: implicit.FirstOf(g.Origin(), mode), size: g.Len(), unit: 1}, true
}

// gramOf is the Gram matrix B·Bᵀ of a two-mode network, for the mode with fewer nodes. Its
// eigenvalues are the squares of the singular values of B.
func gramOf(net *graph.Network, weighted bool) operator {
	mode := graph.Actor
	if net.Count(graph.Project) < net.Count(graph.Actor) {
		mode = graph.Project
	}
	return operator{
		rows: net.Rows(), weighted: weighted && net.Rows().Weighted(),
		share: func(int) float64 { return 1 }, selfTies: true,
		first: implicit.FirstOf(net, mode), size: net.Count(mode), unit: 1,
	}
}

// symmetric is the matrix whose leading eigenvector is searched: in two modes B·Bᵀ, which is
// smaller than the matrix of both and needs about half the steps.
func symmetric(ctx context.Context, g graph.Graph, weighted bool) (operator, error) {
	if net, ok := g.(*graph.Network); ok {
		return gramOf(net, weighted), nil
	}
	return operatorOf(ctx, g, weighted)
}

// scaled is the matrix with its largest weight between 1 and 2, so that squares neither
// vanish nor pass what numbers can hold. A power of two changes no digit. The largest
// eigenvalue of a matrix without negative entries is at least that of the two nodes of its
// strongest tie: the weight, or in B·Bᵀ its square.
func (a operator) scaled() operator {
	largest := 0.0
	for i := range a.rows.Len() {
		switch {
		case a.weighted:
			largest = max(largest, vec.Max(a.rows.Weights(i)))
		case a.share != nil && !a.has(int32(i)) && a.rows.Degree(i) > 1:
			largest = max(largest, a.share(a.rows.Degree(i)))
		}
	}
	a.unit = vec.ToOne(largest)
	if a.least = largest * a.unit; a.selfTies {
		a.least *= a.least
	}
	return a
}

// has tells whether a place in the rows is a node of the graph.
func (a operator) has(i int32) bool { return a.first <= int(i) && int(i) < a.first+a.size }

// components is the places in the rows of every component, the largest first,
// each by degree.
func (a operator) components(ctx context.Context) ([][]int32, error) {
	component, sizes, err := a.rows.ComponentsContext(ctx)
	if err != nil {
		return nil, err
	}
	places, start := csr.ByKey(csr.ByDegree(a.rows), component)
	parts := make([][]int32, len(sizes))
	for c := range parts {
		parts[c] = places[start[c]:start[c+1]]
	}
	slices.SortStableFunc(parts, func(x, y []int32) int { return cmp.Compare(len(y), len(x)) })
	return parts, nil
}
