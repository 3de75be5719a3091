package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Redundancy is how far a node could be missed: the share of the pairs of its
// neighbours that also share another node. The pairs of an actor's projects that
// have another actor in common; likewise for projects.
//
//	rc(v) = |{pairs {u,w} of N(v): another node is tied to both}| / (k(k-1)/2)
//
// If v was taken away, the projection of the other mode would lose the share
// 1-rc(v) of the ties that v makes in it.
//
// One mode: the error [graph.ErrModes].
//
// Weights: ignored.
//
// Unreachable nodes: a node of degree 0 or 1 gets NaN, with the warning
// [ErrLowDegree]. Describe leaves it out of the mean.
//
// Cost: O(Σ k(u)·k(w)) time over the pairs u, w of nodes at distance two, and
// O(n) memory.
//
// Same as: networkx bipartite.node_redundancy, which refuses networks with a node
// of degree below 2.
//
// References: Latapy, Magnien and Del Vecchio (2008),
// doi:10.1016/j.socnet.2007.04.006.
type Redundancy struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the redundancy of every node.
func (r Redundancy) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	net, err := twoMode(g, "redundancy", "use its two-mode network")
	if err != nil {
		return graph.Scores{}, err
	}
	rows, n := net.Rows(), net.Len()
	values := make([]float64, n)
	loop := parallel.Loop{N: n, Work: 100 * rows.Entries(), Workers: r.Workers, Progress: r.Progress}
	err = loop.Each(ctx, func() func(int) {
		c := &coveredPairs{rows: rows, own: make([]int32, n), met: make([]int32, n)}
		return func(v int) { values[v] = float64(c.pairs(int32(v))) / vec.Pairs(rows.Degree(v)) }
	})
	if err != nil {
		return graph.Scores{}, err
	}
	low := 0
	for v := range values {
		if rows.Degree(v) < 2 {
			values[v] = math.NaN()
			low++
		}
	}
	return graph.NewScores(g, "redundancy", values, doubts.Add(nil, ErrLowDegree, low, n, "")...), nil
}

// coveredPairs counts pairs of neighbours that share another node.
type coveredPairs struct {
	rows graph.Rows
	own  []int32 // v+1 for the neighbours of v
	met  []int32 // u+1 for the later neighbours of v that share another node with u
}

func (c *coveredPairs) pairs(v int32) int {
	for _, u := range c.rows.Row(int(v)) {
		c.own[u] = v + 1
	}
	count := 0
	for _, u := range c.rows.Row(int(v)) {
		count += c.with(u, v)
	}
	for _, u := range c.rows.Row(int(v)) {
		c.met[u] = 0
	}
	return count
}

// with counts the neighbours of v after u that share another node with u.
func (c *coveredPairs) with(u, v int32) int {
	count := 0
	for _, other := range c.rows.Row(int(u)) {
		if other == v {
			continue
		}
		for _, w := range c.rows.Row(int(other)) {
			if w > u && c.own[w] == v+1 && c.met[w] != u+1 {
				c.met[w] = u + 1
				count++
			}
		}
	}
	return count
}
