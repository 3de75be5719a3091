package metrics_test

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// Without whom does the cooperation fall apart?
func ExampleCutNodes() {
	var b graph.Builder
	for _, tie := range [][2]string{
		{"Ada", "Bridge"}, {"Ben", "Bridge"}, {"Cleo", "Bridge"}, {"Cleo", "Canal"}, {"Dan", "Canal"}, {"Eve", "Canal"}, {"Fay", "Mill"}, {"Dan", "Mill"},
	} {
		_ = b.AddParticipation(tie[0], tie[1]) // Build has all errors
	}
	net, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	actors := net.OneMode(graph.Actor, graph.Count)
	scores, err := metrics.CutNodes{}.Scores(context.Background(), actors)
	if err != nil {
		fmt.Println(err)
		return
	}
	for node, parts := range scores.All() {
		if parts > 0 {
			fmt.Printf("without %s: %v more\n", node, parts)
		}
	}
	blocks, err := metrics.Biconnected{}.Blocks(context.Background(), actors)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, block := range blocks {
		for _, node := range block.Nodes {
			fmt.Print(node, " ")
		}
		fmt.Println("hold together")
	}
	// Output:
	// without Cleo: 1 more
	// without Dan: 1 more
	// Ada Ben Cleo hold together
	// Cleo Dan Eve hold together
	// Dan Fay hold together
}

// The women who met at three events or more: how many must stay away to cut a group?
func ExampleKComponents() {
	often := women().OneMode(graph.Actor, graph.Count.AtLeast(3))
	groups, err := metrics.KComponents{}.Groups(context.Background(), often)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, group := range groups {
		fmt.Printf("group %d, in group %d: %d women, %d to cut it\n", i, group.Within, len(group.Nodes), group.K)
	}
	scores, err := metrics.KComponents{}.Scores(context.Background(), often)
	first(2, scores, err)
	// Output:
	// group 0, in group -1: 15 women, 2 to cut it
	// group 1, in group 0: 8 women, 4 to cut it
	// group 2, in group 0: 8 women, 3 to cut it
	// group 3, in group 1: 7 women, 5 to cut it
	// group 4, in group 2: 6 women, 5 to cut it
	// Brenda   5.000
	// Eleanor  5.000
}
