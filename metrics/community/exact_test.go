package community_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/community"
)

func leiden(t testing.TB, f community.Leiden, g graph.Graph) community.Result {
	t.Helper()
	r, err := f.Best(t.Context(), g)
	require.NoError(t, err)
	return r
}

// A chain of six nodes: two halves have 4/5 - 2/4, three pairs 3/5 - (9+16+9)/100. From
// three pairs no single node can make the first step.
func TestChainOfSix(t *testing.T) {
	chain := nettest.Ties(t, "a-b b-c c-d d-e e-f")
	for seed := range uint64(21) {
		r := leiden(t, community.Leiden{Seed: seed, Starts: 2}, chain)
		require.InDelta(t, .3, r.Modularity, 1e-15)
		require.Equal(t, []int{0, 0, 0, 1, 1, 1}, groupsOf(r.Partition))
		require.Equal(t, []float64{r.Modularity, r.Modularity}, r.Starts)
		require.True(t, r.Exact)
	}
}

// Three actors in five projects, with weights: 2/9, by trial of all partitions.
func TestTwoModesOfEight(t *testing.T) {
	net := twoModes(t, []string{"22010", "30211", "01101"}) // a, b, c in p, q, r, s, t
	want := tryAll(newDense(net, 1, false))
	require.InDelta(t, 2./9, want.best, 1e-12)
	first := leiden(t, community.Leiden{}, net)
	for seed := range uint64(21) {
		r := leiden(t, community.Leiden{Seed: seed}, net)
		require.InDelta(t, 2./9, r.Modularity, 1e-12)
		require.Equal(t, groupsOf(first.Partition), groupsOf(r.Partition))
	}
}

// bestOfAll is the largest modularity of all partitions, and how many have it.
type bestOfAll struct {
	best float64
	ways int
}

func tryAll(d dense) bestOfAll {
	most, n := bestOfAll{best: math.Inf(-1)}, len(d.w)
	gain := make([][]float64, n)
	for i := range n {
		gain[i] = make([]float64, i)
		for j := range i {
			gain[i][j] = (d.w[i][j] - d.chance(i, j)) / d.m
		}
	}
	alone := 0.0 // what a node counts with itself
	for i := range n {
		alone -= d.chance(i, i) / (2 * d.m)
	}
	everyPartition(n, func(labels []int32) {
		q := alone
		for i := range n {
			for j := range i {
				if labels[i] == labels[j] {
					q += gain[i][j]
				}
			}
		}
		switch {
		case q > most.best+1e-12:
			most = bestOfAll{q, 1}
		case q > most.best-1e-12:
			most.ways++
		}
	})
	return most
}

// tiny is a network of up to nine nodes with some isolates: whole weights, none, or any,
// with nodes numbered by an order.
func tiny(t testing.TB, seed uint64, two bool, order []int) graph.Graph {
	rng := rand.New(rand.NewPCG(seed, 9))
	n, share, kind := len(order), []float64{.15, .3, .5, .8}[rng.IntN(4)], rng.IntN(3)
	actors := n
	if two {
		actors = 1 + rng.IntN(n-1)
	}
	var b graph.Builder
	key := func(v int) string { return fmt.Sprint(order[v]) }
	for v := range n {
		mode := graph.Actor
		if v >= actors {
			mode = graph.Project
		}
		require.NoError(t, b.Rename(mode, key(v), key(v)))
	}
	for v := range n {
		for u := range v {
			weight := []float64{1, 1 + float64(rng.IntN(4)), .1 + rng.Float64()}[kind]
			switch {
			case rng.Float64() > share:
			case !two:
				require.NoError(t, b.AddTie("ties", key(u), key(v), false, graph.Number("weight", weight)))
			case u < actors && v >= actors:
				require.NoError(t, b.Add(key(u), key(v), weight))
			}
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	if two {
		return net
	}
	if g, err := net.Layer("ties"); err == nil {
		return g
	}
	return net.OneMode(graph.Actor, graph.Count) // no ties
}

// The best of all partitions of 200 networks of up to nine nodes; of several best the same
// for every seed, and the same but for names, whatever these are.
func TestExactAgainstAllPartitions(t *testing.T) {
	compared, several := 0, 0
	for seed := range uint64(200) {
		n := 3 + int(seed/8)%7
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		two, gamma := seed%2 == 1, []float64{1, 1, .6, 1.8}[seed/2%4]
		g := tiny(t, seed, two, order)
		if g.Rows().Entries() == 0 {
			continue
		}
		compared++
		want := tryAll(newDense(g, gamma, false))
		r := leiden(t, community.Leiden{Resolution: gamma}, g)
		require.True(t, r.Exact)
		require.InDelta(t, want.best, r.Modularity, 1e-12, describe(g))
		require.InDelta(t, want.best, community.Modularity{Resolution: gamma}.Of(r.Partition), 1e-12)
		connected(t, r.Partition)
		for other := range uint64(3) {
			again := leiden(t, community.Leiden{Resolution: gamma, Seed: 1 + other, Starts: 4, Workers: 3}, g)
			require.Equal(t, groupsOf(r.Partition), groupsOf(again.Partition))
			require.Equal(t, r.Modularity, again.Modularity)
		}
		if want.ways > 1 {
			several++
		}
		rng := rand.New(rand.NewPCG(seed, 1))
		for range 5 {
			renamed := tiny(t, seed, two, rng.Perm(n))
			other := leiden(t, community.Leiden{Resolution: gamma}, renamed)
			require.Equal(t, sizesOf(r.Partition), sizesOf(other.Partition), describe(g))
		}
		plain := tryAll(newDense(g, gamma, true))
		r = leiden(t, community.Leiden{Resolution: gamma, Unweighted: true}, g)
		require.InDelta(t, plain.best, r.Modularity, 1e-12)
	}
	require.Greater(t, compared, 180)
	require.Greater(t, several, 30)
}

func sizesOf(p graph.Partition) []int {
	sizes := make([]int, p.Groups())
	for c := range sizes {
		sizes[c] = p.Size(c)
	}
	slices.Sort(sizes)
	return sizes
}

// The best partition of the two modes by all partitions of the smaller one: then every
// node of the other goes where it adds most. Eight actors, and more projects than all
// partitions could be tried of.
func TestExactInTwoModes(t *testing.T) {
	for seed := range uint64(12) {
		net := nettest.Random(t, seed, 8, 30, .15+.03*float64(seed))
		for _, gamma := range []float64{.7, 1, 1.5} {
			d, best := newDense(net, gamma, false), 0.0
			everyPartition(8, func(labels []int32) {
				q := 0.0
				for p := 8; p < net.Len(); p++ {
					sum := make([]float64, 8)
					for a, c := range labels {
						sum[c] += d.w[a][p] - d.chance(a, p)
					}
					q += max(0, slices.Max(sum))
				}
				best = max(best, q/d.m)
			})
			r := leiden(t, community.Leiden{Resolution: gamma}, net)
			require.True(t, r.Exact)
			require.InDelta(t, best, r.Modularity, 1e-12)
		}
	}
}

// Where there are many best partitions, work stays small: K(7,7) in one mode has all that
// give both sides the same share in every group, and a ring those of all its turns.
func TestExactOfManyBest(t *testing.T) {
	text := ""
	for i := range 7 {
		for j := range 7 {
			text += fmt.Sprintf(" a%d-b%d", i, j)
		}
	}
	r := leiden(t, community.Leiden{}, nettest.Ties(t, text))
	require.True(t, r.Exact)
	require.InDelta(t, 0, r.Modularity, 1e-12)
	ring := ""
	for i := range 24 {
		ring += fmt.Sprintf(" %02d-%02d", i, (i+1)%24)
	}
	r = leiden(t, community.Leiden{}, nettest.Ties(t, ring))
	require.True(t, r.Exact)
	// Four groups of five nodes and one of four: 5 of 24 ties are cut.
	require.InDelta(t, 19./24-(4*25.+16)/576, r.Modularity, 1e-12)
}

// Above the limit the search is as it was, and says so.
func TestTooLargeToBeExact(t *testing.T) {
	net := nettest.Random(t, 1, 60, 60, .1)
	for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count)} {
		r := leiden(t, community.Leiden{Starts: 3}, g)
		require.False(t, r.Exact)
		require.Len(t, r.Starts, 3)
	}
	small := nettest.Random(t, 1, 5, 5, .4)
	for name, best := range map[string]func(context.Context, graph.Graph) (community.Result, error){
		"louvain": community.Louvain{}.Best, "labels": community.LabelPropagation{}.Best, "brim": community.BRIM{}.Best,
	} {
		r, err := best(t.Context(), small)
		require.NoError(t, err)
		require.False(t, r.Exact, name)
	}
}

func TestExactIsCancelled(t *testing.T) {
	g := nettest.Random(t, 1, 22, 22, .2).OneMode(graph.Actor, graph.Binary)
	g.Rows()
	plenty := nettest.NewExpiring(t.Context(), 1<<20)
	r, err := community.Leiden{}.Best(plenty, g)
	require.NoError(t, err)
	require.True(t, r.Exact)
	looks := 1<<20 - plenty.Left()
	require.Greater(t, looks, 10)
	for _, look := range []int{0, 1, 2, looks / 2, looks - 1} {
		_, err := community.Leiden{}.Best(nettest.NewExpiring(t.Context(), look), g)
		require.ErrorIs(t, err, context.Canceled)
	}
}

func TestProgressOfExact(t *testing.T) {
	var calls []string
	report := func(done, total int) { calls = append(calls, fmt.Sprintf("%d/%d", done, total)) }
	leiden(t, community.Leiden{Starts: 2, Progress: report}, nettest.Parse(t, "A:P,Q B:P"))
	require.Equal(t, "0/200 200/200", strings.Join(calls, " "))
}

// Zachary's club and Davis' women are small enough: the largest modularity of the club is
// .4197896, proved by Brandes et al. (2008), doi:10.1109/TKDE.2007.190689.
func TestExactClub(t *testing.T) {
	r := leiden(t, community.Leiden{}, karate(t))
	require.True(t, r.Exact)
	require.InDelta(t, .4197896, r.Modularity, 5e-8)
	require.True(t, leiden(t, community.Leiden{}, nettest.File(t, "southern_women.csv")).Exact)
}

// The exact search on projections and on networks without any groups, and what it costs
// where it gives up.
func BenchmarkExact(b *testing.B) {
	for _, nodes := range []int{12, 16, 20, 24, 30, 40} {
		for _, kind := range []string{"projection", "random", "two"} {
			var all []graph.Graph
			for seed := range uint64(20) {
				n, share := nodes, 3/float64(nodes)
				switch kind {
				case "projection":
					all = append(all, nettest.Random(b, seed, n, n, share).OneMode(graph.Actor, graph.Newman))
				case "random":
					all = append(all, atRandom(b, seed, n, .3))
				case "two":
					all = append(all, nettest.Random(b, seed, n/2, n/2, 2*share))
				}
				all[seed].Rows()
			}
			b.Run(fmt.Sprintf("nodes=%d/kind=%s", nodes, kind), func(b *testing.B) {
				exact, runs := 0, 0
				for b.Loop() {
					r := leiden(b, community.Leiden{}, all[runs%len(all)])
					runs++
					if r.Exact {
						exact++
					}
				}
				b.ReportMetric(float64(exact)/float64(runs), "exact")
			})
		}
	}
}

// atRandom is a one-mode network in which every pair is tied with a probability.
func atRandom(t testing.TB, seed uint64, n int, p float64) graph.Graph {
	rng, text := rand.New(rand.NewPCG(seed, 2)), ""
	for i := range n {
		text += fmt.Sprintf(" %02d", i)
		for j := range i {
			if rng.Float64() < p {
				text += fmt.Sprintf(" %02d-%02d", j, i)
			}
		}
	}
	return nettest.Ties(t, text)
}
