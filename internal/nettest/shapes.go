package nettest

import (
	"fmt"
	"testing"

	"github.com/essaim/essaim/graph"
)

// OneMode is the network of ties in which nodes are named 0000, 0001, …
func OneMode(t testing.TB, n int, tied func(i, j int) bool) *graph.OneMode {
	t.Helper()
	text := ""
	for j := range n {
		text += fmt.Sprintf(" %04d", j)
		for i := range j {
			if tied(i, j) {
				text += fmt.Sprintf(" %04d-%04d", i, j)
			}
		}
	}
	return Ties(t, text)
}

// Clique is n nodes that are all tied to each other.
func Clique(t testing.TB, n int) *graph.OneMode {
	return OneMode(t, n, func(_, _ int) bool { return true })
}
