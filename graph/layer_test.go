package graph_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/multi"
	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
)

func TestLayer(t *testing.T) {
	var b graph.Builder
	b.AddProject("P", "Pond")
	b.AddActor("Z", "") // in no layer
	b.AddTie("knows", "B", "A", false, graph.Text("since", "school"))
	b.AddTie("knows", "A", "B", false, graph.Number("weight", 2))
	b.AddTie("knows", "P", "C", false)
	b.AddTie("funds", "P", "A", true, graph.Number("amount", 100), day(t, "start", "2014"))
	net := build(t, &b)
	require.Equal(t, []string{"funds", "knows"}, net.Layers())

	knows, err := net.Layer("knows")
	require.NoError(t, err)
	graph.CheckOneMode(t, knows)
	require.False(t, knows.Directed())
	require.Equal(t, "A-B 2, C-P 1", ties(knows.All()))
	require.Equal(t, graph.Project, knows.At(3).Mode)
	require.Equal(t, "Pond", knows.At(3).Name)
	p, ok := knows.Find(graph.Project, "P")
	require.True(t, ok)
	require.Equal(t, 3, p.Index)
	_, ok = knows.Find(graph.Actor, "Z")
	require.False(t, ok)
	require.Same(t, net, knows.Origin())
	_, _, whole := knows.Projection()
	require.False(t, whole)

	funds, err := net.Layer("funds")
	require.NoError(t, err)
	graph.CheckOneMode(t, funds)
	require.Equal(t, []int32{0}, funds.Arcs().Out().Row(1)) // from P to A
	for tie := range net.LayerTies("funds") {
		require.Equal(t, "P to A", tie.From.Key+" to "+tie.To.Key)
		require.Equal(t, "100", tie.Value("amount").String())
		require.Equal(t, "2014", tie.Value("start").String())
		require.True(t, tie.Value("nothing").IsZero())
		require.True(t, tie.Directed)
	}
	records := 0
	for tie := range net.LayerTies("knows") {
		records++
		require.Less(t, tie.From.Index, tie.To.Index)
	}
	require.Equal(t, 3, records)

	_, err = net.Layer("likes")
	require.ErrorIs(t, err, graph.ErrNoLayer)
	require.EqualError(t, err, `graph: layer "likes": no such layer; the layers are ["funds" "knows"]`)
}

// The undirected view adds up both directions: the definition, the slow way.
func TestLayerOracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		net := someNetwork(rt)
		for _, name := range net.Layers() {
			layer, err := net.Layer(name)
			require.NoError(rt, err)
			graph.CheckOneMode(t, layer)
			type pair struct{ from, to string }
			stated, arcs := map[pair]float64{}, map[pair]bool{}
			for tie := range net.LayerTies(name) {
				w, _ := tie.Value("weight").Float()
				stated[pair{tie.From.Key, tie.To.Key}] += w
				arcs[pair{tie.From.Key, tie.To.Key}] = true
			}
			strength := func(x, y string) float64 {
				if w := stated[pair{x, y}]; w > 0 || !arcs[pair{x, y}] {
					return w
				}
				return 1
			}
			for i := range layer.Len() {
				for j := range layer.Len() {
					x, y := layer.At(i).Key, layer.At(j).Key
					got, _ := layer.Rows().Weight(i, j)
					require.InDelta(rt, strength(x, y)+strength(y, x), got, 1e-12)
					if layer.Directed() {
						got, _ = layer.Arcs().Out().Weight(i, j)
						require.InDelta(rt, strength(x, y), got, 1e-12)
					}
				}
			}
		}
	})
}

func TestFromGonum(t *testing.T) {
	g := simple.NewWeightedUndirectedGraph(0, 0)
	g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(10), T: simple.Node(9), W: 2.5})
	g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(9), T: simple.Node(-1), W: 1})
	g.AddNode(simple.Node(7))
	one, err := graph.FromGonum(g)
	require.NoError(t, err)
	graph.CheckOneMode(t, one)
	require.Equal(t, "-1-9 1, 10-9 2.5", ties(one.All())) // keys order the nodes
	require.Equal(t, 4, one.Len())
	require.False(t, one.Directed())

	d := simple.NewDirectedGraph()
	d.SetEdge(simple.Edge{F: simple.Node(1), T: simple.Node(0)})
	d.SetEdge(simple.Edge{F: simple.Node(0), T: simple.Node(1)})
	d.SetEdge(simple.Edge{F: simple.Node(0), T: simple.Node(2)})
	one, err = graph.FromGonum(d)
	require.NoError(t, err)
	graph.CheckOneMode(t, one)
	require.True(t, one.Directed())
	require.Equal(t, "0-1 2, 0-2 1", ties(one.All()))
	require.Equal(t, 3, one.Arcs().Out().Entries())

	one, err = graph.FromGonum(simple.NewUndirectedGraph())
	require.NoError(t, err)
	require.Zero(t, one.Len())
}

// named is a gonum node with a DOT identifier.
type named struct {
	gonum.Node
	id string
}

func (n named) DOTID() string { return n.id }

func TestFromGonumKeys(t *testing.T) {
	g := simple.NewUndirectedGraph()
	g.SetEdge(simple.Edge{F: named{simple.Node(1), "Zoe"}, T: named{simple.Node(2), "Ada"}})
	g.AddNode(named{simple.Node(3), ""})
	one, err := graph.FromGonum(g)
	require.NoError(t, err)
	require.Equal(t, "Ada-Zoe 1", ties(one.All()))
	require.Equal(t, "3", one.At(0).Key)
	g.AddNode(named{simple.Node(4), "Zoe"})
	_, err = graph.FromGonum(g)
	require.ErrorIs(t, err, graph.ErrDuplicate)
}

func TestFromGonumBadWeights(t *testing.T) {
	for _, w := range []float64{0, -1, math.Inf(1), math.NaN()} {
		g := simple.NewWeightedUndirectedGraph(0, 0)
		g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(0), T: simple.Node(1), W: w})
		_, err := graph.FromGonum(g)
		require.ErrorIs(t, err, graph.ErrNumber)
	}
}

func TestFromGonumReadsOurOwn(t *testing.T) {
	one := nettest.Ties(t, "A-B B-C D")
	again, err := graph.FromGonum(one)
	require.NoError(t, err)
	require.Equal(t, one.Rows(), again.Rows())
}

// Nodes of a network keep their keys, in it or in another gonum graph.
func TestFromGonumKeepsKeys(t *testing.T) {
	net := nettest.Parse(t, "Ada:Mill Ben:Mill,Well")
	read, err := graph.FromGonum(net)
	require.NoError(t, err)
	require.Equal(t, "Ada-Mill 1, Ben-Mill 1, Ben-Well 1", ties(read.All()))
	g := simple.NewUndirectedGraph()
	for tie := range nettest.Ties(t, "Ben-Ada Ben-Cleo").All() {
		g.SetEdge(simple.Edge{F: tie.From, T: tie.To})
	}
	read, err = graph.FromGonum(g)
	require.NoError(t, err)
	require.Equal(t, "Ada-Ben 1, Ben-Cleo 1", ties(read.All()))
	g.AddNode(named{simple.Node(7), "Ben"}) // as Ben is there: numbers, where there is nothing else
	read, err = graph.FromGonum(g)
	require.NoError(t, err)
	require.Equal(t, "0-1 1, 1-2 1", ties(read.All()))
	require.Equal(t, "Ben", read.At(3).Key)

	read, err = graph.FromGonum(nettest.Parse(t, "Mill:Mill")) // an actor and a project
	require.NoError(t, err)
	require.Equal(t, "0-1 1", ties(read.All()))
}

func TestFromGonumLeavesLoopsOut(t *testing.T) {
	g := multi.NewUndirectedGraph()
	for _, to := range []int64{0, 1} {
		g.SetLine(multi.Line{F: multi.Node(0), T: multi.Node(to), UID: to})
	}
	one, err := graph.FromGonum(g)
	require.NoError(t, err)
	require.Equal(t, "0-1 1", ties(one.All()))
}
