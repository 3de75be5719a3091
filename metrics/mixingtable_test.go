package metrics_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

func mixed(t testing.TB, m metrics.Mixing, g graph.Graph) metrics.MixingTable {
	t.Helper()
	made, err := m.Table(t.Context(), g)
	require.NoError(t, err)
	return made
}

// Table I of Newman (2003): couples of San Francisco, as men and women with ties
// of the shares.
func TestPublishedAssortativityOfCouples(t *testing.T) {
	shares := [][]float64{{.258, .016, .035, .013}, {.012, .157, .058, .019}, {.013, .023, .306, .035}, {.005, .007, .024, .016}}
	groups := []string{"black", "hispanic", "other", "white"}
	var b graph.Builder
	for i, man := range groups {
		require.NoError(t, b.AddActor(man, "", graph.Text("kind", man)))
		require.NoError(t, b.AddProject(man, "", graph.Text("kind", man)))
		for j, woman := range groups {
			require.NoError(t, b.Add(man, woman, shares[i][j]))
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	m := metrics.Mixing{By: net.Column(graph.Actor, "kind"), And: net.Column(graph.Project, "kind"), Weighted: true}
	got := mixed(t, m, net)
	require.InDelta(t, .623, got.Assortativity(), .0006)
	nettest.Near(t, .058/.997, got.Share(1, 2))
}

// Both ends of every tie, one after the other.
func TestMixingOracle(t *testing.T) {
	for seed, plain := range samples(t) {
		net := sorted(t, plain, uint64(seed))
		a, p := net.Column(graph.Actor, "kind"), net.Column(graph.Project, "kind")
		if a.Kind != graph.KindText || p.Kind != graph.KindText {
			continue
		}
		for _, weighted := range []bool{false, true} {
			mixes(t, metrics.Mixing{By: a, And: p, Weighted: weighted}, net, a, p)
			mixes(t, metrics.Mixing{By: p, And: a, Weighted: weighted}, net, p, a)
			mixes(t, metrics.Mixing{By: a, Weighted: weighted}, net.OneMode(graph.Actor, graph.Count), a, a)
		}
	}
}

func mixes(t *testing.T, m metrics.Mixing, g graph.Graph, rows, columns graph.Column) {
	t.Helper()
	got := mixed(t, m, g)
	var all, within, chance float64
	ends := func(visit func(x, y string, w float64)) {
		for i := range g.Len() {
			for k, j := range g.Rows().Row(i) {
				w := 1.
				if m.Weighted && g.Rows().Weighted() {
					w = g.Rows().Weights(i)[k]
				}
				if x, y := rows.Of(g.At(i)), columns.Of(g.At(int(j))); !x.IsZero() && !y.IsZero() {
					visit(x.String(), y.String(), w)
				}
			}
		}
	}
	at := map[[2]string]float64{}
	ends(func(x, y string, w float64) { at[[2]string{x, y}] += w; all += w })
	for i, x := range got.Rows {
		for j, y := range got.Columns {
			nettest.Near(t, at[[2]string{x, y}], got.At(i, j))
		}
	}
	one := true
	ends(func(x, y string, w float64) {
		if x == y {
			within += w / all
		}
		ends(func(_, v string, z float64) {
			if x == v {
				chance += w / all * z / all
			} else {
				one = false
			}
		})
	})
	nettest.Near(t, all, got.Total())
	want := (within - chance) / (1 - chance)
	if one {
		want = math.NaN()
	}
	if w := got.Assortativity(); math.IsNaN(want) || math.IsNaN(w) {
		require.Equal(t, math.IsNaN(want), math.IsNaN(w), describe(g))
	} else {
		require.InDelta(t, want, w, 1e-10, describe(g))
		require.True(t, -1-1e-12 <= w && w <= 1+1e-12)
	}
	share, known := 0.0, 0.0 // of ties within, category by category
	for _, x := range got.Rows {
		in, out := 0.0, 0.0
		ends(func(v, y string, w float64) {
			switch {
			case v == x && y == x:
				in += w
			case v == x:
				out += w
			}
		})
		if in+out > 0 {
			share, known = share+in/(in+out), known+1
		}
	}
	if want := (share - 1) / (known - 1); known < 2 {
		require.True(t, math.IsNaN(got.GuptaAndersonMay()))
	} else {
		nettest.Near(t, want, got.GuptaAndersonMay(), describe(g))
		require.True(t, want >= -1/(known-1)-1e-12 && want <= 1+1e-12)
	}
	outside := (1 - within) - within
	if all == 0 {
		outside = math.NaN()
	}
	nettest.Near(t, outside, got.EI(), describe(g))
}

func TestMixingClosedForms(t *testing.T) {
	net := sorted(t, nettest.Complete(t, 9, 4), 3)
	by := net.Column(graph.Actor, "kind")
	_, err := metrics.Mixing{By: by}.Table(t.Context(), net)
	require.ErrorIs(t, err, graph.ErrSetting, "two modes need two columns")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = metrics.Mixing{By: by}.Table(ctx, net.OneMode(graph.Actor, graph.Count))
	require.ErrorIs(t, err, context.Canceled)

	// Two groups tied within only, then between only.
	for want, text := range map[float64]string{1: "A:P B:P C:Q D:Q", -1: "A:P C:P B:Q D:Q"} {
		var b graph.Builder
		for tie := range nettest.Parse(t, text).All() {
			require.NoError(t, b.Add(tie.From.Key, tie.To.Key, 1))
		}
		for key, kind := range map[string]string{"A": "x", "B": "x", "C": "y", "D": "y"} {
			require.NoError(t, b.Set(graph.Actor, key, graph.Text("kind", kind)))
		}
		net, err := b.Build()
		require.NoError(t, err)
		got := mixed(t, metrics.Mixing{By: net.Column(graph.Actor, "kind")}, net.OneMode(graph.Actor, graph.Count))
		nettest.Near(t, want, got.Assortativity())
		nettest.Near(t, -want, got.EI())
	}
	empty := metrics.MixingTable{}
	require.True(t, math.IsNaN(empty.Assortativity()) && math.IsNaN(empty.EI()))
}
