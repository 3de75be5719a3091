package msbfs

import (
	"context"

	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
)

// side is the nodes of one mode, laid out for sweeps, which go from one side to
// the other and back. In one mode a side is its own other side, and every node
// its own neighbour, so that it keeps what it has.
//
// Twins are one vertex, and nodes without ties none. The vertices of a component
// have numbers in a row, and near ones have near numbers.
type side struct {
	node      []int32 // of every vertex: the first of its twins
	twins     []int32 // of every vertex: how many they are, itself included
	tied      []bool  // of every vertex: they are tied to each other
	component []int32 // of every vertex
	ends      []int32 // component c is the vertices from ends[c] to ends[c+1]
	start     []int   // the neighbours of v are near[start[v]:start[v+1]]
	near      []int32 // vertices of the other side
}

func (s *side) list(v int32) []int32 { return s.near[s.start[v]:s.start[v+1]] }

func (s *side) degree(v int32) int { return s.start[v+1] - s.start[v] }

// close ends a component.
func (s *side) close() { s.ends = append(s.ends, int32(len(s.node))) }

// sizes is the number of nodes in every component.
func (s *side) sizes() []int {
	sizes := make([]int, len(s.ends)-1)
	for v, c := range s.component {
		sizes[c] += int(s.twins[v])
	}
	return sizes
}

// layout is a space as sides: two for two modes, one for one.
type layout struct {
	implicit.Graph
	sides []*side
	same  csr.TwinClasses
	place []int32 // of every node: its vertex; -1 if it has none
}

func layoutOf(ctx context.Context, s implicit.Graph) (*layout, error) {
	same, err := csr.Twins(ctx, s.Rows, s.Ends...)
	if err != nil {
		return nil, err
	}
	l := &layout{Graph: s, same: same, place: make([]int32, s.Rows.Len())}
	for range s.Ends[1:] {
		l.sides = append(l.sides, &side{ends: make([]int32, 1)})
	}
	for i := range l.place {
		l.place[i] = -1
	}
	var queue []int32
	for root := range l.place {
		if l.waits(int32(root)) && s.Rows.Degree(root) > 0 {
			queue = l.walk(ctx, int32(root), queue)
		}
	}
	for _, side := range l.sides {
		l.link(ctx, side)
	}
	return l, ctx.Err()
}

// waits tells whether a node still needs a vertex.
func (l *layout) waits(v int32) bool { return l.place[v] < 0 && l.same.Of[v] == v }

// walk gives a component its vertices, in the order of their steps from the
// root. The queue is only memory.
func (l *layout) walk(ctx context.Context, root int32, queue []int32) []int32 {
	l.put(root)
	queue = append(queue[:0], root)
	for at := 0; at < len(queue); at++ {
		if at%parallel.Often == 0 && ctx.Err() != nil {
			break
		}
		for _, u := range l.Rows.Row(int(queue[at])) {
			if l.waits(u) {
				l.put(u)
				queue = append(queue, u)
			}
		}
	}
	for _, side := range l.sides {
		side.close()
	}
	return queue
}

// put gives a node the next vertex of its side.
func (l *layout) put(v int32) {
	s := l.sides[l.Mode(int(v))]
	l.place[v] = int32(len(s.node))
	s.node = append(s.node, v)
	s.twins = append(s.twins, int32(l.same.Count[v]))
	s.component = append(s.component, int32(len(s.ends)-1))
}

// link gives the vertices of a side their neighbours.
func (l *layout) link(ctx context.Context, s *side) {
	s.start, s.tied = make([]int, 1, len(s.node)+1), make([]bool, len(s.node))
	for v, node := range s.node {
		if v%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		if len(l.sides) == 1 {
			s.near = append(s.near, int32(v))
		}
		for _, u := range l.Rows.Row(int(node)) {
			switch l.same.Of[u] {
			case u:
				s.near = append(s.near, l.place[u])
			case node:
				s.tied[v] = true
			}
		}
		s.start = append(s.start, len(s.near))
	}
}
