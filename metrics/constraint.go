package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/egonet"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Constraint is how far a node's neighbours, directly and through each other, hold
// it in one closed circle: Burt's constraint. It is low where there are structural
// holes to bridge.
//
//	c(v) = Σ (p(v,u) + Σ p(v,q) p(q,u))²   over the neighbours u of v, and q ≠ u
//
// with p(v,u) the strength of the tie as a share of v's strengths. It is 1 with one
// neighbour, and passes 1 in the smallest closed circles: 9/8 in a triangle.
//
// Two modes: neighbours are never tied, so that c(v) would be Σ p²: the error
// [graph.ErrModes] says so. Use the projection.
//
// Weights: the strengths of ties, unless Unweighted. Directions: the strengths of
// both are added, as Burt does.
//
// Unreachable nodes: an isolated node gets NaN, with the warning [ErrIsolates].
//
// Cost: O(Σ k(u)·h(u)) time, over the degrees k and the numbers h of neighbours of
// higher degree, and O(n+m) memory.
//
// Same as: networkx constraint and igraph constraint, by weight. netrics has another
// formula in two modes.
//
// References: Burt (1992), isbn:978-0-674-84371-4; Burt (2004), doi:10.1086/421787.
type Constraint struct {
	Unweighted bool                  // take every tie as 1
	Workers    int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; one call at a time
}

// Scores is the constraint of every node.
func (c Constraint) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	return c.scores(ctx, g, "constraint", vec.Sum)
}

// scores is a number made of the parts that each neighbour has in the constraint of
// a node.
func (c Constraint) scores(ctx context.Context, g graph.Graph, name string, of func(parts []float64) float64) (graph.Scores, error) {
	if err := oneMode(g, name, "use its projection"); err != nil {
		return graph.Scores{}, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	weights := csr.WeightsOf(rows, !c.Unweighted)
	sums, values := weights.Each(rows.Len(), vec.Sum), make([]float64, g.Len())
	loop := parallel.Loop{Workers: c.Workers, Progress: c.Progress}
	err = egonet.Each(ctx, rows, weights, loop, func(i int, e *egonet.Ego) {
		values[i] = of(constraintsOf(e, sums))
		if rows.Degree(i) == 0 {
			values[i] = math.NaN()
		}
	})
	if err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, name, values, isolates(rows)...), nil
}

// constraint is what each neighbour adds to the constraint of a node, given the sums
// of all nodes' weights. A tie between two of them leads to each through the other.
func constraintsOf(e *egonet.Ego, sums []float64) []float64 {
	through, pull := e.Memory[0][:len(e.Row)], e.Memory[1][:len(e.Row)]
	for k, q := range e.Row {
		through[k], pull[k] = 0, e.Weight[k]/sums[q]
	}
	for k, q := range e.Row {
		at, tie := e.Among(q)
		for n, j := range at {
			through[j] += pull[k] * tie[n]
			through[k] += pull[j] * tie[n]
		}
	}
	all := vec.Sum(e.Weight)
	for k, w := range e.Weight {
		share := (w + through[k]) / all
		through[k] = share * share
	}
	return through
}

// isolates is the warning of measures that are not defined without neighbours.
func isolates(rows graph.Rows) []error {
	alone := 0
	for i := range rows.Len() {
		if rows.Degree(i) == 0 {
			alone++
		}
	}
	return doubts.Add(nil, ErrIsolates, alone, rows.Len(), "")
}
