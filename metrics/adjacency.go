package metrics

import (
	"cmp"
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
)

// adjacency is where the adjacency matrix A of a graph stands: in its rows, or
// as a product, so that a projection whose weights are sums over what is shared
// need not be built:
//
//	A = B·S·Bᵀ - D
//
// with B the incidence matrix, S what each shared node adds to a tie, and D what
// would otherwise stand on the diagonal.
type adjacency struct {
	rows     graph.Rows          // of A, or of B and Bᵀ
	weighted bool                // take the weights of rows
	share    func(k int) float64 // S, for a shared node of degree k; nil: no product
	diagonal bool                // D = 0
	first    int                 // the place of node 0 in rows
	size     int
}

// adjacencyOf is the adjacency matrix of a graph, of strengths or of ones.
func adjacencyOf(ctx context.Context, g graph.Graph, weighted bool) (adjacency, error) {
	if o, ok := g.(*graph.OneMode); ok && weighted {
		if a, ok := productOf(o); ok {
			return a, nil
		}
	}
	rows, err := g.RowsContext(ctx)
	return adjacency{rows: rows, weighted: weighted && rows.Weighted(), size: rows.Len()}, err
}

// productOf is the adjacency matrix of a whole projection, if its weights are
// sums.
func productOf(g *graph.OneMode) (adjacency, bool) {
	mode, weighting, whole := g.Projection()
	if _, sums := weighting.Share(2); !whole || !sums {
		return adjacency{}, false
	}
	share := func(k int) float64 { w, _ := weighting.Share(k); return w }
	return adjacency{rows: g.Origin().Rows(), share: share, first: implicit.FirstOf(g.Origin(), mode), size: g.Len()}, true
}

// squareOf is B·Bᵀ of a two-mode network, for the mode with fewer nodes.
func squareOf(net *graph.Network, weighted bool) adjacency {
	mode := graph.Actor
	if net.Count(graph.Project) < net.Count(graph.Actor) {
		mode = graph.Project
	}
	return adjacency{
		rows: net.Rows(), weighted: weighted && net.Rows().Weighted(),
		share: func(int) float64 { return 1 }, diagonal: true,
		first: implicit.FirstOf(net, mode), size: net.Count(mode),
	}
}

// has tells whether a place in the rows is a node of the graph.
func (a adjacency) has(i int32) bool { return a.first <= int(i) && int(i) < a.first+a.size }

// components is the places in the rows of every component, the largest first,
// each by degree.
func (a adjacency) components(ctx context.Context) ([][]int32, error) {
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
