package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/vec"
)

// Hierarchy is how far a node's constraint comes from few of its neighbours: the
// index of Coleman and Theil.
//
//	h(v) = Σ r ln r / (k ln k)   over the k neighbours u of v, with r = c(v,u) / (c(v)/k)
//
// and c(v,u) what u adds to the [Constraint] of v. It is 0 if all add the same, and
// nears 1, without reaching it, as one of them adds all.
//
// Two modes: as [Constraint].
//
// Weights: the strengths of ties, unless Unweighted. Directions: the strengths of
// both are added, as Burt does.
//
// Unreachable nodes: an isolated node gets NaN, with the warning [ErrIsolates], and
// so does a node with one neighbour, with [ErrLowDegree]: 0/0.
//
// Cost: as [Constraint].
//
// Same as: UCINET's hierarchy, in its whole-network model. netrics takes the
// constraints of the neighbours themselves in the place of c(v,u), which is another
// measure, and 0 for 0/0.
//
// References: Burt (1992), isbn:978-0-674-84371-4.
type Hierarchy struct {
	Unweighted bool                  // take every tie as 1
	Workers    int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; one call at a time
}

// Scores is the hierarchy of every node's constraint.
func (h Hierarchy) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	scores, err := Constraint(h).scores(ctx, g, "hierarchy", disorder)
	if err != nil {
		return scores, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	single := 0
	for i := range rows.Len() {
		if rows.Degree(i) == 1 {
			single++
		}
	}
	scores.Warnings = doubts.Add(scores.Warnings, ErrLowDegree, single, g.Len(), "")
	return scores, nil
}

// disorder is the index of Coleman and Theil, NaN for fewer than two parts.
func disorder(parts []float64) float64 {
	k := float64(len(parts))
	if k < 2 {
		return math.NaN()
	}
	mean, sum := vec.Sum(parts)/k, 0.0
	for _, c := range parts {
		sum += c / mean * math.Log(c/mean)
	}
	return max(0, sum/(k*math.Log(k))) // equal parts may round below
}
