package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/egonet"
	"github.com/essaim/essaim/internal/parallel"
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
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the local clustering of every node.
func (c Clustering) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	summary, err := c.Summary(ctx, g)
	return summary.Scores, err
}

// ClusteringSummary is the clustering of nodes, and of the network.
type ClusteringSummary struct {
	Scores       graph.Scores
	Mean         float64 // of the scores; NaN without nodes
	Transitivity float64 // see [Transitivity]; NaN without a path of two ties
	Warnings     []error // of the numbers of the network
}

// Summary is the clustering of every node, and both numbers of the network.
func (c Clustering) Summary(ctx context.Context, g graph.Graph) (ClusteringSummary, error) {
	if err := oneMode(g, "clustering", "use Latapy, RobinsAlexander or Redundancy"); err != nil {
		return ClusteringSummary{}, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return ClusteringSummary{}, err
	}
	triangles, err := egonet.Triangles(ctx, rows, parallel.Loop{Workers: c.Workers, Progress: c.Progress})
	if err != nil {
		return ClusteringSummary{}, err
	}
	var s ClusteringSummary
	closed, paths, values := 0.0, 0.0, make([]float64, g.Len())
	for i, t := range triangles {
		pairs := vec.Pairs(rows.Degree(i))
		values[i] = vec.Ratio(t, pairs)
		closed, paths = closed+t, paths+pairs
	}
	s.Scores = graph.NewScores(g, "clustering", values, lowDegrees(g, rows)...)
	s.Mean, s.Transitivity = s.Scores.Describe().Mean, closed/paths
	if paths == 0 {
		s.Transitivity, err = undefined("transitivity", "there is no path of two ties")
		s.Warnings = append(s.Warnings, err)
	}
	if g.Len() == 0 {
		s.Mean, err = undefined("mean clustering", "there are no nodes")
		s.Warnings = append(s.Warnings, err)
	}
	return s, nil
}

// lowDegrees is the warnings of all local clusterings.
func lowDegrees(g graph.Graph, rows graph.Rows) []error {
	low := 0
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
type Transitivity struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Value is the transitivity of the network.
func (t Transitivity) Value(ctx context.Context, g graph.Graph) (float64, error) {
	s, err := Clustering(t).Summary(ctx, g)
	switch {
	case err != nil:
		return math.NaN(), err
	case math.IsNaN(s.Transitivity):
		return s.Transitivity, s.Warnings[0]
	}
	return s.Transitivity, nil
}
