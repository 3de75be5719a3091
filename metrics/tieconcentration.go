package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
)

// TieConcentration is how much few ties have of a node's strength: whether one actor
// carries a project, or one project takes all that an actor gives. It is the [HHI] of
// the strengths of the node's ties,
//
//	h(v) = Σ (w(v,u) / s(v))²   over its neighbours u, with s(v) their sum
//
// from 1/k for k equal ties to 1, or, if Unequal, their [Gini]: from 0 to (k-1)/k.
//
// Two modes: an actor by its projects, a project by its actors.
//
// Weights: used; without weights h is 1/k. Directions: ignored, with the warning
// [graph.ErrDirections].
//
// Unreachable nodes: a node without ties gets NaN, with the warning [ErrIsolates].
//
// Cost: O(m), and a sort of every node's ties if Unequal.
//
// Same as: the disparity Y of Barthélemy, Gondran and Guichard, for strengths.
//
// References: Hirschman (1964), doi:10.2307/1818582; Barthélemy, Gondran and Guichard
// (2003), doi:10.1016/S0378-4371(02)01382-1, for ties; Dorfman (1979),
// doi:10.2307/1924845.
type TieConcentration struct {
	Unequal bool // Gini of the strengths, and not their HHI
}

// Scores is the concentration of every node's ties.
func (c TieConcentration) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	weights := csr.WeightsOf(rows, true)
	values, isolated := make([]float64, g.Len()), 0
	for v := range values {
		if v%parallel.Often == 0 && ctx.Err() != nil {
			return graph.Scores{}, ctx.Err()
		}
		switch w := weights(v); {
		case len(w) == 0:
			values[v], isolated = math.NaN(), isolated+1
		case c.Unequal:
			values[v] = Gini(w)
		default:
			values[v] = HHI(w)
		}
	}
	return graph.NewScores(g, "concentration", values, doubts.Add(doubts.Directions(g), ErrIsolates, isolated, len(values), "")...), nil
}
