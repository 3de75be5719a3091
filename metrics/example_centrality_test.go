package metrics_test

import (
	"context"
	"fmt"
	"log"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// together is how often the women met.
func together() *graph.OneMode { return women().OneMode(graph.Actor, graph.Count) }

// Between the number of other women met and how often they were met.
func ExampleAlphaDegree() {
	scores, err := metrics.AlphaDegree{Alpha: .5}.Scores(context.Background(), together())
	first(3, scores, err)
	// Output:
	// Theresa  31.129
	// Evelyn   29.155
	// Sylvia   27.964
}

// Below zero, Beta makes those powerful whose contacts have few others.
func ExamplePowerCentrality() {
	scores, err := metrics.PowerCentrality{Beta: -.05}.Scores(context.Background(), together())
	first(3, scores, err)
	// Output:
	// Evelyn   1.110
	// Helen    1.110
	// Nora     1.110
}

// In two steps, from a woman to the events of those whom she met there.
func ExampleReach() {
	scores, err := metrics.Reach{}.Scores(context.Background(), women())
	first(2, scores, err)
	// Output:
	// Evelyn   0.806
	// Nora     0.806
	// 9/16     0.871
	// 4/8      0.806
}

func ExampleInformationCentrality() {
	scores, err := metrics.InformationCentrality{Weighted: true}.Scores(context.Background(), together())
	first(3, scores, err)
	// Output:
	// Theresa  21.749
	// Evelyn   20.710
	// Sylvia   20.106
}

func ExampleCurrentFlow() {
	scores, err := metrics.CurrentFlow{Normalized: true}.Scores(context.Background(), women())
	first(2, scores, err)
	// Output:
	// Nora     0.158
	// Evelyn   0.128
	// 9/16     0.281
	// 4/8      0.279
}

func ExampleSubgraph() {
	scores, err := metrics.Subgraph{}.Scores(context.Background(), valley())
	first(2, scores, err)
	// Output:
	// Ada      3.421
	// Cleo     2.508
	// Well     3.368
	// Path     3.206
}

// The numbers are between Low and High, all of them in 95 of 100 draws.
func ExampleSampledBetweenness() {
	e, err := metrics.SampledBetweenness{Error: .05, Normalized: true}.Summary(context.Background(), women())
	if err != nil {
		log.Fatal(err)
	}
	nora, _ := e.Scores.Graph().Find(graph.Actor, "Nora")
	fmt.Printf("%.2f, from %.2f to %.2f, by %d paths\n", e.Scores.At(nora.Index), e.Low.At(nora.Index), e.High.At(nora.Index), e.Samples)
	// Output:
	// 0.12, from 0.09 to 0.16, by 1856 paths
}

// The two women who organise most, together.
func ExampleGroupCentrality() {
	net := women()
	var pair []int
	for _, name := range []string{"Nora", "Evelyn"} {
		node, _ := net.Find(graph.Actor, name)
		pair = append(pair, node.Index)
	}
	s, err := metrics.GroupCentrality{Nodes: pair}.Summary(context.Background(), net)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d events, %.2f of all other nodes\n", s.Degree, s.Share)
	// Output:
	// 14 events, 0.47 of all other nodes
}

// The fewest women who were at all events, one after the other.
func ExampleCoalition() {
	members, err := metrics.Coalition{}.Find(context.Background(), women())
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range members {
		fmt.Printf("%-8s adds %d, in all %.2f\n", m.Node, m.Adds, m.Covered)
	}
	// Output:
	// Evelyn   adds 8, in all 0.57
	// Nora     adds 6, in all 1.00
}

func ExampleCentralization() {
	c, err := metrics.Centralization{By: metrics.ByBetweenness}.Summary(context.Background(), women())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("women %.3f, events %.3f\n", c.Actors, c.Projects)
	// Output:
	// women 0.081, events 0.202
}
