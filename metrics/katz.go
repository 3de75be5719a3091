package metrics

import (
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/spectral"
	"github.com/essaim/essaim/internal/vec"
)

// Katz is how many walks lead to a node, long ones counting less: Katz centrality.
//
//	x(v) = 1 + α Σ A(v,u) x(u)   over the neighbours u of v
//
// so that a walk of k steps counts αᵏ, and one of no step 1. Numbers are not
// scaled. The sum is finite only if α is below 1/λ, for the largest eigenvalue λ of
// the adjacency matrix A; otherwise the error [graph.ErrSetting] names 1/λ. With a small α
// a node gets 1 plus α times its degree, or little more; with α near 1/λ the order
// is that of [Eigenvector].
//
// Two modes: walks go from actors to projects and back; A is the adjacency matrix of
// both modes.
//
// Weights: ignored, unless Weighted: then A holds the strengths of ties.
// Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: an isolated node gets 1.
//
// Cost: that of [Eigenvector] and about as much again, more if α is near 1/λ.
//
// Same as: networkx katz_centrality with normalized=False and this alpha (its own is
// 0.1, whatever λ is), igraph alpha_centrality.
//
// References: Katz (1953), doi:10.1007/BF02289026; Benzi and Klymko (2015),
// doi:10.1137/130950550, on the choice of α.
type Katz struct {
	Alpha      float64 // weight of a step; 0 means 0.85/λ
	Weighted   bool    // use the strengths of ties
	Iterations int     // steps at most; 0 means 10,000
}

// Scores is the Katz centrality of every node.
func (k Katz) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	steps, err := stepsOf("katz", k.Iterations)
	if err != nil {
		return graph.Scores{}, err
	}
	alpha, share, err := k.alpha(ctx, g, steps)
	if err != nil {
		return graph.Scores{}, err
	}
	a, err := spectral.Of(ctx, g, k.Weighted)
	if err != nil {
		return graph.Scores{}, err
	}
	walks := spectral.System{Factor: alpha, Accuracy: 1e-13 * (1 - share), Steps: steps}
	x, err := a.Solve(ctx, walks, vec.Ones(g.Len()))
	if err != nil {
		return graph.Scores{}, named("katz", err)
	}
	return graph.NewScores(g, "katz", x, doubts.Directions(g)...), nil
}

// alpha is the weight of a step, and its share of 1/λ.
func (k Katz) alpha(ctx context.Context, g graph.Graph, steps int) (alpha, share float64, err error) {
	leading, err := spectral.LeadingOf(ctx, g, k.Weighted, steps)
	if err != nil {
		return 0, 0, named("katz", err)
	}
	lambda := leading.Value
	alpha = k.Alpha
	if alpha == 0 && lambda > 0 {
		alpha = 0.85 / lambda
	}
	if share = alpha * lambda; !(alpha >= 0 && share < 1-spectral.SameEigenvalue) || math.IsInf(alpha, 0) {
		return 0, 0, fmt.Errorf("metrics: katz: Alpha %v not between 0 and 1/λ = %v: %w: 0 means 0.85/λ", alpha, 1/lambda, graph.ErrSetting)
	}
	return alpha, share, nil
}
