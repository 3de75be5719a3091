package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
)

// Assortativity is whether well connected nodes are tied to well connected ones:
// the correlation of degrees at the two ends of ties.
//
//	r = Σ (j-μ)(k-μ) / Σ (k-μ)²   over the ends of ties, with μ the mean of k there
//
// It is between -1 and 1.
//
// Weights and directions: ignored. With the degrees as its numbers, [Autocorrelation] counts
// a tie as often as it is strong (Leung and Chau).
//
// Unreachable nodes: isolated nodes play no part. If there are no ties, or all
// ends have the same degree, it is NaN.
//
// Cost: O(n+m), once the rows of a projection are built.
//
// Same as: networkx degree_assortativity_coefficient, igraph
// assortativity_degree(directed = FALSE).
//
// References: Newman (2002), doi:10.1103/PhysRevLett.89.208701; Newman (2003),
// doi:10.1103/PhysRevE.67.026126; Leung and Chau (2007),
// doi:10.1016/j.physa.2006.12.022.
type Assortativity struct{}

// Value is the assortativity of the network.
func (Assortativity) Value(ctx context.Context, g graph.Graph) (float64, error) {
	if err := oneMode(g, "assortativity", "use a projection"); err != nil {
		return math.NaN(), err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return math.NaN(), err
	}
	if rows.Entries() == 0 {
		return undefined("assortativity", "there are no ties")
	}
	mean := meanAtEnds(rows)
	var both, squares float64
	for i := range rows.Len() {
		k := float64(rows.Degree(i)) - mean
		ends := 0.0
		for _, j := range rows.Row(i) {
			ends += float64(rows.Degree(int(j))) - mean
		}
		both += k * ends
		squares += k * k * float64(rows.Degree(i))
	}
	if squares == 0 {
		return undefined("assortativity", "all nodes with ties have the same degree")
	}
	return both / squares, ctx.Err()
}

// meanAtEnds is the mean degree over the ends of ties, Σ k² / Σ k.
func meanAtEnds(rows graph.Rows) float64 {
	squares := 0.0
	for i := range rows.Len() {
		k := float64(rows.Degree(i))
		squares += k * k
	}
	return squares / float64(rows.Entries())
}
