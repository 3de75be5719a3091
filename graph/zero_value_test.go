package graph_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	gonum "gonum.org/v1/gonum/graph"

	"github.com/essaim/essaim/graph"
)

func TestZeroNetwork(t *testing.T) {
	var b graph.Builder
	built, err := b.Build()
	require.NoError(t, err)
	for _, n := range []*graph.Network{{}, built} {
		graph.CheckNetwork(t, n)
		require.Zero(t, n.Len()+n.Count(graph.Actor)+n.Count(graph.Project)+n.Ties()+n.Records()+n.Rows().Len()+n.Rows().Entries())
		require.Empty(t, slices.Collect(n.All()))
		require.Empty(t, slices.Collect(n.Participations()))
		require.Empty(t, slices.Collect(n.Of(graph.Project)))
		require.Empty(t, slices.Collect(n.Seats()))
		require.Empty(t, slices.Collect(n.Events()))
		require.Empty(t, n.Layers())
		require.Empty(t, n.LayerColumns("x"))
		require.Empty(t, slices.Collect(n.LayerTies("x")))
		require.Empty(t, n.Columns(graph.Actor))
		require.True(t, n.Column(graph.Actor, "x").IsZero())
		_, ok := n.Find(graph.Actor, "")
		require.False(t, ok)
		_, ok = n.Dates()
		require.False(t, ok)
		_, err := n.Layer("x")
		require.ErrorIs(t, err, graph.ErrNoLayer)
		_, err = n.Aggregate("commune")
		require.ErrorIs(t, err, graph.ErrNoLevel)
		_, err = n.Aggregate("")
		require.ErrorIs(t, err, graph.ErrNoLevel)
		for range n.Windows(graph.Year, graph.Year) {
			t.Fatal("a window of nothing")
		}
		require.Panics(t, func() { n.At(0) })
		require.Equal(t, gonum.Empty, n.Nodes())
		require.Equal(t, gonum.Empty, n.From(0))
		require.Nil(t, n.Node(0))
		require.Nil(t, n.Edge(0, 0))
		require.Nil(t, n.WeightedEdge(0, 1))
		require.Same(t, n, n.Origin())
		for _, part := range []*graph.Network{
			n.Where(func(graph.Participation) bool { return true }),
			n.WhereNode(func(graph.Node) bool { return true }),
			n.Window(0, 0), n.LargestComponent(),
		} {
			graph.CheckNetwork(t, part)
			require.Zero(t, part.Len())
		}
		for _, w := range graph.Weightings() {
			graph.CheckOneMode(t, n.OneMode(graph.Project, w))
		}
	}
}

func TestZeroOneMode(t *testing.T) {
	for _, g := range []*graph.OneMode{{}, (&graph.Network{}).OneMode(graph.Actor, graph.Count), (&graph.OneMode{}).LargestComponent()} {
		graph.CheckOneMode(t, g)
		require.Zero(t, g.Len()+g.Ties()+g.Rows().Len()+g.Origin().Len()+g.Arcs().Len())
		require.False(t, g.Directed())
		require.Empty(t, slices.Collect(g.All()))
		_, ok := g.Find(graph.Actor, "x")
		require.False(t, ok)
		require.Equal(t, gonum.Empty, g.Nodes())
		require.Equal(t, gonum.Empty, g.Arcs().Nodes())
		require.Equal(t, gonum.Empty, g.Arcs().To(0))
		require.Nil(t, g.Arcs().Edge(0, 0))
		require.Zero(t, g.LargestComponent().Len())
		component, sizes := g.Rows().Components()
		require.Empty(t, component)
		require.Empty(t, sizes)
	}
}

func TestZeroResults(t *testing.T) {
	var s graph.Scores
	require.Zero(t, s.Len())
	require.Nil(t, s.Graph())
	require.Empty(t, s.Top(3))
	require.Zero(t, s.Of(graph.Actor).Len())
	_, ok := s.Key("x")
	require.False(t, ok)
	require.Zero(t, s.Describe().Count)
	for range s.All() {
		t.Fatal("a score of nothing")
	}
	var p graph.Partition
	require.Zero(t, p.Len()+p.Groups())
	require.Empty(t, slices.Collect(p.Members(0)))
	for range p.All() {
		t.Fatal("a group of nothing")
	}
	var ties graph.TieScores
	require.Zero(t, ties.Len())
	require.Empty(t, ties.Top(3))
	for range ties.All() {
		t.Fatal("a tie of nothing")
	}
}

func TestZeroOthers(t *testing.T) {
	var tree graph.Territories
	require.Zero(t, tree.Len())
	require.Empty(t, tree.Levels())
	require.Empty(t, slices.Collect(tree.All()))
	_, ok := tree.Find("x")
	require.False(t, ok)
	var d graph.Date
	require.True(t, d.IsZero())
	require.Empty(t, d.String())
	require.Zero(t, d.First()+d.Last())
	require.Zero(t, graph.Rows{}.Len())
	require.True(t, graph.Value{}.IsZero())
	require.Zero(t, graph.Column{}.Len())
	require.Equal(t, "count", graph.Count.Name)
}
