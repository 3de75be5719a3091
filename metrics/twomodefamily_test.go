package metrics_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// shared is how many neighbours two nodes share.
func shared(net *graph.Network, u, v int) float64 {
	n := 0.0
	for _, p := range net.Rows().Row(u) {
		if _, tied := net.Rows().Weight(v, int(p)); tied {
			n++
		}
	}
	return n
}

// butterfliesOf is the number around v, by all others of its mode.
func butterfliesOf(net *graph.Network, v int) float64 {
	sum := 0.0
	for u := range net.Of(net.At(v).Mode) {
		if s := shared(net, u.Index, v); u.Index != v {
			sum += s * (s - 1) / 2
		}
	}
	return sum
}

func TestButterfliesOracle(t *testing.T) {
	for _, net := range samples(t) {
		all := 0.0
		like(t, metrics.Butterflies{}, net, func(v int) float64 {
			all += butterfliesOf(net, v)
			return butterfliesOf(net, v)
		})
		count, err := metrics.Butterflies{}.Value(t.Context(), net)
		require.NoError(t, err)
		require.Equal(t, all/4, count, "each has four nodes")
		ties, err := metrics.Butterflies{}.TieScores(t.Context(), net)
		require.NoError(t, err)
		at := 0
		for tie := range net.All() {
			want := 0.0
			for _, u := range net.Rows().Row(tie.To.Index) {
				if int(u) != tie.From.Index {
					want += shared(net, int(u), tie.From.Index) - 1
				}
			}
			require.Equal(t, want, ties.At(at))
			at++
		}
	}
}

func TestButterfliesClosedForms(t *testing.T) {
	net := nettest.Complete(t, 7, 5)
	count, err := metrics.Butterflies{}.Value(t.Context(), net)
	require.NoError(t, err)
	require.Equal(t, 21.*10, count)
	s := nettest.Scores(t, metrics.Butterflies{}, net)
	require.Equal(t, 6.*10, s.At(0))
	require.Equal(t, 21.*4, s.At(7))
	_, err = metrics.Butterflies{}.Scores(t.Context(), net.OneMode(graph.Actor, graph.Count))
	require.ErrorIs(t, err, graph.ErrModes)
	for _, text := range []string{"", "A:", "A:P", "A:P B:P C:P", "A:P,Q B:Q,R C:R,P"} {
		all(t, metrics.Butterflies{}, nettest.Parse(t, text), 0)
	}
}

func TestButterfliesSameBits(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	want := nettest.Scores(t, metrics.Butterflies{Workers: 1}, net).Values()
	for _, workers := range []int{0, 2, 3, 8, 64} {
		require.Equal(t, nettest.Bits(want), nettest.Bits(nettest.Scores(t, metrics.Butterflies{Workers: workers}, net).Values()))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := metrics.Butterflies{}.Scores(ctx, net)
	require.ErrorIs(t, err, context.Canceled)
}

// slowCore takes nodes away one by one until all that are left have enough ties.
func slowCore(net *graph.Network, p, q int) []bool {
	in := make([]bool, net.Len())
	for v := range in {
		in[v] = true
	}
	for again := true; again; {
		again = false
		for v := range in {
			least, degree := p, 0
			if net.At(v).Mode == graph.Project {
				least = q
			}
			for _, u := range net.Rows().Row(v) {
				if in[u] {
					degree++
				}
			}
			if in[v] && degree < least {
				in[v], again = false, true
			}
		}
	}
	return in
}

func TestTwoModeCoreOracle(t *testing.T) {
	for _, net := range samples(t) {
		for p := 1; p < 5; p++ {
			depth := make([]float64, net.Len())
			for q := 1; q < 11; q++ {
				core := slowCore(net, p, q)
				groups, err := metrics.TwoModeCore{P: p, Q: q}.Partition(t.Context(), net)
				require.NoError(t, err)
				for v, in := range core {
					require.Equal(t, in, groups.At(v) == 0, describe(net))
					if in {
						depth[v] = float64(q)
					}
				}
			}
			like(t, metrics.TwoModeCore{P: p}, net, func(v int) float64 { return depth[v] })
		}
	}
}

// With P = Q = k the core is the k-core.
func TestTwoModeCoreIsCore(t *testing.T) {
	for _, net := range samples(t) {
		core := nettest.Scores(t, metrics.KCore{}, net)
		for k := 1; k < 5; k++ {
			groups, err := metrics.TwoModeCore{P: k, Q: k}.Partition(t.Context(), net)
			require.NoError(t, err)
			for v := range net.Len() {
				require.Equal(t, core.At(v) >= float64(k), groups.At(v) == 0)
			}
		}
	}
}

func TestTwoModeCoreSettings(t *testing.T) {
	net := nettest.Complete(t, 3, 4)
	all(t, metrics.TwoModeCore{P: 4}, net, 3)
	all(t, metrics.TwoModeCore{P: 5}, net, 0)
	_, err := metrics.TwoModeCore{P: -1}.Scores(t.Context(), net)
	require.ErrorIs(t, err, graph.ErrSetting)
	_, err = metrics.TwoModeCore{}.Scores(t.Context(), net.OneMode(graph.Actor, graph.Count))
	require.ErrorIs(t, err, graph.ErrModes)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = metrics.TwoModeCore{}.Scores(ctx, net)
	require.ErrorIs(t, err, context.Canceled)
}
