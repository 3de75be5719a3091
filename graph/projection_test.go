package graph_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
)

// pair is two nodes of a projection, the smaller first.
type pair struct{ i, j int }

// byMaps is the projection as its definition reads: for every node of the other
// mode, every two of its members are tied, and share adds up.
func byMaps(net *graph.Network, mode graph.Mode, share func(k int) float64) map[pair]float64 {
	sums := map[pair]float64{}
	first := 0
	if mode == graph.Project {
		first = net.Count(graph.Actor)
	}
	for n := range net.Of(mode.Other()) {
		members := net.Rows().Row(n.Index)
		for x, i := range members {
			for _, j := range members[x+1:] {
				sums[pair{int(i) - first, int(j) - first}] += share(len(members))
			}
		}
	}
	return sums
}

// requireProjection compares the ties with those of the slow projection.
func requireProjection(t testing.TB, want map[pair]float64, one *graph.OneMode) {
	t.Helper()
	require.Equal(t, len(want), one.Ties())
	for tie := range one.All() {
		p := pair{tie.From.Index, tie.To.Index}
		if math.Abs(want[p]-tie.Weight) > 1e-12 {
			t.Fatalf("%v: %v, not %v", p, tie.Weight, want[p])
		}
	}
}

func ones(int) float64 { return 1 }

// twins, two components, a star, one project, isolates, repeated records, nothing
var shapes = []string{
	"A:P,Q B:P,Q C:P,Q D:P", "A:P B:P C:Q D:Q", "A:P,Q,R B:P C:Q D:R", "A:P B:P C:P", "A: B: :P", "A:P,P B:P C:P,P", "", "A:P", ":P", "A:",
	"A:P,Q,R,S B:P,Q,R,S C:P,Q,R,S D:P,Q,R,S",
}

func TestProjectionOracle(t *testing.T) {
	check := func(net *graph.Network) {
		for mode := range graph.Mode(2) {
			count := byMaps(net, mode, ones)
			graph.CheckOneMode(t, net.OneMode(mode, graph.Count))
			requireProjection(t, count, net.OneMode(mode, graph.Count))
			requireProjection(t, byMaps(net, mode, func(k int) float64 { return 1 / float64(k-1) }), net.OneMode(mode, graph.Newman))
			requireProjection(t, byMaps(net, mode, func(k int) float64 { return 1 / float64(k) }), net.OneMode(mode, graph.Hyperbolic))
			requireProjection(t, count, net.OneMode(mode, graph.Custom("mine", func(_, _ graph.Node, shared []graph.Node) float64 {
				return float64(len(shared))
			})))
			for p, c := range count {
				if c < 2 {
					delete(count, p)
				}
			}
			requireProjection(t, count, net.OneMode(mode, graph.Count.AtLeast(2)))
			require.Zero(t, net.OneMode(mode, graph.Binary.AtLeast(2)).Ties())
		}
	}
	for _, text := range shapes {
		check(nettest.Parse(t, text))
	}
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 1))
		check(nettest.Random(t, seed, 1+rng.IntN(25), 1+rng.IntN(20), rng.Float64()*rng.Float64()))
	}
}

// programme is projects of 1 to twice size members, some of whom are in many.
func programme(t testing.TB, seed uint64, actors, projects, size int) *graph.Network {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 0))
	var b graph.Builder
	for p := range projects {
		members := map[int]bool{}
		for range 1 + rng.IntN(2*size) {
			members[int(float64(actors)*rng.Float64()*rng.Float64())] = true
		}
		for a := range members {
			b.Add(fmt.Sprint("a", a), fmt.Sprint("p", p), 1)
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

// This one is large enough for several goroutines.
func TestProjectionOfMany(t *testing.T) {
	net := programme(t, 1, 2000, 900, 30)
	count := byMaps(net, graph.Actor, ones)
	newman := byMaps(net, graph.Actor, func(k int) float64 { return 1 / float64(k-1) })
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var first [2]graph.Rows
	for _, procs := range []int{1, 2, 3, 8} {
		runtime.GOMAXPROCS(procs)
		for k, w := range []graph.Weighting{graph.Count, graph.Newman} {
			one := net.OneMode(graph.Actor, w)
			want := [2]map[pair]float64{count, newman}[k]
			if procs == 1 {
				requireProjection(t, want, one)
				first[k] = one.Rows()
			}
			for i := range one.Len() {
				require.True(t, slices.Equal(first[k].Row(i), one.Rows().Row(i)))
				require.True(t, slices.Equal(first[k].Weights(i), one.Rows().Weights(i)), "bit for bit")
			}
		}
	}
}

// Whoever asks first, all get the same rows.
func TestProjectionAskedByMany(t *testing.T) {
	one := programme(t, 2, 300, 200, 10).OneMode(graph.Actor, graph.Count)
	rows := make([]graph.Rows, 16)
	var all sync.WaitGroup
	for i := range rows {
		all.Go(func() { rows[i] = one.Rows() })
	}
	all.Wait()
	for i := range rows {
		require.Same(t, &rows[0].Row(0)[0], &rows[i].Row(0)[0])
	}
}

// The caller's function need not be safe for several goroutines, and is asked
// once for every pair, in order.
func TestProjectionAsksInOrder(t *testing.T) {
	net := programme(t, 1, 2000, 900, 30)
	var asked []pair
	one := net.OneMode(graph.Actor, graph.Custom("mine", func(i, j graph.Node, _ []graph.Node) float64 {
		asked = append(asked, pair{i.Index, j.Index})
		return 1
	}))
	require.Equal(t, one.Ties(), len(asked))
	require.True(t, slices.IsSortedFunc(asked, func(x, y pair) int { return (x.i-y.i)*net.Len() + x.j - y.j }))
}

func BenchmarkProjection(b *testing.B) {
	for _, size := range [][2]int{{100, 50}, {1000, 500}, {40000, 35000}} {
		net := programme(b, 1, size[0], size[1], 5)
		run := func(by string, project func()) {
			b.Run(fmt.Sprintf("actors=%d/projects=%d/by=%s", size[0], size[1], by), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					project()
				}
			})
		}
		for _, w := range []graph.Weighting{graph.Count, graph.Newman} {
			run(w.Name, func() { net.OneMode(graph.Actor, w).Rows() })
		}
		run("maps", func() { byMaps(net, graph.Actor, ones) })
	}
}
