package metrics_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	graphio "github.com/essaim/essaim/io"
	"github.com/essaim/essaim/metrics"
)

// weightedTies is a one-mode network of n nodes.
func weightedTies(t *testing.T, n int, ties map[[2]int]float64) *graph.OneMode {
	t.Helper()
	var b graph.Builder
	key := func(i int) string { return fmt.Sprintf("%03d", i) }
	for i := range n {
		require.NoError(t, b.AddActor(key(i), ""))
	}
	for ends, w := range ties {
		require.NoError(t, b.AddTie("t", key(ends[0]), key(ends[1]), false, graph.Number("weight", w)))
	}
	net, err := b.Build()
	require.NoError(t, err)
	layer, err := net.Layer("t")
	require.NoError(t, err)
	require.Equal(t, n, layer.Len())
	return layer
}

// Two ways round a ring are 1/30 + 1/70 + 1/110 in two orders: each pair has one verdict,
// whatever end it is searched from (issue 9).
func TestEquallyShortPathsOfARing(t *testing.T) {
	ring := map[[2]int]float64{{0, 1}: 30, {1, 2}: 70, {2, 5}: 110, {0, 3}: 70, {3, 4}: 110, {4, 5}: 30}
	for _, k := range []float64{1, 3, .1, 7e-9, 1e12} {
		times := map[[2]int]float64{}
		for ends, w := range ring {
			times[ends] = w * k
		}
		g := weightedTies(t, 6, times)
		require.InDeltaSlice(t, []float64{1.5, 1.5, 2, 2, 2.5, 2.5}, nettest.Scores(t, metrics.Betweenness{Length: metrics.Inverse}, g).Values(), 1e-14, k)
		there := nettest.Scores(t, metrics.SubsetBetweenness{From: []int{0}, To: []int{5}, Length: metrics.Inverse}, g)
		back := nettest.Scores(t, metrics.SubsetBetweenness{From: []int{5}, To: []int{0}, Length: metrics.Inverse}, g)
		require.InDeltaSlice(t, []float64{0, .5, .5, .5, .5, 0}, there.Values(), 1e-14, k)
		require.Equal(t, nettest.Bits(there.Values()), nettest.Bits(back.Values()))
	}
}

// exactPaths is all shortest paths in fractions, by Bellman and Ford: lengths and numbers
// between every two nodes.
func exactPaths(n int, ties map[[2]int]float64) (far [][]*big.Rat, ways [][]float64) {
	length := map[[2]int]*big.Rat{}
	for ends, w := range ties {
		l := new(big.Rat).Inv(new(big.Rat).SetFloat64(w))
		length[ends], length[[2]int{ends[1], ends[0]}] = l, l
	}
	for s := range n {
		d := make([]*big.Rat, n)
		d[s] = new(big.Rat)
		for range n {
			for ends, l := range length {
				if d[ends[0]] != nil {
					if over := new(big.Rat).Add(d[ends[0]], l); d[ends[1]] == nil || over.Cmp(d[ends[1]]) < 0 {
						d[ends[1]] = over
					}
				}
			}
		}
		count := make([]float64, n)
		var walks func(v int) float64
		walks = func(v int) float64 {
			if v == s {
				return 1
			}
			if count[v] == 0 && d[v] != nil {
				for ends, l := range length {
					if ends[1] == v && d[ends[0]] != nil && new(big.Rat).Add(d[ends[0]], l).Cmp(d[v]) == 0 {
						count[v] += walks(ends[0])
					}
				}
			}
			return count[v]
		}
		for v := range n {
			walks(v)
		}
		count[s] = 1
		far, ways = append(far, d), append(ways, count)
	}
	return far, ways
}

// exactBetweenness is by definition, over all pairs.
func exactBetweenness(n int, ties map[[2]int]float64) []float64 {
	far, ways := exactPaths(n, ties)
	values := make([]float64, n)
	for v := range n {
		for s := range n {
			for e := range s {
				if v == s || v == e || far[s][e] == nil || far[s][v] == nil {
					continue
				}
				if new(big.Rat).Add(far[s][v], far[v][e]).Cmp(far[s][e]) == 0 {
					values[v] += ways[s][v] * ways[v][e] / ways[s][e]
				}
			}
		}
	}
	return values
}

// Betweenness by lengths is that of exact fractions, also where paths tie on paper only, as
// 1/3 + 1/6 and 1/2, and where a long tie stands before short ones.
func TestOracleOfEquallyShortPaths(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 3))
	for k := range 150 {
		n := 4 + rng.IntN(7)
		ties := map[[2]int]float64{}
		for v := range n {
			for u := range v {
				if u == v-1 || rng.Float64() < .4 { // no node is alone
					ties[[2]int{u, v}] = []float64{1, 2, 3, 6, 10, 15, 30}[rng.IntN(7)]
				}
			}
		}
		if k%3 == 0 { // amounts: one very long tie, ties that differ in the seventh digit
			for ends := range ties {
				if ends[0] == 0 {
					ties[ends] = 1e-3
				} else if rng.IntN(2) == 0 {
					ties[ends] = 1e6 + float64(rng.IntN(3))
				}
			}
		}
		want := exactBetweenness(n, ties)
		require.InDeltaSlice(t, want, nettest.Scores(t, metrics.Betweenness{Length: metrics.Inverse}, weightedTies(t, n, ties)).Values(), 1e-12, "%v", ties)
		for ends, w := range ties {
			ties[ends] = w * 1.1
		}
		require.InDeltaSlice(t, want, nettest.Scores(t, metrics.Betweenness{Length: metrics.Inverse}, weightedTies(t, n, ties)).Values(), 1e-12, "times a constant: %v", ties)
	}
}

// In the built-in projection 11 of the 47 actors above 0 were off.
func TestEquallyShortPathsAroundClusterJura(t *testing.T) {
	net, err := graphio.CSV{}.ReadFolder(os.DirFS("../examples/territory/jura"))
	require.NoError(t, err)
	g := net.OneMode(graph.Actor, graph.Count)
	s := nettest.Scores(t, metrics.Betweenness{Length: metrics.Inverse}, g)
	hub, ok := g.Find(graph.Actor, "cluster-jura")
	require.True(t, ok)
	require.InDelta(t, 7471.744, s.At(hub.Index), 5e-4)
}
