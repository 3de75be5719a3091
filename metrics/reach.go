package metrics

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/msbfs"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Reach is the share of the other nodes that a node reaches in a few steps:
// k-path reach.
//
//	r(v) = |{u ≠ v : d(v,u) ≤ k}| / (n-1)
//
// Two modes: of the nodes of both modes. One step leads to the other mode, so that
// only k of 2 or more can reach all.
//
// Weights: ignored. Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: are not reached. An isolated node gets 0, and so does an only
// node.
//
// Cost: as for [Closeness], by steps: all distances are found. A whole projection is not
// built.
//
// Same as: UCINET k-reach without weights; igraph ego_size(order = k) less one, by
// n-1.
//
// References: Borgatti and Everett (2006), doi:10.1016/j.socnet.2005.11.005.
type Reach struct {
	Steps    int                   // at most; 0 means 2
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the reach of every node.
func (r Reach) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	if r.Steps < 0 {
		return graph.Scores{}, fmt.Errorf("metrics: reach: %d Steps below 0: %w", r.Steps, graph.ErrSetting)
	}
	s, err := implicit.Of(ctx, g)
	if err != nil {
		return graph.Scores{}, err
	}
	s.Within = r.steps()
	distances, err := msbfs.Of(ctx, s, parallel.Loop{Workers: r.Workers, Progress: r.Progress})
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, s.Size)
	for i := range values {
		values[i] = vec.Ratio(float64(distances.Reach(i).Near), float64(s.Size-1))
	}
	return graph.NewScores(g, "reach", values, doubts.Directions(g)...), nil
}

func (r Reach) steps() int {
	if r.Steps == 0 {
		return 2
	}
	return r.Steps
}
