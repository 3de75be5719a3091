// Package implicit is projections that are not built: they are walked in the
// two-mode network that they are projections of, where a step takes two ties. A
// project of k actors is then k ties to walk, and not k(k-1)/2.
package implicit

import (
	"context"

	"github.com/essaim/essaim/graph"
)

// Graph is where the distances of a graph are walked: its own rows, or for a
// projection those of its two-mode network, where every distance is twice as
// long and there are fewer ties to walk.
type Graph struct {
	Rows   graph.Rows
	Ends   []int // where the modes begin, and the end of the last
	First  int   // the place of node 0
	Size   int   // nodes asked for
	Stride int   // steps to one step of distance
	Within int   // the distance up to which a survey counts nodes one by one; 0: none
}

// Of is a graph to walk: of a whole projection whose ties are not left out by their weight,
// its two-mode network; of others their own rows.
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

// Plain is the rows of a graph, to walk as they are.
func Plain(rows graph.Rows) Graph {
	return Graph{Rows: rows, Ends: []int{0, rows.Len()}, Size: rows.Len(), Stride: 1}
}

// Mode is the mode of a node: 0 or 1.
func (s Graph) Mode(node int) int {
	if node < s.Ends[1] {
		return 0
	}
	return len(s.Ends) - 2
}

// Asked tells whether distances to and from a side are asked for. From a
// projected mode every other step leads to the other mode.
func (s Graph) Asked(side int) bool { return s.Stride == 1 || side == s.Mode(s.First) }

// FirstOf is the place of the first node of a mode.
func FirstOf(net *graph.Network, mode graph.Mode) int {
	if mode == graph.Project {
		return net.Count(graph.Actor)
	}
	return 0
}
