package graph_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/testgraph"
	"gonum.org/v1/gonum/graph/topo"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
)

// Our types are what gonum's algorithms ask for.
var (
	_ gonum.WeightedUndirected = (*graph.Network)(nil)
	_ gonum.WeightedUndirected = (*graph.OneMode)(nil)
	_ gonum.WeightedDirected   = (*graph.Arcs)(nil)
)

// edge is a case's edge, between the nodes of our graph.
type edge struct {
	from, to gonum.Node
	weight   float64
}

func (e edge) From() gonum.Node         { return e.from }
func (e edge) To() gonum.Node           { return e.to }
func (e edge) Weight() float64          { return e.weight }
func (e edge) ReversedEdge() gonum.Edge { return edge{e.to, e.from, e.weight} }

// unloop is the edges of a test case without loops, repeats and, if undirected,
// returns; weights below or at 0 are moved above it.
func unloop(lines []testgraph.WeightedLine, directed bool) []edge {
	var edges []edge
	met := map[[2]int64]bool{}
	for _, l := range lines {
		x, y := l.From().ID(), l.To().ID()
		if x == y || met[[2]int64{x, y}] || !directed && met[[2]int64{y, x}] {
			continue
		}
		met[[2]int64{x, y}] = true
		edges = append(edges, edge{l.From(), l.To(), math.Abs(l.Weight()) + 0.5})
	}
	return edges
}

// asNetwork makes of every edge x-y the tie of the actor a(x) and the project
// p(y), so that every case has a two-mode network.
func asNetwork(nodes []gonum.Node, lines []testgraph.WeightedLine, _, _ float64) (gonum.Graph, []gonum.Node, []testgraph.Edge, float64, float64, bool) {
	var b graph.Builder
	for _, n := range nodes {
		b.AddActor(fmt.Sprint("a", n.ID()), "")
		b.AddProject(fmt.Sprint("p", n.ID()), "")
	}
	edges := unloop(lines, true)
	for _, e := range edges {
		b.Add(fmt.Sprint("a", e.from.ID()), fmt.Sprint("p", e.to.ID()), e.weight)
	}
	net, err := b.Build()
	if err != nil {
		panic(err)
	}
	var ns []gonum.Node
	for i := range net.Len() {
		ns = append(ns, net.At(i))
	}
	var es []testgraph.Edge
	for _, e := range edges {
		from, _ := net.Find(graph.Actor, fmt.Sprint("a", e.from.ID()))
		to, _ := net.Find(graph.Project, fmt.Sprint("p", e.to.ID()))
		es = append(es, edge{from, to, e.weight})
	}
	return net, ns, es, 0, 0, true
}

// asOneMode brings the case in through FromGonum.
func asOneMode(nodes []gonum.Node, lines []testgraph.WeightedLine, _, _ float64) (gonum.Graph, []gonum.Node, []testgraph.Edge, float64, float64, bool) {
	g := simple.NewWeightedUndirectedGraph(0, 0)
	for _, n := range nodes {
		g.AddNode(n)
	}
	edges := unloop(lines, false)
	for _, e := range edges {
		g.SetWeightedEdge(e)
	}
	one, err := graph.FromGonum(g)
	if err != nil {
		panic(err)
	}
	ns, es := inOneMode(one, edges)
	return one, ns, es, 0, 0, true
}

// asProjection makes of every edge a project of its two ends.
func asProjection(nodes []gonum.Node, lines []testgraph.WeightedLine, _, _ float64) (gonum.Graph, []gonum.Node, []testgraph.Edge, float64, float64, bool) {
	var b graph.Builder
	for _, n := range nodes {
		b.AddActor(fmt.Sprint(n.ID()), "")
	}
	edges := unloop(lines, false)
	for i := range edges {
		edges[i].weight = 1
		b.AddParticipation(fmt.Sprint(edges[i].from.ID()), fmt.Sprint("tie ", i))
		b.AddParticipation(fmt.Sprint(edges[i].to.ID()), fmt.Sprint("tie ", i))
	}
	net, err := b.Build()
	if err != nil {
		panic(err)
	}
	one := net.OneMode(graph.Actor, graph.Count)
	ns, es := inOneMode(one, edges)
	return one, ns, es, 0, 0, true
}

func asArcs(nodes []gonum.Node, lines []testgraph.WeightedLine, _, _ float64) (gonum.Graph, []gonum.Node, []testgraph.Edge, float64, float64, bool) {
	g := simple.NewWeightedDirectedGraph(0, 0)
	for _, n := range nodes {
		g.AddNode(n)
	}
	edges := unloop(lines, true)
	for _, e := range edges {
		g.SetWeightedEdge(e)
	}
	one, err := graph.FromGonum(g)
	if err != nil {
		panic(err)
	}
	ns, es := inOneMode(one, edges)
	return one.Arcs(), ns, es, 0, 0, true
}

func inOneMode(one *graph.OneMode, edges []edge) (ns []gonum.Node, es []testgraph.Edge) {
	for i := range one.Len() {
		ns = append(ns, one.At(i))
	}
	for _, e := range edges {
		from, _ := one.Find(graph.Actor, fmt.Sprint(e.from.ID()))
		to, _ := one.Find(graph.Actor, fmt.Sprint(e.to.ID()))
		es = append(es, edge{from, to, e.weight})
	}
	return ns, es
}

func TestGonumContract(t *testing.T) {
	for _, c := range []struct {
		name     string
		build    testgraph.Builder
		reversed bool // ReversedEdge is honoured
	}{
		{"Network", asNetwork, true},
		{"OneMode", asOneMode, true},
		{"projection", asProjection, true},
		{"Arcs", asArcs, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			testgraph.ReturnAllNodes(t, c.build, true)
			testgraph.ReturnNodeSlice(t, c.build, true)
			testgraph.NodeExistence(t, c.build)
			testgraph.EdgeExistence(t, c.build, c.reversed)
			testgraph.ReturnAdjacentNodes(t, c.build, true, c.reversed)
			testgraph.Weight(t, c.build)
		})
	}
}

// rowsOfGonum reads every node's neighbours through gonum's iterators.
func rowsOfGonum(g gonum.Graph) (out [][]int64) {
	for nodes := g.Nodes(); nodes.Next(); {
		var row []int64
		for next := g.From(nodes.Node().ID()); next.Next(); {
			row = append(row, next.Node().ID())
		}
		out = append(out, row)
	}
	return out
}

func TestGonumIteratorsAreOrdered(t *testing.T) {
	net := nettest.Random(t, 3, 20, 12, .3)
	for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Jaccard)} {
		for i, row := range rowsOfGonum(g) {
			require.Equal(t, i, g.At(i).Index)
			require.Len(t, row, g.Rows().Degree(i))
			for k, j := range row {
				require.EqualValues(t, g.Rows().Row(i)[k], j)
			}
		}
	}
}

func TestGonumIteratorCountsDown(t *testing.T) {
	net := nettest.Parse(t, "A:P,Q,R")
	it := net.From(0)
	require.Nil(t, it.Node())
	for left := 3; left > 0; left-- {
		require.Equal(t, left, it.Len())
		require.True(t, it.Next())
		require.NotNil(t, it.Node())
	}
	for range 3 {
		require.False(t, it.Next())
		require.Zero(t, it.Len())
		require.Nil(t, it.Node())
	}
	it.Reset()
	require.Equal(t, 3, it.Len())
	require.Equal(t, gonum.Empty, net.From(9))
	require.Equal(t, gonum.Empty, net.From(-1))
}

// gonum's own graph types give up to six different answers here.
func TestGonumAlgorithmsGiveOneAnswer(t *testing.T) {
	net := nettest.Random(t, 5, 25, 15, .2)
	one := net.OneMode(graph.Actor, graph.Newman)
	answer := func() string {
		shortest := path.DijkstraAllPaths(one)
		out := fmt.Sprint(network.Betweenness(one), network.Betweenness(net))
		for i := range one.Len() {
			for j := range one.Len() {
				out += strconv.FormatFloat(shortest.Weight(int64(i), int64(j)), 'g', -1, 64) + " "
			}
		}
		parts := community.Modularize(one, 1, rand.NewPCG(1, 2))
		out += fmt.Sprint(community.Q(one, parts.Communities(), 1))
		for _, c := range append(parts.Communities(), topo.ConnectedComponents(net)...) {
			for _, n := range c {
				out += fmt.Sprint(n.ID(), " ")
			}
			out += "; "
		}
		return out
	}
	first := answer()
	for range 20 {
		require.Equal(t, first, answer())
	}
}

func TestGonumReadsOurGraphsRight(t *testing.T) {
	// Betweenness of a star of five: the hub stands between 4·3 ordered pairs.
	star := nettest.Ties(t, "A-B A-C A-D A-E F")
	require.Equal(t, map[int64]float64{0: 12}, network.Betweenness(star))
	require.Len(t, topo.ConnectedComponents(star), 2)
	tree := path.DijkstraFrom(star.At(1), star)
	require.Equal(t, 2.0, tree.WeightTo(4))
	require.True(t, math.IsInf(tree.WeightTo(5), 1))
}

func TestArcs(t *testing.T) {
	var b graph.Builder
	b.AddTie("funds", "A", "B", true, graph.Number("weight", 2))
	b.AddTie("funds", "B", "A", true, graph.Number("weight", 3))
	b.AddTie("funds", "A", "C", true)
	funds, err := build(t, &b).Layer("funds")
	require.NoError(t, err)
	graph.CheckOneMode(t, funds)
	require.True(t, funds.Directed())
	require.Equal(t, "A-B 5, A-C 1", ties(funds.All())) // both directions added
	arcs := funds.Arcs()
	require.Equal(t, 3, arcs.Out().Entries())
	require.Equal(t, []int32{1, 2}, arcs.Out().Row(0))
	require.Equal(t, []int32{1}, arcs.In().Row(0))
	require.Equal(t, []int32{0}, arcs.In().Row(2))
	require.True(t, arcs.HasEdgeFromTo(0, 2))
	require.False(t, arcs.HasEdgeFromTo(2, 0))
	require.True(t, arcs.HasEdgeBetween(2, 0))
	w, ok := arcs.Weight(1, 0)
	require.True(t, ok)
	require.Equal(t, 3.0, w)
	require.Nil(t, arcs.Edge(2, 0))
	require.Len(t, topo.TarjanSCC(arcs), 2)

	both := nettest.Ties(t, "A-B B-C").Arcs()
	require.Equal(t, both.Out(), both.In())
}
