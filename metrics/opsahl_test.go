package metrics_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// fourPaths goes through all paths of four ties centred on a node.
func fourPaths(net *graph.Network, s int) (closed, all float64) {
	rows := net.Rows()
	for _, a := range rows.Row(s) {
		for _, b := range rows.Row(s) {
			for _, p := range rows.Row(int(a)) {
				for _, q := range rows.Row(int(b)) {
					if a == b || int(p) == s || int(q) == s || p == q {
						continue
					}
					all++
					for _, c := range rows.Row(int(p)) {
						if _, tied := rows.Weight(int(q), int(c)); tied && c != a && c != b {
							closed++
							break
						}
					}
				}
			}
		}
	}
	return closed / 2, all / 2
}

func TestOpsahlOracle(t *testing.T) {
	check := func(net *graph.Network) {
		var closed, all [2]float64
		like(t, metrics.Opsahl{}, net, func(v int) float64 {
			c, a := fourPaths(net, v)
			closed[net.At(v).Mode] += c
			all[net.At(v).Mode] += a
			return c / a
		})
		for mode := range graph.Mode(2) {
			got, err := metrics.Opsahl{}.Global(t.Context(), net, mode)
			require.NoError(t, err)
			near(t, closed[mode]/all[mode], got)
		}
	}
	for _, net := range samples(t) {
		check(net)
	}
	rapid.Check(t, func(r *rapid.T) { check(draw(r).build(t, named("a"), named("p"), false)) })
}

func TestOpsahlClosedForms(t *testing.T) {
	all(t, metrics.Opsahl{}, nettest.Complete(t, 3, 3), 1)
	all(t, metrics.Opsahl{}, nettest.Complete(t, 7, 5), 1)
	for _, text := range []string{"", "A:", "A:P", "A:P B:P C:P", "A:P,Q B:P,Q"} {
		s := scores(t, metrics.Opsahl{}, nettest.Parse(t, text))
		for _, v := range s.All() {
			require.True(t, math.IsNaN(v), "no path of five nodes in %q", text)
		}
		if s.Len() > 0 {
			require.ErrorIs(t, s.Warnings[0], metrics.ErrNoPaths)
		}
	}
	// A cycle of six is a closed path seen from each of its nodes, one of eight is not.
	all(t, metrics.Opsahl{}, nettest.Parse(t, "A:P,Q B:Q,R C:R,P"), 1)
	all(t, metrics.Opsahl{}, nettest.Parse(t, "A:P,Q B:Q,R C:R,S D:S,P"), 0)
}

func TestOpsahlSameBits(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	want := scores(t, metrics.Opsahl{Workers: 1}, net).Values()
	for _, workers := range []int{0, 2, 3, 8, 64} {
		require.Equal(t, bits(want), bits(scores(t, metrics.Opsahl{Workers: workers}, net).Values()))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := metrics.Opsahl{}.Scores(ctx, net)
	require.ErrorIs(t, err, context.Canceled)
	_, err = metrics.Opsahl{}.Scores(t.Context(), net.OneMode(graph.Actor, graph.Count))
	require.ErrorIs(t, err, metrics.ErrModes)
}

func BenchmarkOpsahl(b *testing.B) { benchmarkMeasure(b, metrics.Opsahl{}) }

// The textbook way: through all paths.
func BenchmarkOpsahlByPaths(b *testing.B) {
	benchmark(b, func(b *testing.B, g graph.Graph) {
		net, ok := g.(*graph.Network)
		if !ok {
			b.Skip("two modes only")
		}
		for v := range net.Len() {
			fourPaths(net, v)
		}
	})
}
