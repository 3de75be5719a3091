package metrics

import (
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
// Cost: O(Σ k²) time, over the degrees k of the mode for which this is less, and
// O(n) memory.
//
// Same as: networkx bipartite.robins_alexander_clustering, which gives 0 where it
// is not defined; netrics net_by_equivalency.
//
// References: Robins and Alexander (2004), doi:10.1023/B:CMOT.0000032580.12184.c0.
func RobinsAlexander(net *graph.Network) float64 {
	paths := threePaths(net)
	if paths == 0 {
		return math.NaN()
	}
	return 4 * fourCycles(net) / paths
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

// fourCycles counts pairs of shared neighbours over pairs of nodes of one mode.
func fourCycles(net *graph.Network) float64 {
	first, n := cheaper(net)
	s, sum := newSecond(net.Rows()), 0.0
	for v := first; v < first+n; v++ {
		for _, u := range s.from(v) {
			sum += pairsOf(int(s.shared[u]))
		}
	}
	return sum / 2 // each pair of nodes was met from both
}

// cheaper is the mode whose pairs are fewer to go through.
func cheaper(net *graph.Network) (first, n int) {
	rows, actors := net.Rows(), net.Count(graph.Actor)
	var work [2]float64 // of going through the other mode's rows
	for i := range rows.Len() {
		mode := 1
		if i >= actors {
			mode = 0
		}
		work[mode] += pairsOf(rows.Degree(i))
	}
	if work[0] <= work[1] {
		return 0, actors
	}
	return actors, net.Len() - actors
}
