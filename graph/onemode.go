package graph

import (
	"context"
	"iter"
	"slices"
)

// OneMode is a network of nodes tied directly: a projection, a layer of ties, or
// a gonum graph. Nodes keep their keys and are numbered from 0 in the order of
// the network they come from. It is immutable and safe for concurrent readers.
// The zero OneMode is empty.
//
// A projection is lazy: it builds its rows when something first asks for them.
//
// As a gonum graph it is undirected. A layer whose ties have directions is seen
// without them (the strengths of both directions added); [OneMode.Arcs] is the
// directed graph.
type OneMode struct {
	undirected
	net       *Network
	nodes     []int32 // places in net
	weighting Weighting
	projected bool // the whole projection of a mode
	mode      Mode
	lazy      *lazyRows
	out       Rows // along directions; empty if there are none
	directed  bool
}

// OneMode is the projection of the network on a mode: two actors are tied if
// they take part in the same project, or two projects if they share an actor.
// Nothing is computed until it is needed.
//
// Cost, when built: O(Σ k²) time over the k nodes that each node of the other
// mode joins, and 12 bytes a tie and direction.
func (n *Network) OneMode(mode Mode, weighting Weighting) *OneMode {
	nodes := counting(n.Count(mode))
	for i := range nodes {
		nodes[i] += int32(n.first(mode))
	}
	g := newOneMode(n, nodes, func(ctx context.Context) (Rows, error) { return n.project(ctx, mode, weighting) })
	g.weighting, g.projected, g.mode = weighting, true, mode
	return g
}

func newOneMode(n *Network, nodes []int32, rows func(context.Context) (Rows, error)) *OneMode {
	g := &OneMode{net: n, nodes: nodes, lazy: newLazyRows(rows)}
	g.undirected = undirected{len(nodes), g.At, g.Rows}
	return g
}

func (g *OneMode) sealed() {}

// Origin is the network that the nodes and their attributes come from.
func (g *OneMode) Origin() *Network {
	if g.net == nil {
		return &Network{}
	}
	return g.net
}

// Projection is the mode and the weighting of a whole projection. It is false
// for a layer, a part of a projection, and a graph from elsewhere.
func (g *OneMode) Projection() (Mode, Weighting, bool) { return g.mode, g.weighting, g.projected }

// Len is the number of nodes.
func (g *OneMode) Len() int { return len(g.nodes) }

// Ties is the number of tied pairs.
func (g *OneMode) Ties() int { return g.Rows().Entries() / 2 }

// Directed tells whether the ties have directions.
func (g *OneMode) Directed() bool { return g.directed }

// At is node i. It panics if i is out of range.
func (g *OneMode) At(i int) Node {
	n := g.net.At(int(g.nodes[i]))
	n.Index = i
	return n
}

// Find is the node of a mode that has a key.
func (g *OneMode) Find(mode Mode, key string) (Node, bool) {
	n, ok := g.Origin().Find(mode, key)
	if !ok {
		return Node{}, false
	}
	i, ok := slices.BinarySearch(g.nodes, n.at)
	if !ok {
		return Node{}, false
	}
	return g.At(i), true
}

// Rows is the adjacency, without directions. A projection builds it at the
// first call, which may take long and much memory.
func (g *OneMode) Rows() Rows {
	rows, _ := g.RowsContext(context.Background()) // nothing cancels it
	return rows
}

// RowsContext is Rows that stops building, with the context's error, when the
// context is cancelled.
func (g *OneMode) RowsContext(ctx context.Context) (Rows, error) {
	if g.lazy == nil {
		return Rows{}, nil
	}
	return g.lazy.rows(ctx)
}

// Evidence is what stands behind a tie of a projection: one project (or actor)
// that both nodes share, and their participations in it.
type Evidence struct {
	Shared Node // in the two-mode network
	A, B   []Participation
}

// Evidence is everything that nodes i and j share, in the order of the network:
// for two actors their common projects, for two projects their common actors.
// Nodes that share nothing, or are of different modes, have none.
func (g *OneMode) Evidence(i, j int) iter.Seq[Evidence] {
	return func(yield func(Evidence) bool) {
		a, b := int(g.nodes[i]), int(g.nodes[j])
		if g.net.modeOf(a) != g.net.modeOf(b) {
			return
		}
		for _, s := range shared(g.net.rows.Row(a), g.net.rows.Row(b)) {
			e := Evidence{
				Shared: g.net.At(int(s)),
				A:      slices.Collect(g.net.joining(a, int(s))),
				B:      slices.Collect(g.net.joining(b, int(s))),
			}
			if !yield(e) {
				return
			}
		}
	}
}

// joining is the participations between two nodes of different modes, in
// whichever order they are given.
func (n *Network) joining(x, y int) iter.Seq[Participation] { return n.Between(min(x, y), max(x, y)) }

// shared is what two sorted rows have in common.
func shared(x, y []int32) []int32 {
	var both []int32
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			both = append(both, x[0])
			x, y = x[1:], y[1:]
		}
	}
	return both
}

// Tie is two tied nodes of one graph and the strength of their tie.
type Tie struct {
	From, To Node
	Weight   float64
}

// All is every tie once, by its smaller end, then by the other.
func (g *OneMode) All() iter.Seq[Tie] { return allTies(g) }

// All is every actor–project tie, by actor, then by project.
func (n *Network) All() iter.Seq[Tie] { return allTies(n) }

func allTies(g Graph) iter.Seq[Tie] {
	return func(yield func(Tie) bool) {
		rows := g.Rows()
		for i := range rows.Len() {
			weights := rows.Weights(i)
			for k, j := range rows.Row(i) {
				if int(j) < i {
					continue
				}
				w := 1.0
				if weights != nil {
					w = weights[k]
				}
				if !yield(Tie{g.At(i), g.At(int(j)), w}) {
					return
				}
			}
		}
	}
}
