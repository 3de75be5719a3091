package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/implicit"
)

// Components divides a network into its components: the groups of nodes that
// reach each other along ties. The result is named "component".
//
// Two modes: a component holds nodes of both modes.
//
// Weights: ignored. Directions: ignored, with the warning [graph.ErrDirections]
// (weak components).
//
// Unreachable nodes: an isolated node is a component of its own.
//
// Cost: O(n+m) time and O(n) memory. A whole projection is not built: its
// components are those of the two-mode network.
//
// Same as: networkx connected_components, igraph components.
//
// References: Hopcroft and Tarjan (1973), doi:10.1145/362248.362272.
type Components struct{}

// Partition is the component of every node, the largest first.
func (Components) Partition(ctx context.Context, g graph.Graph) (graph.Partition, error) {
	s, err := implicit.Of(ctx, g)
	if err != nil {
		return graph.Partition{}, err
	}
	component, _, err := s.Rows.ComponentsContext(ctx)
	if err != nil {
		return graph.Partition{}, err
	}
	return graph.NewPartition(g, "component", component[s.First:s.First+g.Len()], doubts.Directions(g)...), nil
}
