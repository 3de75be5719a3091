package graph_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
)

// places is two communes in one department, and one in none.
func places(t testing.TB) *graph.Builder {
	var b graph.Builder
	for _, row := range [][3]string{{"39300", "Dole", "commune"}, {"39001", "Arbois", "commune"}, {"39", "Jura", "department"}, {"25", "Doubs", "commune"}} {
		require.NoError(t, b.AddTerritory(row[0], row[1], row[2]))
	}
	require.NoError(t, b.Within("39300", "39"))
	require.NoError(t, b.Within("39001", "39"))
	for _, row := range [][2]string{{"A", "39300"}, {"B", "39300"}, {"C", "39001"}, {"D", "39"}, {"E", "25"}} {
		require.NoError(t, b.Locate(graph.Actor, row[0], row[1]))
	}
	return &b
}

func TestAggregate(t *testing.T) {
	b := places(t)
	b.AddParticipation("A", "P", graph.Number("weight", 2), graph.Text("role", "lead"))
	b.AddParticipation("A", "P")
	b.AddParticipation("B", "P")
	b.AddParticipation("C", "P")
	b.AddParticipation("D", "Q")
	b.AddParticipation("F", "R") // no place
	b.AddParticipation("F", "P")
	b.AddParent("P", "A")
	b.AddParent("P", "B")
	b.AddParent("P", "R")
	b.AddParent("P", "Q")
	b.AddSeat("A", "board")
	b.AddSeat("D", "board")
	net := build(t, b)

	communes, err := net.Aggregate("commune")
	require.NoError(t, err)
	graph.CheckNetwork(t, communes)
	require.Equal(t, "25 39001 39300", keys(communes.Of(graph.Actor)))
	require.Equal(t, "Dole", communes.At(2).Name)
	require.Equal(t, "39001-P 1, 39300-P 3", ties(communes.All())) // A's 2 and B's 1
	require.Equal(t, 4, communes.Records())                        // all kept
	count := communes.Column(graph.Actor, "actors")
	require.Equal(t, []string{"1", "1", "2"}, []string{count.At(0).String(), count.At(1).String(), count.At(2).String()})
	p, _ := communes.Find(graph.Project, "P")
	require.Equal(t, "39300", keys(communes.Parents(p.Index))) // A and B; Q and R are gone
	require.Len(t, slices.Collect(communes.Seats()), 1)
	place, ok := communes.Territory(2)
	require.True(t, ok)
	require.Equal(t, "39300", place.Key)

	departments, err := net.Aggregate("department")
	require.NoError(t, err)
	graph.CheckNetwork(t, departments)
	require.Equal(t, "39-P 4, 39-Q 1", ties(departments.All()))
	require.Equal(t, "4", departments.Column(graph.Actor, "actors").At(0).String())
	require.Len(t, slices.Collect(departments.Seats()), 2)

	_, err = net.Aggregate("region")
	require.ErrorIs(t, err, graph.ErrNoLevel)
}

// Ties of layers add up as participations do: what is not stated counts 1.
func TestAggregateLayers(t *testing.T) {
	b := places(t)
	b.AddTie("knows", "A", "C", false, graph.Number("weight", 5))
	b.AddTie("knows", "C", "B", false)
	b.AddTie("knows", "A", "B", false) // inside Dole
	b.AddTie("funds", "E", "A", true)
	b.AddTie("funds", "E", "B", true)
	b.AddTie("funds", "A", "E", true)
	communes, err := build(t, b).Aggregate("commune")
	require.NoError(t, err)
	graph.CheckNetwork(t, communes)
	knows, err := communes.Layer("knows")
	require.NoError(t, err)
	require.Equal(t, "39001-39300 6", ties(knows.All()))
	funds, err := communes.Layer("funds")
	require.NoError(t, err)
	require.Equal(t, []float64{2}, funds.Arcs().Out().Weights(0))
	require.Equal(t, "25-39300 3", ties(funds.All()))
}

func TestAggregateKeepsSums(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		net := someNetwork(rt)
		for _, level := range []string{"commune", "department"} {
			whole, err := net.Aggregate(level)
			require.NoError(rt, err)
			graph.CheckNetwork(t, whole)
			held := func(n graph.Node) (graph.Territory, bool) {
				at, ok := net.Territory(n.Index)
				if !ok {
					return at, false
				}
				return net.Territories().Within(at.Index, level)
			}
			want, got, actors, held1 := 0.0, 0.0, 0.0, 0.0
			for tie := range net.All() {
				if _, ok := held(tie.From); ok {
					want += tie.Weight
				}
			}
			for tie := range whole.All() {
				got += tie.Weight
			}
			require.InDelta(rt, want, got, 1e-9)
			for n := range net.Of(graph.Actor) {
				if _, ok := held(n); ok {
					held1++
				}
			}
			for n := range whole.Of(graph.Actor) {
				x, ok := whole.Column(graph.Actor, "actors").Of(n).Float()
				require.True(rt, ok)
				actors += x
			}
			require.Equal(rt, held1, actors)
			for _, name := range whole.Layers() {
				layer, err := whole.Layer(name)
				require.NoError(rt, err)
				graph.CheckOneMode(t, layer)
			}
		}
	})
}
