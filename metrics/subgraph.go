package metrics

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync/atomic"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Subgraph is how many closed walks begin at a node, long ones counting less:
// subgraph centrality.
//
//	SC(v) = Σ (Aᵏ)(v,v) / k!   over all lengths k, or (e^A)(v,v)
//
// Two modes: closed walks go to the other mode and back, so that their lengths are
// even; A is the adjacency matrix of both modes.
//
// Weights: ignored, unless Weighted: then A holds the strengths of ties.
// Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: a node without ties gets 1, for the walk of no step.
//
// Walks that are more than numbers can count, as where some 700 nodes are all tied
// to each other, end in [ErrWalks].
//
// Cost: O(n·m·λ) time at most for the largest eigenvalue λ of A, and O(n) memory for
// each worker: walks are added up and no matrix is taken apart.
//
// Same as: networkx subgraph_centrality, igraph subgraph_centrality.
//
// References: Estrada and Rodríguez-Velázquez (2005),
// doi:10.1103/PhysRevE.71.056103.
type Subgraph struct {
	Weighted bool                  // use the strengths of ties
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// ErrWalks says that there are more walks than numbers can count.
var ErrWalks = errors.New("too many walks to count")

// Scores is the subgraph centrality of every node.
func (m Subgraph) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	n := g.Len()
	values := make([]float64, n)
	weights := csr.WeightsOf(rows, m.Weighted)
	bound := largestWalk(rows, weights)
	loop := parallel.Loop{N: n, Work: 20 * n * (n + rows.Entries()), Workers: m.Workers, Progress: m.Progress}
	var many atomic.Bool
	err = loop.Each(ctx, func() func(int) {
		w := newHalfWalks(rows, weights, bound)
		return func(i int) {
			if many.Load() {
				return
			}
			if values[i] = w.closed(ctx, i); math.IsInf(values[i], 0) || math.IsNaN(values[i]) {
				many.Store(true)
			}
		}
	})
	if err == nil && many.Load() {
		err = fmt.Errorf("metrics: subgraph: %w", ErrWalks)
	}
	if err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, "subgraph", values, doubts.Directions(g)...), nil
}

// halfWalks is walks of k steps from a node, by their end, times √(1/(2k)!), so that
// their squares add up to the closed walks of 2k steps over (2k)!.
type halfWalks struct {
	rows      graph.Rows
	weights   csr.Weights
	bound     float64 // λ is not above it
	now, next []float64
}

func newHalfWalks(rows graph.Rows, weights csr.Weights, bound float64) *halfWalks {
	return &halfWalks{rows: rows, weights: weights, bound: bound, now: make([]float64, rows.Len()), next: make([]float64, rows.Len())}
}

// closed is SC. The second half of a closed walk leads back, so that halves are
// enough. All terms are positive: nothing is lost in the sum. They fall once a walk
// is longer than λ.
func (w *halfWalks) closed(ctx context.Context, v int) float64 {
	clear(w.now)
	w.now[v] = 1
	sum := 1.0
	for k := 1.0; ctx.Err() == nil; k++ {
		scale := 1 / math.Sqrt(2*k*(2*k-1))
		w.step(w.next, w.now, scale)
		before := sum
		sum += vec.Dot(w.now, w.next)*math.Sqrt(2*k/(2*k-1)) + vec.Dot(w.next, w.next)
		w.now, w.next = w.next, w.now
		if sum == before && 2*k > w.bound || math.IsInf(sum, 0) || math.IsNaN(sum) {
			return sum
		}
	}
	return sum
}

// step sets y to A·x, scaled.
func (w *halfWalks) step(y, x []float64, scale float64) {
	for i := range y {
		sum, weights := 0.0, w.weights(i)
		for k, u := range w.rows.Row(i) {
			sum += weights[k] * x[u]
		}
		y[i] = sum * scale
	}
}

// largestWalk is a number that λ is not above: the root of the largest sum of
// walks of two steps.
func largestWalk(rows graph.Rows, weights csr.Weights) float64 {
	w := newHalfWalks(rows, weights, 0)
	one := vec.Ones(rows.Len())
	w.step(w.now, one, 1)
	w.step(w.next, w.now, 1)
	return math.Sqrt(vec.Max(w.next))
}
