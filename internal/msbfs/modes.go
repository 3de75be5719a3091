package msbfs

import (
	"context"

	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
)

// mode is the nodes of one mode, numbered for searches, which go from one mode to the other
// and back. A graph of one mode is its own other mode, and every node its own neighbour, so
// that it keeps the sources that have reached it.
//
// Twins are one vertex, and nodes without ties none. The vertices of a component have
// numbers in a row, and near ones have near numbers.
type mode struct {
	node      []int32 // of every vertex: the first of its twins
	twins     []int32 // of every vertex: how many they are, itself included
	tied      []bool  // of every vertex: its twins are tied to each other
	component []int32 // of every vertex
	bounds    []int32 // component c is the vertices from bounds[c] to bounds[c+1]
	start     []int   // the neighbours of v are neighbour[start[v]:start[v+1]]
	neighbour []int32 // vertices of the other mode
}

func (m *mode) row(v int32) []int32 { return m.neighbour[m.start[v]:m.start[v+1]] }

func (m *mode) degree(v int32) int { return m.start[v+1] - m.start[v] }

func (m *mode) endComponent() { m.bounds = append(m.bounds, int32(len(m.node))) }

// sizes is the number of nodes in every component.
func (m *mode) sizes() []int {
	sizes := make([]int, len(m.bounds)-1)
	for v, c := range m.component {
		sizes[c] += int(m.twins[v])
	}
	return sizes
}

// numbering is the vertices of a graph, mode by mode.
type numbering struct {
	implicit.Graph
	modes  []*mode // one or two
	twins  csr.TwinClasses
	vertex []int32 // of every node, in its mode; -1 if it has none
}

func numberingOf(ctx context.Context, g implicit.Graph) (*numbering, error) {
	twins, err := csr.Twins(ctx, g.Rows, g.Ends...)
	if err != nil {
		return nil, err
	}
	n := &numbering{Graph: g, twins: twins, vertex: make([]int32, g.Rows.Len())}
	for range g.Ends[1:] {
		n.modes = append(n.modes, &mode{bounds: make([]int32, 1)})
	}
	for i := range n.vertex {
		n.vertex[i] = -1
	}
	var queue []int32
	for root := range n.vertex {
		if n.isNew(int32(root)) && g.Rows.Degree(root) > 0 {
			queue = n.numberComponent(ctx, int32(root), queue)
		}
	}
	for _, m := range n.modes {
		n.addRows(ctx, m)
	}
	return n, ctx.Err()
}

// isNew tells whether a node still needs a vertex.
func (n *numbering) isNew(i int32) bool { return n.vertex[i] < 0 && n.twins.Of[i] == i }

// numberComponent numbers a component in the order of a breadth-first search from the root.
// The queue is only memory.
func (n *numbering) numberComponent(ctx context.Context, root int32, queue []int32) []int32 {
	n.add(root)
	queue = append(queue[:0], root)
	for at := 0; at < len(queue); at++ {
		if at%parallel.Often == 0 && ctx.Err() != nil {
			break
		}
		for _, j := range n.Rows.Row(int(queue[at])) {
			if n.isNew(j) {
				n.add(j)
				queue = append(queue, j)
			}
		}
	}
	for _, m := range n.modes {
		m.endComponent()
	}
	return queue
}

// add gives a node the next vertex of its mode.
func (n *numbering) add(i int32) {
	m := n.modes[n.Mode(int(i))]
	n.vertex[i] = int32(len(m.node))
	m.node = append(m.node, i)
	m.twins = append(m.twins, int32(n.twins.Count[i]))
	m.component = append(m.component, int32(len(m.bounds)-1))
}

// addRows gives the vertices of a mode their neighbours.
func (n *numbering) addRows(ctx context.Context, m *mode) {
	m.start, m.tied = make([]int, 1, len(m.node)+1), make([]bool, len(m.node))
	for v, i := range m.node {
		if v%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		if len(n.modes) == 1 {
			m.neighbour = append(m.neighbour, int32(v))
		}
		for _, j := range n.Rows.Row(int(i)) {
			switch n.twins.Of[j] {
			case j:
				m.neighbour = append(m.neighbour, n.vertex[j])
			case i:
				m.tied[v] = true
			}
		}
		m.start = append(m.start, len(m.neighbour))
	}
}
