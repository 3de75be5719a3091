package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// Brokering is how many pairs of nodes a node stands between: brokerage activity, or
// exclusivity if Exclusive. A node stands between two that are tied to it and not to
// each other, and are of different categories.
//
//	a(v) = number of pairs {a,b} with a tied to v, v tied to b, a not tied to b
//	x(v) = number of those between which v alone stands
//
// Two modes: the error [ErrModes]. Use the projection, or [Brokerage].
//
// Weights: ignored. Directions: followed, from a to v to b; pairs are then (a,b).
//
// Unreachable nodes: an isolated node gets 0. A node without a category is left out,
// with the warning [ErrUncategorized], and gets NaN.
//
// Cost: O(Σ k²) time over the degrees k, and O(n) memory for each worker.
//
// Same as: netrics node_by_brokering_activity and node_by_brokering_exclusivity, which
// count every pair twice where ties have no directions.
//
// References: Hamilton, Hileman and Bodin (2020), doi:10.1016/j.socnet.2019.08.002.
type Brokering struct {
	By        graph.Column          // categories; the zero Column counts all pairs
	Exclusive bool                  // count only pairs between which no other node stands
	Workers   int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress  func(done, total int) // optional; one call at a time
}

// Scores is the activity of every node, or its exclusivity.
func (b Brokering) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	activity, exclusivity, err := b.both(ctx, g)
	if b.Exclusive {
		return exclusivity, err
	}
	return activity, err
}

func (b Brokering) both(ctx context.Context, g graph.Graph) (activity, exclusivity graph.Scores, err error) {
	if err := oneMode(g, "brokering", "use its projection, or Brokerage"); err != nil {
		return activity, exclusivity, err
	}
	n, arcs, c := g.Len(), g.(*graph.OneMode).Arcs(), categoriesOf(g, b.By)
	loop := parallel.Loop{N: n, Work: 100 * arcs.Out().Entries(), Workers: b.Workers, Progress: b.Progress}
	sum, err := loop.Sum(ctx, 2*n, func() func(int, []float64) {
		t := &twoPaths{out: arcs.Out(), categories: c, all: b.By.IsZero(), directed: g.(*graph.OneMode).Directed(), count: make([]int32, n)}
		return func(a int, sum []float64) { t.from(a, sum[:n], sum[n:]) }
	})
	if err != nil {
		return activity, exclusivity, err
	}
	for i := range n {
		if !c.has(i) {
			sum[i], sum[n+i] = math.NaN(), math.NaN()
		}
	}
	warnings := c.warnings()
	return graph.NewScores(g, "brokering_activity", sum[:n:n], warnings...),
		graph.NewScores(g, "brokering_exclusivity", sum[n:], warnings...), nil
}

// twoPaths goes along paths of two ties, in the same memory for every start.
type twoPaths struct {
	out graph.Rows
	categories
	all      bool // pairs of one category count too
	directed bool
	count    []int32 // per end: brokers; zeros between starts
}

// from adds the pairs of node a to those who stand between.
func (t *twoPaths) from(a int, activity, exclusivity []float64) {
	if !t.has(a) {
		return
	}
	brokers := t.out.Row(a)
	for _, v := range brokers {
		if t.has(int(v)) {
			for _, b := range t.out.Row(int(v)) {
				t.count[b]++
			}
		}
	}
	t.count[a] = 0
	for _, b := range brokers {
		t.count[b] = 0
	}
	for _, v := range brokers {
		if !t.has(int(v)) {
			continue
		}
		for _, b := range t.out.Row(int(v)) {
			if t.count[b] == 0 || !t.pair(a, int(b)) {
				continue
			}
			activity[v]++
			if t.count[b] == 1 {
				exclusivity[v]++
			}
		}
	}
	for _, v := range brokers {
		for _, b := range t.out.Row(int(v)) {
			t.count[b] = 0
		}
	}
}

// pair tells whether the ends of a path are of different categories. Without
// directions a pair is met from both ends, and counts from the smaller.
func (t *twoPaths) pair(a, b int) bool {
	return t.has(b) && (t.all || t.of[a] != t.of[b]) && (t.directed || a < b)
}
