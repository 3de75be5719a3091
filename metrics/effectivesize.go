package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/egonet"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// EffectiveSize is how many neighbours a node has that are not redundant because
// they are tied to each other: Burt's effective size of its network.
//
//	e(v) = Σ (1 - Σ p(v,q) m(u,q))   over the neighbours u of v, and q ≠ u
//
// with p(v,q) the strength of the tie as a share of v's strengths, and m(u,q) the
// strength of the tie of u and q as a share of u's strongest tie. It is between 1
// and the degree; without weights it is the degree less the mean degree that the
// neighbours have among themselves.
//
// Two modes: neighbours are never tied, so that e(v) would be the degree: the error
// [graph.ErrModes] says so. Use the projection.
//
// Weights: the strengths of ties, unless Unweighted. Directions: the strengths of
// both are added, as Burt does.
//
// Unreachable nodes: an isolated node gets NaN, with the warning [ErrIsolates].
//
// Cost: as [Constraint].
//
// Same as: networkx effective_size, by weight. Without, networkx takes Borgatti's
// short form, which is equal.
//
// References: Burt (1992), isbn:978-0-674-84371-4. Borgatti (1997), Connections 20(1),
// 35-38, has the short form.
type EffectiveSize struct {
	Unweighted bool                  // take every tie as 1
	Workers    int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; one call at a time
}

// Scores is the effective size of every node's network.
func (s EffectiveSize) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	if err := oneMode(g, "effective size", "use its projection"); err != nil {
		return graph.Scores{}, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	weights := csr.WeightsOf(rows, !s.Unweighted)
	strongest, values := weights.Each(rows.Len(), vec.Max), make([]float64, g.Len())
	loop := parallel.Loop{Workers: s.Workers, Progress: s.Progress}
	err = egonet.Each(ctx, rows, weights, loop, func(i int, e *egonet.Ego) {
		values[i] = effectiveSizeOf(e, strongest)
	})
	if err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, "effective_size", values, isolates(rows)...), nil
}

// effectiveSize is Burt's, given the largest weight of every node. A tie between two
// neighbours makes each redundant by the other.
func effectiveSizeOf(e *egonet.Ego, strongest []float64) float64 {
	redundant := 0.0
	for k, q := range e.Row {
		at, tie := e.Among(q)
		for n, j := range at {
			redundant += tie[n] * (e.Weight[k]/strongest[e.Row[j]] + e.Weight[j]/strongest[q])
		}
	}
	return float64(len(e.Row)) - redundant/vec.Sum(e.Weight)
}
