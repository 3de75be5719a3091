package metrics

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// Clustering is how many of a node's neighbours are tied to each other: the local
// clustering coefficient. The mean over all nodes is Describe().Mean of the
// result.
//
//	c(v) = T(v) / (k(k-1)/2)   for T(v) triangles at v, of degree k
//
// Two modes: there are no triangles; the error [ErrModes] says so. Use [Latapy],
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
type Clustering struct{}

// Scores is the local clustering of every node.
func (Clustering) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	if _, ok := g.(*graph.Network); ok {
		return graph.Scores{}, fmt.Errorf("metrics: clustering of a two-mode network: %w: use Latapy, RobinsAlexander or Redundancy", ErrModes)
	}
	rows := g.Rows()
	triangles, err := trianglesAt(ctx, rows)
	if err != nil {
		return graph.Scores{}, err
	}
	values, low := make([]float64, g.Len()), 0
	for i := range values {
		if rows.Degree(i) < 2 {
			low++
		}
		values[i] = ratio(float64(triangles[i]), pairsOf(rows.Degree(i)))
	}
	return graph.NewScores(g, "clustering", values, warn(directions(g), ErrLowDegree, low, g.Len(), "")...), nil
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
	rows := g.Rows()
	triangles, _ := trianglesAt(context.Background(), rows)
	var closed, paths float64
	for i, t := range triangles {
		closed += float64(t)
		paths += pairsOf(rows.Degree(i))
	}
	if paths == 0 {
		return math.NaN()
	}
	return closed / paths
}

// trianglesAt is the number of triangles that each node is in. Each triangle is
// found once, from its node of smallest degree, so that hubs have short rows.
func trianglesAt(ctx context.Context, rows graph.Rows) ([]int, error) {
	up := upward(rows)
	triangles := make([]int, rows.Len())
	marked := make([]int32, rows.Len()) // by the node whose number plus one it holds
	for v := range up {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, u := range up[v] {
			marked[u] = int32(v) + 1
		}
		for _, u := range up[v] {
			for _, w := range up[u] {
				if marked[w] == int32(v)+1 {
					triangles[v]++
					triangles[u]++
					triangles[w]++
				}
			}
		}
	}
	return triangles, nil
}

// upward is the neighbours of every node that come after it by degree, then by
// number.
func upward(rows graph.Rows) [][]int32 {
	up := make([][]int32, rows.Len())
	flat := make([]int32, 0, rows.Entries()/2)
	for v := range up {
		start := len(flat)
		for _, u := range rows.Row(v) {
			if cmp.Or(cmp.Compare(rows.Degree(v), rows.Degree(int(u))), cmp.Compare(v, int(u))) < 0 {
				flat = append(flat, u)
			}
		}
		up[v] = slices.Clip(flat[start:])
	}
	return up
}
