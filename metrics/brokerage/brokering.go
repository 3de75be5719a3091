package brokerage

import (
	"context"
	"fmt"
	"slices"

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
// Two modes: the error [graph.ErrModes]. Use the projection, or [brokerage.Roles].
//
// Weights: ignored. Directions: followed, from a to v to b; pairs are then (a,b).
//
// Unreachable nodes: an isolated node gets 0. A node without a category is left out,
// with the warning [metrics.ErrUncategorized], and gets NaN.
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
	if _, ok := g.(*graph.Network); ok {
		return graph.Scores{}, fmt.Errorf("brokerage: brokering of a two-mode network: %w: use its projection, or Roles", graph.ErrModes)
	}
	if b.Workers < 0 {
		return graph.Scores{}, fmt.Errorf("brokerage: brokering: %d Workers: %w", b.Workers, graph.ErrSetting)
	}
	s, err := Roles{By: b.By}.stage(ctx, g)
	if err != nil {
		return graph.Scores{}, err
	}
	if b.Exclusive {
		return b.exclusivity(ctx, s)
	}
	return b.activity(ctx, s)
}

// activity is what a node brokers between different categories, in any role.
func (b Brokering) activity(ctx context.Context, s *stage) (graph.Scores, error) {
	values := make([]float64, s.ties.Len())
	for i, c := range s.count(ctx) {
		values[i] = c[AllRoles]
		if !b.By.IsZero() {
			values[i] -= c[Coordinator] + c[Itinerant]
		}
	}
	if err := ctx.Err(); err != nil { // the count may have stopped on the way
		return graph.Scores{}, err
	}
	scores := s.scores("brokering_activity", values)
	scores.Warnings = s.warnings()
	return scores, nil
}

func (b Brokering) exclusivity(ctx context.Context, s *stage) (graph.Scores, error) {
	n, out := s.ties.Len(), s.ties.Arcs().Out()
	loop := parallel.Loop{N: n, Work: 100 * out.Entries(), Workers: b.Workers, Progress: b.Progress}
	sum, err := loop.Sum(ctx, n, func() func(int, []float64) {
		t := &twoPaths{stage: s, out: out, all: b.By.IsZero(), broker: make([]int32, n), ends: make([]int32, n+1)}
		return t.from
	})
	if err != nil {
		return graph.Scores{}, err
	}
	scores := s.scores("brokering_exclusivity", sum)
	scores.Warnings = s.warnings()
	return scores, nil
}

// twoPaths goes along paths of two ties, in the same memory for every start.
type twoPaths struct {
	*stage
	out    graph.Rows
	all    bool    // pairs of one category count too
	broker []int32 // per end: its only broker plus one, or several; zeros between starts
	ends   []int32
}

// several is that there are more brokers, or none is needed.
const several = -1

// from gives the pairs of node a to those who alone stand between. Without directions a
// pair is met from its smaller end.
func (t *twoPaths) from(a int, exclusivity []float64) {
	if !t.Has(a) {
		return
	}
	broker, ends := t.broker, t.ends
	broker[a] = several
	for _, b := range t.out.Row(a) {
		broker[b] = several
	}
	n := 0
	for _, v := range t.out.Row(a) {
		if !t.Has(int(v)) {
			continue
		}
		for _, b := range t.behind(v, a) {
			known := (broker[b] | -broker[b]) >> 31 // several if there is one, else 0: no branch to guess
			ends[n] = b
			n += 1 + int(known)
			broker[b] = v + 1 | known
		}
	}
	for _, b := range ends[:n] {
		if broker[b] != several && t.Has(int(b)) && (t.all || t.Of[a] != t.Of[b]) {
			exclusivity[broker[b]-1]++
		}
		broker[b] = 0
	}
	broker[a] = 0
	for _, b := range t.out.Row(a) {
		broker[b] = 0
	}
}

// behind is where paths from a by way of v end.
func (t *twoPaths) behind(v int32, a int) []int32 {
	row := t.out.Row(int(v))
	if t.ties.Directed() {
		return row
	}
	after, _ := slices.BinarySearch(row, int32(a)+1)
	return row[after:]
}
