package metrics_test

import (
	"context"
	"fmt"
	"log"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// village is towns and firms with their projects, and how many people they sent.
func village() *graph.Network {
	var b graph.Builder
	for key, kind := range map[string]string{"Ain": "town", "Bex": "town", "Cox": "firm", "Dow": "firm"} {
		_ = b.AddActor(key, "", graph.Text("kind", kind)) // Build has all errors
	}
	for key, theme := range map[string]string{"Mill": "energy", "Path": "travel", "Well": "water"} {
		_ = b.AddProject(key, "", graph.Text("theme", theme))
	}
	for _, take := range []struct {
		actor, project string
		people         float64
	}{{"Ain", "Well", 4}, {"Ain", "Path", 1}, {"Bex", "Well", 3}, {"Bex", "Mill", 1}, {"Cox", "Mill", 6}, {"Dow", "Mill", 2}, {"Dow", "Path", 2}, {"Cox", "Path", 1}} {
		_ = b.Add(take.actor, take.project, take.people)
	}
	net, err := b.Build()
	if err != nil {
		log.Fatal(err)
	}
	return net
}

// What kinds of actors a project joins.
func ExampleDiversity() {
	net := village()
	scores, err := metrics.Diversity{By: net.Column(graph.Actor, "kind")}.Scores(context.Background(), net)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range scores.Of(graph.Project).Top(3) {
		fmt.Printf("%-5s %.2f\n", r.Node, r.Value)
	}
	// Output:
	// Mill  0.44
	// Path  0.44
	// Well  0.00
}

// Which kinds of actors meet which themes.
func ExampleMixing() {
	net := village()
	table, err := metrics.Mixing{By: net.Column(graph.Actor, "kind"), And: net.Column(graph.Project, "theme")}.Table(context.Background(), net)
	if err != nil {
		log.Fatal(err)
	}
	for i, kind := range table.Rows {
		for j, theme := range table.Columns {
			fmt.Println(kind, theme, table.At(i, j))
		}
	}
	// Output:
	// firm energy 2
	// firm travel 2
	// firm water 0
	// town energy 1
	// town travel 1
	// town water 2
}

// How far towns and firms keep to themselves.
func ExampleSegregation() {
	net := village()
	s, err := metrics.Segregation{By: net.Column(graph.Actor, "kind")}.Summary(context.Background(), net.OneMode(graph.Actor, graph.Count))
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range s.Categories {
		fmt.Printf("%s %.2f\n", c.Category, c.Value)
	}
	// Output:
	// firm 0.33
	// town 0.33
}

// Who lives on one project.
func ExampleTieConcentration() {
	scores, err := metrics.TieConcentration{}.Scores(context.Background(), village())
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range scores.Of(graph.Actor).Top(3) {
		fmt.Printf("%-5s %.2f\n", r.Node, r.Value)
	}
	// Output:
	// Cox   0.76
	// Ain   0.68
	// Bex   0.62
}

func ExampleGini() {
	fmt.Printf("%.2f %.2f\n", metrics.Gini([]float64{1, 1, 1, 1}), metrics.Gini([]float64{0, 0, 0, 8}))
	// Output:
	// 0.00 0.75
}

func ExampleHHI() {
	fmt.Printf("%.2f %.2f\n", metrics.HHI([]float64{1, 1, 1, 1}), metrics.HHI([]float64{0, 0, 0, 8}))
	// Output:
	// 0.25 1.00
}

func ExampleNODF() {
	n, err := metrics.NODF{}.Summary(context.Background(), women())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1f: women %.1f, events %.1f\n", n.Total, n.Actors, n.Projects)
	// Output:
	// 48.6: women 48.2, events 49.2
}

// Whose weights go where those of others do not.
func ExampleSpecialization() {
	net := village()
	scores, err := metrics.Specialization{}.Scores(context.Background(), net)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range scores.Of(graph.Actor).Top(3) {
		fmt.Printf("%-5s %.2f\n", r.Node, r.Value)
	}
	all, err := metrics.Specialization{}.Summary(context.Background(), net)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("H2' %.2f\n", all.Prime)
	// Output:
	// Ain   0.47
	// Cox   0.47
	// Dow   0.31
	// H2' 0.57
}

func ExampleOpsahl() {
	for _, value := range []metrics.PathValue{metrics.CountedPaths, metrics.ArithmeticPaths} {
		c, err := metrics.Opsahl{Paths: value}.Value(context.Background(), village())
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%.3f\n", c)
	}
	// Output:
	// 0.600
	// 0.611
}
