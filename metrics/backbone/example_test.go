package backbone_test

import (
	"context"
	"fmt"
	"log"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/backbone"
)

// country is an agency and a council that are in everything, and two actors who are in
// the same few projects.
func country() *graph.Network {
	var b graph.Builder
	for i := range 12 {
		project := fmt.Sprintf("project %02d", i)
		_ = b.Add("Agency", project, 1) // Build has all errors
		if i != 3 {
			_ = b.Add("Council", project, 1)
		}
		if i < 4 {
			_ = b.Add("Ada", project, 1)
			_ = b.Add("Ben", project, 1)
		}
	}
	net, err := b.Build()
	if err != nil {
		log.Fatal(err)
	}
	return net
}

// least prints the tie that chance would give least.
func least(p graph.TieScores, err error) {
	if err != nil {
		log.Fatal(err)
	}
	best := 0
	for i := range p.Len() {
		if p.At(i) < p.At(best) {
			best = i
		}
	}
	for tie, x := range p.All() {
		if x == p.At(best) {
			fmt.Printf("%s - %s %.4f\n", tie.From.Name, tie.To.Name, x)
			return
		}
	}
}

// Two actors who are in everything share projects by chance; two who are in the same
// few do not.
func ExampleSignificant() {
	p, err := backbone.FixedRow{}.TieScores(context.Background(), country())
	if err != nil {
		log.Fatal(err)
	}
	kept, err := backbone.Significant{Level: .05}.OneMode(p)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(p.Len(), "ties")
	for tie := range kept.All() {
		fmt.Println(tie.From.Name, "-", tie.To.Name, tie.Weight)
	}
	// Output:
	// 6 ties
	// Ada - Ben 4
}

func ExampleFixedRow() {
	least(backbone.FixedRow{}.TieScores(context.Background(), country()))
	// Output:
	// Ada - Ben 0.0020
}

func ExampleFixedColumn() {
	least(backbone.FixedColumn{}.TieScores(context.Background(), country()))
	// Output:
	// Agency - Council 0.0000
}

// If chance keeps nothing but the number of ties, those who are in everything stand out.
func ExampleFixedFill() {
	least(backbone.FixedFill{}.TieScores(context.Background(), country()))
	// Output:
	// Agency - Council 0.0000
}

func ExampleSDSM() {
	least(backbone.SDSM{}.TieScores(context.Background(), country()))
	// Output:
	// Ada - Ben 0.2771
}

func ExampleDisparity() {
	least(backbone.Disparity{}.TieScores(context.Background(), country().OneMode(graph.Actor, graph.Count)))
	// Output:
	// Agency - Council 0.1246
}

// How likely Ada is to be in the first project, and in the last.
func ExampleBiCM() {
	net := country()
	p, err := backbone.BiCM{}.Probabilities(context.Background(), net)
	if err != nil {
		log.Fatal(err)
	}
	ada, _ := net.Find(graph.Actor, "Ada")
	fmt.Printf("%.2f %.2f\n", p.At(ada.Index, 0), p.At(ada.Index, 11))
	// Output:
	// 1.00 0.06
}
