package metrics

import (
	"context"
	"fmt"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/brandes"
	"github.com/essaim/essaim/internal/dijkstra"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
)

// SubsetBetweenness is how often a node stands between two groups: on the shortest
// paths from a node of one to a node of the other. Who passes between municipalities
// and firms?
//
//	b(v) = Σ σ(s,t|v) / σ(s,t)   over the unordered pairs of s in From and t in To, both not v
//
// where σ(s,t) is the number of shortest paths and σ(s,t|v) of those through v. The
// groups may overlap: a pair counts once. With all nodes in both it is [Betweenness].
//
// Two modes: paths join nodes of both modes.
//
// Weights: ignored, unless Length is set, as for [Betweenness]. Directions: ignored,
// with the warning [graph.ErrDirections].
//
// Unreachable nodes: pairs that do not reach each other add 0.
//
// Cost: O(s·m·log n) time for s nodes in the smaller group, n nodes and m ties, and
// O(n+m) memory for each worker.
//
// Same as: twice networkx betweenness_centrality_subset(normalized = False) where the
// groups share no node, which halves what it counts once.
//
// References: Brandes (2008), doi:10.1016/j.socnet.2007.11.001.
type SubsetBetweenness struct {
	From, To []int                          // the groups: indices of nodes, in any order
	Length   func(strength float64) float64 // length of a tie; nil: count steps. See [Inverse]
	Workers  int                            // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int)          // optional; one call at a time
}

// Scores is the betweenness of every node between the groups.
func (b SubsetBetweenness) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	from, err := membersOf(g, b.From)
	if err != nil {
		return graph.Scores{}, err
	}
	to, err := membersOf(g, b.To)
	if err != nil {
		return graph.Scores{}, err
	}
	if len(from) > len(to) || len(from) == len(to) && slices.Compare(from, to) > 0 {
		from, to = to, from // searched from the same end whichever is named first
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	values, err := b.between(ctx, rows, from, to)
	if err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, "subset_betweenness", values, doubts.Directions(g)...), nil
}

// membersOf is a group without repeats, in order.
func membersOf(g graph.Graph, group []int) ([]int32, error) {
	in := make([]bool, g.Len())
	for _, v := range group {
		if v < 0 || v >= g.Len() {
			return nil, fmt.Errorf("metrics: subset betweenness: node %d of %d: %w", v, g.Len(), graph.ErrSetting)
		}
		in[v] = true
	}
	var members []int32
	for v, is := range in {
		if is {
			members = append(members, int32(v))
		}
	}
	return members, nil
}

// between searches from every node of one group. A pair of which both nodes are in
// both groups is met from both ends, and counts half each time.
func (b SubsetBetweenness) between(ctx context.Context, rows graph.Rows, from, to []int32) ([]float64, error) {
	length := b.Length
	if length == nil {
		length = func(float64) float64 { return 1 }
	}
	lengths, err := dijkstra.Lengths(rows, length)
	if err != nil {
		return nil, named("subset betweenness", err)
	}
	loop := parallel.Loop{Workers: b.Workers, Progress: b.Progress}
	values, err := brandes.Between(ctx, rows, lengths, from, to, loop)
	return values, named("subset betweenness", err)
}
