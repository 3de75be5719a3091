package community

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// Louvain finds groups of nodes that are tied to each other more than by chance: it
// moves nodes between groups while modularity grows, merges groups to nodes, and
// goes on.
//
// One mode: by Newman's modularity. Two modes: by Barber's, so that a group holds
// actors and projects; see [Modularity].
//
// Weights: strengths of ties, unless Unweighted. Directions: ignored, with the
// warning [graph.ErrDirections].
//
// Unreachable nodes: no group joins two components. An isolated node is a group of
// its own. Without ties every node is, with the warning [ErrNoTies].
//
// A group may fall apart into pieces that are not tied to each other, which
// [Leiden] forbids. The result depends on the order in which nodes are looked at,
// drawn from Seed: several Starts keep the best, and tell how far they differ. Small
// networks are no exception, as they are for [Leiden].
//
// Cost: O(m) time a pass, some dozens of passes, and O(n+m) memory for each start.
//
// Same as: igraph cluster_louvain and networkx louvain_communities find partitions
// of the same modularity, not the same partition.
//
// References: Blondel et al. (2008), doi:10.1088/1742-5468/2008/10/P10008; Barber
// (2007), doi:10.1103/PhysRevE.76.066102; the queue of nodes: Traag, Waltman and van
// Eck (2019), doi:10.1038/s41598-019-41695-z.
type Louvain struct {
	Resolution float64               // above 1 for more groups, below for fewer; 0 means 1
	Unweighted bool                  // take every tie as 1
	Seed       uint64                // same seed, same groups
	Starts     int                   // the best is kept; 0 means 1
	Workers    int                   // goroutines for several starts; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; starts done, one call at a time
}

// Partition is the groups of the best start.
func (l Louvain) Partition(ctx context.Context, g graph.Graph) (graph.Partition, error) {
	r, err := l.Best(ctx, g)
	return r.Partition, err
}

// Best is the groups of the best start, their modularity and that of all starts.
func (l Louvain) Best(ctx context.Context, g graph.Graph) (Result, error) {
	return search{
		measure: "louvain", resolution: l.Resolution, unweighted: l.Unweighted, seed: l.Seed, starts: l.Starts,
		loop: parallel.Loop{Workers: l.Workers, Progress: l.Progress}, run: climbing(1, false),
	}.best(ctx, g)
}
