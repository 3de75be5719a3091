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

func estimate(t testing.TB, b metrics.SampledBetweenness, g graph.Graph) metrics.SampledBetweennessSummary {
	t.Helper()
	e, err := b.Summary(context.Background(), g)
	require.NoError(t, err)
	return e
}

// The exact numbers lie within the bounds, and the estimates within the error. The
// confidence leaves one network in twenty out; with these seeds none is.
func TestEstimateHoldsTheExactNumbers(t *testing.T) {
	for seed := range uint64(6) {
		net := affiliation(t, seed, 60, 45)
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Count)} {
			for _, normalized := range []bool{false, true} {
				exact := nettest.Scores(t, metrics.Betweenness{Normalized: normalized}, g)
				e := estimate(t, metrics.SampledBetweenness{Error: .02, Seed: seed, Normalized: normalized}, g)
				n := float64(g.Len())
				for i := range g.Len() {
					require.LessOrEqual(t, e.Low.At(i), exact.At(i)+1e-9)
					require.GreaterOrEqual(t, e.High.At(i), exact.At(i)-1e-9)
					require.LessOrEqual(t, e.Low.At(i), e.Scores.At(i))
					require.GreaterOrEqual(t, e.High.At(i), e.Scores.At(i))
					if !normalized {
						require.InDelta(t, exact.At(i), e.Scores.At(i), .02*n*(n-1)/2)
						require.LessOrEqual(t, e.High.At(i)-e.Low.At(i), 2*.02*n*(n-1)/2+1e-9)
					}
				}
			}
		}
	}
}

// With many samples the mean error shrinks as one over their square root: paths are
// drawn each with its probability, not only in sum.
func TestEstimateIsUnbiased(t *testing.T) {
	net := nettest.Parse(t, "A:P,Q B:P,R C:Q,R,S D:S,T E:T,P F:S,Q G:R,T")
	for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count)} {
		exact := nettest.Scores(t, metrics.Betweenness{}, g)
		sum := make([]float64, g.Len())
		const runs = 40
		samples := 0
		for seed := range uint64(runs) {
			e := estimate(t, metrics.SampledBetweenness{Error: .05, Seed: seed}, g)
			for i := range sum {
				sum[i] += e.Scores.At(i) * float64(e.Samples)
			}
			samples += e.Samples
		}
		pairs := float64(g.Len()*(g.Len()-1)) / 2
		for i := range sum {
			p := exact.At(i) / pairs
			deviation := math.Sqrt(p*(1-p)/float64(samples)) * pairs
			require.InDelta(t, exact.At(i), sum[i]/float64(samples), 4*deviation+1e-12)
		}
	}
}

func TestEstimateClosedForms(t *testing.T) {
	// All pairs of leaves pass the centre; pairs with the centre pass nobody.
	e := estimate(t, metrics.SampledBetweenness{Error: .01, Normalized: true}, star(t, 30))
	require.InDelta(t, 1, e.Scores.At(0), .011)
	for i := 1; i < 30; i++ {
		require.Zero(t, e.Scores.At(i))
		require.Zero(t, e.Low.At(i))
	}
	for _, g := range []graph.Graph{nettest.Clique(t, 12), nettest.Parse(t, "A: B: :P"), nettest.Parse(t, "A:P"), &graph.Network{}, &graph.OneMode{}} {
		e := estimate(t, metrics.SampledBetweenness{Error: .1}, g)
		for _, v := range e.Scores.All() {
			require.Zero(t, v)
		}
	}
}

func TestEstimateSameBits(t *testing.T) {
	net := affiliation(t, 1, 200, 150)
	actors := net.OneMode(graph.Actor, graph.Count)
	for _, g := range []graph.Graph{net, actors} {
		want := estimate(t, metrics.SampledBetweenness{Error: .05, Workers: 1}, g)
		for _, workers := range []int{0, 2, 3, 8} {
			require.Equal(t, want, estimate(t, metrics.SampledBetweenness{Error: .05, Workers: workers}, g))
		}
	}
	other := estimate(t, metrics.SampledBetweenness{Error: .05, Seed: 1}, net)
	require.NotEqual(t, estimate(t, metrics.SampledBetweenness{Error: .05}, net).Scores.Values(), other.Scores.Values())

	stopped, cancel := context.WithCancel(t.Context())
	_, err := metrics.SampledBetweenness{Error: .001, Progress: func(done, total int) {
		if done > total/100 {
			cancel()
		}
	}}.Summary(stopped, actors)
	require.ErrorIs(t, err, context.Canceled)
	for _, b := range []metrics.SampledBetweenness{{Error: 1}, {Error: -1}, {Confidence: 1}, {Error: math.NaN()}} {
		_, err := b.Summary(t.Context(), net)
		require.ErrorIs(t, err, graph.ErrSetting)
	}
}
