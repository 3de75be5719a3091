package metrics

import (
	"cmp"
	"slices"

	"github.com/essaim/essaim/graph"
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
func adjacencyOf(g graph.Graph, weighted bool) adjacency {
	if o, ok := g.(*graph.OneMode); ok && weighted {
		if a, ok := productOf(o); ok {
			return a
		}
	}
	rows := g.Rows()
	return adjacency{rows: rows, weighted: weighted && rows.Weighted(), size: rows.Len()}
}

// productOf is the adjacency matrix of a whole projection, if its weights are
// sums.
func productOf(g *graph.OneMode) (adjacency, bool) {
	mode, weighting, whole := g.Projection()
	if _, sums := weighting.Share(2); !whole || !sums {
		return adjacency{}, false
	}
	share := func(k int) float64 { w, _ := weighting.Share(k); return w }
	return adjacency{rows: g.Origin().Rows(), share: share, first: firstOf(g.Origin(), mode), size: g.Len()}, true
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
		first: firstOf(net, mode), size: net.Count(mode),
	}
}

// firstOf is the place of the first node of a mode.
func firstOf(net *graph.Network, mode graph.Mode) int {
	if mode == graph.Project {
		return net.Count(graph.Actor)
	}
	return 0
}

// has tells whether a place in the rows is a node of the graph.
func (a adjacency) has(i int32) bool { return a.first <= int(i) && int(i) < a.first+a.size }

// components is the places in the rows of every component, the largest first,
// each by degree.
func (a adjacency) components() [][]int32 {
	component, sizes := a.rows.Components()
	places, start := byKey(byDegree(a.rows), component)
	parts := make([][]int32, len(sizes))
	for c := range parts {
		parts[c] = places[start[c]:start[c+1]]
	}
	slices.SortStableFunc(parts, func(x, y []int32) int { return cmp.Compare(len(y), len(x)) })
	return parts
}

// whole is all of the matrix.
func (a adjacency) whole() *matrix { return a.part(byDegree(a.rows), make([]int32, a.rows.Len())) }

// part is the matrix of some places, which have no tie with others. By degree,
// rows of equal length follow each other and the processor foresees where they
// end, which makes products three times faster. The memory rank is overwritten.
func (a adjacency) part(places, rank []int32) *matrix {
	m := &matrix{}
	for _, i := range places {
		among := &m.shared
		if a.has(i) {
			among = &m.nodes
		}
		rank[i] = int32(len(*among))
		*among = append(*among, i)
	}
	m.rows = a.entries(m.nodes, rank)
	if a.share != nil {
		m.columns = a.entries(m.shared, rank)
		m.sums = make([]float64, len(m.shared))
		m.product(a)
	}
	return m
}

// entries is rows of the matrix, with their columns numbered by rank.
func (a adjacency) entries(places, rank []int32) entries {
	size := 0
	for _, i := range places {
		size += a.rows.Degree(int(i))
	}
	e := entries{start: make([]int, 1, len(places)+1), column: make([]int32, 0, size)}
	for _, i := range places {
		for _, j := range a.rows.Row(int(i)) {
			e.column = append(e.column, rank[j])
		}
		if a.weighted {
			e.value = append(e.value, a.rows.Weights(int(i))...)
		}
		e.start = append(e.start, len(e.column))
	}
	return e
}

// matrix is a symmetric matrix to multiply vectors with: the rows and columns of
// an adjacency matrix that belong to some nodes.
type matrix struct {
	nodes   []int32   // places of the nodes
	shared  []int32   // of a product: places of what they share
	rows    entries   // of A, or of B
	columns entries   // of a product: of Bᵀ
	share   []float64 // of a product: S
	drop    []float64 // of a product: D; nil for 0
	sums    []float64 // of a product: memory for S·Bᵀ·x
}

// product makes S and D. A node that joins one node only makes no tie.
func (m *matrix) product(a adjacency) {
	m.share = make([]float64, len(m.shared))
	for p := range m.share {
		if k := m.columns.start[p+1] - m.columns.start[p]; k > 1 || a.diagonal {
			m.share[p] = a.share(k)
		}
	}
	if !a.diagonal {
		m.drop = make([]float64, len(m.nodes))
		m.rows.times(m.drop, m.share)
	}
}

// times sets y to A·x.
func (m *matrix) times(y, x []float64) {
	if m.share == nil {
		m.rows.times(y, x)
		return
	}
	m.columns.times(m.sums, x)
	for p, s := range m.share {
		m.sums[p] *= s
	}
	m.rows.times(y, m.sums)
	for i, d := range m.drop {
		y[i] -= d * x[i]
	}
}

// strengths is the sums of the rows.
func (m *matrix) strengths() []float64 {
	y := make([]float64, len(m.nodes))
	m.times(y, ones(len(y)))
	return y
}

func ones(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = 1
	}
	return x
}

// entries is the entries of a matrix that are not zero, row by row.
type entries struct {
	start  []int
	column []int32
	value  []float64 // nil: all 1
}

// times sets y to the matrix times x.
func (e entries) times(y, x []float64) {
	from := 0
	for i, to := range e.start[1:] {
		sum := 0.0
		if e.value == nil {
			for _, j := range e.column[from:to] {
				sum += x[j]
			}
		} else {
			for k, j := range e.column[from:to] {
				sum += e.value[from+k] * x[j]
			}
		}
		y[i] = sum
		from = to
	}
}
