package graph

import (
	"math"
	"slices"
)

// Weighting says how strong a tie of a projection is. In the formulas i and j
// are nodes of the projected mode, d their numbers of neighbours, p runs over
// what they share, k(p) is the number of nodes that p joins, and c is how many
// they share. Weights of participations play no part.
type Weighting struct {
	// Name is how files and legends call it.
	Name string

	each    func(k int) float64                   // added for every shared p; nil: 1
	finish  func(sum float64, di, dj int) float64 // nil: the sum
	pair    func(i, j Node, shared []Node) float64
	atLeast float64
}

// The weightings of the literature. The zero Weighting is Count.
var (
	// Binary: 1 if they share anything.
	Binary = Weighting{Name: "binary", finish: func(float64, int, int) float64 { return 1 }}

	// Count: c. Breiger (1974), doi:10.2307/2576011.
	Count = Weighting{Name: "count"}

	// Newman: Σ 1/(k(p)-1): a project spreads one unit of each member's attention
	// over the others. Newman (2001), doi:10.1103/PhysRevE.64.016132.
	Newman = Weighting{Name: "newman", each: func(k int) float64 { return 1 / float64(k-1) }}

	// Hyperbolic: Σ 1/k(p), resource allocation. It is the symmetric part of the
	// projection of Zhou et al. (2007), doi:10.1103/PhysRevE.76.046115, whose
	// asymmetric weight is this divided by the d of the giving node.
	Hyperbolic = Weighting{Name: "hyperbolic", each: func(k int) float64 { return 1 / float64(k) }}

	// Jaccard: c / (di + dj - c). Jaccard (1901), doi:10.5169/seals-266450.
	Jaccard = Weighting{Name: "jaccard", finish: func(c float64, di, dj int) float64 {
		return c / (float64(di+dj) - c)
	}}

	// Overlap: c / min(di, dj). Simpson (1943), doi:10.2475/ajs.241.1.1.
	Overlap = Weighting{Name: "overlap", finish: func(c float64, di, dj int) float64 {
		return c / float64(min(di, dj))
	}}

	// Cosine: c / √(di dj). Salton and McGill (1983), isbn:0-07-054484-0.
	Cosine = Weighting{Name: "cosine", finish: func(c float64, di, dj int) float64 {
		return c / math.Sqrt(float64(di)*float64(dj))
	}}
)

// Weightings is all weightings of the literature.
func Weightings() []Weighting {
	return []Weighting{Binary, Count, Newman, Hyperbolic, Jaccard, Overlap, Cosine}
}

// Custom is a weighting by the caller's own function of two nodes and what they
// share, which is never empty. It must be symmetric; a result that is not above
// zero and finite leaves the pair untied.
func Custom(name string, weight func(i, j Node, shared []Node) float64) Weighting {
	return Weighting{Name: name, pair: weight}
}

// AtLeast leaves out the ties weaker than a minimum, while projecting.
func (w Weighting) AtLeast(minimum float64) Weighting {
	w.atLeast = minimum
	return w
}

// Minimum is the weight below which ties are left out, 0 if none are.
func (w Weighting) Minimum() float64 { return w.atLeast }

// Share is what one shared node that joins k nodes, two or more, adds to the
// weight of a pair. It is false if weights are not sums of such shares: those of
// Binary, Jaccard and others, or with a minimum.
func (w Weighting) Share(k int) (weight float64, ok bool) {
	switch {
	case w.finish != nil || w.pair != nil || w.atLeast > 0:
		return 0, false
	case w.each != nil:
		return w.each(k), true
	}
	return 1, true
}

// project builds the rows of the projection. Each row of the upper half is
// accumulated in one dense array (Gustavson 1978, doi:10.1145/355791.355796).
func (n *Network) project(mode Mode, w Weighting) Rows {
	first, size := n.first(mode), n.Count(mode)
	each := n.shares(mode, w)
	sum := make([]float64, size)
	var touched []int32
	var p pairs
	for i := range size {
		row := n.rows.Row(first + i)
		for _, shared := range row {
			members := n.rows.Row(int(shared))
			from, _ := slices.BinarySearch(members, int32(first+i+1))
			for _, m := range members[from:] {
				j := m - int32(first)
				if sum[j] == 0 {
					touched = append(touched, j)
				}
				sum[j] += each[int(shared)-n.first(mode.Other())]
			}
		}
		slices.Sort(touched)
		for _, j := range touched {
			weight := n.weigh(w, first+i, first+int(j), sum[j])
			sum[j] = 0
			if weight > 0 && weight >= w.atLeast && !math.IsInf(weight, 0) {
				p.a = append(p.a, int32(i))
				p.b = append(p.b, j)
				p.weight = append(p.weight, weight)
			}
		}
		touched = touched[:0]
	}
	return bothWays(size, p).plain()
}

// shares is what each node of the other mode adds to the pairs that it joins.
func (n *Network) shares(mode Mode, w Weighting) []float64 {
	other := mode.Other()
	each := make([]float64, n.Count(other))
	for i := range each {
		each[i] = 1
		if w.each != nil {
			each[i] = w.each(n.rows.Degree(n.first(other) + i))
		}
	}
	return each
}

// weigh is the weight of a pair whose shared nodes add up to sum.
func (n *Network) weigh(w Weighting, i, j int, sum float64) float64 {
	switch {
	case w.pair != nil:
		both := shared(n.rows.Row(i), n.rows.Row(j))
		nodes := make([]Node, len(both))
		for k, s := range both {
			nodes[k] = n.At(int(s))
		}
		return w.pair(n.At(i), n.At(j), nodes)
	case w.finish != nil:
		return w.finish(sum, n.rows.Degree(i), n.rows.Degree(j))
	}
	return sum
}
