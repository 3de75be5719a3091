package metrics

import (
	"cmp"
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/blocktree"
)

// Biconnected divides the ties of a network into blocks (biconnected components,
// bicomponents): largest parts that stay connected whichever single node is lost.
// Every tie is in one block. A node is in several if it is a cut node.
//
// Two modes: blocks hold nodes of both modes.
//
// Weights and directions: ignored.
//
// Unreachable nodes: an isolated node is in no block. A tie that is in no cycle is a
// block of two nodes.
//
// Cost: O(n+m) time and memory, and O(n·log n) to sort.
//
// Same as: networkx biconnected_components and biconnected_component_edges, igraph
// biconnected_components. Moody and White's bicomponents have three nodes or more.
//
// References: Hopcroft and Tarjan (1973), doi:10.1145/362248.362272.
type Biconnected struct{}

// Block is the nodes and ties of a biconnected component.
type Block struct {
	Nodes []graph.Node // in order
	Ties  [][2]int     // the indices of their two ends, the smaller first, in order
}

// Blocks is all blocks, those of most nodes first; of equals, the one with the
// smallest nodes.
func (Biconnected) Blocks(ctx context.Context, g graph.Graph) ([]Block, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	b, err := blocktree.Of(ctx, rows)
	if err != nil {
		return nil, err
	}
	all := make([]Block, len(b.Top))
	for block, nodes := range b.Members() {
		all[block].Nodes = nodesOf(g, nodes)
	}
	b.Ties(ctx, func(v, u, block int32) {
		if v < u {
			all[block].Ties = append(all[block].Ties, [2]int{int(v), int(u)})
		}
	})
	if err := ctx.Err(); err != nil { // the visits may have stopped on the way
		return nil, err
	}
	slices.SortFunc(all, func(x, y Block) int { return largestFirst(x.Nodes, y.Nodes) })
	return all, nil
}

// largestFirst compares groups of nodes: by size, then by their nodes.
func largestFirst(x, y []graph.Node) int {
	return cmp.Or(cmp.Compare(len(y), len(x)), slices.CompareFunc(x, y, func(v, u graph.Node) int { return cmp.Compare(v.Index, u.Index) }))
}
