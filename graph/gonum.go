package graph

import (
	"sync"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
)

// undirected makes gonum's interfaces of a node function and rows. The zero
// value is a graph without nodes.
type undirected struct {
	size int
	node func(int) Node
	rows func() Rows
}

// Node is the node with a gonum ID, or nil.
func (u *undirected) Node(id int64) gonum.Node {
	if !u.has(id) {
		return nil
	}
	return u.node(int(id))
}

func (u *undirected) has(id int64) bool { return 0 <= id && id < int64(u.size) }

// Nodes is all nodes, in order.
func (u *undirected) Nodes() gonum.Nodes {
	if u.size == 0 {
		return gonum.Empty
	}
	nodes := make([]gonum.Node, u.size)
	for i := range nodes {
		nodes[i] = u.node(i)
	}
	return iterator.NewOrderedNodes(nodes)
}

// From is the neighbours of a node, in order.
func (u *undirected) From(id int64) gonum.Nodes {
	if !u.has(id) {
		return gonum.Empty
	}
	return newNeighbours(u.node, u.rows().Row(int(id)))
}

// HasEdgeBetween tells whether two nodes are tied.
func (u *undirected) HasEdgeBetween(x, y int64) bool {
	_, ok := u.tie(x, y)
	return ok
}

// Edge is the tie from x to y, or nil.
func (u *undirected) Edge(x, y int64) gonum.Edge { return u.EdgeBetween(x, y) }

// EdgeBetween is the tie between x and y, or nil.
func (u *undirected) EdgeBetween(x, y int64) gonum.Edge {
	if e := u.WeightedEdgeBetween(x, y); e != nil {
		return e
	}
	return nil
}

// WeightedEdge is the tie from x to y, or nil.
func (u *undirected) WeightedEdge(x, y int64) gonum.WeightedEdge { return u.WeightedEdgeBetween(x, y) }

// WeightedEdgeBetween is the tie between x and y, or nil.
func (u *undirected) WeightedEdgeBetween(x, y int64) gonum.WeightedEdge {
	w, ok := u.tie(x, y)
	if !ok {
		return nil
	}
	return edge{u.node(int(x)), u.node(int(y)), w}
}

// Weight is the strength of the tie between x and y; a node is tied to itself
// with strength 0, as gonum wants it.
func (u *undirected) Weight(x, y int64) (w float64, ok bool) {
	if x == y && u.has(x) {
		return 0, true
	}
	return u.tie(x, y)
}

func (u *undirected) tie(x, y int64) (float64, bool) {
	if !u.has(x) || !u.has(y) || x == y {
		return 0, false
	}
	return u.rows().Weight(int(x), int(y))
}

// edge is a tie as gonum sees it.
type edge struct {
	from, to Node
	weight   float64
}

func (e edge) From() gonum.Node         { return e.from }
func (e edge) To() gonum.Node           { return e.to }
func (e edge) Weight() float64          { return e.weight }
func (e edge) ReversedEdge() gonum.Edge { return edge{e.to, e.from, e.weight} }

// neighbours is an ordered gonum iterator over a row.
type neighbours struct {
	node func(int) Node
	row  []int32
	at   int
}

func newNeighbours(node func(int) Node, row []int32) gonum.Nodes {
	if len(row) == 0 {
		return gonum.Empty
	}
	return &neighbours{node, row, -1}
}

func (n *neighbours) Len() int { return max(0, len(n.row)-n.at-1) }
func (n *neighbours) Reset()   { n.at = -1 }

func (n *neighbours) Next() bool {
	n.at = min(n.at+1, len(n.row))
	return n.at < len(n.row)
}

func (n *neighbours) Node() gonum.Node {
	if n.at < 0 || n.at >= len(n.row) {
		return nil
	}
	return n.node(int(n.row[n.at]))
}

// Arcs is a one-mode network with the directions of its ties: a gonum directed
// graph with ordered iterators. [OneMode.Arcs] makes it.
type Arcs struct {
	of       *OneMode
	out      Rows
	incoming func() Rows
}

// Arcs is the network as a directed graph, for gonum's directed algorithms. A
// network without directions has each tie both ways.
func (g *OneMode) Arcs() *Arcs {
	out := g.out
	if !g.Directed() {
		out = g.Rows()
		return &Arcs{g, out, func() Rows { return out }}
	}
	return &Arcs{g, out, sync.OnceValue(func() Rows { return transpose(g.Len(), out) })}
}

// Len is the number of nodes.
func (a *Arcs) Len() int { return a.of.Len() }

// Out is the adjacency along the directions.
func (a *Arcs) Out() Rows { return a.out }

// In is the adjacency against the directions.
func (a *Arcs) In() Rows { return a.incoming() }

// Node is the node with a gonum ID, or nil.
func (a *Arcs) Node(id int64) gonum.Node { return a.of.Node(id) }

// Nodes is all nodes, in order.
func (a *Arcs) Nodes() gonum.Nodes { return a.of.Nodes() }

// From is the nodes that a node's arcs go to, in order.
func (a *Arcs) From(id int64) gonum.Nodes { return a.along(a.out, id) }

// To is the nodes that have an arc to a node, in order.
func (a *Arcs) To(id int64) gonum.Nodes { return a.along(a.incoming(), id) }

func (a *Arcs) along(r Rows, id int64) gonum.Nodes {
	if !a.of.has(id) {
		return gonum.Empty
	}
	return newNeighbours(a.of.At, r.Row(int(id)))
}

// HasEdgeFromTo tells whether there is an arc from x to y.
func (a *Arcs) HasEdgeFromTo(x, y int64) bool { return a.WeightedEdge(x, y) != nil }

// HasEdgeBetween tells whether there is an arc between x and y, either way.
func (a *Arcs) HasEdgeBetween(x, y int64) bool {
	return a.HasEdgeFromTo(x, y) || a.HasEdgeFromTo(y, x)
}

// Edge is the arc from x to y, or nil.
func (a *Arcs) Edge(x, y int64) gonum.Edge {
	if e := a.WeightedEdge(x, y); e != nil {
		return e
	}
	return nil
}

// WeightedEdge is the arc from x to y, or nil.
func (a *Arcs) WeightedEdge(x, y int64) gonum.WeightedEdge {
	if x == y || !a.of.has(x) || !a.of.has(y) {
		return nil
	}
	w, ok := a.out.Weight(int(x), int(y))
	if !ok {
		return nil
	}
	return edge{a.of.At(int(x)), a.of.At(int(y)), w}
}

// Weight is the strength of the arc from x to y; see [OneMode.Weight].
func (a *Arcs) Weight(x, y int64) (w float64, ok bool) {
	if x == y && a.of.has(x) {
		return 0, true
	}
	if e := a.WeightedEdge(x, y); e != nil {
		return e.Weight(), true
	}
	return 0, false
}
