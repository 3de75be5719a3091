package position_test

import (
	"context"
	"fmt"
	"log"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/position"
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
		log.Fatal(err)
	}
	return net
}

func ExampleStructural() {
	d, err := position.Structural{By: position.Jaccard}.Distances(context.Background(), valley())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s and %s: %.2f\n", d.Node(0), d.Node(1), d.At(0, 1))
	// Output:
	// Ada and Ben: 0.33
}

// Dan is to Path what Cleo is to Well: both have one project that one more actor has.
func ExampleRoleSimilarity() {
	d, err := position.RoleSimilarity{}.Distances(context.Background(), valley())
	if err != nil {
		log.Fatal(err)
	}
	for i := range d.Len() {
		fmt.Printf("%s %.2f\n", d.Node(i), d.At(0, i))
	}
	// Output:
	// Ada 0.00
	// Ben 0.28
	// Cleo 0.28
	// Dan 0.57
}

func ExampleCONCOR() {
	p, err := position.CONCOR{Splits: 1}.Partition(context.Background(), valley())
	if err != nil {
		log.Fatal(err)
	}
	for node, group := range p.All() {
		if group >= 0 {
			fmt.Println(node.Name, group)
		}
	}
	// Output:
	// Ada 1
	// Ben 2
	// Cleo 0
	// Dan 0
}

func ExampleAgglomerative() {
	d, err := position.Structural{}.Distances(context.Background(), valley())
	if err != nil {
		log.Fatal(err)
	}
	tree, err := position.Agglomerative{Linkage: position.Ward}.Tree(context.Background(), d)
	if err != nil {
		log.Fatal(err)
	}
	for _, join := range tree.Joins {
		fmt.Printf("%d and %d at %.2f: %d actors\n", join.A, join.B, join.Height, join.Nodes)
	}
	// Output:
	// 0 and 1 at 1.00: 2 actors
	// 2 and 3 at 1.00: 2 actors
	// 4 and 5 at 1.73: 4 actors
}

func ExampleBlockmodel() {
	net := valley()
	var positions []graph.Partition
	for mode := range graph.Mode(2) {
		p, err := position.CONCOR{Splits: 1, Mode: mode}.Partition(context.Background(), net)
		if err != nil {
			log.Fatal(err)
		}
		positions = append(positions, p)
	}
	both, err := position.Together(net, positions...)
	if err != nil {
		log.Fatal(err)
	}
	image, err := position.Blockmodel{}.Image(context.Background(), net, both)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d of %d pairs do not fit\n", image.Inconsistent, image.Pairs)
	// Output:
	// 1 of 12 pairs do not fit
}
