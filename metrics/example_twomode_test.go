package metrics_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// valley is four actors and their projects.
func valley() *graph.Network {
	var b graph.Builder
	for _, take := range [][2]string{
		{"Ada", "Mill"}, {"Ada", "Well"}, {"Ada", "Path"}, {"Ben", "Mill"}, {"Ben", "Well"}, {"Cleo", "Well"}, {"Cleo", "Path"}, {"Dan", "Path"},
	} {
		_ = b.Add(take[0], take[1], 1) // Build has all errors
	}
	net, err := b.Build()
	if err != nil {
		panic(err)
	}
	return net
}

// Pairs of actors who share two projects.
func ExampleButterflies() {
	net := valley()
	all, err := metrics.Butterflies{}.Value(context.Background(), net)
	if err != nil {
		fmt.Println(err)
		return
	}
	scores, err := metrics.Butterflies{}.Scores(context.Background(), net)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(all, "butterflies")
	for _, r := range scores.Of(graph.Actor).Top(2) {
		fmt.Println(r.Node.Name, r.Value)
	}
	// Output:
	// 2 butterflies
	// Ada 2
	// Ben 1
}

// Who is still there if every actor must have two projects, and every project two actors?
func ExampleTwoModeCore() {
	net := valley()
	core, err := metrics.TwoModeCore{P: 2, Q: 2}.Partition(context.Background(), net)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range net.Len() {
		if core.At(i) == 0 {
			fmt.Println(net.At(i).Name)
		}
	}
	// Output:
	// Ada
	// Ben
	// Cleo
	// Mill
	// Path
	// Well
}

// Groups of actors who are together in several projects, none of which can be larger.
func ExampleMaximalBicliques() {
	net := valley()
	names := func(nodes []graph.Node) string {
		var all []string
		for _, node := range nodes {
			all = append(all, node.Name)
		}
		return strings.Join(all, " ")
	}
	for group, err := range (metrics.MaximalBicliques{Actors: 2, Projects: 2}).All(context.Background(), net) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(names(group.Actors), "in", names(group.Projects))
	}
	// Output:
	// Ada Ben in Mill Well
	// Ada Cleo in Path Well
}
