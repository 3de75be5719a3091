package position_test

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/position"
)

// Who takes part in the same projects, who opens them, and what that makes of the
// network.
func Example() {
	var b graph.Builder
	for _, take := range [][2]string{
		{"Ada", "Mill"},
		{"Ada", "Path"},
		{"Ben", "Mill"},
		{"Ben", "Path"},
		{"Cleo", "Mill"},
		{"Dan", "Well"},
		{"Dan", "Barn"},
		{"Eve", "Well"},
		{"Eve", "Barn"},
	} {
		if err := b.Add(take[0], take[1], 1); err != nil {
			fmt.Println(err)
		}
	}
	net, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()
	var positions []graph.Partition
	for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
		d, err := position.Structural{By: position.Jaccard, Mode: mode}.Distances(ctx, net)
		if err != nil {
			fmt.Println(err)
			return
		}
		tree, err := position.Agglomerative{}.Tree(ctx, d)
		if err != nil {
			fmt.Println(err)
			return
		}
		positions = append(positions, tree.Cut(2))
	}
	both, err := position.Together(net, positions...)
	if err != nil {
		fmt.Println(err)
		return
	}
	image, err := position.Blockmodel{}.Image(ctx, net, both)
	if err != nil {
		fmt.Println(err)
		return
	}
	for v, group := range both.All() {
		fmt.Println(group, v.Name)
	}
	fmt.Printf("density %.2f, %d of %d pairs do not fit, correlation %.3f\n",
		image.Density[0][2], image.Inconsistent, image.Pairs, image.Correlation)
	// Output:
	// 0 Ada
	// 0 Ben
	// 0 Cleo
	// 1 Dan
	// 1 Eve
	// 2 Barn
	// 3 Mill
	// 3 Path
	// 2 Well
	// density 0.00, 1 of 20 pairs do not fit, correlation 0.905
}
