package graph_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
)

// Every tie is asked for once, in order; nodes stay, ties bring their strengths.
func TestWhereTie(t *testing.T) {
	for seed := range uint64(20) {
		g := nettest.Random(t, seed, 8, 6, .4).OneMode(graph.Actor, graph.Newman)
		var asked, want []graph.Tie
		part := g.WhereTie(func(tie graph.Tie) bool {
			asked = append(asked, tie)
			if len(asked)%2 == 1 {
				want = append(want, tie)
			}
			return len(asked)%2 == 1
		})
		graph.CheckOneMode(t, part)
		require.Equal(t, slices.Collect(g.All()), asked)
		require.Equal(t, want, slices.Collect(part.All()))
		require.Equal(t, g.Len(), part.Len())
		_, _, whole := part.Projection()
		require.False(t, whole)
		for _, tie := range want {
			i, j := tie.From.Index, tie.To.Index
			require.Equal(t, slices.Collect(g.Evidence(i, j)), slices.Collect(part.Evidence(i, j)))
		}
	}
	require.Zero(t, new(graph.OneMode).WhereTie(func(graph.Tie) bool { return true }).Len())
}

func TestWhereTieKeepsDirections(t *testing.T) {
	var b graph.Builder
	for _, arc := range []string{"ab", "ba", "bc", "ca"} {
		require.NoError(t, b.AddTie("gives", arc[:1], arc[1:], true))
	}
	net, err := b.Build()
	require.NoError(t, err)
	g, err := net.Layer("gives")
	require.NoError(t, err)
	part := g.WhereTie(func(tie graph.Tie) bool { return tie.From.Key == "a" })
	graph.CheckOneMode(t, part)
	require.True(t, part.Directed())
	out := part.Arcs().Out()
	require.Equal(t, [][]int32{{1}, {0}, {0}}, [][]int32{out.Row(0), out.Row(1), out.Row(2)})
}
