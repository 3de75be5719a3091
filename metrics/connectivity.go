package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/vertexcut"
)

// NodeConnectivity is the smallest number of nodes whose loss leaves a network that is
// not connected, or a single node: its cohesion.
//
// Two modes: nodes of both modes can be lost.
//
// Weights and directions: ignored.
//
// Unreachable nodes: a network that is not connected has 0, as have one node and none.
// A complete network of n nodes has n-1.
//
// Cost: O(k²·n·m) time at most for k the smallest degree, O(m) for most networks: where some
// node has one neighbour only, or neighbours are tied to each other. O(n+m) memory.
//
// Same as: networkx node_connectivity, igraph vertex_connectivity and cohesion.
//
// References: Whitney (1932), doi:10.2307/2371086; White and Harary (2001),
// doi:10.1111/0081-1750.00098; Even (1975), doi:10.1137/0204034, for the search.
type NodeConnectivity struct{}

// Value is the node connectivity of the network.
func (NodeConnectivity) Value(ctx context.Context, g graph.Graph) (float64, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil || g.Len() == 0 {
		return 0, err
	}
	_, sizes, err := rows.ComponentsContext(ctx)
	if err != nil || len(sizes) > 1 {
		return 0, err
	}
	all := csr.Induced(rows, csr.UpTo(g.Len()))
	cut, complete, err := vertexcut.Smallest(ctx, all)
	if complete {
		return float64(g.Len() - 1), err
	}
	return float64(len(cut)), err
}

// componentsWithout is the components that are left if a cut is lost: their nodes, in
// order.
func componentsWithout(l csr.Graph, cut []int32) (parts [][]int32) {
	of := make([]int32, l.Len()) // the part, from 1
	for _, v := range cut {
		of[v] = -1
	}
	var queue []int32
	for root := range of {
		if of[root] != 0 {
			continue
		}
		parts = append(parts, nil)
		of[root] = int32(len(parts))
		queue = append(queue[:0], int32(root))
		for at := 0; at < len(queue); at++ {
			for _, u := range l.Row(int(queue[at])) {
				if of[u] == 0 {
					of[u] = of[root]
					queue = append(queue, u)
				}
			}
		}
	}
	for v, part := range of {
		if part > 0 {
			parts[part-1] = append(parts[part-1], int32(v))
		}
	}
	return parts
}
