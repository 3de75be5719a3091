package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/egonet"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Onnela is local clustering by the intensity of triangles: the geometric mean of
// their three weights.
//
//	c(v) = Σ ∛(w(v,u) w(v,q) w(u,q)) / (k(k-1)/2)   over tied pairs u, q of neighbours
//
// for v of degree k, with weights divided by the largest of the network. It is
// between 0 and 1. If all weights are equal it is [Clustering]; one very strong tie
// anywhere makes it small everywhere.
//
// Two modes: there are no triangles; the error [graph.ErrModes] says so. Use [Latapy],
// [RobinsAlexander] or [Redundancy].
//
// Weights: the strengths of ties. Directions: ignored, with the warning
// [graph.ErrDirections].
//
// Unreachable nodes: a node of degree 0 or 1 gets 0, with the warning [ErrLowDegree].
//
// Cost: O(Σ k(u)·h(u)) time, over the degrees k and the numbers h of neighbours of
// higher degree, and O(n+m) memory.
//
// Same as: networkx clustering with weight. That of igraph is [Barrat].
//
// References: Onnela et al. (2005), doi:10.1103/PhysRevE.71.065103; Saramäki et al.
// (2007), doi:10.1103/PhysRevE.75.027105, compares it with others.
type Onnela struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the clustering of every node.
func (o Onnela) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	if err := oneMode(g, "onnela", "use Latapy, RobinsAlexander or Redundancy"); err != nil {
		return graph.Scores{}, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	loop := parallel.Loop{Workers: o.Workers, Progress: o.Progress}
	return clustered(ctx, g, "onnela", cubeRoots(rows), loop, func(e *egonet.Ego) float64 {
		sum := 0.0
		for k, q := range e.Row {
			at, root := e.Among(q)
			for n, j := range at {
				sum += e.Weight[k] * e.Weight[j] * root[n]
			}
		}
		return sum / vec.Pairs(len(e.Row))
	})
}

// cubeRoots is the cube roots of strengths, divided by the largest of all.
func cubeRoots(rows graph.Rows) csr.Weights {
	weights := csr.WeightsOf(rows, true)
	largest := vec.Max(weights.Each(rows.Len(), vec.Max))
	start, roots := make([]int, 1, rows.Len()+1), make([]float64, 0, rows.Entries())
	for i := range rows.Len() {
		for _, w := range weights(i) {
			roots = append(roots, math.Cbrt(w/largest))
		}
		start = append(start, len(roots))
	}
	return func(i int) []float64 { return roots[start[i]:start[i+1]] }
}
