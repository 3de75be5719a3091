package graph

import (
	"context"
	"iter"
	"slices"
)

// Network is a two-mode network: actors, projects, and who takes part in what.
// It is immutable and safe for concurrent readers. Nodes are numbered from 0:
// actors first, then projects, each mode sorted by key in byte order. The zero
// Network is empty; a [Builder] makes any other.
//
// As a gonum graph it is undirected, with one edge for each actor–project pair
// that has a participation.
type Network struct {
	undirected
	actors      int
	keys, names []string // actors, then projects
	attributes  [2]columns
	territory   []int32 // per node: its territory, -1 if none
	territories Territories
	records     records // participations: from an actor, to a project
	firstRecord []int   // per tie, in the order of the actors' rows; nil if one each
	layers      []layer
	parents     Rows // of projects: nodes they were born from
	events      columns
	seats       records
	rows        Rows
}

// records is a list of records between nodes of a network, sorted by their
// ends, then by their values.
type records struct {
	from, to []int32
	cells    columns
}

func (r records) len() int { return len(r.from) }

// layer is the direct ties of one kind.
type layer struct {
	name     string
	directed bool
	records
}

// assemble makes everything that follows from the nodes and records.
func (n *Network) assemble() {
	n.own()
	ties := pairs{a: n.records.from, b: n.records.to}
	n.firstRecord = nil
	if n.records.repeated() {
		ties.a, ties.b, n.firstRecord = n.records.distinct()
	}
	if weight := n.records.cells.find("weight"); !weight.IsZero() {
		ties.weight = n.records.tieWeights(weight)
	}
	n.rows = bothWays(len(n.keys), ties).plain()
}

// own makes n the network of its columns and of the gonum graph that it is.
func (n *Network) own() {
	n.undirected = undirected{len(n.keys), n.At, n.Rows}
	for mode := range n.attributes {
		for i := range n.attributes[mode] {
			n.attributes[mode][i].net = n
			n.attributes[mode][i].mode = Mode(mode)
		}
	}
}

// repeated tells whether some pair of ends has several records.
func (r records) repeated() bool {
	for i := 1; i < r.len(); i++ {
		if r.again(i) {
			return true
		}
	}
	return false
}

// again tells whether record i has the ends of the one before.
func (r records) again(i int) bool {
	return i > 0 && r.from[i] == r.from[i-1] && r.to[i] == r.to[i-1]
}

// distinct is the pairs of ends without repeats, and the first record of each,
// with the number of records at the end.
func (r records) distinct() (from, to []int32, first []int) {
	for i := range r.from {
		if !r.again(i) {
			from = append(from, r.from[i])
			to = append(to, r.to[i])
			first = append(first, i)
		}
	}
	return from, to, append(first, r.len())
}

// tieWeights is the sum of the stated weights of each tie, 1 if none is stated.
func (r records) tieWeights(weight Column) []float64 {
	w := make([]float64, 0, r.len())
	for i := range r.from {
		if !r.again(i) {
			w = append(w, 0)
		}
		if stated, ok := weight.At(i).Float(); ok {
			w[len(w)-1] += stated
		}
	}
	for tie := range w {
		if w[tie] == 0 {
			w[tie] = 1
		}
	}
	return w
}

func (n *Network) sealed() {}

// Origin is the network itself.
func (n *Network) Origin() *Network { return n }

// Len is the number of nodes of both modes.
func (n *Network) Len() int { return len(n.keys) }

// Count is the number of nodes of a mode.
func (n *Network) Count(mode Mode) int {
	if mode == Actor {
		return n.actors
	}
	return len(n.keys) - n.actors
}

// Ties is the number of actor–project pairs with a participation.
func (n *Network) Ties() int { return n.rows.Entries() / 2 }

// first is the number of the first node of a mode.
func (n *Network) first(mode Mode) int { return int(mode) * n.actors }

func (n *Network) modeOf(i int) Mode {
	if i < n.actors {
		return Actor
	}
	return Project
}

// At is node i, actors first. It panics if i is out of range.
func (n *Network) At(i int) Node {
	return Node{Index: i, Mode: n.modeOf(i), Key: n.keys[i], Name: n.names[i], net: n, at: int32(i)}
}

// Of is the nodes of a mode, in order.
func (n *Network) Of(mode Mode) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for i := range n.Count(mode) {
			if !yield(n.At(n.first(mode) + i)) {
				return
			}
		}
	}
}

// Find is the node of a mode that has a key.
func (n *Network) Find(mode Mode, key string) (Node, bool) {
	first := n.first(mode)
	i, ok := slices.BinarySearch(n.keys[first:first+n.Count(mode)], key)
	if !ok {
		return Node{}, false
	}
	return n.At(first + i), true
}

// Rows is the adjacency of all nodes: an actor's row holds projects, a
// project's row actors.
func (n *Network) Rows() Rows { return n.rows }

// RowsContext is Rows; they are always there.
func (n *Network) RowsContext(context.Context) (Rows, error) { return n.rows, nil }

// Column is an attribute of the nodes of a mode, by its name. A name that does
// not exist gives the zero Column.
func (n *Network) Column(mode Mode, name string) Column { return n.attributes[mode].find(name) }

// Columns is all attributes of the nodes of a mode, in the order they came.
func (n *Network) Columns(mode Mode) []Column { return slices.Clone(n.attributes[mode]) }

// Territories is the tree of territories.
func (n *Network) Territories() Territories { return n.territories }

// Territory is where node i lies, if known.
func (n *Network) Territory(i int) (Territory, bool) {
	if n.territory[i] < 0 {
		return Territory{}, false
	}
	return n.territories.At(int(n.territory[i])), true
}

// Position is the longitude and latitude of node i in degrees: its own, or else
// those of its territory.
func (n *Network) Position(i int) (lon, lat float64, ok bool) {
	mode := n.modeOf(i)
	if lon, lat, ok = position(n.attributes[mode], i-n.first(mode)); ok {
		return lon, lat, ok
	}
	if t := n.territory[i]; t >= 0 {
		return n.territories.Position(int(t))
	}
	return lon, lat, false
}

// Parents is the nodes that project i was born from: projects, or actors. It
// is empty for an actor.
func (n *Network) Parents(i int) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.parents.Len() == 0 {
			return
		}
		for _, p := range n.parents.Row(i) {
			if !yield(n.At(int(p))) {
				return
			}
		}
	}
}

// Event is something that happened, drawn on timelines.
type Event struct {
	Date  Date
	Label string
}

// Events is all events, by date.
func (n *Network) Events() iter.Seq[Event] {
	return func(yield func(Event) bool) {
		dates, labels := n.events.find("date"), n.events.find("label")
		for i := range dates.Len() {
			date, _ := dates.At(i).Date()
			label := Value{}
			if !labels.IsZero() {
				label = labels.At(i)
			}
			if !yield(Event{date, label.String()}) {
				return
			}
		}
	}
}

// EventColumns is the table of events, column by column: date, label, and the
// free attributes.
func (n *Network) EventColumns() []Column { return slices.Clone(n.events) }
