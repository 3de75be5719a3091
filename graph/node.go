package graph

import (
	"context"

	gonum "gonum.org/v1/gonum/graph"
)

// Mode is one of the two kinds of node.
type Mode uint8

// The two modes.
const (
	Actor Mode = iota
	Project
)

// Other is the opposite mode.
func (m Mode) Other() Mode { return 1 - m }

// String is "actor" or "project".
func (m Mode) String() string {
	if m == Project {
		return "project"
	}
	return "actor"
}

// Node is an actor or a project of one graph.
type Node struct {
	Index int    // position in its graph, from 0 to Len()-1
	Mode  Mode   // actor or project
	Key   string // the caller's identifier, unique in its mode
	Name  string // for people; the key if no name was given

	net *Network // the network that holds the node's attributes
	at  int32    // position in net
}

// ID is the Index, in the form gonum asks for.
func (n Node) ID() int64 { return int64(n.Index) }

// String is the name.
func (n Node) String() string { return n.Name }

// Graph is a [*Network] or a [*OneMode]; no other type can be one. It is the
// argument of every measure and drawing.
type Graph interface {
	gonum.WeightedUndirected

	// Len is the number of nodes.
	Len() int
	// At is node i. It panics if i is out of range, as a slice would.
	At(i int) Node
	// Find is the node of a mode that has a key.
	Find(mode Mode, key string) (Node, bool)
	// Rows is the adjacency. A projection builds its rows at the first call.
	Rows() Rows
	// RowsContext is Rows that stops, with the context's error, when the context
	// is cancelled before they are built.
	RowsContext(ctx context.Context) (Rows, error)
	// Origin is the two-mode network that the graph is, or comes from.
	Origin() *Network

	sealed()
}
