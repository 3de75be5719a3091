package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Harmonic is the sum of a node's nearness to all others: harmonic centrality.
//
//	h(v) = Σ 1/d(v,u)   over the nodes u ≠ v
//
// Two modes: if Normalized, divided by the largest value possible,
// x + (o-1)/2 for x nodes of the other mode and o of v's own.
// One mode: if Normalized, divided by n-1.
//
// Weights: ignored, unless Length is set: then d is the smallest sum of lengths,
// and a normalised value may pass 1 if a length is below 1.
//
// Unreachable nodes: add 0, which is the point of the measure; the warning
// [ErrDisconnected] says that there are some. A node that reaches nothing gets
// 0, with the warning [ErrIsolates].
//
// Cost: as for [Closeness].
//
// Same as: networkx harmonic_centrality, igraph harmonic_centrality (which is
// divided by n-1 if normalized).
//
// References: Marchiori and Latora (2000), doi:10.1016/S0378-4371(00)00311-3;
// Boldi and Vigna (2014), doi:10.1080/15427951.2013.865686.
type Harmonic struct {
	Normalized bool                           // divide by the largest value possible for the node's mode
	Length     func(strength float64) float64 // length of a tie; nil: count steps. See [Inverse]
	Workers    int                            // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int)          // optional; one call at a time
}

// Scores is the harmonic centrality of every node.
func (h Harmonic) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	reached, err := reachedOf(ctx, g, h.Length, parallel.Loop{Workers: h.Workers, Progress: h.Progress})
	if err != nil {
		return graph.Scores{}, err
	}
	return h.Of(reached), nil
}

// Of is the harmonic centrality of every node, of what [Distances.Reached] has found: by
// steps.
func (h Harmonic) Of(r Reached) graph.Scores {
	values := make([]float64, len(r.all))
	for i, reach := range r.all {
		values[i] = reach.Inverse
		if h.Normalized {
			values[i] = vec.Ratio(reach.Inverse, largestHarmonic(r.g, i))
		}
	}
	return graph.NewScores(r.g, "harmonic", values, r.outOfReach()...)
}

// largestHarmonic is the sum of a node that is next to everything it can be.
func largestHarmonic(g graph.Graph, i int) float64 {
	own, other := modeSizes(g, i)
	if _, ok := g.(*graph.Network); ok {
		return float64(other) + float64(own-1)/2
	}
	return float64(own - 1)
}
