package metrics_test

import (
	"context"
	"fmt"
	"log"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

func ExampleBiconnected() {
	blocks, err := metrics.Biconnected{}.Blocks(context.Background(), valley())
	if err != nil {
		log.Fatal(err)
	}
	for _, b := range blocks {
		fmt.Println(len(b.Nodes), "nodes,", len(b.Ties), "ties")
	}
	// Output:
	// 6 nodes, 7 ties
	// 2 nodes, 1 ties
}

// Whom the loss of a tie would cut off.
func ExampleCutTies() {
	ties, err := metrics.CutTies{}.TieScores(context.Background(), valley())
	if err != nil {
		log.Fatal(err)
	}
	for tie, nodes := range ties.All() {
		if nodes > 0 {
			fmt.Println(tie.From.Name, "-", tie.To.Name, nodes)
		}
	}
	// Output:
	// Dan - Path 1
}

func ExampleCliques() {
	actors := valley().OneMode(graph.Actor, graph.Count)
	for clique, err := range (metrics.Cliques{}).All(context.Background(), actors) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(len(clique), "actors, the first is", clique[0].Name)
	}
	// Output:
	// 3 actors, the first is Ada
	// 3 actors, the first is Ada
}

func ExampleTruss() {
	scores, err := metrics.Truss{}.Scores(context.Background(), valley().OneMode(graph.Actor, graph.Count))
	first(2, scores, err)
	// Output:
	// Ada      3.000
	// Ben      3.000
}

// Two women must be missing before the others fall apart.
func ExampleNodeConnectivity() {
	k, err := metrics.NodeConnectivity{}.Value(context.Background(), women())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(k)
	// Output:
	// 2
}

func ExampleRichClub() {
	curve, err := metrics.RichClub{}.Curve(context.Background(), together())
	if err != nil {
		log.Fatal(err)
	}
	for _, k := range []int{12, 14, 16} {
		l := curve.Levels[k]
		fmt.Printf("above %d others: %d women, density %.2f\n", k, l.Nodes, l.Density)
	}
	// Output:
	// above 12 others: 15 women, density 1.00
	// above 14 others: 15 women, density 1.00
	// above 16 others: 7 women, density 1.00
}

func ExampleOpsahlPanzarasa() {
	c, err := metrics.OpsahlPanzarasa{}.Value(context.Background(), together())
	if err != nil {
		log.Fatal(err)
	}
	binary, err := metrics.Transitivity{}.Value(context.Background(), together())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.3f by strength, %.3f without\n", c, binary)
	// Output:
	// 0.946 by strength, 0.928 without
}

func ExampleContinuousCore() {
	scores, err := metrics.ContinuousCore{Weighted: true}.Scores(context.Background(), together())
	first(3, scores, err)
	// Output:
	// Theresa  0.938
	// Evelyn   0.822
	// Brenda   0.777
}

// The women and events at the heart of both projections.
func ExampleCorePeriphery_twoModes() {
	split, err := metrics.CorePeriphery{}.Summary(context.Background(), women())
	if err != nil {
		log.Fatal(err)
	}
	var size [2]int
	for node := range split.Core.Members(0) {
		size[node.Mode]++
	}
	fmt.Printf("%d women, %d events, correlation %.2f\n", size[graph.Actor], size[graph.Project], split.Correlation)
	// Output:
	// 15 women, 8 events, correlation 0.24
}

// Ties of neighbours on a ring, and two across.
func ExampleSmallWorld_TieSummary() {
	var b graph.Builder
	for i := range 30 {
		_ = b.AddTie("next", fmt.Sprintf("%02d", i), fmt.Sprintf("%02d", (i+1)%30), false) // Build has all errors
		_ = b.AddTie("next", fmt.Sprintf("%02d", i), fmt.Sprintf("%02d", (i+2)%30), false)
	}
	_ = b.AddTie("next", "00", "15", false)
	_ = b.AddTie("next", "08", "23", false)
	net, err := b.Build()
	if err != nil {
		log.Fatal(err)
	}
	g, err := net.Layer("next")
	if err != nil {
		log.Fatal(err)
	}
	f, err := metrics.SmallWorld{}.TieSummary(context.Background(), g)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("sigma %.1f, omega %.2f\n", f.Sigma, f.Omega)
	// Output:
	// sigma 4.3, omega -0.10
}
