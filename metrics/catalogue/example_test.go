package catalogue_test

import (
	"context"
	"fmt"
	"log"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/catalogue"
)

// exclusive is how many of a node's neighbours have no other neighbour: a measure of your own.
type exclusive struct{}

func (exclusive) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, g.Len())
	for v := range values {
		for _, u := range rows.Row(v) {
			if rows.Degree(int(u)) == 1 {
				values[v]++
			}
		}
	}
	return graph.NewScores(g, "exclusive", values), nil
}

// A table of named measures, and of one of your own.
func ExampleTable() {
	var b graph.Builder
	for _, take := range [][2]string{{"Ada", "Mill"}, {"Ada", "Path"}, {"Ben", "Mill"}, {"Ada", "Well"}} {
		b.Add(take[0], take[1], 1)
	}
	net, err := b.Build()
	if err != nil {
		log.Fatal(err)
	}
	entries, unknown := catalogue.Named(catalogue.All(), "degree", "actors", "om_diameter")
	if unknown != "" {
		log.Fatalf("there is no measure %s", unknown)
	}
	entries = append(entries,
		catalogue.Entry{Name: "exclusive", Definition: "neighbours that have no other", Measure: exclusive{}},
		catalogue.Entry{Name: "om_ties_of_actors", Definition: "density of the projection", Number: metrics.Density{}},
	)
	for r, err := range (catalogue.Table{Entries: entries}).Each(context.Background(), net) {
		switch {
		case err != nil:
			fmt.Println(err)
		case r.Entry.Kind() == catalogue.OfNetwork:
			fmt.Println(r.Entry.Name, r.Value)
		default:
			fmt.Println(r.Entry.Name, r.Scores.Of(graph.Actor).Values())
		}
	}
	// Output:
	// degree [3 1]
	// actors 2
	// om_diameter 1
	// exclusive [2 0]
	// om_ties_of_actors 1
}
