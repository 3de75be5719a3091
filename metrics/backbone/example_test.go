package backbone_test

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/backbone"
)

// Two actors who are in everything share projects by chance; two who are in the same
// few do not.
func ExampleSignificant() {
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
		fmt.Println(err)
		return
	}
	p, err := backbone.FixedRow{}.TieScores(context.Background(), net)
	if err != nil {
		fmt.Println(err)
		return
	}
	kept, err := backbone.Significant{Level: .05}.OneMode(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Len(), "ties")
	for tie := range kept.All() {
		fmt.Println(tie.From.Name, "-", tie.To.Name, tie.Weight)
	}
	// Output:
	// 6 ties
	// Ada - Ben 4
}
