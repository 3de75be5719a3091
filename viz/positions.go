package viz

import "github.com/essaim/essaim/graph"

// Positions is a place for every node of a graph. The zero Positions has none.
type Positions struct {
	graph  graph.Graph
	points []Point
}

// NewPositions gives places, one a node, to their graph. It panics if there are
// not as many as nodes.
func NewPositions(g graph.Graph, points []Point) Positions {
	if len(points) != g.Len() {
		panic("viz: places and nodes differ in number")
	}
	return Positions{g, points}
}

// Len is the number of nodes.
func (p Positions) Len() int { return len(p.points) }

// At is the place of node i. It panics if i is out of range.
func (p Positions) At(i int) Point { return p.points[i] }

// Of is the place of a node, which may come from another graph: it is then
// looked up by its mode and key.
func (p Positions) Of(n graph.Node) (Point, bool) {
	if p.graph == nil {
		return Point{}, false
	}
	found, ok := p.graph.Find(n.Mode, n.Key)
	if !ok {
		return Point{}, false
	}
	return p.points[found.Index], true
}
