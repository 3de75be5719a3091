package metrics

import (
	"cmp"
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
)

// Latapy is two-mode clustering by pairs: how much the projects of an actor
// overlap with those of the actors it shares some with; likewise for projects.
//
//	cc(v) = mean over the nodes u at distance two of |N(v)∩N(u)| / |N(v)∪N(u)|
//
// Two modes: this is cc• of the paper; Pair chooses what the overlap is divided
// by: [Union], [Smaller] (cc with a bar below) or [Larger] (a bar above).
// One mode: the error [graph.ErrModes]. Use [Clustering].
//
// Weights: ignored.
//
// Unreachable nodes: a node with no other at distance two gets NaN, with the
// warning [ErrNoSecond]. Describe leaves it out of the mean.
//
// Cost: O(Σ k²) time, over the degrees k of the other mode, and O(n) memory.
//
// Same as: networkx bipartite.latapy_clustering, modes "dot", "min" and "max".
// There a node with no other at distance two gets 0.
//
// References: Latapy, Magnien and Del Vecchio (2008),
// doi:10.1016/j.socnet.2007.04.006.
type Latapy struct {
	Pair     OverlapShare          // what the overlap of two nodes is divided by
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// OverlapShare is what the overlap of two nodes is divided by.
type OverlapShare uint8

// What the overlap can be divided by.
const (
	Union   OverlapShare = iota // all neighbours of the two
	Smaller                     // the neighbours of the one that has fewer
	Larger                      // the neighbours of the one that has more
)

// Scores is the clustering of every node.
func (l Latapy) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	net, err := twoMode(g, "latapy", "use Clustering")
	if err = cmp.Or(err, checkChoice("latapy", "Pair", l.Pair, Larger)); err != nil {
		return graph.Scores{}, err
	}
	rows, values := net.Rows(), make([]float64, net.Len())
	loop := parallel.Loop{N: net.Len(), Work: 20 * twoPaths(rows), Workers: l.Workers, Progress: l.Progress}
	err = loop.Each(ctx, func() func(int) {
		near := newSecondNeighbours(rows)
		return func(v int) { values[v] = l.of(near, v) }
	})
	if err != nil {
		return graph.Scores{}, err
	}
	alone := 0
	for _, x := range values {
		if math.IsNaN(x) {
			alone++
		}
	}
	return graph.NewScores(g, "latapy", values, doubts.Add(nil, ErrNoSecond, alone, net.Len(), "")...), nil
}

// twoPaths is the number of ways of two ties, each from both ends.
func twoPaths(rows graph.Rows) (n int) {
	for v := range rows.Len() {
		n += rows.Degree(v) * rows.Degree(v)
	}
	return n
}

// of is the mean over the nodes at distance two. Of none it is 0/0, NaN.
func (l Latapy) of(s *secondNeighbours, v int) float64 {
	sum := 0.0
	nodes := s.from(v)
	for _, u := range nodes {
		sum += l.Pair.overlap(int(s.shared[u]), s.rows.Degree(v), s.rows.Degree(int(u)))
	}
	return sum / float64(len(nodes))
}

func (p OverlapShare) overlap(shared, v, u int) float64 {
	switch p {
	case Smaller:
		return float64(shared) / float64(min(v, u))
	case Larger:
		return float64(shared) / float64(max(v, u))
	}
	return float64(shared) / float64(v+u-shared)
}

// twoMode is g as a two-mode network, or the error of a measure that needs one.
func twoMode(g graph.Graph, measure, instead string) (*graph.Network, error) {
	net, ok := g.(*graph.Network)
	if !ok {
		return nil, fmt.Errorf("metrics: %s of a one-mode network: %w: %s", measure, graph.ErrModes, instead)
	}
	return net, nil
}

// secondNeighbours finds the nodes at distance two, in the same memory for every node.
type secondNeighbours struct {
	rows   graph.Rows
	nodes  []int32
	shared []int32 // per node found: neighbours shared
}

func newSecondNeighbours(rows graph.Rows) *secondNeighbours {
	return &secondNeighbours{rows: rows, shared: make([]int32, rows.Len())}
}

// from is the nodes at distance two of v, with shared set for them.
func (s *secondNeighbours) from(v int) []int32 {
	for _, u := range s.nodes {
		s.shared[u] = 0
	}
	s.nodes = s.nodes[:0]
	for _, p := range s.rows.Row(v) {
		for _, u := range s.rows.Row(int(p)) {
			if int(u) == v {
				continue
			}
			if s.shared[u] == 0 {
				s.nodes = append(s.nodes, u)
			}
			s.shared[u]++
		}
	}
	return s.nodes
}
