package graph_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
)

// people is three actors with a column of each kind, each with a missing cell.
func people(t testing.TB) *graph.Network {
	var b graph.Builder
	b.AddActor("c", "", graph.Text("town", "Dole"), graph.Number("age", 0), day(t, "born", "1990-05"))
	b.AddActor("a", "", graph.Text("town", "Arbois"), graph.Number("age", 30))
	b.AddActor("b", "", graph.Text("town", ""), day(t, "born", "1970"))
	b.AddActor("d", "", graph.Text("town", "Dole"), graph.Number("age", 1.5), graph.Number("full", 1))
	b.Add("a", "P", 1)
	b.Set(graph.Project, "P", graph.Text("town", "Poligny"))
	return build(t, &b)
}

func TestColumnAt(t *testing.T) {
	net := people(t)
	cells := func(name string) (out []string) {
		c := net.Column(graph.Actor, name)
		for i := range c.Len() {
			require.Equal(t, name, c.At(i).Column)
			require.Equal(t, c.At(i).Kind == graph.None, c.At(i).IsZero())
			out = append(out, c.At(i).String())
		}
		return out
	}
	require.Equal(t, []string{"Arbois", "", "Dole", "Dole"}, cells("town"))
	require.Equal(t, []string{"30", "", "0", "1.5"}, cells("age"))
	require.Equal(t, []string{"", "1970", "1990-05", ""}, cells("born"))
	require.Equal(t, []string{"", "", "", "1"}, cells("full"))
	town := net.Column(graph.Actor, "town")
	require.Equal(t, []string{"Arbois", "Dole"}, town.Words())
	require.Equal(t, []int{0, -1, 1, 1}, []int{town.Code(0), town.Code(1), town.Code(2), town.Code(3)})
	require.Equal(t, -1, net.Column(graph.Actor, "age").Code(0))
	age, ok := net.Column(graph.Actor, "age").At(2).Float()
	require.True(t, ok)
	require.Zero(t, age) // a zero that is stated
	_, ok = net.Column(graph.Actor, "age").At(1).Float()
	require.False(t, ok)
	_, ok = town.At(0).Date()
	require.False(t, ok)
	require.Panics(t, func() { town.At(4) })
}

func TestColumnMissing(t *testing.T) {
	c := people(t).Column(graph.Actor, "no such")
	require.True(t, c.IsZero())
	require.Equal(t, "no such", c.Name)
	require.Zero(t, c.Len())
	require.Empty(t, c.Words())
	require.True(t, c.Of(people(t).At(0)).IsZero())
}

func TestColumnWordsAreACopy(t *testing.T) {
	net := people(t)
	net.Column(graph.Actor, "town").Words()[0] = "Paris"
	require.Equal(t, "Arbois", net.Column(graph.Actor, "town").At(0).String())
	net.Columns(graph.Actor)[0] = graph.Column{}
	graph.CheckNetwork(t, net)
}

func TestColumnOf(t *testing.T) {
	net := people(t)
	town := net.Column(graph.Actor, "town")
	c, _ := net.Find(graph.Actor, "c")
	p, _ := net.Find(graph.Project, "P")
	require.Equal(t, "Dole", town.Of(c).String())
	require.True(t, town.Of(p).IsZero()) // another mode
	require.Equal(t, "Poligny", net.Column(graph.Project, "town").Of(p).String())

	part := net.WhereNode(func(n graph.Node) bool { return n.Key != "a" })
	graph.CheckNetwork(t, part)
	for n := range part.Of(graph.Actor) {
		require.Equal(t, part.Column(graph.Actor, "town").Of(n), town.Of(n), n.Key)
	}
	a, _ := net.Find(graph.Actor, "a")
	require.True(t, part.Column(graph.Actor, "town").Of(a).IsZero()) // not there
	one := net.OneMode(graph.Actor, graph.Count)
	require.Equal(t, "Dole", town.Of(one.At(3)).String())
	require.Equal(t, "Dole", town.Of(graph.Node{Mode: graph.Actor, Key: "d"}).String())
}

func TestColumnAfterTake(t *testing.T) {
	net := people(t)
	for _, key := range []string{"a", "b", "c", "d"} {
		part := net.WhereNode(func(n graph.Node) bool { return n.Key == key })
		graph.CheckNetwork(t, part)
		old, _ := net.Find(graph.Actor, key)
		for _, c := range part.Columns(graph.Actor) {
			require.Equal(t, net.Column(graph.Actor, c.Name).Of(old), c.At(0))
			if c.Kind == graph.KindText && !c.At(0).IsZero() {
				require.Equal(t, []string{c.At(0).String()}, c.Words()) // words that no longer occur go
			}
		}
	}
	full := net.WhereNode(func(n graph.Node) bool { return n.Key == "d" }).Column(graph.Actor, "full")
	require.Equal(t, "1", full.At(0).String())
}

func TestValueString(t *testing.T) {
	require.Equal(t, "none text number date", graph.None.String()+" "+graph.KindText.String()+" "+
		graph.KindNumber.String()+" "+graph.KindDate.String())
	require.Empty(t, graph.Value{}.String())
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64().Draw(t, "x")
		back, err := strconv.ParseFloat(graph.Number("n", x).String(), 64)
		require.NoError(t, err)
		require.Equal(t, math.Float64bits(x), math.Float64bits(back)) // all digits
		s := rapid.String().Draw(t, "s")
		require.Equal(t, s, graph.Text("s", s).String())
	})
}
