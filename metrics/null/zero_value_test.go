package null_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/null"
)

// Zero settings, on a network of nothing.
func TestZeroValues(t *testing.T) {
	size := func(n *graph.Network) float64 { return float64(n.Len()) }
	for _, model := range []null.Model{nil, null.Curveball{}, null.ErdosRenyi{}} {
		c, err := null.Test{Model: model}.Against(t.Context(), &graph.Network{}, size)
		require.NoError(t, err)
		require.Equal(t, 999, c.Samples)
		require.Equal(t, []float64{0, 0, 0, 0, 1}, []float64{c.Observed, c.Expected, c.Low, c.High, c.P})
	}
	for _, model := range []null.TieModel{nil, null.Switching{}, null.Lattice{}} {
		c, err := null.Test{Ties: model}.AgainstTies(t.Context(), new(graph.OneMode), func(g *graph.OneMode) []float64 { return []float64{float64(g.Len())} })
		require.NoError(t, err)
		require.Equal(t, []float64{0, 0, 1}, []float64{c[0].Observed, c[0].Expected, c[0].P})
	}
	net, err := null.Affiliation{}.Network(t.Context())
	require.NoError(t, err)
	require.Zero(t, net.Len())
}
