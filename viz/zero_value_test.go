package viz_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/viz"
)

// The zero values of the package work, on networks with nothing in them too.
func TestZeroValues(t *testing.T) {
	for name, g := range map[string]graph.Graph{
		"no network":  &graph.Network{},
		"no one-mode": &graph.OneMode{},
		"one actor":   nettest.Parse(t, "Ada:"),
		"one project": nettest.Parse(t, ":Bridge"),
		"one tie":     nettest.Parse(t, "Ada:Bridge"),
		"two actors":  nettest.Parse(t, "Ada: Ben:"),
	} {
		t.Run(name, func(t *testing.T) {
			checkApart(t, checkDrawing(t, viz.Map{}, g))
			for format := range formats {
				require.NotEmpty(t, drawn(t, format, viz.Map{DPI: 20}, g))
			}
			require.Equal(t, g.Len(), viz.Layout{}.Positions(g).Len())
		})
	}
	var p viz.Positions
	require.Zero(t, p.Len())
	_, ok := p.Of(graph.Node{})
	require.False(t, ok)
}
