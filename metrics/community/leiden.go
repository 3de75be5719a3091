package community

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// Leiden finds groups of nodes that are tied to each other more than by chance, as
// [Louvain] does, and sees to it that groups hold together: before merging, each is
// divided into parts grown tie by tie, each step tied at least as much as by chance,
// and the parts are merged.
//
// Every group is connected, and so is every part it was made of. What is said of
// modes, weights, unreachable nodes and seeds of [Louvain] holds here too.
//
// A node joins the best of the parts that it may join, where the paper draws one:
// groups are as good, and the same on every machine.
//
// Small networks: no partition has more modularity, whatever the seed, where [Result] says
// Exact. It does if no component has more than 16 nodes; mostly up to 20; and up to some
// dozens where groups are clear. Nodes with one tie, nodes with the same ties as another,
// and the larger of two modes hardly count. One component that would take too much work
// leaves the whole network to the search by moves. Of several best partitions it is the
// one that nodes would choose one after another, those of the smaller mode first, the
// strongest first: the group that they are tied to most above chance, or none.
// Nodes that their ties do not tell apart choose in the order of their numbers.
//
// Cost: O(m) time a pass, some dozens of passes in each of the Iterations, and
// O(n+m) memory for each start. To be exact, up to some hundredths of a second more,
// and none above 512 nodes.
//
// Same as: igraph cluster_leiden(objective_function = "modularity") finds partitions
// of the same modularity, not the same partition.
//
// References: Traag, Waltman and van Eck (2019), doi:10.1038/s41598-019-41695-z;
// Barber (2007), doi:10.1103/PhysRevE.76.066102; nodes with one tie: Brandes et al. (2008),
// doi:10.1109/TKDE.2007.190689.
type Leiden struct {
	Resolution float64               // above 1 for more groups, below for fewer; 0 means 1
	Unweighted bool                  // take every tie as 1
	Iterations int                   // how often to start again from the groups found; 0 means 2
	Seed       uint64                // same seed, same groups
	Starts     int                   // the best is kept; 0 means 1
	Workers    int                   // goroutines for several starts; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; starts done, one call at a time
}

// Partition is the groups of the best start.
func (l Leiden) Partition(ctx context.Context, g graph.Graph) (graph.Partition, error) {
	r, err := l.Best(ctx, g)
	return r.Partition, err
}

// Best is the groups of the best start, their modularity and that of all starts.
func (l Leiden) Best(ctx context.Context, g graph.Graph) (Result, error) {
	if l.Iterations == 0 {
		l.Iterations = 2
	}
	return search{
		measure: "leiden", resolution: l.Resolution, unweighted: l.Unweighted, seed: l.Seed, starts: l.Starts,
		loop: parallel.Loop{Workers: l.Workers, Progress: l.Progress}, run: climbing(l.Iterations, true), exact: true, passes: l.Iterations,
	}.best(ctx, g)
}
