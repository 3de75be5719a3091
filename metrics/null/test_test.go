package null_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/null"
)

// Do the two groups share fewer projects than chance would give?
func ExampleTest() {
	var b graph.Builder
	for i, project := range []string{"Bridge", "Canal", "Dam", "Mill", "Oven", "Pond"} {
		for k := range 3 {
			b.AddParticipation(fmt.Sprint([]string{"north", "south"}[i/3], k), project)
		}
	}
	net, err := b.Build()
	if err != nil {
		panic(err)
	}
	pairs := func(n *graph.Network) float64 { return float64(n.OneMode(graph.Actor, graph.Count).Ties()) }
	c, err := null.Test{}.Against(context.Background(), net, pairs)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%g pairs meet, %.0f expected, p = %.3f\n", c.Observed, c.Expected, c.P)
	// Output: 6 pairs meet, 13 expected, p = 0.002
}

// By hand: nine samples, 1 to 9.
func TestCompare(t *testing.T) {
	samples := func() []float64 { return []float64{9, 8, 7, 6, 5, 4, 3, 2, 1} }
	for _, c := range []struct{ observed, greater, less, p float64 }{
		{10, .1, 1, .2},
		{9, .2, 1, .4},
		{9 * (1 + 1e-14), .2, 1, .4},
		{9 * (1 + 1e-11), .1, 1, .2},
		{5, .6, .6, 1},
		{5.5, .5, .6, 1},
		{1, 1, .2, .4},
		{0, 1, .1, .2},
		{math.Inf(1), .1, 1, .2},
	} {
		got := null.Compare(c.observed, samples(), .5)
		require.Equal(t, c.greater, got.PGreater, c.observed)
		require.Equal(t, c.less, got.PLess, c.observed)
		require.Equal(t, c.p, got.P, c.observed)
		require.Equal(t, 9, got.Samples)
		require.Equal(t, 5.0, got.Expected)
		require.InDelta(t, math.Sqrt(7.5), got.SD, 1e-15)
		require.InDelta(t, (c.observed-5)/math.Sqrt(7.5), got.Z, 1e-14)
		require.Equal(t, 3.0, got.Low)
		require.Equal(t, 7.0, got.High)
	}
	wide := null.Compare(0, samples(), .9)
	require.InDelta(t, 1.4, wide.Low, 1e-14)
	require.InDelta(t, 8.6, wide.High, 1e-14)

	same := null.Compare(.3, []float64{.3, .1 + .2, .3}, .95) // 0.1 + 0.2 is not 0.3
	require.Zero(t, same.SD)
	require.True(t, math.IsNaN(same.Z))
	require.Equal(t, []float64{1, 1, 1}, []float64{same.P, same.PGreater, same.PLess})
	for _, c := range []null.Comparison{null.Compare(1, nil, .95), null.Compare(math.NaN(), nil, .95)} {
		for _, x := range []float64{c.Expected, c.SD, c.Low, c.High, c.Z, c.P, c.PGreater, c.PLess} {
			require.True(t, math.IsNaN(x))
		}
	}
	one := null.Compare(2, []float64{1}, .95)
	require.Equal(t, []float64{1, 1, 1, 1, .5, 1}, []float64{one.Expected, one.Low, one.High, one.P, one.PGreater, one.PLess})
	require.True(t, math.IsNaN(one.SD) && math.IsNaN(one.Z))
	unknown := null.Compare(math.NaN(), samples(), .95)
	require.Equal(t, 5.0, unknown.Expected)
	require.True(t, math.IsNaN(unknown.P))
}

// Of the six networks with three ties apart, one is the observed: all of its three
// ties are kept with a chance of 1/6, one is expected.
func TestAgainst(t *testing.T) {
	const samples = 6000
	net := nettest.Parse(t, "a:p b:q c:r")
	kept := func(n *graph.Network) float64 {
		count := 0.0
		for a := range 3 {
			if slices.Equal(n.Rows().Row(a), net.Rows().Row(a)) {
				count++
			}
		}
		return count
	}
	c, err := null.Test{Samples: samples}.Against(t.Context(), net, kept)
	require.NoError(t, err)
	require.Equal(t, 3.0, c.Observed)
	require.InDelta(t, 1, c.Expected, 4/math.Sqrt(samples))
	require.InDelta(t, 1, c.SD, .05)
	require.InDelta(t, 1./6, c.PGreater, 4*math.Sqrt(5./36/samples))
	require.Equal(t, 1.0, c.PLess)
	require.Equal(t, 2*c.PGreater, c.P)
	require.Equal(t, []float64{0, 3}, []float64{c.Low, c.High})
	require.Equal(t, samples, c.Samples)
	require.Empty(t, c.Warnings)
}

// flat is the degrees of the neighbours of nodes, summed: a number for every node.
func flat(net *graph.Network) []float64 {
	sums := make([]float64, net.Len())
	for v := range sums {
		for _, u := range net.Rows().Row(v) {
			sums[v] += 1 / float64(net.Rows().Degree(int(u)))
		}
	}
	return sums
}

func TestAgainstEach(t *testing.T) {
	net := invent(t, null.Affiliation{Actors: 400, Projects: 300, Participations: 1200})
	of := func(workers int) []null.Comparison {
		all, err := null.Test{Samples: 50, Seed: 7, Workers: workers}.AgainstEach(t.Context(), net, flat)
		require.NoError(t, err)
		return all
	}
	want := of(1)
	require.Len(t, want, net.Len())
	for _, workers := range []int{0, 2, 3, 8, 64} {
		for k, c := range of(workers) { // NaN is not equal to itself
			require.Equal(t, fmt.Sprint(want[k]), fmt.Sprint(c))
		}
	}
	// The samples are those of Networks.
	k, means := 0, make([]float64, net.Len())
	for sample, err := range (null.Test{Samples: 50, Seed: 7}).Networks(t.Context(), net) {
		require.NoError(t, err)
		for v, x := range flat(sample) {
			means[v] += x
		}
		k++
	}
	require.Equal(t, 50, k)
	for v := range means {
		require.Equal(t, means[v]/50, want[v].Expected)
	}
}

func TestAgainstWarnings(t *testing.T) {
	var b graph.Builder
	b.Add("a", "p", 2)
	b.Add("b", "q", 1)
	net, err := b.Build()
	require.NoError(t, err)
	half := func(n *graph.Network) float64 { // undefined where the ties have changed sides
		if n.Rows().Row(0)[0] == 2 {
			return 1
		}
		return math.NaN()
	}
	c, err := null.Test{Samples: 100}.Against(t.Context(), net, half)
	require.NoError(t, err)
	require.Len(t, c.Warnings, 2)
	require.ErrorIs(t, c.Warnings[0], null.ErrUndefined)
	require.ErrorIs(t, c.Warnings[0], graph.ErrUndefined)
	require.ErrorIs(t, c.Warnings[1], null.ErrUnweighted)
	require.InDelta(t, 50, c.Samples, 20)
	require.Equal(t, 1.0, c.Expected)

	c, err = null.Test{Samples: 10}.Against(t.Context(), nettest.Parse(t, "a:p"), func(*graph.Network) float64 { return math.NaN() })
	require.NoError(t, err)
	require.Len(t, c.Warnings, 2)
	require.Zero(t, c.Samples)
}

// broken is a model that fails.
type broken struct{}

func (broken) Sampler(*graph.Network) null.Sampler {
	return func(context.Context, *rand.Rand) (*graph.Network, error) { return nil, graph.ErrNoLevel }
}

func TestTestErrors(t *testing.T) {
	net := nettest.Parse(t, "a:p b:q")
	size := func(n *graph.Network) float64 { return float64(n.Len()) }
	check := func(want error, chance null.Test) {
		t.Helper()
		_, err := chance.Against(t.Context(), net, size)
		require.ErrorIs(t, err, want)
		for other, err := range chance.Networks(t.Context(), net) {
			require.Nil(t, other)
			require.ErrorIs(t, err, want)
		}
	}
	check(graph.ErrSetting, null.Test{Samples: -1})
	check(graph.ErrSetting, null.Test{Level: 1})
	check(graph.ErrSetting, null.Test{Level: math.NaN()})
	check(graph.ErrSetting, null.Test{Model: null.Curveball{Trades: -1}})
	check(graph.ErrNoLevel, null.Test{Model: broken{}})

	first := true
	_, err := null.Test{Samples: 5, Workers: 1}.AgainstEach(t.Context(), net, func(*graph.Network) []float64 {
		if first {
			first = false
			return []float64{1}
		}
		return nil
	})
	require.ErrorIs(t, err, null.ErrNumbers)

	ctx, cancel := context.WithCancel(t.Context())
	_, err = null.Test{Progress: func(done, _ int) {
		if done > 0 {
			cancel()
		}
	}}.Against(ctx, net, size)
	require.ErrorIs(t, err, context.Canceled)

	for range (null.Test{}).Networks(t.Context(), net) {
		break
	}
	none, err := null.Test{}.AgainstEach(t.Context(), net, func(*graph.Network) []float64 { return nil })
	require.NoError(t, err)
	require.Empty(t, none)
}
