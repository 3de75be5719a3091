package metrics_test

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// sorted gives the nodes of a network's modes one of three kinds, or none.
func sorted(t testing.TB, net *graph.Network, seed uint64) *graph.Network {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 9))
	var b graph.Builder
	for i := range net.Len() {
		n := net.At(i)
		kind := graph.Text("kind", []string{"x", "y", "z", ""}[rng.IntN(4)])
		add := b.AddActor
		if n.Mode == graph.Project {
			add = b.AddProject
		}
		require.NoError(t, add(n.Key, "", kind, graph.Number("size", rng.Float64())))
	}
	for tie := range net.All() {
		require.NoError(t, b.Add(tie.From.Key, tie.To.Key, float64(1+rng.IntN(3))))
	}
	made, err := b.Build()
	require.NoError(t, err)
	return made
}

// kinds is every sample with kinds, its projection, and their columns.
func kinds(t testing.TB, check func(g graph.Graph, by graph.Column)) {
	for seed, plain := range samples(t) {
		net := sorted(t, plain, uint64(seed))
		for mode := range graph.Mode(2) {
			if by := net.Column(mode, "kind"); by.Kind == graph.KindText {
				check(net, by)
				check(net.OneMode(mode, graph.Count), by)
			}
		}
	}
}

// diversity goes through pairs of neighbours, drawn one after the other.
func diversity(g graph.Graph, by graph.Column, v int, weighted bool) (blau, entropy float64, richness map[string]float64) {
	sum, same := 0.0, 0.0
	richness = map[string]float64{}
	weight := func(j int32) float64 {
		w, _ := g.Rows().Weight(v, int(j))
		if !weighted {
			w = 1
		}
		return w
	}
	for _, i := range g.Rows().Row(v) {
		x := by.Of(g.At(int(i)))
		if x.IsZero() {
			continue
		}
		richness[x.String()] += weight(i)
		sum += weight(i)
		for _, j := range g.Rows().Row(v) {
			if by.Of(g.At(int(j))) == x {
				same += weight(i) * weight(j)
			}
		}
	}
	for _, n := range richness {
		entropy += n / sum * math.Log(sum/n)
	}
	return 1 - same/(sum*sum), entropy, richness
}

func TestDiversityOracle(t *testing.T) {
	kinds(t, func(g graph.Graph, by graph.Column) {
		for _, weighted := range []bool{false, true} {
			check := func(index metrics.DiversityIndex, want func(blau, entropy, s float64) float64) {
				like(t, metrics.Diversity{By: by, Index: index, Weighted: weighted}, g, func(v int) float64 {
					blau, entropy, richness := diversity(g, by, v, weighted)
					if len(richness) == 0 {
						return math.NaN()
					}
					return want(blau, entropy, float64(len(richness)))
				})
			}
			check(metrics.Blau, func(blau, _, _ float64) float64 { return blau })
			check(metrics.Shannon, func(_, entropy, _ float64) float64 { return entropy })
			check(metrics.Richness, func(_, _, s float64) float64 { return s })
			check(metrics.Simpson, func(blau, _, _ float64) float64 { return 1 / (1 - blau) })
			check(metrics.Evenness, func(_, entropy, s float64) float64 { return entropy / math.Log(s) })
		}
	})
}

func TestDiversityIsWarned(t *testing.T) {
	net := sorted(t, nettest.Complete(t, 6, 5), 1)
	by := net.Column(graph.Project, "kind")
	s := nettest.Scores(t, metrics.Diversity{By: by}, net)
	require.ErrorIs(t, s.Warnings[0], metrics.ErrCategories, "projects have no neighbours with a theme")
	for _, m := range []metrics.Diversity{{}, {By: net.Column(graph.Actor, "no such column")}, {By: by, Index: 9}} {
		_, err := m.Scores(t.Context(), net)
		require.ErrorIs(t, err, graph.ErrSetting)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := metrics.Diversity{By: by}.Scores(ctx, net)
	require.ErrorIs(t, err, context.Canceled)
}

func TestConcentration(t *testing.T) {
	nettest.Near(t, 0, metrics.Gini([]float64{2, 2, 2}))
	nettest.Near(t, .75, metrics.Gini([]float64{0, 5, 0, 0, math.NaN()}))
	nettest.Near(t, .25, metrics.Gini([]float64{4, 2, 1, 3})) // of 1 … n: (n-1)/(3n)
	nettest.Near(t, 1, metrics.HHI([]float64{0, 5, 0}))
	nettest.Near(t, .25, metrics.HHI([]float64{3, 3, 3, 3}))
	for _, none := range [][]float64{nil, {0, 0}, {-1, 2}, {math.NaN()}, {math.Inf(1), 1}} {
		require.True(t, math.IsNaN(metrics.Gini(none)) && math.IsNaN(metrics.HHI(none)), none)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 200 { // by all pairs
		x := make([]float64, 1+rng.IntN(9))
		sum, apart := 0.0, 0.0
		for i := range x {
			x[i] = rng.Float64()
			sum += x[i]
		}
		for _, a := range x {
			for _, b := range x {
				apart += math.Abs(a - b)
			}
		}
		nettest.Near(t, apart/(2*float64(len(x))*sum), metrics.Gini(x))
	}
}
