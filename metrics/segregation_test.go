package metrics_test

import (
	"context"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// segregationOf is the definition: shares of the ties of all, those within categories
// in a matrix, and powers of it. The unit matrix is added, so that they settle.
func segregationOf(g *graph.OneMode, kinds []string, weighted bool) []float64 {
	n := g.Len()
	share, s := make([][]float64, n), make([]float64, n)
	for i := range share {
		share[i] = make([]float64, n)
		all := 0.0
		for j := range n {
			w, tied := g.Rows().Weight(i, j)
			if tied && !weighted {
				w = 1
			}
			share[i][j] = w
			all += w
		}
		for j := range n {
			share[i][j] /= all
			if kinds[i] != kinds[j] || kinds[i] == "" {
				share[i][j] = 0
			}
		}
		s[i] = math.NaN()
	}
	for first := range n {
		if kinds[first] == "" || len(g.Rows().Row(first)) == 0 {
			continue
		}
		in := make([]bool, n)
		in[first] = true
		for range n {
			for i := range n {
				for j := range n {
					in[j] = in[j] || in[i] && share[i][j] > 0
				}
			}
		}
		x := make([]float64, n)
		for i := range x {
			if in[i] {
				x[i] = 1
			}
		}
		size, mean, value := 0.0, 0.0, 0.0
		for range 4000 {
			y, sum := make([]float64, n), 0.0
			for i := range x {
				y[i] = x[i]
				for j := range x {
					if in[i] {
						y[i] += share[i][j] * x[j]
					}
				}
				sum += y[i]
			}
			before := 0.0
			for i := range x {
				before += x[i]
			}
			value = sum/before - 1
			for i := range x {
				x[i] = y[i] / sum
			}
		}
		for i := range x {
			if in[i] {
				size++
				mean += x[i]
			}
		}
		s[first] = value * x[first] / (mean / size)
	}
	return s
}

func TestSegregationOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 1))
	for seed := range uint64(60) {
		colours := strings.Repeat("xy", 1+int(seed%5)) + []string{"z-", "-", "xxz", ""}[seed%4]
		g := nettest.Coloured(t, colours, false, func(i, j int) bool { return i+j == 1 || rng.Float64() < .4 })
		if seed%3 == 0 {
			g = tiesWeighed(t, g, rng)
		}
		by := nettest.ColourOf(g)
		for _, weighted := range []bool{false, true} {
			m := metrics.Segregation{By: by, Weighted: weighted}
			want := segregationOf(g, kindsOf(g, by), weighted)
			got, err := m.Scores(t.Context(), g)
			require.NoError(t, err)
			s, err := m.Summary(t.Context(), g)
			require.NoError(t, err)
			sums, nodes := map[string]float64{}, map[string]float64{}
			for i, w := range want {
				if math.IsNaN(w) {
					require.True(t, math.IsNaN(got.At(i)))
					continue
				}
				require.InDelta(t, w, got.At(i), 1e-9)
				kind := kindsOf(g, by)[i]
				sums[kind] += w
				nodes[kind]++
				sums[""] += w
				nodes[""]++
			}
			for _, c := range s.Categories {
				require.EqualValues(t, nodes[c.Category], c.Nodes)
				if c.Nodes > 0 {
					require.InDelta(t, sums[c.Category]/nodes[c.Category], c.Value, 1e-9)
				}
			}
			require.InDelta(t, sums[""]/nodes[""], s.Value, 1e-9)
		}
	}
}

// tiesWeighed is a network with weights of its own for all ties.
func tiesWeighed(t testing.TB, g *graph.OneMode, rng *rand.Rand) *graph.OneMode {
	t.Helper()
	var from, to []int32
	var weights []float64
	for tie := range g.All() {
		from, to = append(from, int32(tie.From.Index)), append(to, int32(tie.To.Index))
		weights = append(weights, .2+rng.Float64())
	}
	weighed, err := g.Rewired(from, to, weights)
	require.NoError(t, err)
	return weighed
}

func TestSegregationClosedForms(t *testing.T) {
	of := func(colours string, tied func(i, j int) bool) []float64 {
		g := nettest.Coloured(t, colours, false, tied)
		s, err := metrics.Segregation{By: nettest.ColourOf(g)}.Scores(t.Context(), g)
		require.NoError(t, err)
		return s.Values()
	}
	everyone := func(int, int) bool { return true }
	for i, x := range of("xxxyyyy", everyone) { // k-1 of n-1 ties are within
		nettest.Near(t, []float64{2. / 6, 2. / 6, 2. / 6, 3. / 6, 3. / 6, 3. / 6, 3. / 6}[i], x)
	}
	for _, x := range of("xxxxxx", everyone) {
		nettest.Near(t, 1, x)
	}
	for _, x := range of("xyxyxy", func(i, j int) bool { return (i+j)%2 == 1 }) {
		require.Zero(t, x)
	}
	// A star within a category: both parts of a walk have the same weight, and all are
	// segregated alike.
	for _, x := range of("xxxxx", func(i, _ int) bool { return i == 0 }) {
		nettest.Near(t, 1, x)
	}
}

func TestSegregationWarnings(t *testing.T) {
	g := nettest.Coloured(t, "xx-xy", false, func(_, j int) bool { return j < 3 })
	r, err := metrics.Segregation{By: nettest.ColourOf(g)}.Scores(t.Context(), g)
	require.NoError(t, err)
	require.ErrorIs(t, r.Warnings[len(r.Warnings)-1], metrics.ErrUncategorized)
	_, err = metrics.Segregation{By: nettest.ColourOf(g)}.Scores(t.Context(), nettest.Parse(t, "a:p"))
	require.ErrorIs(t, err, graph.ErrModes)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = metrics.Segregation{By: nettest.ColourOf(g)}.Summary(ctx, g)
	require.ErrorIs(t, err, context.Canceled)
	d := nettest.Coloured(t, "xxy", true, func(i, j int) bool { return i < j })
	r, err = metrics.Segregation{By: nettest.ColourOf(d)}.Scores(t.Context(), d)
	require.NoError(t, err)
	require.ErrorIs(t, r.Warnings[0], graph.ErrDirections)
}
