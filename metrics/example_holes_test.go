package metrics_test

import (
	"context"
	"fmt"
	"log"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/brokerage"
)

func ExampleEfficiency() {
	scores, err := metrics.Efficiency{}.Scores(context.Background(), together())
	first(3, scores, err)
	// Output:
	// Theresa  0.532
	// Nora     0.523
	// Sylvia   0.521
}

func ExampleHierarchy() {
	scores, err := metrics.Hierarchy{}.Scores(context.Background(), together())
	first(3, scores, err)
	// Output:
	// Evelyn   0.127
	// Frances  0.124
	// Laura    0.121
}

func ExampleTwoModeConstraint() {
	scores, err := metrics.TwoModeConstraint{}.Scores(context.Background(), women())
	first(2, scores, err)
	// Output:
	// Dorothy  0.635
	// Flora    0.611
	// 11/21    0.515
	// 8/3      0.515
}

func ExampleTwoModeEffectiveSize() {
	scores, err := metrics.TwoModeEffectiveSize{}.Scores(context.Background(), women())
	first(2, scores, err)
	// Output:
	// Helen    5.471
	// Nora     5.118
	// 9/16     6.077
	// 5/19     5.615
}

// Participations that are in no cycle of four.
func ExampleLocalBridges() {
	scores, err := metrics.LocalBridges{}.Scores(context.Background(), valley())
	first(2, scores, err)
	// Output:
	// Dan      1.000
	// Ada      0.000
	// Path     1.000
	// Mill     0.000
}

func ExampleSimmelian() {
	scores, err := metrics.Simmelian{}.Scores(context.Background(), valley().OneMode(graph.Actor, graph.Count))
	first(2, scores, err)
	// Output:
	// Ada      3.000
	// Cleo     3.000
}

// How many pairs a woman alone stands between, if three meetings are a tie.
func ExampleBrokering() {
	scores, err := brokerage.Brokering{Exclusive: true}.Scores(context.Background(), women().OneMode(graph.Actor, graph.Count.AtLeast(3)))
	first(3, scores, err)
	// Output:
	// Theresa  13.000
	// Brenda   0.000
	// Charlotte 0.000
}

func ExampleBrokering_Types() {
	types, err := brokerage.Brokering{}.Types(context.Background(), valley().OneMode(graph.Actor, graph.Count))
	if err != nil {
		log.Fatal(err)
	}
	for node, kind := range types.All() {
		fmt.Println(node.Name, kind)
	}
	// Output:
	// Ada connector
	// Ben sideliner
	// Cleo connector
	// Dan sideliner
}
