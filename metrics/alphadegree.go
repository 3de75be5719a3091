package metrics

import (
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
)

// AlphaDegree weighs the number of a node's ties against their strength.
//
//	k(v)^(1-α) · s(v)^α
//
// for the degree k and the strength s. α = 0 is the degree, α = 1 the strength. In
// between, many weak ties count more than few strong ones of the same sum; above 1
// they count less.
//
// Two modes: ties between the modes.
//
// Weights: s is the sum of the strengths of ties; without strengths s = k.
// Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: an isolated node gets 0.
//
// Cost: O(n+m) time and O(n) memory.
//
// Same as: tnet degree_w(measure = "alpha").
//
// References: Opsahl, Agneessens and Skvoretz (2010),
// doi:10.1016/j.socnet.2010.03.006.
type AlphaDegree struct {
	Alpha float64 // 0 or above
}

// Scores is the degree of every node, weighed by strength.
func (a AlphaDegree) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	if !(a.Alpha >= 0) || math.IsInf(a.Alpha, 0) {
		return graph.Scores{}, fmt.Errorf("metrics: alpha degree: Alpha %v below 0 or not finite: %w", a.Alpha, graph.ErrSetting)
	}
	strength, err := Degree{Weighted: true}.Scores(ctx, g)
	if err != nil {
		return graph.Scores{}, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, g.Len())
	for i := range values {
		if k := float64(rows.Degree(i)); k > 0 {
			values[i] = k * math.Pow(strength.At(i)/k, a.Alpha)
		}
	}
	return graph.NewScores(g, "alpha_degree", values, strength.Warnings...), nil
}
