// Package doubts makes the warnings that results carry beside their numbers.
package doubts

import (
	"github.com/essaim/essaim/graph"
)

// Add adds a doubt about some of the nodes, if there are any.
func Add(warnings []error, err error, nodes, of int, what string) []error {
	if nodes == 0 {
		return warnings
	}
	return append(warnings, &graph.Doubt{Err: err, Count: nodes, Of: of, What: what})
}

// Directions is the warning that directions are not seen, if there are any.
func Directions(g graph.Graph) []error {
	if o, ok := g.(*graph.OneMode); ok && o.Directed() {
		return []error{graph.ErrDirections}
	}
	return nil
}
