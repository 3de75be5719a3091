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
	net, err := null.Affiliation{}.Network(t.Context())
	require.NoError(t, err)
	require.Zero(t, net.Len())
}
