package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// Eccentricity is how far away the farthest node is, by steps along ties.
//
//	e(v) = max d(v,u)   over the nodes u that v reaches
//
// The largest of a network is its diameter, the smallest of a connected network
// its radius.
//
// Two modes: over the nodes of both modes, in steps of the two-mode network.
//
// Weights: ignored.
//
// Unreachable nodes: left out, with the warning [ErrDisconnected]. A node that
// reaches nothing gets 0, with the warning [ErrIsolates].
//
// Cost: as for [Closeness], by steps.
//
// Same as: igraph eccentricity. networkx eccentricity refuses disconnected
// networks. Hage and Harary's centrality is 1/e.
//
// References: Hage and Harary (1995), doi:10.1016/0378-8733(94)00248-9.
type Eccentricity struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the eccentricity of every node.
func (e Eccentricity) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	reached, err := reachedOf(ctx, g, nil, parallel.Loop{Workers: e.Workers, Progress: e.Progress})
	if err != nil {
		return graph.Scores{}, err
	}
	return e.Of(reached), nil
}

// Of is the eccentricity of every node, of what [Distances.Reached] has found.
func (Eccentricity) Of(r Reached) graph.Scores {
	values := make([]float64, len(r.all))
	for i, reach := range r.all {
		values[i] = float64(reach.Far)
	}
	return graph.NewScores(r.g, "eccentricity", values, r.outOfReach()...)
}
