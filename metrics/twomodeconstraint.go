package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// TwoModeConstraint is how far a node's neighbours, directly and through the other
// nodes of its mode, hold it in one closed circle: Burt's constraint, for two modes.
// An actor is held by its projects, the more if the partners it meets in one are those
// it meets in the others.
//
//	c(v) = Σ (p(v,u) + Σ p(v,q) p(q,j) p(j,u))²   over the neighbours u of v, q ≠ u of v, and j ≠ v of q and of u
//
// with p(x,y) the strength of the tie as a share of x's strengths. Neighbours are never
// tied in two modes, so that the shortest way round is of three ties, where it is of
// two in one mode. It is 1 with one neighbour.
//
// One mode: the error [graph.ErrModes]. Use [Constraint].
//
// Weights: the strengths of ties, unless Unweighted.
//
// Unreachable nodes: an isolated node gets NaN, with the warning [ErrIsolates].
//
// Cost: O(Σ k²) time, over the degrees k of the other mode, and O(n) memory.
//
// Same as: netrics node_by_constraint in two modes. Burchard and Cornwell (2018),
// doi:10.1016/j.socnet.2018.04.001, have another measure of this name: Σ (s/d)² over the
// nodes that share s neighbours with v, of the d that v shares with anybody; it grows
// with the size of projects (R dream computeBCConstraint).
//
// References: Hollway, Morin and Pauwelyn (2020), doi:10.1007/s10784-019-09464-5.
type TwoModeConstraint struct {
	Unweighted bool                  // take every tie as 1
	Workers    int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; one call at a time
}

// Scores is the constraint of every node.
func (c TwoModeConstraint) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	net, err := twoMode(g, "two-mode constraint", "use Constraint")
	if err != nil {
		return graph.Scores{}, err
	}
	rows, n := net.Rows(), net.Len()
	weights := csr.WeightsOf(rows, !c.Unweighted)
	strength, values := make([]float64, n), make([]float64, n)
	for i := range strength {
		strength[i] = vec.Sum(weights(i))
	}
	loop := parallel.Loop{N: n, Work: 20 * rows.Entries(), Workers: c.Workers, Progress: c.Progress}
	err = loop.Each(ctx, func() func(int) {
		back := &wayBack{rows, weights, strength, make([]float64, n)}
		return func(v int) { values[v] = back.constraint(v) }
	})
	if err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, "constraint", values, isolates(rows)...), nil
}

// wayBack follows ways of three ties from a node to its neighbours.
type wayBack struct {
	rows     graph.Rows
	weights  func(i int) []float64
	strength []float64
	reached  []float64 // per node of v's mode: Σ p(v,q) p(q,j); zeros between visits
}

func (b *wayBack) constraint(v int) float64 {
	own, row := b.weights(v), b.rows.Row(v)
	for k, q := range row {
		share := own[k] / b.strength[v] / b.strength[q]
		w := b.weights(int(q))
		for n, j := range b.rows.Row(int(q)) {
			b.reached[j] += share * w[n]
		}
	}
	sum := 0.0
	for k, u := range row {
		share := own[k] / b.strength[v]
		held, w := share, b.weights(int(u))
		for n, j := range b.rows.Row(int(u)) {
			if int(j) != v { // not by u itself
				held += (b.reached[j] - share/b.strength[u]*w[n]) * w[n] / b.strength[j]
			}
		}
		sum += held * held
	}
	b.forget(row)
	if len(row) == 0 {
		return math.NaN()
	}
	return sum
}

func (b *wayBack) forget(row []int32) {
	for _, q := range row {
		for _, j := range b.rows.Row(int(q)) {
			b.reached[j] = 0
		}
	}
}
