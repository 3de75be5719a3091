package graph

import "math"

// Weighting says how strong a tie of a projection is. In the formulas i and j
// are nodes of the projected mode, d their numbers of neighbours, p runs over
// what they share, k(p) is the number of nodes that p joins, and c is how many
// they share. Weights of participations play no part.
type Weighting struct {
	// Name is how files and legends call it.
	Name string

	each    func(k int) float64                   // added for every shared p; nil: 1
	finish  func(sum float64, di, dj int) float64 // nil: the sum
	pair    func(i, j Node, common []Node) float64
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
func Custom(name string, weight func(i, j Node, common []Node) float64) Weighting {
	return Weighting{Name: name, pair: weight}
}

// AtLeast leaves out the ties weaker than a minimum, while projecting.
func (w Weighting) AtLeast(minimum float64) Weighting {
	w.atLeast = minimum
	return w
}

// Whole tells whether every pair that shares something is tied: so it is unless
// there is a minimum, or the weight is the caller's own function.
func (w Weighting) Whole() bool { return w.atLeast <= 0 && w.pair == nil }

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
