package brokerage_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/brokerage"
)

// role is that of v between a and b, as the table of the definition has it.
func role(a, v, b string) brokerage.Role {
	switch {
	case a == v && v == b:
		return brokerage.Coordinator
	case a == b && a != v:
		return brokerage.Itinerant
	case a != v && v == b:
		return brokerage.Gatekeeper
	case a == v && v != b:
		return brokerage.Representative
	}
	return brokerage.Liaison
}

// slowCensus goes through all triples of different nodes that have a colour. A pair of
// ties is worth the product of what they are worth.
func slowCensus(colours []string, directed bool, worth func(i, j int) float64) [][6]float64 {
	c := make([][6]float64, len(colours))
	for v := range c {
		for a := range c {
			for b := range c {
				if a == v || b == v || a == b || colours[a] == "" || colours[v] == "" || colours[b] == "" || worth(a, b) > 0 {
					continue
				}
				n, r := worth(a, v)*worth(v, b), role(colours[a], colours[v], colours[b])
				if !directed {
					n /= 2 // each pair is met twice
					if r == brokerage.Representative {
						r = brokerage.Gatekeeper
					}
				}
				c[v][r] += n
				c[v][brokerage.AllRoles] += n
			}
		}
	}
	return c
}

func census(t testing.TB, b brokerage.Roles, g graph.Graph) brokerage.Census {
	t.Helper()
	c, err := b.Census(t.Context(), g)
	require.NoError(t, err)
	return c
}

var everyRole = []brokerage.Role{
	brokerage.Coordinator, brokerage.Itinerant, brokerage.Gatekeeper, brokerage.Representative, brokerage.Liaison, brokerage.AllRoles,
}

// sameCensus wants the counts of a census to be those of the definition.
func sameCensus(t testing.TB, want [][6]float64, colours []string, c brokerage.Census) {
	t.Helper()
	for _, r := range everyRole {
		sum, at := 0.0, r
		if r == brokerage.Representative && !c.Directed {
			at = brokerage.Gatekeeper
		}
		for v := range want {
			got := c.Of(r).Count.At(v)
			require.Equal(t, colours[v] == "", math.IsNaN(got))
			if colours[v] != "" {
				require.Equal(t, want[v][at], got, "%v of %d", r, v) //nolint:testifylint // whole numbers
				sum += got
			}
		}
		require.Equal(t, sum, c.Of(r).Network.Count) //nolint:testifylint // whole numbers
	}
}

func TestOracleOfBrokerage(t *testing.T) {
	nettest.Colourings(t, func(colours string, directed bool, tied [][]bool) {
		some := false
		for _, row := range tied {
			for _, is := range row {
				some = some || is
			}
		}
		if !some {
			return // no layer
		}
		g := nettest.Coloured(t, colours, directed, func(i, j int) bool { return tied[i][j] })
		if nettest.ColourOf(g).IsZero() {
			return
		}
		names, worth := nettest.Colours(g)
		sameCensus(t, slowCensus(names, directed, worth), names, census(t, brokerage.Roles{By: nettest.ColourOf(g)}, g))
	})
}

// moments is the mean and variance of all counts over all networks of some nodes, each
// with its probability if every tie is there with probability d.
func moments(colours []string, directed bool, d float64) (mean, variance [][6]float64) {
	n := len(colours)
	var places [][2]int
	for i := range n {
		for j := range n {
			if i < j || directed && i != j {
				places = append(places, [2]int{i, j})
			}
		}
	}
	mean, variance = make([][6]float64, n+1), make([][6]float64, n+1)
	worth := nettest.Square(n, 0)
	for set := range 1 << len(places) {
		p := 1.0
		for k, at := range places {
			tie := float64(set >> k & 1)
			worth[at[0]][at[1]] = tie
			if !directed {
				worth[at[1]][at[0]] = tie
			}
			p *= tie*d + (1-tie)*(1-d)
		}
		counts := slowCensus(colours, directed, func(i, j int) float64 { return worth[i][j] })
		counts = append(counts, [6]float64{})
		for _, node := range counts[:n] {
			for r, x := range node {
				counts[n][r] += x
			}
		}
		for v, node := range counts {
			for r, x := range node {
				mean[v][r] += p * x
				variance[v][r] += p * x * x
			}
		}
	}
	for v := range mean {
		for r, m := range mean[v] {
			variance[v][r] -= m * m
		}
	}
	return mean, variance
}

// Expected and Deviation are those over all networks there are: 4,096 of four nodes
// with directions, 1,024 of five without.
func TestRandomTiesOfBrokerage(t *testing.T) {
	check := func(colours string, directed bool, ties int) {
		n, placed := len(colours), 0
		g := nettest.Coloured(t, colours, directed, func(_, _ int) bool {
			placed++
			return placed <= ties
		})
		require.Equal(t, n, g.Len())
		d := float64(ties) / float64(n*(n-1))
		if !directed {
			d *= 2
		}
		names, _ := nettest.Colours(g)
		mean, variance := moments(names, directed, d)
		c := census(t, brokerage.Roles{By: nettest.ColourOf(g)}, g)
		for _, r := range append(c.Roles(), brokerage.AllRoles) {
			of := c.Of(r)
			for v := range n {
				nettest.Near(t, mean[v][r], of.Expected.At(v), colours, r, v)
				require.InDelta(t, variance[v][r], of.Deviation.At(v)*of.Deviation.At(v), 1e-12, "%v %v %v", colours, r, v)
			}
			nettest.Near(t, mean[n][r], of.Network.Expected, colours, r)
			require.InDelta(t, variance[n][r], of.Network.Deviation*of.Network.Deviation, 1e-12, "%v %v", colours, r)
		}
	}
	for _, colours := range []string{"aaaa", "aaab", "aabb", "aabc", "abcd"} {
		for _, ties := range []int{4, 7, 11} {
			check(colours, true, ties)
		}
	}
	for _, colours := range []string{"aaaaa", "aaaab", "aaabb", "aabbc", "aaabc", "abcde"} {
		for _, ties := range []int{4, 7, 9} {
			check(colours, false, ties)
		}
	}
}

// two is a two-mode network of coloured actors.
func two(t testing.TB, seed uint64, colours string, projects int, p float64) *graph.Network {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 21))
	var b graph.Builder
	for i, c := range colours {
		require.NoError(t, b.AddActor(nettest.Node(i), "", graph.Text("colour", nettest.Colour(c))))
	}
	for q := range projects {
		require.NoError(t, b.AddProject(fmt.Sprint("p", q), "", graph.Number("theme", float64(q%2))))
		for i := range colours {
			if rng.Float64() < p {
				require.NoError(t, b.AddParticipation(nettest.Node(i), fmt.Sprint("p", q)))
			}
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

// chains goes through all chains a – p – v – q – b.
func chains(net *graph.Network, colours []string) [][6]float64 {
	n, tied := len(colours), func(a, p int) bool { _, ok := net.Rows().Weight(a, p); return ok }
	c := make([][6]float64, n)
	share := func(a, b int) bool {
		for p := n; p < net.Len(); p++ {
			if tied(a, p) && tied(b, p) {
				return true
			}
		}
		return false
	}
	for v := range n {
		for a := range n {
			for b := range a {
				if a == v || b == v || share(a, b) || colours[a] == "" || colours[b] == "" || colours[v] == "" {
					continue
				}
				r := role(colours[a], colours[v], colours[b])
				if r == brokerage.Representative {
					r = brokerage.Gatekeeper
				}
				for p := n; p < net.Len(); p++ {
					for q := n; q < net.Len(); q++ {
						if p != q && tied(a, p) && tied(v, p) && tied(v, q) && tied(b, q) {
							c[v][r]++
							c[v][brokerage.AllRoles]++
						}
					}
				}
			}
		}
	}
	return c
}

func TestOracleOfTwoModeBrokerage(t *testing.T) {
	for seed := range uint64(120) {
		colours := []string{"aabbc", "aaaaaaaa", "abcdefg", "ab-ab-ab", "aabbbccccc"}[seed%5]
		net := two(t, seed, colours, 1+int(seed%7), []float64{.15, .3, .5}[seed%3])
		var names []string
		for _, c := range colours {
			names = append(names, nettest.Colour(c))
		}
		c := census(t, brokerage.Roles{By: nettest.ColourOf(net)}, net)
		sameCensus(t, chains(net, names), names, c)
		require.Zero(t, c.Of(brokerage.Liaison).Z.Len())
		require.True(t, math.IsNaN(c.Of(brokerage.Liaison).Network.Z))
	}
}

// A column of projects makes brokers of them.
func TestBrokerageOfProjects(t *testing.T) {
	net := two(t, 1, "aabbc", 6, .5)
	c := census(t, brokerage.Roles{By: net.Column(graph.Project, "theme"), Permutations: 9}, net)
	of := c.Of(brokerage.AllRoles).Count
	require.Equal(t, 6, of.Len())
	require.Equal(t, graph.Project, of.Node(0).Mode)
	pairs := census(t, brokerage.Roles{By: net.Column(graph.Project, "theme")}, net.OneMode(graph.Project, graph.Binary))
	for i := range of.Len() {
		require.GreaterOrEqual(t, of.At(i), pairs.Of(brokerage.AllRoles).Count.At(i))
	}
}

// All shuffles of few nodes: with many random ones, shares come near.
func TestShufflesOfBrokerage(t *testing.T) {
	colours := "aabbc"
	g := nettest.Coloured(t, colours, true, func(i, j int) bool { return (i+2*j)%3 > 0 })
	names, worth := nettest.Colours(g)
	observed := slowCensus(names, true, worth)
	more, all := make([][6]float64, 5), 0.0
	nettest.Permutations(names, func(dealt []string) {
		all++
		for v, node := range slowCensus(dealt, true, worth) {
			for r, x := range node {
				if x >= observed[v][r] {
					more[v][r]++
				}
			}
		}
	})
	const shuffles = 4000
	c := census(t, brokerage.Roles{By: nettest.ColourOf(g), Permutations: shuffles, Seed: 4}, g)
	for _, r := range everyRole {
		for v := range 5 {
			share := more[v][r] / all
			require.InDelta(t, share, c.Of(r).More.At(v), 5*math.Sqrt(.25/shuffles), "%v %d", r, v)
			require.GreaterOrEqual(t, c.Of(r).More.At(v)+c.Of(r).Less.At(v), 1.)
			require.GreaterOrEqual(t, c.Of(r).More.At(v), 1./(1+shuffles))
		}
	}
}

// In two modes what is expected is the mean over the shuffles.
func TestShufflesOfTwoModes(t *testing.T) {
	net := two(t, 3, "aabbc", 5, .4)
	colours := []string{"a", "a", "b", "b", "c"}
	var sum, squares, all float64
	nettest.Permutations(colours, func(dealt []string) {
		x := 0.0
		for _, node := range chains(net, dealt) {
			x += node[brokerage.Liaison]
		}
		all, sum, squares = all+1, sum+x, squares+x*x
	})
	mean := sum / all
	deviation := math.Sqrt(squares/all - mean*mean)
	of := census(t, brokerage.Roles{By: nettest.ColourOf(net), Permutations: 5000, Seed: 1}, net).Of(brokerage.Liaison).Network
	require.InDelta(t, mean, of.Expected, 5*deviation/math.Sqrt(5000))
	require.InDelta(t, deviation, of.Deviation, .1*deviation)
	nettest.Near(t, (of.Count-of.Expected)/of.Deviation, of.Z)
}

func TestBrokerageSameBits(t *testing.T) {
	net := two(t, 5, "aaabbbccccdddd-a-bcd", 30, .15)
	g := nettest.Coloured(t, "aaabbbccccdddd-a-bcd", true, func(i, j int) bool { return (i*7+j*11)%5 == 0 })
	for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), g} {
		b := brokerage.Roles{By: nettest.ColourOf(g), Permutations: 130, Seed: 7, Workers: 1}
		want := census(t, b, g)
		for _, workers := range []int{0, 2, 3, 8, 64} {
			b.Workers = workers
			got := census(t, b, g)
			for _, r := range everyRole {
				for i, s := range []graph.Scores{want.Of(r).Z, want.Of(r).More, want.Of(r).Less, want.Of(r).Expected, want.Of(r).Deviation} {
					o := []graph.Scores{got.Of(r).Z, got.Of(r).More, got.Of(r).Less, got.Of(r).Expected, got.Of(r).Deviation}[i]
					require.Equal(t, nettest.Bits(s.Values()), nettest.Bits(o.Values()))
				}
				require.Equal(t, fmt.Sprint(want.Of(r).Network), fmt.Sprint(got.Of(r).Network))
			}
		}
		b.Seed = 8
		require.NotEqual(t, fmt.Sprint(want.Of(brokerage.Liaison).Network), fmt.Sprint(census(t, b, g).Of(brokerage.Liaison).Network))
	}
}

func TestBrokerageRefuses(t *testing.T) {
	net := two(t, 5, "aab", 3, .5)
	_, err := brokerage.Roles{By: net.Column(graph.Actor, "none")}.Census(t.Context(), net)
	require.ErrorIs(t, err, graph.ErrSetting)
	_, err = brokerage.Roles{By: nettest.ColourOf(net), Permutations: -1}.Census(t.Context(), net)
	require.ErrorIs(t, err, graph.ErrSetting)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for _, shuffles := range []int{0, 5} {
		c, err := brokerage.Roles{By: nettest.ColourOf(net), Permutations: shuffles}.Census(ended, net)
		require.ErrorIs(t, err, context.Canceled)
		require.Zero(t, c.Of(brokerage.Liaison).Count.Len())
	}
	during, cancel := context.WithCancel(t.Context())
	_, err = brokerage.Roles{By: nettest.ColourOf(net), Permutations: 500, Progress: func(done, _ int) {
		if done > 100 {
			cancel()
		}
	}}.Census(during, net)
	require.ErrorIs(t, err, context.Canceled)
}

func TestBrokerageWarns(t *testing.T) {
	net := two(t, 5, "aab--", 4, .5)
	c := census(t, brokerage.Roles{By: nettest.ColourOf(net), Permutations: 20}, net)
	var doubt *graph.Doubt
	require.ErrorAs(t, c.Warnings[0], &doubt)
	require.ErrorIs(t, doubt, metrics.ErrUncategorized)
	require.Equal(t, 2, doubt.Count)
	require.Equal(t, 5, doubt.Of)
	require.ErrorIs(t, c.Warnings[1], brokerage.ErrNoVariance)
	require.Equal(t, "nodes without a category left out: 2 of 5", c.Warnings[0].Error())

	empty := brokerage.Roles{By: nettest.ColourOf(net)}
	none := census(t, empty, nettest.Parse(t, ""))
	require.Zero(t, none.Of(brokerage.Coordinator).Count.Len())
	require.Zero(t, none.Of(brokerage.AllRoles).Network.Count)
}
