package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/blocktree"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/implicit"
)

// CutNodes is how many more components a network falls into if a node is lost: 1 or
// more for a cut node (cutpoint, articulation point), and 0 for any other node.
//
// Two modes: a lost actor can cut off projects, and a lost project actors. In the
// projection only parts that hold a node of its mode count.
//
// Weights: ignored. Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: an isolated node gets 0.
//
// Cost: O(n+m) time and memory. A whole projection is not built: its cut nodes are
// found in the two-mode network.
//
// Same as: networkx articulation_points and igraph articulation_points name the nodes
// above 0, and R sna cutpoints.
//
// References: Harary (1969), isbn:978-0-201-02787-7, chapter 3; Hopcroft and Tarjan
// (1973), doi:10.1145/362248.362272.
type CutNodes struct{}

// Scores is the number of components that the loss of each node adds.
func (CutNodes) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	s, err := implicit.Of(ctx, g)
	if err != nil {
		return graph.Scores{}, err
	}
	b, err := blocktree.Of(ctx, s.Rows)
	if err != nil {
		return graph.Scores{}, err
	}
	parts := partsWithout(b, s)
	values := make([]float64, g.Len())
	for i := range values {
		values[i] = float64(max(0, parts[s.First+i]-1))
	}
	return graph.NewScores(g, "cut_nodes", values, doubts.Directions(g)...), nil
}

// partsWithout is into how many parts the component of each node falls without it.
// Only parts with nodes that are asked for count.
func partsWithout(b *blocktree.Tree, s implicit.Graph) []int {
	ends := make([]float64, s.Rows.Len())
	for i := range s.Size {
		ends[s.First+i] = 1
	}
	h, parts := b.Hang(ends), make([]int, len(ends))
	for v, block := range b.Home {
		if block >= 0 && h.Top[block]+h.Below[block] > h.Home[v] {
			parts[v]++
		}
	}
	for block, v := range b.Top {
		if h.Below[block] > 0 {
			parts[v]++
		}
	}
	return parts
}
