package metrics_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/null"
)

// slowWorld is transitivity and mean distance by their definitions.
func slowWorld(g *graph.OneMode) (c, l float64) {
	s := newSlow(g, nil)
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

// The definition, over the same random networks, with slow measures.
func TestSmallWorldOracle(t *testing.T) {
	for seed := range uint64(12) {
		net := nettest.Random(t, seed, 12, 9, .25)
		var c, l float64
		for n, err := range (null.Test{Samples: 20, Seed: seed}).Networks(t.Context(), net) {
			require.NoError(t, err)
			oneC, oneL := slowWorld(n.OneMode(graph.Actor, graph.Count))
			c, l = c+oneC/20, l+oneL/20
		}
		ownC, ownL := slowWorld(net.OneMode(graph.Actor, graph.Count))
		got, err := metrics.SmallWorld{Samples: 20, Seed: seed}.Summary(t.Context(), net)
		require.NoError(t, err)
		nettest.Near(t, ownC/c/(ownL/l), got.Sigma)
	}
}

func TestSmallWorldOfTiesOracle(t *testing.T) {
	for seed := range uint64(12) {
		g := nettest.Random(t, seed, 12, 9, .25).OneMode(graph.Actor, graph.Count)
		var c, l, lattice float64
		random, ring := null.Switching{}.Sampler(g), null.Lattice{}.Sampler(g)
		for i := range uint64(20) {
			r, err := random(t.Context(), rand.New(rand.NewPCG(seed, i)))
			require.NoError(t, err)
			oneC, oneL := slowWorld(r)
			c, l = c+oneC/20, l+oneL/20
			r, err = ring(t.Context(), rand.New(rand.NewPCG(seed, i)))
			require.NoError(t, err)
			oneC, _ = slowWorld(r)
			lattice += oneC / 20
		}
		ownC, ownL := slowWorld(g)
		got, err := metrics.SmallWorld{Samples: 20, Seed: seed}.OfTies(t.Context(), g)
		require.NoError(t, err)
		nettest.Near(t, ownC/c/(ownL/l), got.Sigma)
		nettest.Near(t, l/ownL-ownC/lattice, got.Omega)
	}
}

// On a ring, a network is as wide and as clustered as can be; a small world has some
// of its ties drawn anew, and a random one has all.
func TestSmallWorldOfTies(t *testing.T) {
	var ties []string
	for i := range 100 {
		for step := 1; step <= 3; step++ {
			ties = append(ties, fmt.Sprintf("%02d-%02d", i, (i+step)%100))
		}
	}
	ring := nettest.Ties(t, strings.Join(ties, " "))
	of := func(anew func(i int) bool) metrics.TieSmallWorld {
		drawn, err := null.Switching{}.Network(t.Context(), ring.WhereTie(func(tie graph.Tie) bool { return anew(tie.From.Index) }))
		require.NoError(t, err)
		var from, to []int32
		for tie := range drawn.All() {
			from, to = append(from, int32(tie.From.Index)), append(to, int32(tie.To.Index))
		}
		for tie := range ring.All() {
			if _, twice := drawn.Rows().Weight(tie.From.Index, tie.To.Index); !anew(tie.From.Index) && !twice {
				from, to = append(from, int32(tie.From.Index)), append(to, int32(tie.To.Index))
			}
		}
		g, err := ring.Rewired(from, to, nil)
		require.NoError(t, err)
		w, err := metrics.SmallWorld{Samples: 10}.OfTies(t.Context(), g)
		require.NoError(t, err)
		return w
	}
	lattice := of(func(int) bool { return false })
	small := of(func(i int) bool { return i%6 == 0 })
	random := of(func(int) bool { return true })
	require.Less(t, lattice.Omega, -.5)
	require.InDelta(t, 0, small.Omega, .25)
	require.Greater(t, random.Omega, .8)
	require.Greater(t, small.Sigma, lattice.Sigma)
	require.InDelta(t, 1, random.Sigma, .5)
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
		_, err = metrics.SmallWorld{}.OfTies(nettest.NewExpiring(t.Context(), looks), net.OneMode(graph.Actor, graph.Count))
		require.ErrorIs(t, err, context.Canceled)
	}
}
