package metrics

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
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
// Cost: O(n·m) time, less if few nodes are within k steps, and O(n) memory for each
// worker. A whole projection is not built.
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
		return graph.Scores{}, fmt.Errorf("metrics: reach: %d Steps below 0: %w", r.Steps, ErrSetting)
	}
	s, err := spaceOf(ctx, g)
	if err != nil {
		return graph.Scores{}, err
	}
	loop := parallel.Loop{N: s.size, Work: 4 * s.size * s.rows.Entries(), Workers: r.Workers, Progress: r.Progress}
	values := make([]float64, s.size)
	err = loop.Each(ctx, func() func(int) {
		b := ball{space: s, seen: make([]int32, s.rows.Len())}
		return func(i int) { values[i] = ratio(float64(b.around(s.first+i, r.steps())), float64(s.size-1)) }
	})
	if err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, "reach", values, directions(g)...), nil
}

func (r Reach) steps() int {
	if r.Steps == 0 {
		return 2
	}
	return r.Steps
}

// ball finds the nodes near a node.
type ball struct {
	space
	seen  []int32 // the search that saw the node last, from 1
	turn  int32
	queue []int32
}

// around is the number of other nodes of the graph within some steps.
func (b *ball) around(place, steps int) (nodes int) {
	b.turn++
	b.seen[place] = b.turn
	b.queue = append(b.queue[:0], int32(place))
	for from, step := 0, 0; from < len(b.queue) && step/b.stride < steps; step++ {
		to := len(b.queue)
		for ; from < to; from++ {
			b.visit(b.queue[from])
		}
		if (step+1)%b.stride == 0 {
			nodes += len(b.queue) - to
		}
	}
	return nodes
}

// visit sees the neighbours of a node.
func (b *ball) visit(place int32) {
	for _, u := range b.rows.Row(int(place)) {
		if b.seen[u] != b.turn {
			b.seen[u] = b.turn
			b.queue = append(b.queue, u)
		}
	}
}
