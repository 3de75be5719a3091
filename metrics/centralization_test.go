package metrics_test

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

func centralized(t testing.TB, by metrics.Centrality, g graph.Graph) metrics.CentralizationSummary {
	t.Helper()
	c, err := metrics.Centralization{By: by}.Summary(t.Context(), g)
	require.NoError(t, err)
	return c
}

var centralities = map[string]metrics.Centrality{
	"degree": metrics.ByDegree, "closeness": metrics.ByCloseness,
	"betweenness": metrics.ByBetweenness, "eigenvector": metrics.ByEigenvector,
}

func TestPublishedCentralization(t *testing.T) {
	networks := map[string]graph.Graph{"southern_women": nettest.File(t, "southern_women.csv"), "adolescents": ties(t, "adolescents.csv")}
	// What netrics divides by, and we: decision 0130.
	closeness := map[string]float64{
		"actors":   (13.*16/33 + 13.*4/30) / 9.249637155297533,
		"projects": 13. * 12 / 25 / 7.392156862745096,
	}
	for _, row := range nettest.Table(t, "published_centralization.csv") {
		g, key := networks[row[0]], row[2]
		want, err := strconv.ParseFloat(row[3], 64)
		require.NoError(t, err)
		measure, version, _ := strings.Cut(row[1], "_")
		c := centralized(t, centralities[measure], g)
		got := map[string]float64{"all": c.All, "actors": c.Actors, "projects": c.Projects}[key]
		switch version {
		case "by_netrics":
			got /= closeness[key]
		case "with_loops":
			got *= float64(g.Len()-2) / float64(g.Len())
		}
		require.InDelta(t, want, got, .001, "%v", row)
	}
}

// every is all one-mode networks of n nodes.
func every(t *testing.T, n int, visit func(*graph.OneMode)) {
	for bits := range 1 << (n * (n - 1) / 2) {
		visit(nettest.OneMode(t, n, func(i, j int) bool { return bits>>(j*(j-1)/2+i)&1 == 1 }))
	}
}

// everyTwo is all two-mode networks of some actors and projects.
func everyTwo(t *testing.T, actors, projects int, visit func(*graph.Network)) {
	for bits := range 1 << (actors * projects) {
		var text strings.Builder
		for a := range actors {
			fmt.Fprintf(&text, " a%d:", a)
			for p := range projects {
				fmt.Fprintf(&text, " :p%d", p)
				if bits>>(a*projects+p)&1 == 1 {
					fmt.Fprintf(&text, " a%d:p%d", a, p)
				}
			}
		}
		visit(nettest.Parse(t, text.String()))
	}
}

// Sums of all small networks: none passes the largest, which one reaches.
func TestLargestSumOfCentralization(t *testing.T) {
	for n := 3; n <= 5; n++ {
		most := map[string]float64{}
		every(t, n, func(g *graph.OneMode) {
			for name, by := range centralities {
				most[name] = math.Max(most[name], slowCentralization(t, by, g, 0, n))
			}
		})
		size := float64(n)
		nettest.Near(t, (size-1)*(size-2), most["degree"])
		nettest.Near(t, (size-1)*(size-2)/(2*size-3), most["closeness"])
		nettest.Near(t, size-1, most["betweenness"])
		nettest.Near(t, size-2, most["eigenvector"])
	}
	for _, size := range [][2]int{{2, 2}, {2, 3}, {3, 2}, {3, 3}, {4, 2}, {2, 4}, {5, 2}} {
		most := map[string]float64{}
		everyTwo(t, size[0], size[1], func(g *graph.Network) {
			for name, by := range centralities {
				c := centralized(t, by, g)
				if math.IsNaN(c.Actors) {
					continue
				}
				require.LessOrEqual(t, c.Actors, 1., "%s of %s", name, describe(g))
				require.GreaterOrEqual(t, c.Actors, 0.)
				most[name] = math.Max(most[name], c.Actors)
			}
		})
		for name := range centralities {
			nettest.Near(t, 1, most[name], "%s %v", name, size)
		}
	}
}

// slowCentralization is the sum of the differences of some nodes.
func slowCentralization(t testing.TB, by metrics.Centrality, g graph.Graph, from, to int) float64 {
	m := map[metrics.Centrality]metrics.Measure{
		metrics.ByDegree: metrics.Degree{}, metrics.ByCloseness: metrics.Closeness{},
		metrics.ByBetweenness: metrics.Betweenness{Normalized: true}, metrics.ByEigenvector: metrics.Eigenvector{},
	}[by]
	values, err := m.Scores(t.Context(), g)
	require.NoError(t, err)
	top, sum := 0.0, 0.0
	for i := from; i < to; i++ {
		top = math.Max(top, values.At(i))
	}
	for i := from; i < to; i++ {
		sum += top - values.At(i)
	}
	if by == metrics.ByEigenvector && top > 0 {
		sum /= top
	}
	return sum
}

func TestCentralizationOfKnownNetworks(t *testing.T) {
	for _, n := range []int{3, 4, 10, 50} {
		for name, by := range centralities {
			nettest.Near(t, 0, centralized(t, by, cycle(t, n)).All, name)
			nettest.Near(t, 0, centralized(t, by, nettest.Clique(t, n)).All, name)
		}
		nettest.Near(t, 1, centralized(t, metrics.ByDegree, star(t, n)).All)
		nettest.Near(t, 1, centralized(t, metrics.ByCloseness, star(t, n)).All)
		nettest.Near(t, 1, centralized(t, metrics.ByBetweenness, star(t, n)).All)
		nettest.Near(t, (float64(n-1)-math.Sqrt(float64(n-1)))/float64(n-2), centralized(t, metrics.ByEigenvector, star(t, n)).All)
	}
	for _, g := range graphs(t) {
		if g, ok := g.(*graph.OneMode); ok && g.Len() > 2 {
			nettest.Near(t, nettest.Value(t, metrics.DegreeCentralization{}, g), centralized(t, metrics.ByDegree, g).All)
		}
	}
	tree := nettest.Parse(t, "c:p,q,r a:p b:q d:q e:r")
	for _, by := range []metrics.Centrality{metrics.ByDegree, metrics.ByCloseness, metrics.ByBetweenness} {
		nettest.Near(t, 1, centralized(t, by, tree).Actors)
		require.True(t, math.IsNaN(centralized(t, by, tree).All))
	}
	nettest.Near(t, 0, centralized(t, metrics.ByCloseness, nettest.Complete(t, 4, 3)).Projects)
}

// Where the divisor of netrics is passed: 1.5 by 1.2.
func TestCentralizationOfEvenTree(t *testing.T) {
	tree := nettest.Parse(t, "c:p,q,r,s a:p b:q d:r")
	nettest.Near(t, 1.5, slowCentralization(t, metrics.ByCloseness, tree, 0, 4))
	nettest.Near(t, 1, centralized(t, metrics.ByCloseness, tree).Actors)
}

func TestCentralizationOfAwkwardNetworks(t *testing.T) {
	for name, by := range centralities {
		for _, text := range []string{"", "a", "a-b"} {
			require.True(t, math.IsNaN(centralized(t, by, nettest.Ties(t, text)).All), "%s %q", name, text)
		}
		for _, text := range []string{"", "a:", ":p", "a:p"} {
			c := centralized(t, by, nettest.Parse(t, text))
			require.True(t, math.IsNaN(c.Actors) && math.IsNaN(c.Projects), "%s %q", name, text)
		}
	}
	parted := nettest.Parse(t, "a:p,q b:q c:r d:")
	c := centralized(t, metrics.ByCloseness, parted)
	require.True(t, math.IsNaN(c.Actors))
	require.ErrorIs(t, c.Warnings[0], metrics.ErrDisconnected)
	c = centralized(t, metrics.ByDegree, parted)
	nettest.Near(t, 2./4, c.Actors)
	require.EqualError(t, c.Warnings[0], "nodes without ties: 1 of 7 are left out")
	nettest.Near(t, 1, centralized(t, metrics.ByEigenvector, nettest.Parse(t, "a:p b: c:")).Actors)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, by := range centralities {
		_, err := metrics.Centralization{By: by}.Summary(ctx, parted)
		require.ErrorIs(t, err, context.Canceled)
	}
}

func TestCentralizationHasTheSameBits(t *testing.T) {
	net := affiliation(t, 1, 300, 200).LargestComponent()
	for name, by := range centralities {
		want := centralized(t, by, net)
		for _, workers := range []int{2, 3, 8, 64} {
			got, err := metrics.Centralization{By: by, Workers: workers}.Summary(t.Context(), net)
			require.NoError(t, err)
			require.Equal(t, nettest.Bits([]float64{want.Actors, want.Projects}), nettest.Bits([]float64{got.Actors, got.Projects}), name)
		}
	}
}
