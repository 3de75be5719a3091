package metrics_test

import (
	"context"
	"errors"
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
		ownC, ownL := slowWorld(g)
		var c, l float64
		lattice := 0.0
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
		most := math.Max(ownC, lattice)
		got, err := metrics.SmallWorld{Samples: 20, Seed: seed}.TieSummary(t.Context(), g)
		require.NoError(t, err)
		nettest.Near(t, ownC/c/(ownL/l), got.Sigma)
		nettest.Near(t, math.Min(1, l/ownL)-ownC/most, got.Omega)
		nettest.Near(t, most, got.MostClustered)
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
	of := func(anew func(i int) bool) metrics.TieSmallWorldSummary {
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
		w, err := metrics.SmallWorld{Samples: 10}.TieSummary(t.Context(), g)
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

// wattsStrogatz is a ring on which every node is tied to the k/2 next on both sides, with a
// chance for each tie to have another end, drawn anew.
func wattsStrogatz(t testing.TB, n, k int, anew float64) *graph.OneMode {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, uint64(1000*anew)))
	tied := map[[2]int]bool{}
	tie := func(i, j int) [2]int { return [2]int{min(i, j), max(i, j)} }
	for i := range n {
		for step := range k / 2 {
			tied[tie(i, (i+step+1)%n)] = true
		}
	}
	for step := range k / 2 {
		for i := range n {
			if rng.Float64() >= anew {
				continue
			}
			to := rng.IntN(n)
			for to == i || tied[tie(i, to)] {
				to = rng.IntN(n)
			}
			delete(tied, tie(i, (i+step+1)%n))
			tied[tie(i, to)] = true
		}
	}
	return nettest.OneMode(t, n, func(i, j int) bool { return tied[tie(i, j)] })
}

// From -1 of a lattice to 1 of a random network, a small world between.
func TestOmegaOfWattsStrogatz(t *testing.T) {
	last := -1.
	for _, c := range []struct{ anew, least, most float64 }{{0, -1, -.8}, {.01, -.7, -.4}, {.1, -.15, .15}, {.3, .35, .65}, {1, .9, 1}} {
		w, err := metrics.SmallWorld{Samples: 10}.TieSummary(t.Context(), wattsStrogatz(t, 300, 6, c.anew))
		require.NoError(t, err)
		require.GreaterOrEqual(t, w.Omega, math.Max(last, c.least))
		require.LessOrEqual(t, w.Omega, c.most)
		last = w.Omega
	}
}

// Two cliques of five joined by one node, and a ring of twelve cliques of six, cluster more
// than lattices of their degrees: ω was below -1.
func TestOmegaOfCliques(t *testing.T) {
	check := func(g *graph.OneMode, c, l float64) {
		t.Helper()
		w, err := metrics.SmallWorld{Samples: 50}.TieSummary(t.Context(), g)
		require.NoError(t, err)
		require.InDelta(t, c, w.Clustering.Observed, 1e-14)
		require.InDelta(t, l, w.Distance.Observed, 1e-14)
		require.Less(t, w.Lattice.Expected, c)
		require.InDelta(t, c, w.MostClustered, 1e-14)
		require.InDelta(t, w.Distance.Expected/l-1, w.Omega, 1e-14)
		require.Greater(t, w.Omega, -1.)
		require.Empty(t, w.Warnings)
	}
	// 20 triangles; 8 nodes of degree 4, 2 of 5 and 1 of 2. Pairs in cliques 20 at 1; the
	// node between has 2 at 1 and 8 at 2; across 1 at 2, 8 at 3 and 16 at 4.
	check(nettest.OneMode(t, 11, func(i, j int) bool {
		return i/5 == j/5 && j < 10 || j == 10 && i%5 == 0
	}), 60./(8*6+2*10+1), (20.+2+2*8+2+3*8+4*16)/55)
	// 20 triangles a clique; 4 nodes of degree 5 and 2 of 6.
	var sum float64
	for i := range 72 {
		for j := range i {
			sum += apart(i, j)
		}
	}
	check(nettest.OneMode(t, 72, func(i, j int) bool { return apart(i, j) == 1 }), 60./(4*10+2*15), sum/(72*71/2))
}

// apart is the distance on a ring of twelve cliques of six, from the last of each of which
// a tie goes to the first of the next.
func apart(i, j int) float64 {
	if i/6 == j/6 {
		return 1
	}
	along := func(from, to int) float64 { // up the ring
		steps := (to/6 - from/6 + 12) % 12
		d := float64(2*steps - 1) // from the last to the first
		if from%6 != 5 {
			d++
		}
		if to%6 != 0 {
			d++
		}
		return d
	}
	return math.Min(along(i, j), along(j, i))
}

func TestOmegaClosedForms(t *testing.T) {
	of := func(g *graph.OneMode, want float64, warnings ...error) {
		t.Helper()
		w, err := metrics.SmallWorld{Samples: 30}.TieSummary(t.Context(), g)
		require.NoError(t, err)
		nettest.Near(t, want, w.Omega)
		for _, warning := range warnings {
			require.ErrorIs(t, errors.Join(w.Warnings...), warning)
		}
		if warnings == nil {
			require.Empty(t, w.Warnings)
		}
	}
	of(nettest.Clique(t, 6), 0) // no other network has these degrees
	// Two cliques that share a node: its ties go to all others, so that no network of these
	// degrees is wider.
	of(nettest.OneMode(t, 9, func(i, j int) bool { return j <= 4 || i >= 4 }), 0)
	// The Petersen graph has no triangles, and no network of its degrees is nearer.
	of(nettest.Ties(t, "0-1 1-2 2-3 3-4 4-0 0-5 1-6 2-7 3-8 4-9 5-7 7-9 9-6 6-8 8-5"), 1, metrics.ErrNearer)
	of(nettest.OneMode(t, 20, func(i, j int) bool { return i/5 == j/5 }), 0, metrics.ErrNearer, metrics.ErrDisconnected)
	of(star(t, 6), math.NaN(), metrics.ErrNoTriangles)
	of(nettest.Ties(t, "a-b c-d"), math.NaN(), metrics.ErrLowDegree, metrics.ErrDisconnected)
	of(nettest.Ties(t, "a b"), math.NaN(), metrics.ErrLowDegree)
	of(new(graph.OneMode), math.NaN(), metrics.ErrLowDegree)
}

// Between -1 and 1, or not defined with a warning: networks with few ties and many, of
// cliques, and in parts.
func TestOmegaBounds(t *testing.T) {
	defined := 0
	for seed := range uint64(120) {
		g := nettest.Random(t, seed, 4+int(seed%17), 2+int(seed%13), .1+.02*float64(seed%10)).OneMode(graph.Actor, graph.Binary)
		if seed%2 == 1 {
			n := 5 + int(seed%20)
			rng := rand.New(rand.NewPCG(seed, 1))
			g = nettest.OneMode(t, n, func(_, _ int) bool { return rng.Float64() < float64(seed%7+1)/float64(n) })
		}
		w, err := metrics.SmallWorld{Samples: 5, Seed: seed}.TieSummary(t.Context(), g)
		require.NoError(t, err)
		if math.IsNaN(w.Omega) {
			require.NotEmpty(t, w.Warnings)
			continue
		}
		defined++
		require.LessOrEqual(t, math.Abs(w.Omega), 1., "seed %d", seed)
	}
	require.Greater(t, defined, 60)
}

func TestOmegaSameBits(t *testing.T) {
	g := affiliation(t, 2, 120, 90).OneMode(graph.Actor, graph.Count)
	want, err := metrics.SmallWorld{Samples: 8, Seed: 4, Workers: 1}.TieSummary(t.Context(), g)
	require.NoError(t, err)
	for _, workers := range []int{2, 3, 8, 64} {
		got, err := metrics.SmallWorld{Samples: 8, Seed: 4, Workers: workers}.TieSummary(t.Context(), g)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
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
		_, err = metrics.SmallWorld{}.TieSummary(nettest.NewExpiring(t.Context(), looks), net.OneMode(graph.Actor, graph.Count))
		require.ErrorIs(t, err, context.Canceled)
	}
}
