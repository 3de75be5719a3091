package metrics_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/null"
)

// The definition, over the same random networks, with slow measures.
func TestSmallWorldOracle(t *testing.T) {
	for seed := range uint64(12) {
		net := nettest.Random(t, seed, 12, 9, .25)
		slowly := func(n *graph.Network) (c, l float64) {
			s := newSlow(n.OneMode(graph.Actor, graph.Count), nil)
			pairs := 0.0
			for i := range s.n {
				for j := range i {
					if !math.IsInf(s.d[i][j], 1) {
						l += s.d[i][j]
						pairs++
					}
				}
			}
			return s.transitivity(), l / pairs
		}
		var c, l float64
		for n, err := range (null.Test{Samples: 20, Seed: seed}).Networks(t.Context(), net) {
			require.NoError(t, err)
			oneC, oneL := slowly(n)
			c, l = c+oneC/20, l+oneL/20
		}
		ownC, ownL := slowly(net)
		got, err := metrics.SmallWorld{Samples: 20, Seed: seed}.Summary(t.Context(), net)
		require.NoError(t, err)
		near(t, ownC/c/(ownL/l), got.Sigma)
	}
}

func TestSmallWorldClosedForms(t *testing.T) {
	sigma := func(text string) float64 {
		got, err := metrics.SmallWorld{Samples: 5}.Summary(t.Context(), nettest.Parse(t, text))
		require.NoError(t, err)
		return got.Sigma
	}
	require.InDelta(t, 1, sigma("a:p b:p c:p d:p"), 0) // chance can change nothing
	require.True(t, math.IsNaN(sigma("")))
	require.True(t, math.IsNaN(sigma("a:p b:p c:q d:q"))) // no path of two ties: no clustering
}

func TestSmallWorldSameBits(t *testing.T) {
	net := affiliation(t, 2, 200, 150)
	want, err := metrics.SmallWorld{Samples: 8, Seed: 4, Workers: 1}.Summary(t.Context(), net)
	require.NoError(t, err)
	for _, workers := range []int{2, 3, 8, 64} {
		got, err := metrics.SmallWorld{Samples: 8, Seed: 4, Workers: workers}.Summary(t.Context(), net)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	for _, looks := range []int{0, 10, 1000} {
		_, err = metrics.SmallWorld{}.Summary(nettest.NewExpiring(t.Context(), looks), net)
		require.ErrorIs(t, err, context.Canceled)
	}
}
