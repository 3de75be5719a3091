package graph_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
)

func ExampleBuilder() {
	var b graph.Builder
	b.AddParticipation("Ada", "Bridge", graph.Text("role", "lead"))
	b.AddParticipation("Ben", "Bridge")
	b.AddParticipation("Ada", "Canal", graph.Number("weight", 2))
	net, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	for tie := range net.All() {
		fmt.Println(tie.From, tie.To, tie.Weight)
	}
	// Output:
	// Ada Bridge 1
	// Ada Canal 2
	// Ben Bridge 1
}

func TestBuilderInsertionOrderNeverShows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		nodes, facts := someRecords(rt)
		first := netOf(rt, nodes, facts)
		graph.CheckNetwork(t, first)
		again := netOf(rt, shuffled(rt, nodes), shuffled(rt, facts))
		graph.CheckNetwork(t, again)
		require.Equal(rt, dump(first), dump(again))
	})
}

// Handles name the same nodes as keys do, whatever the room made beforehand.
func TestBuilderHandles(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 0))
	var byKey, byHandle graph.Builder
	byHandle.Grow(10, 5, 40)
	for i := range 100 {
		a, p := fmt.Sprint("a", rng.IntN(30)), fmt.Sprint("p", rng.IntN(10))
		weight := graph.Number("weight", float64(1+i%3))
		require.NoError(t, byKey.AddParticipation(a, p, weight))
		actor, err := byHandle.Handle(graph.Actor, a)
		require.NoError(t, err)
		project, err := byHandle.Handle(graph.Project, p)
		require.NoError(t, err)
		require.NoError(t, byHandle.Join(actor, project, weight))
	}
	require.Equal(t, dump(build(t, &byKey)), dump(build(t, &byHandle)))
}

func TestBuilderHandlesOfNothing(t *testing.T) {
	var b graph.Builder
	_, err := b.Handle(graph.Actor, "")
	require.ErrorIs(t, err, graph.ErrEmptyKey)
	a, err := b.Handle(graph.Actor, "A")
	require.NoError(t, err)
	p, err := b.Handle(graph.Project, "P")
	require.NoError(t, err)
	b.Close(graph.Actor)
	_, err = b.Handle(graph.Actor, "B")
	require.ErrorIs(t, err, graph.ErrUnlisted)
	err = b.Join(a, p, graph.Number("weight", -1))
	require.ErrorIs(t, err, graph.ErrNumber)
	require.ErrorContains(t, err, `participation of "A" in "P"`)
	require.Panics(t, func() { b.Join(p, a) })
	require.Panics(t, func() { b.Join(0, p) })
	require.Panics(t, func() { b.Join(a+2, p) })
	_, err = b.Build()
	require.ErrorIs(t, err, graph.ErrNumber)
}

func TestBuilderTwoBuildsAreEqual(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		nodes, facts := someRecords(rt)
		var b graph.Builder
		for _, add := range slices.Concat(nodes, facts, facts[max(0, len(facts)-9):]) { // repeats parents, too
			add(&b)
		}
		first, err := b.Build()
		if err != nil {
			return // a fact that may not be repeated
		}
		want := dump(first)
		again, err := b.Build()
		require.NoError(rt, err)
		require.Equal(rt, want, dump(again))
		require.Equal(rt, want, dump(first))
	})
}

func TestBuilderRepeatedParentsBuildTwice(t *testing.T) {
	var b graph.Builder
	b.AddActor("A", "")
	for _, key := range []string{"P", "Q", "R"} {
		b.AddProject(key, "")
	}
	for range 3 {
		require.NoError(t, b.AddParent("R", "Q"))
	}
	first, second := build(t, &b), build(t, &b)
	require.Equal(t, "Q", keys(first.Parents(3)))
	require.Equal(t, dump(first), dump(second))
}

func TestBuilderRepeatedPairs(t *testing.T) {
	var b graph.Builder
	b.AddParticipation("A", "P", graph.Text("role", "partner"), graph.Number("weight", 2))
	b.AddParticipation("B", "P")
	b.AddParticipation("B", "P")
	b.AddParticipation("A", "P", graph.Text("role", "lead"))
	b.AddParticipation("A", "P", graph.Number("weight", 3))
	net := build(t, &b)
	require.Equal(t, 5, net.Records())
	require.Equal(t, 2, net.Ties())
	require.Equal(t, "A-P 5, B-P 1", ties(net.All())) // 2 + 3 stated; nothing stated is 1
	var roles []string
	for p := range net.Between(0, 2) {
		roles = append(roles, p.Role())
	}
	require.Equal(t, []string{"", "lead", "partner"}, roles)
	require.Equal(t, 2, len(slices.Collect(net.Between(1, 2))))
	require.Empty(t, slices.Collect(net.Between(0, 1)))
}

func TestBuilderBadRecords(t *testing.T) {
	check := func(name string, want error, add func(b *graph.Builder) error) {
		t.Helper()
		t.Run(name, func(t *testing.T) {
			var b graph.Builder
			b.AddActor("A", "")
			b.AddActor("both", "")
			b.AddProject("P", "")
			b.AddProject("both", "")
			b.AddTerritory("T", "", "commune")
			b.AddTerritory("U", "", "department")
			b.Within("T", "U")
			b.AddTie("funds", "A", "P", true, graph.Number("x", 1))
			b.AddParticipation("A", "P", graph.Number("n", 1))
			err := add(&b)
			require.ErrorIs(t, err, want)
			require.NotContains(t, err.Error(), "graph:") // the reader says where it stands
			second := b.AddActor("", "")
			require.ErrorIs(t, second, graph.ErrEmptyKey)
			net, err := b.Build()
			require.Nil(t, net)
			require.ErrorIs(t, err, want)
			require.ErrorIs(t, err, graph.ErrEmptyKey) // every bad record is reported
			require.Contains(t, err.Error(), second.Error())
		})
	}
	part := func(values ...graph.Value) func(*graph.Builder) error {
		return func(b *graph.Builder) error { return b.AddParticipation("A", "P", values...) }
	}
	check("actor without key", graph.ErrEmptyKey, func(b *graph.Builder) error { return b.AddActor("", "name") })
	check("project without key", graph.ErrEmptyKey, func(b *graph.Builder) error { return b.Add("A", "", 1) })
	check("participation without actor", graph.ErrEmptyKey, func(b *graph.Builder) error { return b.Add("", "P", 1) })
	check("tie without end", graph.ErrEmptyKey, func(b *graph.Builder) error { return b.AddTie("funds", "A", "", true) })
	check("tie without layer", graph.ErrEmptyKey, func(b *graph.Builder) error { return b.AddTie("", "A", "P", true) })
	check("territory without key", graph.ErrEmptyKey, func(b *graph.Builder) error { return b.AddTerritory("", "", "") })
	check("seat without body", graph.ErrEmptyKey, func(b *graph.Builder) error { return b.AddSeat("A", "") })
	check("seat without actor", graph.ErrEmptyKey, func(b *graph.Builder) error { return b.AddSeat("", "board") })
	check("renamed without key", graph.ErrEmptyKey, func(b *graph.Builder) error { return b.Rename(graph.Actor, "", "x") })
	check("set without key", graph.ErrEmptyKey, func(b *graph.Builder) error { return b.Set(graph.Actor, "") })
	for _, w := range []float64{0, -1, 1e101, math.NaN(), math.Inf(1), math.Inf(-1)} {
		check(fmt.Sprint("weight ", w), graph.ErrNumber, part(graph.Number("weight", w)))
		check(fmt.Sprint("tie of weight ", w), graph.ErrNumber, func(b *graph.Builder) error {
			return b.AddTie("funds", "A", "P", true, graph.Number("weight", w))
		})
		check(fmt.Sprint("votes ", w), graph.ErrNumber, func(b *graph.Builder) error {
			return b.AddSeat("A", "board", graph.Number("votes", w))
		})
	}
	check("amount NaN", graph.ErrNumber, part(graph.Number("amount", math.NaN())))
	check("a free number that is infinite", graph.ErrNumber, part(graph.Number("free", math.Inf(1))))
	check("weight as text", graph.ErrNumber, part(graph.Text("weight", "heavy")))
	check("amount as date", graph.ErrNumber, part(graph.Day("amount", 2024_00_00)))
	check("start as text", graph.ErrDate, part(graph.Text("start", "soon")))
	check("end as number", graph.ErrDate, part(graph.Number("end", 2024)))
	check("event without date", graph.ErrDate, func(b *graph.Builder) error { return b.AddEvent(0, "flood") })
	check("ends before it starts", graph.ErrOrder, part(day(t, "start", "2024-02"), day(t, "end", "2024-01-31")))
	check("project that ends before it starts", graph.ErrOrder, func(b *graph.Builder) error {
		return b.AddProject("Q", "", day(t, "end", "2023"), day(t, "start", "2024"))
	})
	check("actor listed twice", graph.ErrDuplicate, func(b *graph.Builder) error { return b.AddActor("A", "") })
	check("territory listed twice", graph.ErrDuplicate, func(b *graph.Builder) error { return b.AddTerritory("T", "", "") })
	check("closed actors", graph.ErrUnlisted, func(b *graph.Builder) error { b.Close(graph.Actor); return b.Add("B", "P", 1) })
	check("closed projects", graph.ErrUnlisted, func(b *graph.Builder) error { b.Close(graph.Project); return b.Add("A", "Q", 1) })
	check("tie of an unlisted actor", graph.ErrUnlisted, func(b *graph.Builder) error {
		b.Close(graph.Actor)
		return b.AddTie("funds", "A", "B", true)
	})
	check("unknown territory", graph.ErrUnlisted, func(b *graph.Builder) error { return b.Locate(graph.Actor, "A", "V") })
	check("within an unknown territory", graph.ErrUnlisted, func(b *graph.Builder) error { return b.Within("T", "V") })
	check("unknown project born", graph.ErrUnlisted, func(b *graph.Builder) error { return b.AddParent("Q", "P") })
	check("unknown parent", graph.ErrUnlisted, func(b *graph.Builder) error { return b.AddParent("P", "Q") })
	check("ambiguous end", graph.ErrAmbiguous, func(b *graph.Builder) error { return b.AddTie("funds", "A", "both", true) })
	check("tie with itself", graph.ErrSelfTie, func(b *graph.Builder) error { return b.AddTie("funds", "A", "A", true) })
	check("own parent", graph.ErrSelfTie, func(b *graph.Builder) error { return b.AddParent("P", "P") })
	check("kinds mixed", graph.ErrKind, part(graph.Text("n", "one")))
	check("kinds mixed in a layer", graph.ErrKind, func(b *graph.Builder) error {
		return b.AddTie("funds", "A", "P", true, graph.Text("x", "one"))
	})
	check("kinds mixed in attributes", graph.ErrKind, func(b *graph.Builder) error {
		b.Set(graph.Actor, "A", graph.Number("age", 3))
		return b.Set(graph.Actor, "B", graph.Text("age", "three"))
	})
	check("unknown stage", graph.ErrStage, func(b *graph.Builder) error {
		return b.AddProject("Q", "", graph.Text("stage", "dreamt"))
	})
	check("territory inside itself", graph.ErrCycle, func(b *graph.Builder) error { return b.Within("U", "T") })
	check("territory is its own parent", graph.ErrCycle, func(b *graph.Builder) error { return b.Within("U", "U") })
	check("direction of a layer", graph.ErrDirection, func(b *graph.Builder) error { return b.AddTie("funds", "A", "P", false) })
}

func TestBuilderReportsAllInOrder(t *testing.T) {
	var b graph.Builder
	var want []string
	for i := range 100 {
		err := b.Add(fmt.Sprint(i), "P", -1)
		require.Error(t, err)
		want = append(want, err.Error())
	}
	_, err := b.Build()
	require.Equal(t, strings.Join(want, "\n"), err.Error())
	var joined interface{ Unwrap() []error }
	require.True(t, errors.As(err, &joined))
	require.Len(t, joined.Unwrap(), 100)
}

func TestBuilderGoodRecords(t *testing.T) {
	check := func(values ...graph.Value) {
		t.Helper()
		var b graph.Builder
		require.NoError(t, b.AddParticipation("A", "P", values...))
		build(t, &b)
	}
	check(graph.Number("weight", 1e100))
	check(graph.Number("weight", math.SmallestNonzeroFloat64))
	check(graph.Number("amount", -1e300), graph.Number("lon", 0))
	check(day(t, "start", "2024-06-30"), day(t, "end", "2024")) // the end may be later in 2024
	check(day(t, "start", "2024"), day(t, "end", "2024"))
	check(graph.Text("start", ""), graph.Text("weight", ""), graph.Value{Column: "end"}) // missing
	for _, stage := range append(graph.Stages(), "") {
		var b graph.Builder
		require.NoError(t, b.AddProject("P", "", graph.Text("stage", stage)))
		build(t, &b)
	}
}

// A row that fails half-way leaves no trace in the rows after it.
func TestBuilderHalfSetRowLeavesNoTrace(t *testing.T) {
	var b graph.Builder
	require.NoError(t, b.AddParticipation("A", "P", graph.Number("n", 1)))
	require.ErrorIs(t, b.AddParticipation("B", "P", graph.Text("role", "lead"), graph.Text("n", "x")), graph.ErrKind)
	require.ErrorIs(t, b.AddParticipation("C", "P", day(t, "start", "2024"), graph.Number("amount", 5), graph.Text("n", "x")), graph.ErrKind)
	require.NoError(t, b.AddParticipation("D", "P"))
	graph.Forgive(&b)
	net := build(t, &b)
	require.Equal(t, 2, net.Records())
	for p := range net.Participations() {
		require.Equal(t, p.Actor().Key == "A", !p.Value("n").IsZero())
		require.Empty(t, p.Role())
		require.Zero(t, p.Start())
		_, ok := p.Amount()
		require.False(t, ok)
	}
}

func TestBuilderClosedModes(t *testing.T) {
	var b graph.Builder
	b.AddActor("A", "")
	b.Close(graph.Actor)
	require.NoError(t, b.Add("A", "new", 1)) // projects are open
	require.NoError(t, b.AddActor("B", ""))  // listing goes on
	require.True(t, b.Has(graph.Actor, "B"))
	require.False(t, b.Has(graph.Project, "B"))
	build(t, &b)
}

func TestBuilderListsANodeThatWasMet(t *testing.T) {
	var b graph.Builder
	require.NoError(t, b.Add("A", "P", 1))
	require.NoError(t, b.AddActor("A", "Ada", graph.Number("age", 7)))
	require.ErrorIs(t, b.AddActor("A", "Ada"), graph.ErrDuplicate)
	graph.Forgive(&b)
	require.NoError(t, b.Set(graph.Actor, "A", graph.Number("age", 8)))
	require.NoError(t, b.Rename(graph.Project, "P", "Pond"))
	net := build(t, &b)
	require.Equal(t, "Ada", net.At(0).Name)
	require.Equal(t, "Pond", net.At(1).Name)
	require.Equal(t, "8", net.Column(graph.Actor, "age").At(0).String())
}

func TestBuilderHostileKeys(t *testing.T) {
	hostile := []string{" ", "\n", "\x00", "\xff", "שלום", "جمعية", "e\u0301", "é", "01001", "1001", "2A", "NA", "a|b", "👩\u200d🌾", "\u00a0"}
	var b graph.Builder
	for _, key := range hostile {
		require.NoError(t, b.AddParticipation(key, key, graph.Text("role", key)))
		require.NoError(t, b.AddActor(key, "", graph.Text(key, key)))
	}
	net := build(t, &b)
	require.Equal(t, 2*len(hostile), net.Len())
	for _, key := range hostile {
		for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
			n, ok := net.Find(mode, key)
			require.True(t, ok)
			require.Equal(t, key, n.Key)
			require.Equal(t, n, net.At(n.Index))
		}
		a, _ := net.Find(graph.Actor, key)
		require.Equal(t, key, net.Column(graph.Actor, key).Of(a).String())
	}
}

func TestBuilderMinusZero(t *testing.T) {
	for _, amounts := range [][]float64{{math.Copysign(0, -1), 0}, {0, math.Copysign(0, -1)}} {
		var b graph.Builder
		for _, amount := range amounts {
			require.NoError(t, b.AddParticipation("A", "P", graph.Number("amount", amount)))
		}
		for p := range build(t, &b).Participations() {
			require.Equal(t, "0", p.Value("amount").String())
		}
	}
}
