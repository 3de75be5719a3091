package metrics

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
)

// Cliques is the maximal cliques of a network: groups of nodes that are all tied to
// each other, to which no other node can be added.
//
// Two modes: no three nodes are tied to each other; the error [graph.ErrModes] says so. In
// the projection the actors of a project are all tied to each other, so that every
// project is in a clique, but not all cliques come from one project.
//
// Weights and directions: ignored, in Scores with the warning [graph.ErrDirections].
//
// Unreachable nodes: an isolated node is a clique of one, which counts if Smallest is 1.
//
// A network can have exponentially many cliques: up to 3^(n/3). Beyond Limit the error
// [ErrCliques] says what to do. How long it takes to get there only the context limits.
//
// Cost: O(d·n·3^(d/3)) time at worst, for the largest core number d; in practice a few
// steps for every clique. O(n+m) memory and O(d·k) for the largest degree k.
//
// Same as: networkx find_cliques and igraph maximal_cliques, which list smaller ones
// too. To Luce and Perry a clique has three nodes or more.
//
// References: Luce and Perry (1949), doi:10.1007/BF02289146; Bron and Kerbosch (1973),
// doi:10.1145/362342.362367; Eppstein, Löffler and Strash (2010),
// doi:10.1007/978-3-642-17517-6_36, for the order of nodes.
type Cliques struct {
	Smallest int // nodes of the smallest clique that counts; 0 means 3
	Limit    int // cliques; 0 means 10 million
}

// ErrCliques says that there are more cliques than asked for.
var ErrCliques = errors.New("too many cliques")

// All is the maximal cliques, one after another, always in the same order: the indices
// of their nodes, in order. It ends with the first error.
func (c Cliques) All(ctx context.Context, g graph.Graph) iter.Seq2[[]graph.Node, error] {
	return func(yield func([]graph.Node, error) bool) {
		stopped := false
		err := c.each(ctx, g, func(clique []int32) bool {
			stopped = !yield(nodesOf(g, clique), nil)
			return !stopped
		})
		if err != nil && !stopped {
			yield(nil, err)
		}
	}
}

// Scores is the number of maximal cliques that each node belongs to.
func (c Cliques) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	values := make([]float64, g.Len())
	err := c.each(ctx, g, func(clique []int32) bool {
		for _, v := range clique {
			values[v]++
		}
		return true
	})
	if err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, "cliques", values, doubts.Directions(g)...), nil
}

// each visits the cliques, until a visit returns false.
func (c Cliques) each(ctx context.Context, g graph.Graph, visit func(clique []int32) bool) error {
	if err := oneMode(g, "cliques", "use its projection"); err != nil {
		return err
	}
	if c.Smallest < 0 || c.Limit < 0 {
		return fmt.Errorf("metrics: cliques: smallest %d, limit %d: %w", c.Smallest, c.Limit, graph.ErrSetting)
	}
	found, limit := 0, cmp.Or(c.Limit, 10_000_000)
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return err
	}
	s, err := newCliqueSearch(ctx, rows)
	if err != nil {
		return err
	}
	s.least = cmp.Or(c.Smallest, 3)
	s.found = func(clique []int32) bool {
		found++
		return found <= limit && visit(clique)
	}
	for _, v := range s.order {
		if !s.from(v) {
			break
		}
	}
	if found > limit {
		return fmt.Errorf("metrics: %w: more than %d: raise Smallest or Limit, or leave out weak ties (graph.Weighting.AtLeast)", ErrCliques, limit)
	}
	return ctx.Err()
}

// LargestClique is a largest clique of a one-mode network, always the same: its nodes, in
// order. Their number is the clique number. Where large cliques
// overlap much the search can take exponential time, which the context limits.
//
// Weights and directions: ignored.
//
// Cost: as for [Cliques] at worst.
//
// References: Luce and Perry (1949), doi:10.1007/BF02289146.
type LargestClique struct{}

// Nodes is the clique, in order.
func (LargestClique) Nodes(ctx context.Context, g graph.Graph) ([]graph.Node, error) {
	if err := oneMode(g, "largest clique", "use its projection"); err != nil {
		return nil, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	s, err := newCliqueSearch(ctx, rows)
	if err != nil {
		return nil, err
	}
	var largest []graph.Node
	s.least = 1
	s.found = func(clique []int32) bool {
		largest = nodesOf(g, clique)
		s.least = len(largest) + 1
		return true
	}
	for _, v := range slices.Backward(s.order) { // the dense parts first
		s.from(v)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return largest, nil
}

// nodesOf is nodes of a graph, in order.
func nodesOf(g graph.Graph, nodes []int32) []graph.Node {
	list := make([]graph.Node, len(nodes))
	for k, v := range slices.Sorted(slices.Values(nodes)) {
		list[k] = g.At(int(v))
	}
	return list
}
