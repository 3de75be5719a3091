package graph_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
)

func ExampleNetwork_Windows() {
	var b graph.Builder
	for _, p := range []struct{ actor, project, start, end string }{
		{"Ada", "Bridge", "2014", "2015"},
		{"Ben", "Canal", "2016-06", "2016-12"},
	} {
		start, _ := graph.ParseDate(p.start)
		end, _ := graph.ParseDate(p.end)
		b.AddParticipation(p.actor, p.project, graph.Day("start", start), graph.Day("end", end))
	}
	net, err := b.Build()
	if err != nil {
		panic(err)
	}
	for when, part := range net.Windows(2*graph.Year, graph.Year) {
		fmt.Println(when, part.Ties())
	}
	// Output:
	// 2014-01-01 – 2015-12-31 1
	// 2015-01-01 – 2016-12-31 2
	// 2016-01-01 – 2017-12-31 1
}

// timed is participations of "actor project start end", a dash for no date.
func timed(t testing.TB, rows ...[4]string) *graph.Network {
	t.Helper()
	var b graph.Builder
	for _, r := range rows {
		var values []graph.Value
		for i, column := range []string{"start", "end"} {
			if r[2+i] != "-" {
				values = append(values, day(t, column, r[2+i]))
			}
		}
		b.AddParticipation(r[0], r[1], values...)
	}
	return build(t, &b)
}

func TestWindow(t *testing.T) {
	net := timed(t,
		[4]string{"A", "P", "2014", "2015"},
		[4]string{"B", "P", "2015-07", "-"}, // open
		[4]string{"C", "Q", "-", "2016"},    // certain for 2016 alone
		[4]string{"D", "R", "-", "-"},       // not dated
	)
	check := func(from, to, want string) {
		t.Helper()
		var w graph.Interval
		if from != "" {
			w.From = date(t, from)
		}
		if to != "" {
			w.To = date(t, to)
		}
		part := net.Window(w.From, w.To)
		graph.CheckNetwork(t, part)
		require.Equal(t, want, keys(part.Of(graph.Actor))+" "+keys(part.Of(graph.Project)))
	}
	check("2014", "2014", "A P")
	check("2015", "2015-06", "A P")
	check("2015", "2015-07-01", "A B P")
	check("2016", "2016", "B C P Q")
	check("2030", "", "B P")
	check("", "2013", " ")
	check("", "", "A B C P Q")
	check("2016-12-31", "2016-12-31", "B C P Q")
	check("2017-01-01", "2017-01-01", "B P")
}

func TestWindowTakesDatesOfTheProject(t *testing.T) {
	var b graph.Builder
	b.AddProject("P", "", day(t, "start", "2014"), day(t, "end", "2016"))
	b.AddProject("Q", "", day(t, "start", "2014"), graph.Text("stage", "ended"))
	b.AddParticipation("A", "P")
	b.AddParticipation("B", "P", day(t, "start", "2015"))
	b.AddParticipation("C", "P", day(t, "start", "2018")) // after the project
	b.AddParticipation("D", "P", day(t, "end", "2012"))   // before it
	b.AddParticipation("E", "Q")
	b.AddParticipation("F", "Q", day(t, "end", "2020"))
	b.AddParticipation("G", "R")
	net := build(t, &b)
	var spells []string
	for p := range net.Participations() {
		spell, ok := p.Spell()
		spells = append(spells, fmt.Sprint(p.Actor().Key, " ", spell, " ", ok))
	}
	require.Equal(t, []string{
		"A 2014 – 2016 true", "B 2015 – 2016 true",
		"C 2018 – 2018 true", "D 2012 – 2012 true", // its own date is what is certain
		"E 2014 – 2014 true", "F 2014 – 2020 true", "G … – … false",
	}, spells)
}

func TestWindowOfTies(t *testing.T) {
	var b graph.Builder
	b.AddTie("funds", "A", "B", true, day(t, "start", "2014"), day(t, "end", "2015"))
	b.AddTie("funds", "C", "D", true, day(t, "start", "2016"))
	b.AddTie("knows", "E", "F", false)
	net := build(t, &b)
	part := net.Window(date(t, "2015"), date(t, "2015"))
	graph.CheckNetwork(t, part)
	require.Equal(t, "A B", keys(part.Of(graph.Actor)))
	require.Equal(t, []string{"funds"}, part.Layers())
	require.Equal(t, "C D", keys(net.Window(date(t, "2017"), 0).Of(graph.Actor)))
}

func TestWindowOverAllTimeIsAllThatIsDated(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		net := someNetwork(rt)
		part := net.Window(0, 0)
		graph.CheckNetwork(t, part)
		dated := 0
		for p := range net.Participations() {
			if _, ok := p.Spell(); ok {
				dated++
			}
		}
		require.Equal(rt, dated, part.Records())
	})
}

func TestWindowsBoundaries(t *testing.T) {
	check := func(net *graph.Network, width, step int, want ...string) {
		t.Helper()
		var got []string
		for w, part := range net.Windows(width, step) {
			got = append(got, w.String())
			require.Equal(t, net.Window(w.From, w.To).Records(), part.Records())
		}
		require.Equal(t, want, got)
	}
	net := timed(t, [4]string{"A", "P", "2019-11-15", "2020-03-02"})
	check(net, graph.Month, graph.Month, "2019-11-01 – 2019-11-30", "2019-12-01 – 2019-12-31",
		"2020-01-01 – 2020-01-31", "2020-02-01 – 2020-02-29", "2020-03-01 – 2020-03-31")
	check(net, 3, 3, "2019-11-01 – 2020-01-31", "2020-02-01 – 2020-04-30")
	check(net, graph.Year, graph.Year, "2019-01-01 – 2019-12-31", "2020-01-01 – 2020-12-31")
	check(net, 3*graph.Year, graph.Year, "2019-01-01 – 2021-12-31", "2020-01-01 – 2022-12-31")
	check(net, 1, 2, "2019-11-01 – 2019-11-30", "2020-01-01 – 2020-01-31", "2020-03-01 – 2020-03-31")
	check(net, 14, 24, "2019-01-01 – 2020-02-29")
	check(timed(t, [4]string{"A", "P", "2020", "-"}), 6, 6, "2020-01-01 – 2020-06-30", "2020-07-01 – 2020-12-31")
	check(timed(t, [4]string{"A", "P", "-", "-"}), 1, 1)
	check(timed(t, [4]string{"A", "P", "9999", "-"}), graph.Year, graph.Year, "9999-01-01 – 9999-12-31")
	for range net.Windows(1, 1) {
		break // a caller may stop
	}
	require.Panics(t, func() { net.Windows(0, 1) })
	require.Panics(t, func() { net.Windows(1, -1) })
}

// Windows as wide as their step share no day and leave none out.
func TestWindowsTile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year, month := rapid.IntRange(1, 9990).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month")
		start, _ := graph.NewDate(year, month, 1)
		var b graph.Builder
		b.AddParticipation("A", "P", graph.Day("start", start), graph.Day("end", start.AddMonths(rapid.IntRange(0, 80).Draw(t, "months"))))
		net, err := b.Build()
		require.NoError(t, err)
		step := rapid.IntRange(1, 30).Draw(t, "step")
		var last graph.Date
		all, _ := net.Dates()
		for w := range net.Windows(step, step) {
			require.Equal(t, 1, w.From.Day())
			require.Equal(t, w.To, w.To.Last())
			if last == 0 {
				require.LessOrEqual(t, w.From, all.From)
			} else {
				next := last.AddMonths(1)
				require.Equal(t, next, w.From)
			}
			last = w.To
		}
		require.GreaterOrEqual(t, last, all.To.Last())
	})
}

func TestDates(t *testing.T) {
	all, ok := timed(t,
		[4]string{"A", "P", "2015", "-"},
		[4]string{"B", "P", "2014-05", "2014-06"},
		[4]string{"C", "P", "-", "2015-02"},
	).Dates()
	require.True(t, ok)
	require.Equal(t, "2014-05 – 2015", all.String())
}

func TestWhere(t *testing.T) {
	var b graph.Builder
	b.AddParticipation("A", "P", graph.Text("role", "lead"))
	b.AddParticipation("A", "P", graph.Text("role", "partner"))
	b.AddParticipation("A", "Q", graph.Text("role", "partner"))
	b.AddParticipation("B", "Q", graph.Text("role", "lead"))
	b.AddActor("C", "")
	b.AddParent("Q", "P")
	b.AddParent("P", "A")
	b.AddTie("knows", "A", "B", false)
	b.AddTie("knows", "A", "C", false)
	b.AddSeat("C", "board")
	b.AddSeat("B", "board")
	b.AddEvent(date(t, "2014"), "flood")
	net := build(t, &b)
	leads := net.Where(func(p graph.Participation) bool { return p.Role() == "lead" })
	graph.CheckNetwork(t, leads)
	require.Equal(t, "A-P 1, B-Q 1", ties(leads.All()))
	require.Equal(t, 2, leads.Records())
	q, _ := leads.Find(graph.Project, "Q")
	p, _ := leads.Find(graph.Project, "P")
	require.Equal(t, "P", keys(leads.Parents(q.Index)))
	require.Equal(t, "A", keys(leads.Parents(p.Index)))
	knows, err := leads.Layer("knows")
	require.NoError(t, err)
	require.Equal(t, "A-B 1", ties(knows.All()))
	require.Len(t, slices.Collect(leads.Seats()), 1)
	require.Len(t, slices.Collect(leads.Events()), 1)
	require.Equal(t, []string{"lead"}, leads.ParticipationColumns()[0].Words())

	none := net.Where(func(graph.Participation) bool { return false })
	graph.CheckNetwork(t, none)
	require.Zero(t, none.Len())
	require.Empty(t, none.Layers())
}

func TestWhereNode(t *testing.T) {
	net := nettest.Parse(t, "A:P,Q B:Q C:R D:")
	part := net.WhereNode(func(n graph.Node) bool { return n.Key != "Q" })
	graph.CheckNetwork(t, part)
	require.Equal(t, "A B C D", keys(part.Of(graph.Actor))) // B and D stay, alone
	require.Equal(t, "A-P 1, C-R 1", ties(part.All()))
}

// A part keeps what it keeps as it was.
func TestPartsAreConsistent(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		net := someNetwork(rt)
		mask := rapid.Uint64().Draw(rt, "mask")
		kept := func(i int) bool { return mask>>(i%64)&1 == 1 }
		for _, part := range []*graph.Network{
			net.WhereNode(func(n graph.Node) bool { return kept(n.Index) }),
			net.Where(func(p graph.Participation) bool { return kept(p.Index) }),
			net.Window(graph.Date(2012_00_00), graph.Date(2013_06_00)),
			net.LargestComponent(),
		} {
			graph.CheckNetwork(t, part)
			for i := range part.Len() {
				n := part.At(i)
				old, ok := net.Find(n.Mode, n.Key)
				require.True(rt, ok)
				require.Equal(rt, old.Name, n.Name)
				for _, c := range net.Columns(n.Mode) {
					require.Equal(rt, c.Of(old), part.Column(n.Mode, c.Name).Of(n))
				}
				was, _ := net.Territory(old.Index)
				is, _ := part.Territory(i)
				require.Equal(rt, was, is)
				for p := range part.Parents(i) {
					require.Contains(rt, slices.Collect(keysOf(net.Parents(old.Index))), p.Key)
				}
			}
			require.LessOrEqual(rt, part.Records(), net.Records())
		}
		require.Equal(rt, dump(net), dump(net.WhereNode(func(graph.Node) bool { return true })))
	})
}

func keysOf(nodes func(func(graph.Node) bool)) func(func(string) bool) {
	return func(yield func(string) bool) {
		for n := range nodes {
			if !yield(n.Key) {
				return
			}
		}
	}
}
