package metrics_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"log"
	"os"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// women is who of 18 women was at which of 14 events: Davis, Gardner and Gardner
// (1941).
func women() *graph.Network {
	f, err := os.Open("../testdata/southern_women.csv")
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		log.Fatal(err)
	}
	var b graph.Builder
	for _, row := range rows[1:] {
		b.Add(row[0], row[1], 1)
	}
	net, err := b.Build()
	if err != nil {
		log.Fatal(err)
	}
	return net
}

// first prints the k largest numbers of each mode.
func first(k int, scores graph.Scores, err error) {
	if err != nil {
		log.Fatal(err)
	}
	for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
		for _, r := range scores.Of(mode).Top(k) {
			fmt.Printf("%-8s %.3f\n", r.Node, r.Value)
		}
	}
}

func ExampleDegree() {
	scores, err := metrics.Degree{Normalized: true}.Scores(context.Background(), women())
	first(2, scores, err)
	// Output:
	// Evelyn   0.571
	// Nora     0.571
	// 9/16     0.778
	// 4/8      0.667
}

func ExampleDegree_weighted() {
	together := women().OneMode(graph.Actor, graph.Count)
	scores, err := metrics.Degree{Weighted: true}.Scores(context.Background(), together)
	first(3, scores, err)
	// Output:
	// Theresa  57.000
	// Evelyn   50.000
	// Brenda   46.000
}

func ExampleCloseness() {
	scores, err := metrics.Closeness{}.Scores(context.Background(), women())
	first(2, scores, err)
	// Output:
	// Evelyn   0.800
	// Nora     0.800
	// 9/16     0.846
	// 4/8      0.786
}

func ExampleHarmonic() {
	scores, err := metrics.Harmonic{Normalized: true}.Scores(context.Background(), women())
	first(2, scores, err)
	// Output:
	// Evelyn   0.822
	// Nora     0.822
	// 9/16     0.891
	// 4/8      0.837
}

// Seven women met all the others; nobody needs more than one go-between.
func ExampleEccentricity() {
	together := women().OneMode(graph.Actor, graph.Count)
	scores, err := metrics.Eccentricity{}.Scores(context.Background(), together)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(scores.Describe())
	// Output:
	// 18 nodes, min 1, median 2, mean 1.611, max 2
}

func ExampleBetweenness() {
	scores, err := metrics.Betweenness{Normalized: true}.Scores(context.Background(), women())
	first(2, scores, err)
	// Output:
	// Nora     0.113
	// Evelyn   0.097
	// 9/16     0.244
	// 4/8      0.226
}

// Strong ties are short: by Newman's weights, two women are near if they met at
// small events.
func ExampleInverse() {
	together := women().OneMode(graph.Actor, graph.Newman)
	scores, err := metrics.Betweenness{Length: metrics.Inverse}.Scores(context.Background(), together)
	first(3, scores, err)
	// Output:
	// Nora     60.000
	// Theresa  48.000
	// Sylvia   11.000
}

func ExampleTieBetweenness() {
	ties, err := metrics.TieBetweenness{}.TieScores(context.Background(), women())
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range ties.Top(3) {
		fmt.Printf("%s at %s: %.2f\n", r.Tie.From, r.Tie.To, r.Value)
	}
	// Output:
	// Evelyn at 4/8: 31.26
	// Flora at 4/8: 27.87
	// Olivia at 4/8: 27.87
}

func ExampleDistances() {
	d, err := metrics.Distances{}.Summary(context.Background(), women())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("diameter %d, mean %.3f, efficiency %.3f\n", d.Diameter, d.Mean, d.Efficiency)
	fmt.Println("pairs by distance:", d.Counts)
	// Output:
	// diameter 4, mean 2.306, efficiency 0.515
	// pairs by distance: [0 89 205 163 39]
}

func ExampleClustering() {
	together := women().OneMode(graph.Actor, graph.Count)
	scores, err := metrics.Clustering{}.Scores(context.Background(), together)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(scores.Describe())
	// Output:
	// 18 nodes, min 0.8971, median 0.9333, mean 0.9367, max 1
}

func ExampleTransitivity() {
	x, err := metrics.Transitivity{}.Value(context.Background(), women().OneMode(graph.Actor, graph.Count))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.4f\n", x)
	// Output:
	// 0.9284
}

// A measure says when it cannot be taken of a network, and what to take instead.
func ExampleMeasure() {
	_, err := metrics.Clustering{}.Scores(context.Background(), women())
	fmt.Println(errors.Is(err, graph.ErrModes))
	fmt.Println(err)
	// Output:
	// true
	// metrics: clustering of a two-mode network: not defined for this kind of network: use Latapy, RobinsAlexander or Redundancy
}

func ExampleLatapy() {
	scores, err := metrics.Latapy{}.Scores(context.Background(), women())
	first(2, scores, err)
	// Output:
	// Theresa  0.372
	// Brenda   0.365
	// 4/12     0.470
	// 2/25     0.468
}

func ExampleRobinsAlexander() {
	x, err := metrics.RobinsAlexander{}.Value(context.Background(), women())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.3f\n", x)
	// Output:
	// 0.468
}

func ExampleRedundancy() {
	scores, err := metrics.Redundancy{}.Scores(context.Background(), women())
	if err != nil {
		log.Fatal(err)
	}
	for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
		fmt.Println(scores.Of(mode).Describe())
	}
	// Output:
	// 18 nodes, min 0.75, median 1, mean 0.9786, max 1
	// 14 nodes, min 0.6667, median 1, mean 0.9326, max 1
}

func ExampleComponents() {
	strong := women().OneMode(graph.Actor, graph.Count.AtLeast(4))
	groups, err := metrics.Components{}.Partition(context.Background(), strong)
	if err != nil {
		log.Fatal(err)
	}
	for group := range 2 {
		fmt.Print(groups.Size(group), ":")
		for woman := range groups.Members(group) {
			fmt.Print(" ", woman)
		}
		fmt.Println()
	}
	// Output:
	// 8: Brenda Charlotte Eleanor Evelyn Frances Laura Ruth Theresa
	// 6: Helen Katherine Myra Nora Sylvia Verne
}

func ExampleDensity() {
	net := women()
	for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count)} {
		density, err := metrics.Density{}.Value(context.Background(), g)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%.4f\n", density)
	}
	// Output:
	// 0.3532
	// 0.9085
}

func ExampleMeanDegree() {
	for mode, of := range []string{"events a woman", "women an event"} {
		mean, err := metrics.MeanDegree{Mode: graph.Mode(mode)}.Value(context.Background(), women())
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%.2f %s\n", mean, of)
	}
	// Output:
	// 4.94 events a woman
	// 6.36 women an event
}

func ExampleDegreeCentralization() {
	x, err := metrics.DegreeCentralization{}.Value(context.Background(), women().OneMode(graph.Actor, graph.Count.AtLeast(2)))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.3f\n", x)
	// Output:
	// 0.294
}

func ExampleAssortativity() {
	x, err := metrics.Assortativity{}.Value(context.Background(), women().OneMode(graph.Actor, graph.Count))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.3f\n", x)
	// Output:
	// -0.176
}
