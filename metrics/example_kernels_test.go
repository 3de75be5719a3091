package metrics_test

import (
	"context"
	"errors"
	"fmt"
	"log"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// Women by the events they were at, events by the women who were there.
func ExampleEigenvector() {
	scores, err := metrics.Eigenvector{}.Scores(context.Background(), women())
	first(3, scores, err)
	// Output:
	// Theresa  0.371
	// Evelyn   0.335
	// Brenda   0.313
	// 9/16     0.507
	// 3/15     0.384
	// 4/8      0.379
}

// By the strengths of ties: how often two women met.
func ExampleEigenvector_weighted() {
	together := women().OneMode(graph.Actor, graph.Count)
	scores, err := metrics.Eigenvector{Weighted: true}.Scores(context.Background(), together)
	first(3, scores, err)
	// Output:
	// Theresa  0.354
	// Evelyn   0.319
	// Brenda   0.304
}

func ExamplePageRank() {
	together := women().OneMode(graph.Actor, graph.Count)
	scores, err := metrics.PageRank{}.Scores(context.Background(), together)
	first(3, scores, err)
	// Output:
	// Theresa  0.083
	// Evelyn   0.074
	// Sylvia   0.070
}

// Who is near to Olivia: all jumps go back to her.
func ExamplePageRank_personal() {
	net := women()
	olivia, _ := net.Find(graph.Actor, "Olivia")
	jump := make([]float64, net.Len())
	jump[olivia.Index] = 1
	scores, err := metrics.PageRank{Personal: graph.NewScores(net, "olivia", jump)}.Scores(context.Background(), net)
	first(4, scores, err)
	// Output:
	// Olivia   0.181
	// Nora     0.051
	// Helen    0.035
	// Flora    0.031
	// 4/8      0.128
	// 2/23     0.101
	// 9/16     0.047
	// 3/15     0.033
}

func ExampleKatz() {
	net := women()
	scores, err := metrics.Katz{}.Scores(context.Background(), net)
	first(2, scores, err)
	_, err = metrics.Katz{Alpha: .2}.Scores(context.Background(), net)
	fmt.Println(errors.Is(err, graph.ErrSetting))
	// Output:
	// Theresa  8.518
	// Evelyn   7.871
	// 9/16     11.573
	// 4/8      9.230
	// true
}

// A foundation and a council fund three clubs; the clubs of good funders are
// authorities, the funders of good clubs hubs.
func ExampleHITS() {
	var b graph.Builder
	b.AddTie("funds", "Foundation", "Choir", true)
	b.AddTie("funds", "Foundation", "Theatre", true)
	b.AddTie("funds", "Council", "Theatre", true)
	b.AddTie("funds", "Council", "Football", true)
	b.AddTie("funds", "Council", "Choir", true)
	net, err := b.Build()
	if err != nil {
		log.Fatal(err)
	}
	funds, err := net.Layer("funds")
	if err != nil {
		log.Fatal(err)
	}
	clubs, err := metrics.HITS{}.Scores(context.Background(), funds)
	first(3, clubs, err)
	funders, err := metrics.HITS{Hubs: true}.Scores(context.Background(), funds)
	first(2, funders, err)
	// Output:
	// Choir    0.657
	// Theatre  0.657
	// Football 0.369
	// Council  0.788
	// Foundation 0.615
}

func ExampleBarrat() {
	together := women().OneMode(graph.Actor, graph.Count)
	scores, err := metrics.Barrat{}.Scores(context.Background(), together)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(scores.Describe())
	// Output:
	// 18 nodes, min 0.9062, median 0.9615, mean 0.9552, max 1
}

func ExampleOnnela() {
	together := women().OneMode(graph.Actor, graph.Count)
	scores, err := metrics.Onnela{}.Scores(context.Background(), together)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(scores.Describe())
	// Output:
	// 18 nodes, min 0.2023, median 0.2893, mean 0.2886, max 0.359
}

// Women who met at least three times: how deep is the dense part?
func ExampleKCore() {
	often := women().OneMode(graph.Actor, graph.Count.AtLeast(3))
	scores, err := metrics.KCore{}.Scores(context.Background(), often)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(scores.Describe())
	// Output:
	// 18 nodes, min 0, median 5, mean 3.944, max 5
}

func ExampleConstraint() {
	together := women().OneMode(graph.Actor, graph.Count)
	scores, err := metrics.Constraint{}.Scores(context.Background(), together)
	first(3, scores, err)
	// Output:
	// Charlotte 0.321
	// Frances  0.289
	// Laura    0.278
}

func ExampleEffectiveSize() {
	together := women().OneMode(graph.Actor, graph.Count)
	scores, err := metrics.EffectiveSize{}.Scores(context.Background(), together)
	first(3, scores, err)
	// Output:
	// Theresa  9.036
	// Nora     8.890
	// Sylvia   8.850
}
