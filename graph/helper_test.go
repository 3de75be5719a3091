package graph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
)

// date is a date that is right.
func date(t testing.TB, s string) graph.Date {
	t.Helper()
	d, err := graph.ParseDate(s)
	require.NoError(t, err)
	return d
}

func day(t testing.TB, column, s string) graph.Value { return graph.Day(column, date(t, s)) }

// build makes the network of a builder that has no error, and checks its inside.
func build(t testing.TB, b *graph.Builder) *graph.Network {
	t.Helper()
	net, err := b.Build()
	require.NoError(t, err)
	graph.CheckNetwork(t, net)
	return net
}

// record is one call of a Builder.
type record func(*graph.Builder) error

// someRecords draws records in two stages: what must be known first (nodes and
// territories), and what may refer to it. Within a stage any order will do.
func someRecords(t *rapid.T) (nodes, facts []record) {
	small := rapid.IntRange(0, 6)
	actors, projects := rapid.IntRange(1, 6).Draw(t, "actors"), rapid.IntRange(1, 6).Draw(t, "projects")
	someDay := rapid.Custom(func(t *rapid.T) graph.Date {
		d, _ := graph.NewDate(2010+small.Draw(t, "year"), small.Draw(t, "month"), 0)
		return d
	})
	for i := range actors {
		category := fmt.Sprint("kind ", small.Draw(t, "category")%3)
		nodes = append(nodes, func(b *graph.Builder) error {
			return b.AddActor(fmt.Sprint("a", i), fmt.Sprint("Actor ", i), graph.Text("category", category))
		})
	}
	for i := range projects {
		amount := float64(small.Draw(t, "amount"))
		values := []graph.Value{graph.Number("amount", amount)}
		if rapid.Bool().Draw(t, "dated") {
			values = append(values, graph.Day("start", someDay.Draw(t, "start")))
		}
		nodes = append(nodes, func(b *graph.Builder) error { return b.AddProject(fmt.Sprint("p", i), "", values...) })
	}
	for i := range 4 {
		level := [...]string{"commune", "commune", "department", "department"}[i]
		nodes = append(nodes, func(b *graph.Builder) error { return b.AddTerritory(fmt.Sprint("t", i), "", level) })
	}
	for i := range 2 {
		facts = append(facts, func(b *graph.Builder) error { return b.Within(fmt.Sprint("t", i), fmt.Sprint("t", i+2)) })
	}
	someActor := rapid.Custom(func(t *rapid.T) string { return fmt.Sprint("a", rapid.IntRange(0, actors-1).Draw(t, "a")) })
	someProject := rapid.Custom(func(t *rapid.T) string { return fmt.Sprint("p", rapid.IntRange(0, projects-1).Draw(t, "p")) })
	for i := range actors {
		if where := small.Draw(t, "where"); where < 4 {
			facts = append(facts, func(b *graph.Builder) error {
				return b.Locate(graph.Actor, fmt.Sprint("a", i), fmt.Sprint("t", where))
			})
		}
	}
	for range rapid.IntRange(0, 14).Draw(t, "participations") {
		a, p := someActor.Draw(t, "actor"), someProject.Draw(t, "project")
		var values []graph.Value
		if rapid.Bool().Draw(t, "has role") {
			values = append(values, graph.Text("role", fmt.Sprint("role ", small.Draw(t, "role")%2)))
		}
		if rapid.Bool().Draw(t, "has weight") {
			values = append(values, graph.Number("weight", 1+float64(small.Draw(t, "weight"))/2))
		}
		if rapid.Bool().Draw(t, "has start") {
			values = append(values, graph.Day("start", someDay.Draw(t, "start")))
		}
		facts = append(facts, func(b *graph.Builder) error { return b.AddParticipation(a, p, values...) })
	}
	for i := range rapid.IntRange(0, 8).Draw(t, "ties") {
		from, to := someActor.Draw(t, "from"), someActor.Draw(t, "to")
		if i%3 == 0 {
			to = someProject.Draw(t, "to")
		}
		if from == to {
			continue
		}
		directed := rapid.Bool().Draw(t, "directed")
		layer := map[bool]string{true: "funds", false: "knows"}[directed]
		var values []graph.Value
		if rapid.Bool().Draw(t, "has weight") {
			values = append(values, graph.Number("weight", 1+float64(small.Draw(t, "weight"))/2))
		}
		facts = append(facts, func(b *graph.Builder) error { return b.AddTie(layer, from, to, directed, values...) })
	}
	for range rapid.IntRange(0, 3).Draw(t, "parents") {
		project, parent := someProject.Draw(t, "project"), someActor.Draw(t, "parent")
		if rapid.Bool().Draw(t, "from a project") {
			parent = someProject.Draw(t, "parent")
		}
		if project != parent {
			facts = append(facts, func(b *graph.Builder) error { return b.AddParent(project, parent) })
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "seats") {
		actor, votes := someActor.Draw(t, "actor"), float64(1+small.Draw(t, "votes"))
		facts = append(facts, func(b *graph.Builder) error { return b.AddSeat(actor, "board", graph.Number("votes", votes)) })
	}
	for range rapid.IntRange(0, 3).Draw(t, "events") {
		d, label := someDay.Draw(t, "date"), fmt.Sprint("event ", small.Draw(t, "label"))
		facts = append(facts, func(b *graph.Builder) error { return b.AddEvent(d, label) })
	}
	return nodes, facts
}

func netOf(t *rapid.T, records ...[]record) *graph.Network {
	var b graph.Builder
	for _, stage := range records {
		for _, add := range stage {
			require.NoError(t, add(&b))
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

// someNetwork draws a network with everything that a network can have.
func someNetwork(t *rapid.T) *graph.Network {
	nodes, facts := someRecords(t)
	return netOf(t, nodes, facts)
}

func shuffled(t *rapid.T, records []record) []record {
	s := slices.Clone(records)
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	rng.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	return s
}

// dump is everything that can be seen of a network. Columns stand by name: their
// order is that of their first values.
func dump(n *graph.Network) string {
	var out strings.Builder
	table := func(title string, cs []graph.Column) {
		slices.SortFunc(cs, func(x, y graph.Column) int { return strings.Compare(x.Name, y.Name) })
		for _, c := range cs {
			fmt.Fprintf(&out, "%s %q %s", title, c.Name, c.Kind)
			for i := range c.Len() {
				fmt.Fprintf(&out, " %q", c.At(i))
			}
			fmt.Fprintf(&out, " words %q\n", c.Words())
		}
	}
	for i := range n.Len() {
		v := n.At(i)
		place, _ := n.Territory(i)
		fmt.Fprintf(&out, "%d %s %q %q in %q born from", v.Index, v.Mode, v.Key, v.Name, place.Key)
		for p := range n.Parents(i) {
			fmt.Fprintf(&out, " %q", p.Key)
		}
		fmt.Fprintf(&out, ": %v %v\n", n.Rows().Row(i), n.Rows().Weights(i))
	}
	table("actors", n.Columns(graph.Actor))
	table("projects", n.Columns(graph.Project))
	for p := range n.Participations() {
		fmt.Fprintf(&out, "%q in %q\n", p.Actor().Key, p.Project().Key)
	}
	table("participations", n.ParticipationColumns())
	for _, name := range n.Layers() {
		for tie := range n.LayerTies(name) {
			fmt.Fprintf(&out, "%s %t: %q to %q\n", name, tie.Directed, tie.From.Key, tie.To.Key)
		}
		table(name, n.LayerColumns(name))
		layer, err := n.Layer(name)
		fmt.Fprintln(&out, err)
		for i := range layer.Len() {
			fmt.Fprintln(&out, layer.At(i).Key, layer.Rows().Row(i), layer.Rows().Weights(i), layer.Arcs().Out().Row(i))
		}
	}
	for place := range n.Territories().All() {
		parent, _ := n.Territories().Parent(place.Index)
		fmt.Fprintln(&out, place, parent)
	}
	table("territories", n.Territories().Columns())
	for s := range n.Seats() {
		fmt.Fprintln(&out, s.Actor.Key, s.Body, s.College, s.Votes)
	}
	for e := range n.Events() {
		fmt.Fprintln(&out, e.Date, e.Label)
	}
	return out.String()
}

// ties is the ties of a graph as text: "a-b 1, …".
func ties(all func(func(graph.Tie) bool)) string {
	var out []string
	for tie := range all {
		out = append(out, fmt.Sprintf("%s-%s %.6g", tie.From.Key, tie.To.Key, tie.Weight))
	}
	return strings.Join(out, ", ")
}

// keys is the keys of nodes, joined by blanks.
func keys(nodes func(func(graph.Node) bool)) string {
	var out []string
	for n := range nodes {
		out = append(out, n.Key)
	}
	return strings.Join(out, " ")
}

// davis is the Southern Women of Davis, Gardner and Gardner (1941), as in
// tnet's Davis.Southern.women.2mode: women 1 to 18, events 1 to 14.
const davis = `1:1,2,3,4,5,6,8,9 2:1,2,3,5,6,7,8 3:2,3,4,5,6,7,8,9 4:1,3,4,5,6,7,8 5:3,4,5,7 6:3,5,6,8
	7:5,6,7,8 8:6,8,9 9:5,7,8,9 10:7,8,9,12 11:8,9,10,12 12:8,9,10,12,13,14 13:7,8,9,10,12,13,14
	14:6,7,9,10,11,12,13,14 15:7,8,10,11,12 16:8,9 17:9,11 18:9,11`
