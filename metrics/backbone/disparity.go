package backbone

import (
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/vec"
)

// Disparity is the chance that a tie is as strong as it is, or stronger, if each of its
// ends dealt its strength to its ties at random.
//
//	p(v,u) = the smaller of (1 - w/s(v))^(k(v)-1) and (1 - w/s(u))^(k(u)-1)
//
// where w is the strength of the tie, s that of all ties of a node, and k their number.
// A tie is significant if it is so for one of its ends. A node of one tie says nothing
// of it: its p is 1.
//
// Two modes: by the weights of participations.
//
// Weights: required in that ties of equal strength are hardly ever significant: their p
// is (1-1/k)^(k-1), which is above 1/e. Directions: ignored, with the warning
// [graph.ErrDirections]; strengths of both directions are added.
//
// Cost: O(n + m) time for n nodes and m ties.
//
// Same as: backbone disparity on symmetric matrices without diagonal. On others it
// compares a cell with its row and its column, which is Disparity of the two-mode
// network of rows and columns.
//
// References: Serrano, Boguñá and Vespignani (2009), doi:10.1073/pnas.0808904106.
type Disparity struct{}

// TieScores is the p-value of every tie.
func (Disparity) TieScores(ctx context.Context, g graph.Graph) (graph.TieScores, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.TieScores{}, err
	}
	weights := csr.WeightsOf(rows, true)
	strength := weights.Each(rows.Len(), vec.Sum)
	values := make([]float64, 0, rows.Entries()/2)
	for i := range rows.Len() {
		weight := weights(i)
		for k, j := range rows.Row(i) {
			if int(j) < i {
				continue
			}
			values = append(values, min(dealt(weight[k], strength[i], rows.Degree(i)), dealt(weight[k], strength[j], rows.Degree(int(j)))))
			if len(values)%often == 0 && ctx.Err() != nil {
				return graph.TieScores{}, ctx.Err()
			}
		}
	}
	var warnings []error
	if o, ok := g.(*graph.OneMode); ok && o.Directed() {
		warnings = append(warnings, fmt.Errorf("backbone: %w", graph.ErrDirections))
	}
	return graph.NewTieScores(g, "disparity", values, warnings...), nil
}

// dealt is the chance that one of k ties gets w or more of a strength.
func dealt(w, strength float64, k int) float64 {
	if k == 1 {
		return 1
	}
	return math.Exp(float64(k-1) * math.Log1p(-min(w/strength, 1)))
}
