package graph_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
)

func TestRewiredTies(t *testing.T) {
	g := nettest.Ties(t, "A-B B-C C-D")
	r, err := g.Rewired([]int32{3, 0, 1}, []int32{0, 2, 3}, []float64{2, 1, 5})
	require.NoError(t, err)
	graph.CheckOneMode(t, r)
	require.False(t, r.Directed())
	require.Equal(t, []graph.Tie{
		{From: g.At(0), To: g.At(2), Weight: 1}, {From: g.At(0), To: g.At(3), Weight: 2}, {From: g.At(1), To: g.At(3), Weight: 5},
	}, slices.Collect(r.All()))
	require.Equal(t, 3, g.Ties(), "the network itself stays")
	r, err = g.Rewired(nil, nil, nil)
	require.NoError(t, err)
	require.Equal(t, 4, r.Len())
	require.Zero(t, r.Ties())
	_, err = new(graph.OneMode).Rewired(nil, nil, nil)
	require.NoError(t, err)
}

func TestRewiredTiesKeepDirections(t *testing.T) {
	var b graph.Builder
	require.NoError(t, b.AddTie("gives", "a", "b", true))
	require.NoError(t, b.AddTie("gives", "b", "c", true))
	net, err := b.Build()
	require.NoError(t, err)
	g, err := net.Layer("gives")
	require.NoError(t, err)
	r, err := g.Rewired([]int32{1, 0}, []int32{0, 1}, nil)
	require.NoError(t, err)
	graph.CheckOneMode(t, r)
	require.True(t, r.Directed())
	out := r.Arcs().Out()
	require.Equal(t, [][]int32{{1}, {0}, {}}, [][]int32{out.Row(0), out.Row(1), out.Row(2)})
	_, err = r.Rewired([]int32{1, 1}, []int32{0, 0}, nil)
	require.ErrorIs(t, err, graph.ErrDuplicate)
}

func TestRewiredTiesErrors(t *testing.T) {
	g := nettest.Ties(t, "A-B B-C C-D")
	check := func(want error, from, to []int32, weights ...float64) {
		t.Helper()
		_, err := g.Rewired(from, to, weights)
		require.ErrorIs(t, err, want)
	}
	check(graph.ErrUnlisted, []int32{0, 1}, []int32{1})
	check(graph.ErrUnlisted, []int32{0}, []int32{1}, 1, 2)
	check(graph.ErrUnlisted, []int32{0}, []int32{4})
	check(graph.ErrUnlisted, []int32{-1}, []int32{2})
	check(graph.ErrSelfTie, []int32{2}, []int32{2})
	check(graph.ErrDuplicate, []int32{2, 1}, []int32{1, 2})
	check(graph.ErrNumber, []int32{2}, []int32{1}, 0)
	check(graph.ErrNumber, []int32{2}, []int32{1}, 1e101)
}
