package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
)

// RobinsAlexander is how many of the paths of length three in a two-mode network
// are closed: two actors who share a project, of whom one is in another, share
// that one too. It is the global clustering of two-mode networks.
//
//	4 × cycles of length four / paths of length three
//
// Weights: ignored.
//
// Unreachable nodes: play no part. Without any path of length three it is NaN.
//
// Cost: as for [Butterflies].
//
// Same as: networkx bipartite.robins_alexander_clustering, which gives 0 where it
// is not defined; netrics net_by_equivalency.
//
// References: Robins and Alexander (2004), doi:10.1023/B:CMOT.0000032580.12184.c0.
func RobinsAlexander(net *graph.Network) float64 {
	butterflies, _ := Butterflies{}.Value(context.Background(), net) // nothing cancels it
	return ClosedPaths(net, butterflies)
}

// ClosedPaths is the share of the paths of length three that butterflies close, four
// each.
func ClosedPaths(net *graph.Network, butterflies float64) float64 {
	paths := threePaths(net)
	if paths == 0 {
		return math.NaN()
	}
	return 4 * butterflies / paths
}

// threePaths is Σ (k(a)-1)(k(p)-1) over the ties of actors a and projects p.
func threePaths(net *graph.Network) float64 {
	rows, sum := net.Rows(), 0.0
	for a := range net.Count(graph.Actor) {
		for _, p := range rows.Row(a) {
			sum += float64(rows.Degree(a)-1) * float64(rows.Degree(int(p))-1)
		}
	}
	return sum
}
