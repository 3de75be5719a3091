package catalogue

import (
	"context"

	"github.com/essaim/essaim/graph"
)

// work is what the measures of a table share on their way: the network, the settings, and
// what some of them have found that others are made of.
type work struct {
	ctx      context.Context // of the one call that the work is for
	net      *graph.Network
	om       *graph.OneMode
	mode     graph.Mode
	by       graph.Column // of the entry at hand; none if it needs none
	seed     uint64
	workers  int
	progress func(done, total int) // of the entry at hand
	shared   map[shared]any
}

// shared is an intermediate result on one graph.
type shared struct {
	what string
	of   graph.Graph
}

// once finds an intermediate result, or remembers it.
func once[T any](w *work, what string, g graph.Graph, find func() (T, error)) (T, error) {
	key := shared{what, g}
	if known, ok := w.shared[key].(T); ok {
		return known, nil
	}
	found, err := find()
	if err == nil {
		w.shared[key] = found
	}
	return found, err
}
