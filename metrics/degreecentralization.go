package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
)

// DegreeCentralization is how much the ties of a one-mode network hang on its
// best connected node.
//
//	Σ (k(max) - k(v)) / ((n-1)(n-2))
//
// A star has 1; a network whose nodes all have the same degree has 0.
//
// Weights and directions: ignored.
//
// Unreachable nodes: all count. Below three nodes it is NaN.
//
// Cost: O(n), once the rows of a projection are built.
//
// Same as: igraph centr_degree(loops = FALSE). With loops, its default, igraph
// divides by n(n-1), and so does netrics: a star does not reach 1.
//
// References: Freeman (1978), doi:10.1016/0378-8733(78)90021-7.
type DegreeCentralization struct{}

// Value is the degree centralisation of the network.
func (DegreeCentralization) Value(ctx context.Context, g graph.Graph) (float64, error) {
	if err := oneMode(g, "degree centralisation", "use Centralization, for each mode"); err != nil {
		return math.NaN(), err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return math.NaN(), err
	}
	n := g.Len()
	if n < 3 {
		return undefined("degree centralisation", "a star needs three nodes")
	}
	largest := 0
	for i := range n {
		largest = max(largest, rows.Degree(i))
	}
	differences := float64(largest)*float64(n) - float64(rows.Entries())
	return differences / (float64(n-1) * float64(n-2)), nil
}
