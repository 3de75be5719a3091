package metrics_test

import (
	"context"
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

func TestPublishedPower(t *testing.T) {
	for _, row := range nettest.Table(t, "published_power.csv") {
		beta, err := strconv.ParseFloat(row[1], 64)
		require.NoError(t, err)
		want, err := strconv.ParseFloat(row[3], 64)
		require.NoError(t, err)
		got, ok := nettest.Scores(t, metrics.PowerCentrality{Beta: beta}, nettest.Ties(t, row[0])).Key(row[2])
		require.True(t, ok)
		require.InDelta(t, want, got, .006, "%v", row)
	}
}

func TestOracleOfPower(t *testing.T) {
	for _, g := range spectra(t) {
		for _, weighted := range []bool{false, true} {
			a := matrixOf(g, weighted)
			largest := 0.0
			for _, row := range a {
				largest = math.Max(largest, sum(row))
			}
			if largest == 0 {
				continue
			}
			for _, share := range []float64{-.9, -.3, 0, .5, .9} {
				beta := share / largest // no eigenvalue is above the largest strength
				got := nettest.Scores(t, metrics.PowerCentrality{Beta: beta, Weighted: weighted}, g)
				want := slowPower(t, a, beta)
				for i := range want {
					require.InDelta(t, want[i], got.At(i), 1e-10, describe(g))
				}
			}
		}
	}
}

// slowPower solves (I - βA) c = A 1.
func slowPower(t *testing.T, a [][]float64, beta float64) []float64 {
	m, right := nettest.Square(len(a), 0), make([]float64, len(a))
	for i, row := range a {
		right[i] = sum(row)
		for j, w := range row {
			m[i][j] = -beta * w
		}
		m[i][i]++
	}
	c := unit(solve(t, m, right))
	for i := range c {
		c[i] *= math.Sqrt(float64(len(c)))
	}
	return c
}

func TestOracleOfReach(t *testing.T) {
	for _, g := range graphs(t) {
		s := newSlow(g, nil)
		for steps := 1; steps < 5; steps++ {
			like(t, metrics.Reach{Steps: steps, Workers: 3}, g, func(v int) float64 {
				near := 0.0
				for u := range s.n {
					if u != v && s.d[v][u] <= float64(steps) {
						near++
					}
				}
				return near / math.Max(1, float64(s.n-1))
			})
		}
	}
	all(t, metrics.Reach{}, star(t, 9), 1)
	all(t, metrics.Reach{Steps: 3}, nettest.Complete(t, 3, 4), 1)
}

func TestAlphaDegree(t *testing.T) {
	for _, g := range spectra(t) {
		degree, strength := nettest.Scores(t, metrics.Degree{}, g), nettest.Scores(t, metrics.Degree{Weighted: true}, g)
		like(t, metrics.AlphaDegree{}, g, degree.At)
		like(t, metrics.AlphaDegree{Alpha: 1}, g, strength.At)
		like(t, metrics.AlphaDegree{Alpha: .5}, g, func(v int) float64 { return math.Sqrt(degree.At(v) * strength.At(v)) })
		like(t, metrics.AlphaDegree{Alpha: 1.5}, g, func(v int) float64 {
			if degree.At(v) == 0 {
				return 0
			}
			return math.Pow(degree.At(v), -.5) * math.Pow(strength.At(v), 1.5)
		})
	}
}

func TestPowerOfAwkwardNetworks(t *testing.T) {
	for _, m := range []metrics.Measure{metrics.PowerCentrality{}, metrics.PowerCentrality{Beta: .1}, metrics.Reach{}, metrics.AlphaDegree{Alpha: .5}} {
		require.Zero(t, nettest.Scores(t, m, &graph.Network{}).Len())
		all(t, m, nettest.Parse(t, "a: b: :p"), 0)
		all(t, m, nettest.Ties(t, "a"), 0)
		require.ErrorIs(t, nettest.Scores(t, m, arcs(t, "a>b b>c")).Warnings[0], graph.ErrDirections)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := m.Scores(ctx, nettest.Ties(t, "a-b"))
		require.ErrorIs(t, err, context.Canceled)
	}
}

func TestPowerSettings(t *testing.T) {
	for _, m := range []metrics.Measure{
		metrics.PowerCentrality{Beta: 1},
		metrics.PowerCentrality{Beta: -1},
		metrics.PowerCentrality{Beta: math.NaN()},
		metrics.PowerCentrality{Beta: math.Inf(1)},
		metrics.Reach{Steps: -1},
		metrics.AlphaDegree{Alpha: -1},
		metrics.AlphaDegree{Alpha: math.NaN()},
	} {
		_, err := m.Scores(t.Context(), nettest.Ties(t, "a-b"))
		require.ErrorIs(t, err, graph.ErrSetting, "%#v", m)
	}
	_, err := metrics.PowerCentrality{Beta: .5}.Scores(t.Context(), nettest.Clique(t, 5))
	require.ErrorContains(t, err, "metrics: power: Beta 0.5 not between ±1/λ = ±0.2")
}
