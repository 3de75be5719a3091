package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/msbfs"
	"github.com/essaim/essaim/internal/parallel"
)

// Closeness is how near a node is to all others, by steps along ties. The zero
// value is normalised.
//
//	c(v) = (smallest Σ possible / Σ d(v,u)) · (r-1)/(n-1)
//
// over the r nodes u that v reaches, itself included, of n.
//
// Two modes: the smallest sum possible is x + 2(o-1), for x reached nodes of the
// other mode and o of v's own (Borgatti and Everett 1997). Every node of a
// complete network gets 1, and no node of any network gets more.
// One mode: it is r-1, so that c(v) = (r-1)/Σd · (r-1)/(n-1) (Wasserman and
// Faust 1994). The centre of a star gets 1.
//
// If Raw, c(v) = 1/Σ d(v,u), neither normalised nor scaled.
//
// Weights: ignored, unless Length is set: then d is the smallest sum of lengths.
// The smallest sum possible stays in steps, so that c may pass 1 if a length is
// below 1.
//
// Unreachable nodes: left out of the sum and counted by the share (r-1)/(n-1),
// with the warning [ErrDisconnected]. A node that reaches nothing gets 0, with
// the warning [ErrIsolates].
//
// Cost: O(n·m) time for n nodes and m ties, but up to 512 searches share their
// steps: few steps are left on networks with short distances, and most on long
// paths. Actors with the same projects are searched from once, and a whole
// projection is not built: its distances are taken from the two-mode network.
// O(n+m) memory, and O(n) for each worker. By Length O(n·m·log n) time.
//
// Same as: networkx closeness_centrality, in one mode; networkx
// bipartite.closeness_centrality on connected networks. On others networkx keeps
// the sizes of the whole network in the sum and can exceed 1. igraph closeness
// normalises by r-1 alone.
//
// References: Freeman (1978), doi:10.1016/0378-8733(78)90021-7; Borgatti and
// Everett (1997), doi:10.1016/S0378-8733(96)00301-2; Wasserman and Faust (1994),
// doi:10.1017/CBO9780511815478.
type Closeness struct {
	Raw      bool                           // 1/Σd instead
	Length   func(strength float64) float64 // length of a tie; nil: count steps. See [Inverse]
	Workers  int                            // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int)          // optional; one call at a time
}

// Scores is the closeness of every node.
func (c Closeness) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	reached, err := reachedOf(ctx, g, c.Length, parallel.Loop{Workers: c.Workers, Progress: c.Progress})
	if err != nil {
		return graph.Scores{}, err
	}
	return c.Of(reached), nil
}

// Of is the closeness of every node, of what [Distances.Reached] has found: by steps.
func (c Closeness) Of(r Reached) graph.Scores {
	_, twoModes := r.g.(*graph.Network)
	values := make([]float64, len(r.all))
	for i, reach := range r.all {
		values[i] = c.of(reach, len(r.all), twoModes)
	}
	return graph.NewScores(r.g, "closeness", values, r.outOfReach()...)
}

func (c Closeness) of(r msbfs.Reach, n int, twoModes bool) float64 {
	reached := float64(r.Own + r.Other - 1)
	switch {
	case reached == 0:
		return 0
	case c.Raw:
		return 1 / r.Sum
	}
	smallest := reached
	if twoModes {
		smallest = float64(r.Other + 2*(r.Own-1))
	}
	return smallest / r.Sum * (reached / float64(n-1))
}
