package graph_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
)

func ExampleFromMembers() {
	net, err := graph.FromMembers([]string{"Ada", "Ben", "Eve"}, []string{"Bridge", "Canal"}, [][]int32{{1, 0}, {2, 1}})
	if err != nil {
		panic(err)
	}
	for p := range net.Participations() {
		fmt.Println(p.Actor(), p.Project())
	}
	// Output:
	// Ada Bridge
	// Ben Bridge
	// Ben Canal
	// Eve Canal
}

// membersOf is the actors of every project, in falling order.
func membersOf(n *graph.Network) [][]int32 {
	var members [][]int32
	for p := range n.Of(graph.Project) {
		row := slices.Clone(n.Rows().Row(p.Index))
		slices.Reverse(row)
		members = append(members, row)
	}
	return members
}

// listOf is the keys of a mode.
func listOf(n *graph.Network, mode graph.Mode) []string {
	var keys []string
	for node := range n.Of(mode) {
		keys = append(keys, node.Key)
	}
	return keys
}

// A network without anything but its participations is the same by both roads.
func TestFromMembers(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var b graph.Builder
		for i := range rapid.IntRange(0, 6).Draw(r, "actors") {
			b.AddActor(fmt.Sprint("a", i), "")
		}
		for i := range rapid.IntRange(0, 6).Draw(r, "projects") {
			b.AddProject(fmt.Sprint("p", i), "")
		}
		for range rapid.IntRange(0, 20).Draw(r, "participations") {
			b.AddParticipation(rapid.StringN(1, 2, -1).Draw(r, "actor"), fmt.Sprint("p", rapid.IntRange(0, 8).Draw(r, "project")))
		}
		want, err := b.Build()
		require.NoError(r, err)
		got, err := graph.FromMembers(listOf(want, graph.Actor), listOf(want, graph.Project), membersOf(want))
		require.NoError(r, err)
		graph.CheckNetwork(t, got)
		if want.Records() == want.Ties() {
			require.Equal(r, dump(want), dump(got))
		}
		require.Equal(r, membersOf(want), membersOf(got))
	})
}

// Everything but the participations is kept, for any network.
func TestRewired(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		net := someNetwork(r)
		got, err := net.Rewired(membersOf(net))
		require.NoError(r, err)
		graph.CheckNetwork(t, got)
		require.Equal(r, membersOf(net), membersOf(got))
		require.Equal(r, net.Ties(), got.Records())
		require.Empty(r, got.ParticipationColumns())
		empty, err := net.Rewired(nil)
		require.NoError(r, err)
		again, err := got.Rewired(nil)
		require.NoError(r, err)
		graph.CheckNetwork(t, empty)
		require.Zero(r, empty.Ties())
		require.Equal(r, dump(empty), dump(again))
	})
}

func TestRewiredKeeps(t *testing.T) {
	var b graph.Builder
	b.AddActor("A", "Ada", graph.Text("category", "mill"))
	b.AddActor("B", "Ben", graph.Text("category", "school"))
	b.AddProject("P", "", graph.Number("amount", 3))
	b.AddProject("Q", "")
	b.AddParent("Q", "P")
	b.AddTerritory("T", "", "commune")
	b.Locate(graph.Actor, "B", "T")
	b.AddTie("funds", "A", "B", true)
	b.AddSeat("A", "board")
	b.AddEvent(date(t, "2020"), "start")
	b.AddParticipation("A", "P")
	b.AddParticipation("B", "Q")
	net := build(t, &b)
	same, err := net.Rewired([][]int32{{0}, {1}})
	require.NoError(t, err)
	require.Equal(t, dump(net), dump(same))

	other, err := net.Rewired([][]int32{{1, 0}})
	require.NoError(t, err)
	graph.CheckNetwork(t, other)
	require.Equal(t, [][]int32{{1, 0}, {}}, membersOf(other))
	require.Equal(t, [][]int32{{0}, {1}}, membersOf(net))
	require.Equal(t, "school", net.Column(graph.Actor, "category").Of(other.At(1)).String())
	require.Equal(t, "school", other.Column(graph.Actor, "category").Of(net.At(1)).String())
}

func TestFromMembersErrors(t *testing.T) {
	check := func(want error, place string, actors, projects []string, members ...[]int32) {
		t.Helper()
		_, err := graph.FromMembers(actors, projects, members)
		require.ErrorIs(t, err, want)
		require.ErrorContains(t, err, place)
	}
	ab, p := []string{"a", "b"}, []string{"p"}
	check(graph.ErrEmptyKey, "actor 1 of 2", []string{"", "a"}, p)
	check(graph.ErrEmptyKey, "project 1 of 1", ab, []string{""})
	check(graph.ErrUnsorted, `actor "a" after "b"`, []string{"b", "a"}, p)
	check(graph.ErrDuplicate, `project "p"`, ab, []string{"p", "p"})
	check(graph.ErrUnlisted, "members of 2 projects, of 1", ab, p, nil, nil)
	check(graph.ErrUnlisted, `project "p": actor number 2 of 2`, ab, p, []int32{0, 2})
	check(graph.ErrUnlisted, `project "p": actor number -1 of 2`, ab, p, []int32{-1})
	check(graph.ErrDuplicate, `project "p": actor "a"`, ab, p, []int32{0, 1, 0})
	check(graph.ErrDuplicate, `project "p": actor "b"`, ab, p, []int32{1, 1})
	check(graph.ErrUnlisted, `project "p": actor number 0 of 0`, nil, p, []int32{0})

	empty, err := graph.FromMembers(nil, nil, nil)
	require.NoError(t, err)
	graph.CheckNetwork(t, empty)
	zero, err := (&graph.Network{}).Rewired(nil)
	require.NoError(t, err)
	graph.CheckNetwork(t, zero)
}

// benchmarkMembers is a network of n nodes of each mode and 5n participations.
func benchmarkMembers(b *testing.B, run func(actors, projects []string, members [][]int32)) {
	for _, n := range []int{10_000, 100_000} {
		var actors, projects []string
		members := make([][]int32, n)
		for i := range n {
			actors = append(actors, fmt.Sprintf("a%07d", i))
			projects = append(projects, fmt.Sprintf("p%07d", i))
			for k := range 5 {
				members[i] = append(members[i], int32((i*k*k+i*7919+k)%n))
			}
			slices.Sort(members[i])
			members[i] = slices.Compact(members[i])
		}
		b.Run(fmt.Sprintf("actors=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				run(actors, projects, members)
			}
		})
	}
}

func BenchmarkFromMembers(b *testing.B) {
	benchmarkMembers(b, func(actors, projects []string, members [][]int32) {
		_, err := graph.FromMembers(actors, projects, members)
		require.NoError(b, err)
	})
}

// The same network by a Builder.
func BenchmarkFromMembersByBuilder(b *testing.B) {
	benchmarkMembers(b, func(actors, projects []string, members [][]int32) {
		var builder graph.Builder
		for p, row := range members {
			for _, a := range row {
				builder.AddParticipation(actors[a], projects[p])
			}
		}
		_, err := builder.Build()
		require.NoError(b, err)
	})
}
