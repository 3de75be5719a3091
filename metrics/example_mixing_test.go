package metrics_test

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/null"
)

// Do firms work with firms, and associations with associations?
func ExampleHomophily() {
	var b graph.Builder
	for _, actor := range [][2]string{
		{"Ada", "firm"}, {"Ben", "firm"}, {"Cleo", "firm"}, {"Dan", "association"}, {"Eve", "association"}, {"Fay", "association"},
	} {
		_ = b.AddActor(actor[0], "", graph.Text("category", actor[1])) // Build has all errors
	}
	for _, take := range [][2]string{
		{"Ada", "Mill"}, {"Ben", "Mill"}, {"Cleo", "Mill"}, {"Dan", "Well"}, {"Eve", "Well"}, {"Fay", "Well"}, {"Cleo", "Path"}, {"Dan", "Path"},
	} {
		_ = b.AddParticipation(take[0], take[1])
	}
	net, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	h := metrics.Homophily{By: net.Column(graph.Actor, "category"), Permutations: 999, Seed: 1}
	s, err := h.Summary(context.Background(), net.OneMode(graph.Actor, graph.Count))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("E-I %.2f, by chance %.1f\n", s.EI, s.Expected)
	for _, c := range s.Categories {
		fmt.Printf("%s: %d ties within, %d to others\n", c.Category, c.Within, c.Between)
	}
	// Output:
	// E-I -0.71, by chance 0.2
	// association: 3 ties within, 1 to others
	// firm: 3 ties within, 1 to others
}

// Is the projection more clustered than its projects alone would make it?
func ExampleSmallWorld() {
	net, err := null.Affiliation{Actors: 200, Projects: 150, Participations: 600, Seed: 1}.Network(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := metrics.SmallWorld{Samples: 20, Seed: 1}.Summary(context.Background(), net)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("σ %.1f: this network is made by chance\n", s.Sigma)
	// Output: σ 1.0: this network is made by chance
}
