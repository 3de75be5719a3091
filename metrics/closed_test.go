package metrics_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

func path(t testing.TB, n int) *graph.OneMode {
	return nettest.OneMode(t, n, func(i, j int) bool { return j-i == 1 })
}

func star(t testing.TB, n int) *graph.OneMode {
	return nettest.OneMode(t, n, func(i, _ int) bool { return i == 0 })
}

func cycle(t testing.TB, n int) *graph.OneMode {
	return nettest.OneMode(t, n, func(i, j int) bool { return j-i == 1 || j-i == n-1 })
}

func all(t *testing.T, m metrics.Measure, g graph.Graph, want float64) {
	t.Helper()
	for node, v := range nettest.Scores(t, m, g).All() {
		nettest.Near(t, want, v, "%T %s", m, node.Key)
	}
}

func TestPath(t *testing.T) {
	const n = 9
	g := path(t, n)
	b := nettest.Scores(t, metrics.Betweenness{}, g)
	for i := range n {
		nettest.Near(t, float64(i*(n-1-i)), b.At(i))
	}
	ties, err := metrics.TieBetweenness{}.TieScores(t.Context(), g)
	require.NoError(t, err)
	for i := range n - 1 {
		nettest.Near(t, float64((i+1)*(n-1-i)), ties.At(i))
	}
	d := summary(t, g)
	require.Equal(t, n-1, d.Diameter)
	require.Equal(t, []int{0, 8, 7, 6, 5, 4, 3, 2, 1}, d.Counts)
	nettest.Near(t, (n+1)/3., d.Mean)
	require.Empty(t, d.Warnings)
	nettest.Near(t, 0, nettest.Value(t, metrics.Transitivity{}, g))
}

func TestStar(t *testing.T) {
	const n = 8
	g := star(t, n)
	require.Equal(t, 1., nettest.Scores(t, metrics.Betweenness{Normalized: true}, g).At(0))
	require.Equal(t, 1., nettest.Scores(t, metrics.Closeness{}, g).At(0))
	require.Equal(t, 1., nettest.Scores(t, metrics.Harmonic{Normalized: true}, g).At(0))
	require.Equal(t, 1., nettest.Scores(t, metrics.Degree{Normalized: true}, g).At(0))
	require.Equal(t, 1., nettest.Value(t, metrics.DegreeCentralization{}, g))
	nettest.Near(t, -1, nettest.Value(t, metrics.Assortativity{}, g))
	nettest.Near(t, 1./(n-1), nettest.Scores(t, metrics.Closeness{Raw: true}, g).At(0))
	nettest.Near(t, 1./(1+2*(n-2)), nettest.Scores(t, metrics.Closeness{Raw: true}, g).At(1))
}

func TestCycle(t *testing.T) {
	g := cycle(t, 7)
	all(t, metrics.Degree{}, g, 2)
	all(t, metrics.Betweenness{}, g, 3)
	all(t, metrics.Closeness{}, g, 6./12)
	all(t, metrics.Harmonic{}, g, 2+2./2+2./3)
	all(t, metrics.Clustering{}, g, 0)
	nettest.Near(t, 0, nettest.Value(t, metrics.DegreeCentralization{}, g))
	require.True(t, math.IsNaN(nettest.Value(t, metrics.Assortativity{}, g)))
}

func TestClique(t *testing.T) {
	g := nettest.Clique(t, 6)
	all(t, metrics.Degree{Normalized: true}, g, 1)
	all(t, metrics.Closeness{}, g, 1)
	all(t, metrics.Harmonic{Normalized: true}, g, 1)
	all(t, metrics.Betweenness{}, g, 0)
	all(t, metrics.Clustering{}, g, 1)
	require.Equal(t, 1., nettest.Value(t, metrics.Transitivity{}, g))
	require.Equal(t, 1., nettest.Value(t, metrics.Density{}, g))
	require.Equal(t, 1., summary(t, g).Efficiency)
}

func TestCompleteTwoModes(t *testing.T) {
	const a, p = 5, 3
	net := nettest.Complete(t, a, p)
	all(t, metrics.Degree{Normalized: true}, net, 1)
	all(t, metrics.Closeness{}, net, 1)
	all(t, metrics.Harmonic{Normalized: true}, net, 1)
	all(t, metrics.Latapy{}, net, 1)
	all(t, metrics.Redundancy{}, net, 1)
	require.Equal(t, 1., nettest.Value(t, metrics.RobinsAlexander{}, net))
	require.Equal(t, 1., nettest.Value(t, metrics.Density{}, net))
	require.EqualValues(t, p, nettest.Value(t, metrics.MeanDegree{Mode: graph.Actor}, net))
	require.EqualValues(t, a, nettest.Value(t, metrics.MeanDegree{Mode: graph.Project}, net))
	for node, b := range nettest.Scores(t, metrics.Betweenness{}, net).All() {
		want := []float64{p * (p - 1) / 2. / a, a * (a - 1) / 2. / p}[node.Mode]
		nettest.Near(t, want, b, node.Key)
	}
}

// The network of the proof in docs/decisions/0002: the best connected node is in
// every project, the others are dealt to projects evenly. Its value is exactly 1.
func TestLargestBetweennessIsReached(t *testing.T) {
	for own := 1; own <= 12; own++ {
		for other := 1; other <= 12; other++ {
			text, mirror := "", ""
			for p := range other {
				text += fmt.Sprintf(" a:p%d", p)
				mirror += fmt.Sprintf(" a%d:p", p)
			}
			for v := range own - 1 {
				text += fmt.Sprintf(" b%d:p%d", v, v%other)
				mirror += fmt.Sprintf(" a%d:q%d", v%other, v)
			}
			want := 1.
			if other == 1 || own+other < 3 {
				want = 0
			}
			for _, net := range []*graph.Network{nettest.Parse(t, text), nettest.Parse(t, mirror)} {
				for _, key := range []string{"a", "p"} {
					if b, ok := nettest.Scores(t, metrics.Betweenness{Normalized: true}, net).Key(key); ok {
						require.Equal(t, want, b, text)
					}
				}
			}
		}
	}
}

func TestEmpty(t *testing.T) {
	none := nettest.Parse(t, "")
	for _, g := range []graph.Graph{none, none.OneMode(graph.Actor, graph.Count), &graph.Network{}, &graph.OneMode{}} {
		for _, m := range measures() {
			s, err := m.Scores(t.Context(), g)
			if err == nil {
				require.Zero(t, s.Len())
			} else {
				require.ErrorIs(t, err, graph.ErrModes)
			}
		}
		p, err := metrics.Components{}.Partition(t.Context(), g)
		require.NoError(t, err)
		require.Zero(t, p.Groups())
		d := summary(t, g)
		require.Zero(t, d.Diameter)
		require.True(t, math.IsNaN(d.Mean) && math.IsNaN(d.Efficiency) && math.IsNaN(nettest.Value(t, metrics.Density{}, g)))
	}
	require.True(t, math.IsNaN(nettest.Value(t, metrics.RobinsAlexander{}, none)) && math.IsNaN(nettest.Value(t, metrics.MeanDegree{Mode: graph.Actor}, none)))
	empty := none.OneMode(graph.Actor, graph.Count)
	require.True(t, math.IsNaN(nettest.Value(t, metrics.Transitivity{}, empty)) && math.IsNaN(nettest.Value(t, metrics.Assortativity{}, empty)) && math.IsNaN(nettest.Value(t, metrics.DegreeCentralization{}, empty)))
}

// Networks that break formulas: nothing is infinite, and what is not defined
// comes with a warning.
func TestDegenerate(t *testing.T) {
	for _, text := range []string{"a:", ":p", "a:p", "a: b:", "a:p b:", "a:p,q", "a:p b:q", "a:p b:p :q", "a: :p"} {
		net := nettest.Parse(t, text)
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Binary)} {
			for _, m := range measures() {
				s, err := m.Scores(t.Context(), g)
				if err != nil {
					require.ErrorIs(t, err, graph.ErrModes)
					continue
				}
				for node, v := range s.All() {
					require.False(t, math.IsInf(v, 0), "%T %s %s", m, text, node.Key)
					if math.IsNaN(v) {
						require.NotEmpty(t, s.Warnings, "%T %s %s", m, text, node.Key)
					}
				}
			}
		}
	}
}

func TestWarnings(t *testing.T) {
	net := nettest.Parse(t, "a:p b:p c:q d:")
	s := nettest.Scores(t, metrics.Closeness{}, net)
	require.ErrorIs(t, s.Warnings[0], metrics.ErrDisconnected)
	require.EqualError(t, s.Warnings[0], "network not connected: 6 of 6 nodes do not reach all others")
	require.EqualError(t, s.Warnings[1], "nodes without ties: 1 of 6")
	low := nettest.Scores(t, metrics.Redundancy{}, net).Warnings
	require.EqualError(t, low[0], "nodes of degree below two: 5 of 6")
	require.ErrorIs(t, nettest.Scores(t, metrics.Latapy{}, net).Warnings[0], metrics.ErrNoSecond)
	require.Empty(t, nettest.Scores(t, metrics.Closeness{}, nettest.Complete(t, 2, 2)).Warnings)

	var b graph.Builder
	require.NoError(t, b.AddTie("funds", "x", "y", true))
	build, err := b.Build()
	require.NoError(t, err)
	funds, err := build.Layer("funds")
	require.NoError(t, err)
	for _, m := range []metrics.Measure{metrics.Degree{}, metrics.Closeness{}, metrics.Betweenness{}, metrics.Clustering{}} {
		require.ErrorIs(t, nettest.Scores(t, m, funds).Warnings[0], graph.ErrDirections)
	}
}

func TestWrongKindOfNetwork(t *testing.T) {
	net := nettest.Parse(t, "a:p b:p")
	_, err := metrics.Clustering{}.Scores(t.Context(), net)
	require.ErrorIs(t, err, graph.ErrModes)
	require.ErrorContains(t, err, "use Latapy")
	for _, m := range []metrics.Measure{metrics.Latapy{}, metrics.Redundancy{}} {
		_, err := m.Scores(t.Context(), net.OneMode(graph.Actor, graph.Count))
		require.ErrorIs(t, err, graph.ErrModes)
	}
	_, err = metrics.Degree{Weighted: true, Normalized: true}.Scores(t.Context(), net)
	require.Error(t, err)
}

func TestWrongLength(t *testing.T) {
	net := nettest.Parse(t, "a:p b:p")
	for _, l := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		length := func(float64) float64 { return l }
		for _, m := range []metrics.Measure{metrics.Closeness{Length: length}, metrics.Harmonic{Length: length}, metrics.Betweenness{Length: length}} {
			_, err := m.Scores(t.Context(), net)
			require.ErrorIs(t, err, metrics.ErrLength)
		}
	}
}

func TestStrength(t *testing.T) {
	var b graph.Builder
	require.NoError(t, b.Add("a", "p", 2))
	require.NoError(t, b.Add("a", "q", .5))
	net, err := b.Build()
	require.NoError(t, err)
	s := nettest.Scores(t, metrics.Degree{Weighted: true}, net)
	require.Equal(t, "strength", s.Measure)
	require.Equal(t, []float64{2.5, 2, .5}, s.Values())
	all(t, metrics.Degree{Weighted: true}, nettest.Complete(t, 3, 3), 3)
}

func TestComponents(t *testing.T) {
	net := nettest.Parse(t, "a:p b:p c:q d: e:p,r")
	check := func(g graph.Graph, want ...int) {
		p, err := metrics.Components{}.Partition(t.Context(), g)
		require.NoError(t, err)
		require.Equal(t, "component", p.Measure)
		got := make([]int, p.Len())
		for i := range got {
			got[i] = p.At(i)
		}
		require.Equal(t, want, got)
	}
	check(net, 0, 0, 1, 2, 0, 0, 1, 0)
	check(net.OneMode(graph.Actor, graph.Count), 0, 0, 1, 2, 0)
	check(net.OneMode(graph.Project, graph.Count), 0, 1, 0)
	check(net.OneMode(graph.Actor, graph.Count.AtLeast(2)), 0, 1, 2, 3, 4)
}

// A weighting of the caller may leave pairs untied: then distances are not those
// of the two-mode network, whatever its name.
func TestCustomWeighting(t *testing.T) {
	net := nettest.Parse(t, "a:p b:p,q c:q")
	none := graph.Custom("count", func(graph.Node, graph.Node, []graph.Node) float64 { return 0 })
	all(t, metrics.Closeness{}, net.OneMode(graph.Actor, none), 0)
}
