package metrics_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/catalogue"
)

// slowly is Moran's I, Geary's C and r, pair by pair, of the nodes with a number.
func slowly(g graph.Graph, x []float64, weighted bool) (moran, geary, r float64) {
	weight := func(i, j int) float64 {
		w, ok := g.Rows().Weight(i, j)
		if !ok || math.IsNaN(x[i]) || math.IsNaN(x[j]) {
			return 0
		}
		if !weighted {
			return 1
		}
		return w
	}
	var n, mean, ends, all float64
	for i := range x {
		if !math.IsNaN(x[i]) {
			n++
			mean += x[i]
		}
		for j := range x {
			if w := weight(i, j); w > 0 {
				all += w
				ends += w * x[i]
			}
		}
	}
	mean, ends = mean/n, ends/all
	var squares, products, apart, endProducts, endSquares float64
	for i := range x {
		if !math.IsNaN(x[i]) {
			squares += (x[i] - mean) * (x[i] - mean)
		}
		for j := range x {
			if w := weight(i, j); w > 0 {
				products += w * (x[i] - mean) * (x[j] - mean)
				apart += w * (x[i] - x[j]) * (x[i] - x[j])
				endProducts += w * (x[i] - ends) * (x[j] - ends)
				endSquares += w * (x[i] - ends) * (x[i] - ends)
			}
		}
	}
	moran, geary, r = n/all*products/squares, (n-1)/(2*all)*apart/squares, endProducts/endSquares
	if all == 0 || squares < 1e-12 {
		moran, geary = math.NaN(), math.NaN()
	}
	if all == 0 || endSquares < 1e-12 {
		r = math.NaN()
	}
	return moran, geary, r
}

func TestAutocorrelationOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 1))
	for _, g := range graphs(t) {
		x := make([]float64, g.Len())
		missing := 0
		for i := range x {
			if x[i] = float64(rng.IntN(7)); rng.IntN(9) == 0 {
				x[i] = math.NaN()
				missing++
			}
		}
		for _, weighted := range []bool{false, true} {
			got, err := metrics.Autocorrelation{Weighted: weighted}.Of(t.Context(), g, x)
			require.NoError(t, err)
			moran, geary, r := slowly(g, x, weighted)
			nettest.Near(t, moran, got.Moran.Value, "moran", x)
			nettest.Near(t, geary, got.Geary.Value, "geary", x)
			nettest.Near(t, r, got.Assortativity, "r", x)
			require.Equal(t, g.Len()-missing, got.Nodes)
			require.True(t, math.IsNaN(got.Assortativity) || math.Abs(got.Assortativity) <= 1+1e-12)
		}
	}
}

// What chance gives, over every way to deal the numbers to the nodes.
func TestAutocorrelationByChance(t *testing.T) {
	for seed := range uint64(12) {
		g := nettest.Random(t, seed, 6, 5, .35).OneMode(graph.Actor, graph.Count)
		if g.Ties() == 0 {
			continue
		}
		x := []float64{1, 2, 2, 5, 8, 8.5}
		got, err := metrics.Autocorrelation{Weighted: true}.Of(t.Context(), g, x)
		require.NoError(t, err)
		var n, i1, i2, c1, c2 float64
		nettest.Permutations(slices.Clone(x), func(dealt []float64) {
			i, c, _ := slowly(g, dealt, true)
			n, i1, i2, c1, c2 = n+1, i1+i, i2+i*i, c1+c, c2+c*c
		})
		require.InDelta(t, i1/n, got.Moran.Expected, 1e-12)
		require.InDelta(t, c1/n, got.Geary.Expected, 1e-12)
		require.InDelta(t, i2/n-i1/n*i1/n, got.Moran.Deviation*got.Moran.Deviation, 1e-12)
		require.InDelta(t, c2/n-c1/n*c1/n, got.Geary.Deviation*got.Geary.Deviation, 1e-12)
	}
}

// The variances of numbers from a normal distribution, as Cliff and Ord write them.
func TestAutocorrelationOfNormalNumbers(t *testing.T) {
	g := nettest.Random(t, 4, 12, 8, .3).OneMode(graph.Actor, graph.Count)
	x := make([]float64, g.Len())
	for i := range x {
		x[i] = float64(i * i)
	}
	got, err := metrics.Autocorrelation{}.Of(t.Context(), g, x)
	require.NoError(t, err)
	var s0, s1, s2 float64
	n := float64(g.Len())
	for i := range g.Len() {
		k := float64(g.Rows().Degree(i))
		s0, s1, s2 = s0+k, s1+2*k, s2+4*k*k
	}
	moran := (n*n*s1-n*s2+3*s0*s0)/((n*n-1)*s0*s0) - 1/((n-1)*(n-1))
	geary := ((2*s1+s2)*(n-1) - 4*s0*s0) / (2 * (n + 1) * s0 * s0)
	require.InDelta(t, math.Sqrt(moran), got.Moran.NormalDeviation, 1e-12)
	require.InDelta(t, math.Sqrt(geary), got.Geary.NormalDeviation, 1e-12)
}

// Of degrees, r is the assortativity by degree; published for the karate club.
func TestAssortativityOfDegrees(t *testing.T) {
	for _, g := range graphs(t) {
		one, ok := g.(*graph.OneMode)
		if !ok {
			continue
		}
		degrees, err := metrics.Degree{}.Scores(t.Context(), one)
		require.NoError(t, err)
		got, err := metrics.Autocorrelation{}.Of(t.Context(), one, degrees.Values())
		require.NoError(t, err)
		nettest.Near(t, nettest.Value(t, metrics.Assortativity{}, one), got.Assortativity)
	}
}

func TestAutocorrelationClosedForms(t *testing.T) {
	of := func(g graph.Graph, x ...float64) metrics.AutocorrelationSummary {
		got, err := metrics.Autocorrelation{}.Of(t.Context(), g, x)
		require.NoError(t, err)
		return got
	}
	pairs := of(nettest.Ties(t, "A-B C-D"), 1, 1, 5, 5)
	require.InDelta(t, 1, pairs.Moran.Value, 0)
	require.InDelta(t, 0, pairs.Geary.Value, 0)
	require.InDelta(t, 1, pairs.Assortativity, 0)
	square := of(nettest.Ties(t, "A-B B-C C-D D-A"), 0, 1, 0, 1)
	require.InDelta(t, -1, square.Moran.Value, 0)
	require.InDelta(t, -1, square.Assortativity, 0)
	complete := of(nettest.Clique(t, 5), 3, 1, 4, 1, 5) // nothing can vary
	require.InDelta(t, -.25, complete.Moran.Value, 1e-15)
	require.InDelta(t, 0, complete.Moran.Deviation, 1e-7)
	require.InDelta(t, 1, complete.Geary.Value, 1e-15)
	for _, nothing := range []metrics.AutocorrelationSummary{of(nettest.Clique(t, 3), .1, .1, .1), of(nettest.Ties(t, "A B"), 1, 2), of(&graph.OneMode{})} {
		require.True(t, math.IsNaN(nothing.Moran.Value))
		require.True(t, math.IsNaN(nothing.Geary.Value))
		require.True(t, math.IsNaN(nothing.Assortativity))
	}
	missing := of(nettest.Clique(t, 3), 1, math.NaN(), 2)
	require.ErrorIs(t, missing.Warnings[0], metrics.ErrNumbers)
	_, err := metrics.Autocorrelation{}.Of(t.Context(), nettest.Clique(t, 2), []float64{1, math.Inf(1)})
	require.ErrorIs(t, err, graph.ErrSetting)
	_, err = metrics.Autocorrelation{}.Of(nettest.NewExpiring(t.Context(), 0), nettest.Clique(t, 2), []float64{1, 2})
	require.ErrorIs(t, err, context.Canceled)
}

func ExampleAutocorrelation() {
	var b graph.Builder
	for _, actor := range []struct {
		key   string
		staff float64
	}{{"Ada", 2}, {"Ben", 3}, {"Cleo", 40}, {"Dan", 50}} {
		if err := b.AddActor(actor.key, "", graph.Number("staff", actor.staff)); err != nil {
			fmt.Println(err)
		}
	}
	for _, take := range [][2]string{{"Ada", "Mill"}, {"Ben", "Mill"}, {"Cleo", "Well"}, {"Dan", "Well"}, {"Ben", "Path"}, {"Cleo", "Path"}} {
		if err := b.AddParticipation(take[0], take[1]); err != nil {
			fmt.Println(err)
		}
	}
	net, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	actors := net.OneMode(graph.Actor, graph.Count)
	staff := metrics.Numbers(actors, net.Column(graph.Actor, "staff"))
	s, err := metrics.Autocorrelation{}.Of(context.Background(), actors, staff)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("I = %.2f where chance gives %.2f\n", s.Moran.Value, s.Moran.Expected)
	// Output: I = 0.39 where chance gives -0.33
}

// A tie of strength 3 counts as three: the correlation of two long lists of degrees.
func TestWeightedAssortativity(t *testing.T) {
	entries, unknown := catalogue.Named(catalogue.All(), "om_weighted_assortativity")
	require.Empty(t, unknown)
	for _, net := range samples(t) {
		g := net.OneMode(graph.Actor, graph.Count)
		var x, y []float64
		for tie := range g.All() {
			a, b := float64(g.Rows().Degree(tie.From.Index)), float64(g.Rows().Degree(tie.To.Index))
			for range int(tie.Weight) {
				x, y = append(x, a, b), append(y, b, a)
			}
		}
		results, err := catalogue.Table{Entries: entries}.Run(t.Context(), net)
		require.NoError(t, err)
		want := stat.Correlation(x, y, nil)
		if stat.Variance(x, nil) < 1e-12 {
			want = math.NaN()
		}
		nettest.Near(t, want, results[0].Value)
	}
}
