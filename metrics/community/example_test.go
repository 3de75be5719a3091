package community_test

import (
	"context"
	"fmt"
	"log"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/community"
)

// valleys is actors of two valleys, each with projects of its own.
func valleys() *graph.Network {
	var b graph.Builder
	for _, take := range [][2]string{{"Ada", "Mill"}, {"Ada", "Path"}, {"Ben", "Mill"}, {"Cleo", "Well"}, {"Dan", "Well"}, {"Dan", "Barn"}} {
		_ = b.Add(take[0], take[1], 1) // Build has all errors
	}
	net, err := b.Build()
	if err != nil {
		log.Fatal(err)
	}
	return net
}

func show(r community.Result, err error) {
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.3f in %d groups\n", r.Modularity, r.Partition.Groups())
}

func ExampleLeiden() {
	r, err := community.Leiden{Starts: 5}.Best(context.Background(), valleys())
	show(r, err)
	// Output:
	// 0.500 in 2 groups
}

func ExampleLouvain() {
	r, err := community.Louvain{Starts: 5}.Best(context.Background(), valleys())
	show(r, err)
	// Output:
	// 0.500 in 2 groups
}

func ExampleBRIM() {
	r, err := community.BRIM{Modules: 2, Starts: 5}.Best(context.Background(), valleys())
	show(r, err)
	// Output:
	// 0.500 in 2 groups
}

func ExampleLabelPropagation() {
	r, err := community.LabelPropagation{Starts: 5}.Best(context.Background(), valleys())
	show(r, err)
	// Output:
	// 0.500 in 2 groups
}

func ExampleConsensus() {
	p, err := community.Consensus{Runs: 10}.Partition(context.Background(), valleys())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(p.Groups(), "groups")
	// Output:
	// 2 groups
}

// Everyone in one group.
func ExampleModularity() {
	net := valleys()
	one := graph.NewPartition(net, "one", make([]int32, net.Len()))
	fmt.Printf("%.3f\n", community.Modularity{}.Of(one))
	// Output:
	// 0.000
}
