package metrics_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// misfit is the sum that coreness makes small, pair by pair.
func misfit(tie func(i, j int) float64, c []float64) (sum float64) {
	for i := range c {
		for j := range i {
			off := tie(i, j) - c[i]*c[j]
			sum += off * off
		}
	}
	return sum
}

// No node can move alone and fit better, no small common move is better either, and the
// correlation is that of all pairs.
func TestCorenessOracle(t *testing.T) {
	for seed := range uint64(120) {
		g := nettest.Random(t, seed, 2+int(seed%9), 1+int(seed%5), .1+.1*float64(seed%6)).OneMode(graph.Actor, graph.Count)
		for _, weighted := range []bool{false, true} {
			largest := 0.0
			for tie := range g.All() {
				largest = max(largest, tie.Weight)
			}
			tie := func(i, j int) float64 {
				w, tied := g.Rows().Weight(i, j)
				if tied && !weighted {
					return 1
				}
				return w / max(largest, 1)
			}
			m := metrics.ContinuousCore{Weighted: weighted}
			c := nettest.Scores(t, m, g).Values()
			best := misfit(tie, c)
			for i := range c {
				for _, step := range []float64{-1e-3, 1e-3} {
					moved := append([]float64(nil), c...)
					moved[i] = max(0, min(1, c[i]+step))
					require.GreaterOrEqual(t, misfit(tie, moved), best-1e-12, "seed %d node %d", seed, i)
				}
			}
			var a, products []float64
			for i := range c {
				require.False(t, c[i] < 0 || c[i] > 1)
				for j := range i {
					a, products = append(a, tie(i, j)), append(products, c[i]*c[j])
				}
			}
			summary, err := m.Summary(t.Context(), g)
			require.NoError(t, err)
			fit := summary.Correlation
			if stat.Variance(a, nil) < 1e-9 || stat.Variance(products, nil) < 1e-9 || len(a) < 2 {
				require.True(t, math.IsNaN(fit) || stat.Variance(products, nil) < 1e-9, "seed %d", seed)
				continue
			}
			require.InDelta(t, stat.Correlation(a, products, nil), fit, 1e-9)
		}
	}
}

func TestCorenessClosedForms(t *testing.T) {
	all(t, metrics.ContinuousCore{}, nettest.Clique(t, 6), 1)
	// A star of n leaves: the centre is 1, and leaves solve (n-1) x³ + x = 1.
	star := nettest.Scores(t, metrics.ContinuousCore{}, nettest.Ties(t, "H-A H-B H-C H-D H-E")).Values()
	nettest.Near(t, 1, star[5])
	nettest.Near(t, 1, 4*star[0]*star[0]*star[0]+star[0])
	// A tie apart from a clique goes to 0, and isolated nodes are there.
	c := nettest.Scores(t, metrics.ContinuousCore{}, nettest.Ties(t, "A-B B-C C-A A-D B-D C-D X-Y Z")).Values()
	for i, want := range []float64{1, 1, 1, 1, 0, 0, 0} {
		require.InDelta(t, want, c[i], 1e-12)
	}
	for _, g := range []*graph.OneMode{{}, nettest.Ties(t, "A B")} {
		for _, c := range nettest.Scores(t, metrics.ContinuousCore{}, g).Values() {
			require.Zero(t, c)
		}
		summary, err := metrics.ContinuousCore{}.Summary(t.Context(), g)
		require.NoError(t, err)
		require.True(t, math.IsNaN(summary.Correlation))
		require.ErrorIs(t, summary.Warnings[0], graph.ErrUndefined)
	}
	_, err := metrics.ContinuousCore{}.Scores(t.Context(), nettest.Parse(t, "a:p"))
	require.ErrorIs(t, err, graph.ErrModes)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = metrics.ContinuousCore{}.Scores(ctx, nettest.Clique(t, 4))
	require.ErrorIs(t, err, context.Canceled)
	var unsettled *graph.ConvergenceError
	_, err = metrics.ContinuousCore{Iterations: 1}.Scores(t.Context(), nettest.Ties(t, "H-A H-B H-C H-D H-E"))
	require.ErrorAs(t, err, &unsettled)
}
