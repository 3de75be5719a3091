package metrics_test

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// search is the textbook: the steps from a source to every node, -1 if there is
// no way, one node after the other.
func search(rows graph.Rows, source int, steps, queue []int32) []int32 {
	for i := range steps {
		steps[i] = -1
	}
	steps[source] = 0
	queue = append(queue[:0], int32(source))
	for at := 0; at < len(queue); at++ {
		for _, v := range rows.Row(int(queue[at])) {
			if steps[v] < 0 {
				steps[v] = steps[queue[at]] + 1
				queue = append(queue, v)
			}
		}
	}
	return queue
}

// textbook is what a search from every node finds.
type textbook struct {
	closeness, harmonic, eccentricity []float64
	pairs                             []int
}

func newTextbook(g graph.Graph) textbook {
	n := g.Len()
	t := textbook{make([]float64, n), make([]float64, n), make([]float64, n), make([]int, 1)}
	steps, queue := make([]int32, n), []int32(nil)
	_, two := g.(*graph.Network)
	for v := range n {
		queue = search(g.Rows(), v, steps, queue)
		smallest, sum := 0, 0
		for _, u := range queue[1:] {
			d := int(steps[u])
			sum += d
			t.harmonic[v] += 1 / float64(d)
			t.eccentricity[v] = max(t.eccentricity[v], float64(d))
			t.pairs = append(t.pairs, make([]int, max(0, d+1-len(t.pairs)))...)
			t.pairs[d]++
			smallest++
			if two && g.At(v).Mode == g.At(int(u)).Mode {
				smallest++
			}
		}
		if sum > 0 {
			t.closeness[v] = float64(smallest) / float64(sum) * float64(len(queue)-1) / float64(n-1)
		}
	}
	for d := range t.pairs {
		t.pairs[d] /= 2
	}
	return t
}

// large is networks with more sources than one sweep has, and with what sweeps
// treat apart: components, isolates, twins of both kinds, long paths.
func large(t testing.TB) map[string]graph.Graph {
	all := map[string]graph.Graph{}
	add := func(name string, net *graph.Network) {
		all[name] = net
		for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
			all[name+" by "+mode.String()] = net.OneMode(mode, graph.Count)
			all[name+" by strong "+mode.String()] = net.OneMode(mode, graph.Count.AtLeast(2))
		}
	}
	add("affiliation", affiliation(t, 3, 900, 600))
	add("islands", nettest.Parse(t, islands()))
	add("ring", nettest.Parse(t, ring(600)))
	all["path"], all["star"], all["cycle"] = path(t, 600), star(t, 600), cycle(t, 601)
	all["complete"], all["clique"], all["grid"] = nettest.Complete(t, 600, 3), nettest.Clique(t, 40), grid(t, 30, 20)
	return all
}

// islands is many components: isolates, lonely ties, twins, short paths.
func islands() string {
	var text strings.Builder
	for i := range 80 {
		fmt.Fprintf(&text, " a%d: :p%d b%d:q%d c%d:r%d d%d:r%d e%d:r%d,s%d f%d:s%d", i, i, i, i, i, i, i, i, i, i, i, i, i)
		for k := range i % 7 {
			fmt.Fprintf(&text, " g%d.%d:s%d,t%d", i, k, i, i)
		}
	}
	return text.String()
}

// ring is actors and projects in a circle, with 100 more actors in one project.
func ring(n int) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, " a%d:p%d,p%d", i, i, (i+1)%n)
	}
	for i := range 100 {
		fmt.Fprintf(&text, " b%d:p0", i)
	}
	return text.String()
}

func grid(t testing.TB, width, height int) *graph.OneMode {
	return nettest.OneMode(t, width*height, func(i, j int) bool { return j-i == width || j-i == 1 && j%width > 0 })
}

func TestLargeNetworks(t *testing.T) {
	for name, g := range large(t) {
		want := newTextbook(g)
		closeness, harmonic, eccentricity := nettest.Scores(t, metrics.Closeness{}, g), nettest.Scores(t, metrics.Harmonic{}, g), nettest.Scores(t, metrics.Eccentricity{}, g)
		for i := range g.Len() {
			nettest.Near(t, want.closeness[i], closeness.At(i), name, i)
			nettest.Near(t, want.harmonic[i], harmonic.At(i), name, i)
			nettest.Near(t, want.eccentricity[i], eccentricity.At(i), name, i)
		}
		require.Equal(t, want.pairs, summary(t, g).Counts, name)
	}
}

// Same bits for any number of workers, and whether the projection is built or not.
func TestLargeNetworksHaveTheSameBits(t *testing.T) {
	net := affiliation(t, 5, 900, 600)
	always := graph.Custom("shared", func(_, _ graph.Node, shared []graph.Node) float64 { return float64(len(shared)) })
	for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, always)} {
		for _, with := range []func(workers int) metrics.Measure{
			func(w int) metrics.Measure { return metrics.Closeness{Workers: w} },
			func(w int) metrics.Measure { return metrics.Harmonic{Workers: w} },
			func(w int) metrics.Measure { return metrics.Eccentricity{Workers: w} },
		} {
			want := nettest.Bits(nettest.Scores(t, with(1), g).Values())
			for _, workers := range []int{0, 2, 3, 8, 64} {
				require.Equal(t, want, nettest.Bits(nettest.Scores(t, with(workers), g).Values()))
			}
		}
		want := summary(t, g)
		for _, workers := range []int{1, 2, 3, 8, 64} {
			got, err := metrics.Distances{Workers: workers}.Summary(t.Context(), g)
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
	}
	for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
		implicit, explicit := net.OneMode(mode, graph.Count), net.OneMode(mode, always)
		for _, m := range []metrics.Measure{metrics.Closeness{}, metrics.Harmonic{}, metrics.Eccentricity{}} {
			require.Equal(t, nettest.Bits(nettest.Scores(t, m, explicit).Values()), nettest.Bits(nettest.Scores(t, m, implicit).Values()))
		}
		require.Equal(t, summary(t, explicit), summary(t, implicit))
	}
}

// The pairs at every distance, the diameter and the mean, from formulas.
func TestDistancesOfKnownNetworks(t *testing.T) {
	check := func(g graph.Graph, mean float64, pairs func(d int) int) {
		s := summary(t, g)
		n, sum, inverse := g.Len(), 0., 0.
		for d, got := range s.Counts {
			require.Equal(t, pairs(d), got, "pairs at %d of %d nodes", d, n)
			if d > 0 {
				sum += float64(got * d)
				inverse += float64(got) / float64(d)
			}
		}
		require.Equal(t, n*(n-1)/2, s.Pairs)
		require.Equal(t, len(s.Counts)-1, s.Diameter)
		require.Zero(t, pairs(s.Diameter+1))
		nettest.Near(t, mean, s.Mean)
		nettest.Near(t, sum/float64(s.Pairs), s.Mean)
		nettest.Near(t, inverse/float64(s.Pairs), s.Efficiency)
		require.Equal(t, float64(s.Diameter), slices.Max(nettest.Scores(t, metrics.Eccentricity{}, g).Values()))
		require.Empty(t, s.Warnings)
	}
	when := func(yes bool, n int) int {
		if yes {
			return n
		}
		return 0
	}
	for _, n := range []int{2, 3, 10, 513, 600} {
		check(path(t, n), float64(n+1)/3, func(d int) int { return when(d > 0, max(0, n-d)) })
		check(star(t, n), 2-2/float64(n), func(d int) int { return when(d == 1, n-1) + when(d == 2, (n-1)*(n-2)/2) })
		if n > 2 && n%2 == 1 {
			check(cycle(t, n), float64(n+1)/4, func(d int) int { return when(0 < d && d <= n/2, n) })
		}
	}
	for _, n := range []int{4, 10, 600} { // opposite nodes are one pair, not two
		check(cycle(t, n), float64(n*n)/4/float64(n-1), func(d int) int {
			return when(0 < d && d < n/2, n) + when(d == n/2, n/2)
		})
	}
	check(nettest.Clique(t, 50), 1, func(d int) int { return when(d == 1, 50*49/2) })
	const a, p = 600, 4 // complete in two modes
	check(nettest.Complete(t, a, p), float64(a*p+a*(a-1)+p*(p-1))/((a+p)*(a+p-1)/2), func(d int) int {
		return when(d == 1, a*p) + when(d == 2, a*(a-1)/2+p*(p-1)/2)
	})
}

// Radius and diameter of a path, and a node that reaches nothing.
func TestEccentricity(t *testing.T) {
	const n = 301
	s := nettest.Scores(t, metrics.Eccentricity{}, path(t, n))
	require.Equal(t, "eccentricity", s.Measure)
	require.Empty(t, s.Warnings)
	for i := range n {
		require.EqualValues(t, max(i, n-1-i), s.At(i))
	}
	all(t, metrics.Eccentricity{}, cycle(t, 12), 6)
	all(t, metrics.Eccentricity{}, nettest.Clique(t, 5), 1)
	all(t, metrics.Eccentricity{}, nettest.Complete(t, 3, 4), 2)
	s = nettest.Scores(t, metrics.Eccentricity{}, nettest.Parse(t, "a:p b:p c:"))
	require.Equal(t, []float64{2, 2, 0, 1}, s.Values())
	require.ErrorIs(t, s.Warnings[0], metrics.ErrDisconnected)
	require.ErrorIs(t, s.Warnings[1], metrics.ErrIsolates)
}

// A sum of inverses is the float nearest to the true one, whatever the order. At
// node i of a path it is the harmonic numbers of i and n-1-i.
func TestHarmonicIsExact(t *testing.T) {
	const n = 1000
	sums := []*big.Rat{new(big.Rat)}
	for d := range int64(n) {
		sums = append(sums, new(big.Rat).Add(sums[d], big.NewRat(1, d+1)))
	}
	s := nettest.Scores(t, metrics.Harmonic{}, path(t, n))
	for i := range n {
		want, _ := new(big.Rat).Add(sums[i], sums[n-1-i]).Float64()
		require.Equal(t, want, s.At(i), i)
	}
}

func TestProgressOfDistances(t *testing.T) {
	net := affiliation(t, 5, 900, 600)
	var calls [][2]int
	_, err := metrics.Distances{Workers: 3, Progress: func(done, total int) {
		calls = append(calls, [2]int{done, total})
	}}.Summary(t.Context(), net)
	require.NoError(t, err)
	require.GreaterOrEqual(t, calls[0][1], 3)
	for i, call := range calls {
		require.Equal(t, [2]int{i, calls[0][1]}, call)
	}
	require.Len(t, calls, calls[0][1]+1)
}

// Wherever a cancelled context is noticed, there is an error and no result.
func TestDistancesCancelledAnywhere(t *testing.T) {
	net := affiliation(t, 5, 500, 400)
	run := func(m metrics.Measure, g graph.Graph, looks int) (int, error) {
		ctx := nettest.NewExpiring(t.Context(), looks)
		s, err := m.Scores(ctx, g)
		if err != nil {
			require.ErrorIs(t, err, context.Canceled)
			require.Zero(t, s.Len())
		}
		return looks - ctx.Left(), err
	}
	for _, workers := range []int{1, 3} {
		for _, c := range []struct {
			m metrics.Measure
			g graph.Graph
		}{
			{metrics.Closeness{Workers: workers}, net},
			{metrics.Eccentricity{Workers: workers}, net.OneMode(graph.Actor, graph.Count)},
			{metrics.Harmonic{Workers: workers, Length: metrics.Inverse}, nettest.Random(t, 1, 30, 30, .1)},
		} {
			total, err := run(c.m, c.g, 1<<40)
			require.NoError(t, err)
			require.Greater(t, total, 20)
			for looks := 0; looks < total; looks += 1 + total/50 {
				_, err := run(c.m, c.g, looks)
				require.Error(t, err, looks)
			}
		}
	}
}
