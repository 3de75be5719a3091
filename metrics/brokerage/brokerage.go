package brokerage

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/categories"
)

// Roles is who stands between whom, by the categories of the three: the roles of
// Gould and Fernandez. A node v brokers between a and b if a is tied to v and v to b,
// but a not to b. With A, B and C for categories, in the order a, v, b:
//
//	coordinator     A A A   all of one category
//	itinerant       A B A   v is a stranger to both (also called consultant)
//	gatekeeper      A B B   v lets into its own category
//	representative  A A B   v speaks for its own category
//	liaison         A B C   three categories
//
// Directions: followed. Without, each pair {a,b} counts once, and a gatekeeper is also a
// representative: the two are one role.
//
// Two modes: a true two-mode census, for the mode that By describes. An actor v brokers
// along each chain a – p – v – q – b of different actors a, v, b and projects p, q, if a
// and b share no project. Chains count, so that several shared projects count more. To
// count pairs {a,b} instead, take the projection by [graph.Binary].
//
// Chance: in one mode Expected, Deviation and Z are those of random ties, as many as
// there are, among the same categories (each tie is there with the same probability,
// whatever the others; exact). More and Less are shares of Permutations random shuffles
// of the categories over the nodes, which leave the ties as they are: with how many the
// count is at least, or at most, as large, each plus one (North et al. 2002). In two
// modes all come from the shuffles.
//
// Weights: ignored.
//
// Unreachable nodes: an isolated node brokers nothing. A node without a category is left
// out, with its ties, and gets NaN; the warning [metrics.ErrUncategorized] says how many. Z is
// NaN where chance leaves no choice, with the warning [ErrNoVariance].
//
// Cost: O(Σ k(u)·h(u)) time, over the degrees k and the numbers h of neighbours of
// higher degree, for each shuffle and once more; O(Σ k²) if there are directions, or
// two modes. O(n+m) memory, and O(n) for each worker.
//
// Same as: R sna brokerage, which counts every pair twice where ties have no
// directions, as if each were two independent arcs. Its deviations of the network's
// coordinators, gatekeepers, representatives and total are not exact: see
// docs/decisions/0110. netrics takes its counts, and swaps the names of gatekeepers and
// representatives. Two modes follow Jasny and Lubell as far as could be read: see
// docs/decisions/0112.
//
// References: Gould and Fernandez (1989), doi:10.2307/270949; Jasny and Lubell (2015),
// doi:10.1016/j.socnet.2014.11.005; North, Curtis and Sham (2002), doi:10.1086/341527.
type Roles struct {
	By           graph.Column          // categories; numbers and dates are categories too
	Permutations int                   // shuffles of the categories; 0 means none
	Seed         uint64                // of the shuffles; 0 is a seed
	Workers      int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress     func(done, total int) // of the shuffles; optional; one call at a time
}

// Census is what every node brokers, in every role. A column that does not exist, and
// a negative number of shuffles, are errors ([graph.ErrSetting]).
func (b Roles) Census(ctx context.Context, g graph.Graph) (Census, error) {
	switch {
	case b.By.IsZero():
		return Census{}, fmt.Errorf("brokerage: brokerage by column %q: %w: there is no such column", b.By.Name, graph.ErrSetting)
	case b.Permutations < 0:
		return Census{}, fmt.Errorf("brokerage: brokerage with %d permutations: %w", b.Permutations, graph.ErrSetting)
	}
	s, err := b.stage(ctx, g)
	if err != nil {
		return Census{}, err
	}
	observed := s.count(ctx)
	shuffled, err := b.shuffle(ctx, s, observed)
	if err != nil {
		return Census{}, err
	}
	return s.census(observed, shuffled), nil
}

// stage is a network of brokers with their categories.
type stage struct {
	g    graph.Graph
	two  bool
	mode graph.Mode     // of brokers, in two modes
	ties *graph.OneMode // of brokers: g, or its projection
	who  []int32        // nodes that have a category
	categories.Categories

	brokers *brokers    // without directions
	arcs    *arcBrokers // with
}

func (b Roles) stage(ctx context.Context, g graph.Graph) (s *stage, err error) {
	s = &stage{g: g}
	switch g := g.(type) {
	case *graph.Network:
		s.two, s.mode = true, modeOf(g, b.By)
		s.ties = g.OneMode(s.mode, graph.Count)
	case *graph.OneMode:
		s.ties = g
	}
	rows, err := s.ties.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	if s.Categories, err = categories.Of(ctx, s.ties, b.By); err != nil {
		return nil, err
	}
	for i := range s.Of {
		if s.Has(i) {
			s.who = append(s.who, int32(i))
		}
	}
	if s.ties.Directed() {
		s.arcs = newArcBrokers(s.ties)
	} else {
		s.brokers, err = newBrokers(ctx, rows, !s.two)
	}
	return s, err
}

// count is what every node brokers.
func (s *stage) count(ctx context.Context) roleCounts {
	counts := make(roleCounts, s.ties.Len())
	if s.brokers != nil {
		s.brokers.count(ctx, s.Of, counts)
	} else {
		s.arcs.count(ctx, s.Of, counts)
	}
	return counts
}

// modeOf is the mode that a column describes.
func modeOf(net *graph.Network, by graph.Column) graph.Mode {
	for n := range net.Of(graph.Project) {
		if !by.Of(n).IsZero() {
			return graph.Project
		}
	}
	return graph.Actor
}
