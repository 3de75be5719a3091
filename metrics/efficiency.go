package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
)

// Efficiency is the share of a node's contacts that are not redundant: Burt's
// efficiency.
//
//	e(v) / k(v)   with e its effective size, and k its number of contacts
//
// It is between 1/k and 1, which a node reaches if no two of its contacts are tied.
//
// Two modes: e is that of [TwoModeEffectiveSize], and k counts the others of v's mode
// that share a neighbour with it. One mode: e is that of [EffectiveSize].
//
// Weights: in one mode the strengths of ties, unless Unweighted. In two modes they
// are ignored. Directions: the strengths of both are added, as Burt does.
//
// Unreachable nodes: a node without contacts gets NaN, with the warning
// [ErrIsolates], or in two modes [ErrNoSecond].
//
// Cost: as the effective size.
//
// Same as: UCINET's efficiency. In two modes netrics divides by the number of projects,
// so that its values pass 1.
//
// References: Burt (1992), isbn:978-0-674-84371-4.
type Efficiency struct {
	Unweighted bool                  // take every tie as 1
	Workers    int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; one call at a time
}

// Scores is the efficiency of every node.
func (e Efficiency) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	if _, ok := g.(*graph.Network); ok {
		two := TwoModeEffectiveSize{Workers: e.Workers, Progress: e.Progress}
		return two.scores(ctx, g, "efficiency", func(effective, contacts float64) float64 { return effective / contacts })
	}
	scores, err := EffectiveSize(e).Scores(ctx, g)
	if err != nil {
		return graph.Scores{}, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	values := scores.Values()
	for i := range values {
		values[i] /= float64(rows.Degree(i))
	}
	return graph.NewScores(g, "efficiency", values, scores.Warnings...), nil
}
