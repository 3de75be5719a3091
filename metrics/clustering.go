package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/egonet"
	"github.com/essaim/essaim/internal/vec"
)

// Clustering is how many of a node's neighbours are tied to each other: the local
// clustering coefficient. The mean over all nodes is Describe().Mean of the
// result.
//
//	c(v) = T(v) / (k(k-1)/2)   for T(v) triangles at v, of degree k
//
// Two modes: there are no triangles; the error [graph.ErrModes] says so. Use [Latapy],
// [RobinsAlexander] or [Redundancy].
//
// Weights and directions: ignored.
//
// Unreachable nodes: a node of degree 0 or 1 gets 0, with the warning
// [ErrLowDegree].
//
// Cost: O(m^1.5) time and O(n+m) memory.
//
// Same as: networkx clustering, igraph transitivity(type = "local", isolates =
// "zero").
//
// References: Watts and Strogatz (1998), doi:10.1038/30918; Latapy (2008),
// doi:10.1016/j.tcs.2008.07.017 for the algorithm.
type Clustering struct {
	Workers int // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
}

// Scores is the local clustering of every node.
func (c Clustering) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	if err := oneMode(g, "clustering", "use Latapy, RobinsAlexander or Redundancy"); err != nil {
		return graph.Scores{}, err
	}
	triangles, err := TrianglesIn(ctx, g, c.Workers)
	if err != nil {
		return graph.Scores{}, err
	}
	return LocalClustering(g, triangles), nil
}

// TrianglesIn is the number of triangles that each node of g is in.
func TrianglesIn(ctx context.Context, g graph.Graph, workers int) ([]float64, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	return egonet.Triangles(ctx, rows, workers)
}

func LocalClustering(g graph.Graph, triangles []float64) graph.Scores {
	rows, values := g.Rows(), make([]float64, g.Len())
	for i := range values {
		values[i] = vec.Ratio(triangles[i], vec.Pairs(rows.Degree(i)))
	}
	return graph.NewScores(g, "clustering", values, lowDegrees(g)...)
}

// lowDegrees is the warnings of all local clusterings.
func lowDegrees(g graph.Graph) []error {
	rows, low := g.Rows(), 0
	for i := range rows.Len() {
		if rows.Degree(i) < 2 {
			low++
		}
	}
	return doubts.Add(doubts.Directions(g), ErrLowDegree, low, g.Len(), "")
}

// Transitivity is how many of a network's paths of length two are closed to a
// triangle: global clustering.
//
//	3 × triangles / Σ k(k-1)/2
//
// Weights and directions: ignored.
//
// Unreachable nodes: nodes of degree 0 or 1 play no part. Without any path of
// length two it is NaN.
//
// Cost: O(m^1.5) time and O(n+m) memory.
//
// Same as: networkx transitivity, which gives 0 where it is not defined; igraph
// transitivity(type = "global").
//
// References: Luce and Perry (1949), doi:10.1007/BF02289146; Newman (2003),
// doi:10.1137/S003614450342480.
func Transitivity(g *graph.OneMode) float64 {
	triangles, _ := TrianglesIn(context.Background(), g, 0) // nothing cancels it
	return TransitivityOf(g, triangles)
}

func TransitivityOf(g graph.Graph, triangles []float64) float64 {
	rows := g.Rows()
	var closed, paths float64
	for i, t := range triangles {
		closed += t
		paths += vec.Pairs(rows.Degree(i))
	}
	if paths == 0 {
		return math.NaN()
	}
	return closed / paths
}
