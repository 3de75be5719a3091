package null_test

import (
	"context"
	"fmt"
	"log"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/null"
)

// ring is twelve neighbours, each tied to the next two on both sides.
func ring() *graph.OneMode {
	var b graph.Builder
	for i := range 12 {
		for _, step := range []int{1, 2} {
			_ = b.AddTie("next", fmt.Sprintf("%02d", i), fmt.Sprintf("%02d", (i+step)%12), false) // Build has all errors
		}
	}
	net, err := b.Build()
	if err != nil {
		log.Fatal(err)
	}
	g, err := net.Layer("next")
	if err != nil {
		log.Fatal(err)
	}
	return g
}

// As many neighbours as before, other ones.
func ExampleSwitching() {
	g := ring()
	random, err := null.Switching{Seed: 1}.Network(context.Background(), g)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(triangles(g), "triangles become", triangles(random))
	// Output:
	// 12 triangles become 6
}

// What a random network could have at most, about.
func ExampleLattice() {
	random, err := null.Switching{Seed: 1}.Network(context.Background(), ring())
	if err != nil {
		log.Fatal(err)
	}
	lattice, err := null.Lattice{Seed: 1}.Network(context.Background(), random)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(triangles(random), "triangles become", triangles(lattice))
	// Output:
	// 6 triangles become 12
}

func ExampleTest_AgainstTies() {
	count := func(g *graph.OneMode) []float64 { return []float64{float64(triangles(g))} }
	c, err := null.Test{Samples: 99, Seed: 1}.AgainstTies(context.Background(), ring(), count)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.0f triangles, expected %.1f, p %.2f\n", c[0].Observed, c[0].Expected, c[0].P)
	// Output:
	// 12 triangles, expected 5.4, p 0.02
}

func ExampleErdosRenyi() {
	var b graph.Builder
	for _, take := range []string{"AP", "AQ", "AR", "BP", "CP"} {
		_ = b.Add(take[:1], take[1:], 1) // Build has all errors
	}
	net, err := b.Build()
	if err != nil {
		log.Fatal(err)
	}
	random, err := null.ErdosRenyi{Seed: 2}.Network(context.Background(), net)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(random.Ties(), "participations of", random.Count(graph.Actor), "actors")
	// Output:
	// 5 participations of 3 actors
}
