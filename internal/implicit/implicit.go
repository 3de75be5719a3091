// Package implicit is implicit projections: one-mode networks that are not built but searched in
// the two-mode network that they are projections of, where every distance is twice as long
// (Borgatti and Everett 1997, doi:10.1016/S0378-8733(96)00301-2).
//
// Cost: nothing but the search, in which a project of k actors is k ties to follow, and not
// the k(k-1)/2 of the projection. Graphs that are no whole projections are searched in their
// own rows, which are built if they are not.
package implicit

import (
	"context"

	"github.com/essaim/essaim/graph"
)

// Graph is the adjacency in which the distances of a graph are searched: its own, or for a
// projection that of its two-mode network, where every distance is twice as long and there
// are fewer ties to follow. Its zero value has no node, nor modes.
type Graph struct {
	Rows   graph.Rows
	Ends   []int // where the modes begin, and the end of the last
	First  int   // the number in Rows of the graph's node 0; the others follow
	Size   int   // nodes of the graph
	Stride int   // steps in Rows to one step of distance: 1, or 2 in a projection
	Within int   // the distance up to which a search of all nodes counts them one by one; 0: none
}

// Of is the adjacency to search: of a whole projection whose ties are not left out by their
// weight, its two-mode network; of other graphs their own rows. If these are not built yet, a
// cancelled context stops that, with the context's error.
func Of(ctx context.Context, g graph.Graph) (Graph, error) {
	net := g.Origin()
	s := Graph{Rows: net.Rows(), Ends: []int{0, net.Count(graph.Actor), net.Len()}, Size: g.Len(), Stride: 1}
	if o, ok := g.(*graph.OneMode); ok {
		mode, weighting, whole := o.Projection()
		if !whole || !weighting.Whole() {
			rows, err := g.RowsContext(ctx)
			return Plain(rows), err
		}
		s.First, s.Stride = s.Ends[mode], 2
	}
	return s, nil
}

// Plain is the rows of a graph, to be searched as they are.
func Plain(rows graph.Rows) Graph {
	return Graph{Rows: rows, Ends: []int{0, rows.Len()}, Size: rows.Len(), Stride: 1}
}

// Mode is the mode of a node of Rows: 0 or 1, and 0 if there is one mode only.
func (s Graph) Mode(node int) int {
	if node < s.Ends[1] {
		return 0
	}
	return len(s.Ends) - 2
}

// Asked tells whether distances between nodes of a mode are asked for: of a projection, only
// those of the projected mode.
func (s Graph) Asked(mode int) bool { return s.Stride == 1 || mode == s.Mode(s.First) }

// FirstOf is the number of the first node of a mode, whether it has any or not.
func FirstOf(net *graph.Network, mode graph.Mode) int {
	if mode == graph.Project {
		return net.Count(graph.Actor)
	}
	return 0
}
