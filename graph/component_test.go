package graph_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/graph/topo"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
)

func TestComponents(t *testing.T) {
	check := func(text string, component, sizes []int32) {
		t.Helper()
		got, counts := nettest.Ties(t, text).Rows().Components()
		require.Equal(t, component, got)
		for c, size := range counts {
			require.EqualValues(t, sizes[c], size)
		}
		require.Len(t, counts, len(sizes))
	}
	check("A-B B-C D", []int32{0, 0, 0, 1}, []int32{3, 1})
	check("A B-D C-E", []int32{0, 1, 2, 1, 2}, []int32{1, 2, 2})
	check("A", []int32{0}, []int32{1})
}

func TestComponentsAgreeWithGonum(t *testing.T) {
	for seed := range uint64(50) {
		net := nettest.Random(t, seed, 12, 9, .08)
		_, sizes := net.Rows().Components()
		var want []int
		for _, c := range topo.ConnectedComponents(net) {
			want = append(want, len(c))
		}
		require.ElementsMatch(t, want, sizes)
		require.Equal(t, slices.Max(want), net.LargestComponent().Len())
	}
}

func TestLargestComponent(t *testing.T) {
	net := nettest.Parse(t, "A:P B:Q C:Q D:R E:R F:")
	largest := net.LargestComponent()
	graph.CheckNetwork(t, largest)
	require.Equal(t, "B-Q 1, C-Q 1", ties(largest.All())) // of equals, the one of the smallest node

	one := net.OneMode(graph.Actor, graph.Count).LargestComponent()
	graph.CheckOneMode(t, one)
	require.Equal(t, "B-C 1", ties(one.All()))
	_, _, whole := one.Projection()
	require.False(t, whole)
	require.Equal(t, "Q", slices.Collect(one.Evidence(0, 1))[0].Shared.Key) // evidence stays
	b, ok := one.Find(graph.Actor, "B")
	require.True(t, ok)
	require.Zero(t, b.Index)
	_, ok = one.Find(graph.Actor, "A")
	require.False(t, ok)
}

func TestLargestComponentKeepsDirections(t *testing.T) {
	var b graph.Builder
	b.AddTie("funds", "A", "B", true)
	b.AddTie("funds", "D", "C", true, graph.Number("weight", 2))
	b.AddTie("funds", "D", "E", true)
	funds, err := build(t, &b).Layer("funds")
	require.NoError(t, err)
	largest := funds.LargestComponent()
	graph.CheckOneMode(t, largest)
	require.True(t, largest.Directed())
	require.Equal(t, "C-D 2, D-E 1", ties(largest.All()))
	require.Equal(t, []int32{0, 2}, largest.Arcs().Out().Row(1))
	require.Equal(t, []float64{2, 1}, largest.Arcs().Out().Weights(1))
}
