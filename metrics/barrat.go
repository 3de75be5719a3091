package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/egonet"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Barrat is local clustering by strengths: how much of a node's strength lies in
// triangles.
//
//	c(v) = Σ (w(v,u) + w(v,q)) / (s(v) (k-1))   over tied pairs u, q of neighbours
//
// for v of degree k and strength s, the sum of its weights w. It is between 0 and 1,
// and does not see the weight of the tie of u and q. If all weights are equal it is
// [Clustering].
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
// Same as: igraph transitivity(type = "weighted", isolates = "zero"). The weighted
// clustering of networkx is [Onnela].
//
// References: Barrat et al. (2004), doi:10.1073/pnas.0400087101.
type Barrat struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the clustering of every node.
func (b Barrat) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	if err := oneMode(g, "barrat", "use Latapy, RobinsAlexander or Redundancy"); err != nil {
		return graph.Scores{}, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	loop := parallel.Loop{Workers: b.Workers, Progress: b.Progress}
	return clustered(ctx, g, "barrat", csr.WeightsOf(rows, true), loop, func(e *egonet.Ego) float64 {
		sum := 0.0
		for k, q := range e.Row {
			at, _ := e.Among(q)
			for _, j := range at {
				sum += e.Weight[k] + e.Weight[j]
			}
		}
		return sum / (vec.Sum(e.Weight) * float64(len(e.Row)-1))
	})
}

// clustered is a clustering by weights, of every node of degree two or more.
func clustered(ctx context.Context, g graph.Graph, measure string, weights csr.Weights, loop parallel.Loop, of func(*egonet.Ego) float64) (graph.Scores, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, g.Len())
	err = egonet.Each(ctx, rows, weights, loop, func(i int, e *egonet.Ego) {
		if len(e.Row) > 1 {
			values[i] = of(e)
		}
	})
	if err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, measure, values, lowDegrees(g, rows)...), nil
}
