package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
)

// space is where the distances of a graph are walked: its own rows, or for a
// projection those of its two-mode network, where every distance is twice as
// long and there are fewer ties to walk.
type space struct {
	rows   graph.Rows
	ends   []int // where the modes begin, and the end of the last
	first  int   // the place of node 0
	size   int   // nodes asked for
	stride int   // steps to one step of distance
	within int   // the distance up to which a survey counts nodes one by one; 0: none
}

func spaceOf(ctx context.Context, g graph.Graph) (space, error) {
	net := g.Origin()
	s := space{rows: net.Rows(), ends: []int{0, net.Count(graph.Actor), net.Len()}, size: g.Len(), stride: 1}
	if o, ok := g.(*graph.OneMode); ok {
		mode, weighting, whole := o.Projection()
		if !whole || !weighting.Whole() {
			rows, err := g.RowsContext(ctx)
			return space{rows: rows, ends: []int{0, g.Len()}, size: g.Len(), stride: 1}, err
		}
		s.first, s.stride = s.ends[mode], 2
	}
	return s, nil
}

// sideOf is the mode of a node: 0 or 1.
func (s space) sideOf(node int) int {
	if node < s.ends[1] {
		return 0
	}
	return len(s.ends) - 2
}

// asked tells whether distances to and from a side are asked for. From a
// projected mode every other step leads to the other mode.
func (s space) asked(side int) bool { return s.stride == 1 || side == s.sideOf(s.first) }
