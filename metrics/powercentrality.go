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

// PowerCentrality is Bonacich's power centrality: how well a node is tied to nodes that
// have many ties, or to nodes that have few.
//
//	c = α (I - βA)⁻¹ A 1   with α > 0 such that Σ c² = n
//
// β = 0 is the degree. With β above 0 ties to well tied nodes give power, as where
// information is passed on; below 0 they take it, as in bargaining, where it is good
// to face others that have no alternative. Numbers may then be below 0. β must be
// between -1/λ and 1/λ, for the largest eigenvalue λ of the adjacency matrix A;
// otherwise the error [graph.ErrSetting] names 1/λ.
//
// Two modes: A is the adjacency matrix of both modes.
//
// Weights: ignored, unless Weighted: then A holds the strengths of ties.
// Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: an isolated node gets 0.
//
// Cost: as for [Katz].
//
// Same as: igraph power_centrality, sna bonpow, without directions; they also take
// a β beyond 1/λ, where the sum over walks that c stands for does not exist.
//
// References: Bonacich (1987), doi:10.1086/228631.
type PowerCentrality struct {
	Beta       float64 // what the power of a neighbour adds
	Weighted   bool    // use the strengths of ties
	Iterations int     // steps at most; 0 means 10,000
}

// Scores is the power of every node.
func (p PowerCentrality) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	steps, err := stepsOf("power", p.Iterations)
	if err != nil {
		return graph.Scores{}, err
	}
	share, err := p.share(ctx, g, steps)
	if err != nil {
		return graph.Scores{}, err
	}
	a, err := spectral.Of(ctx, g, p.Weighted)
	if err != nil {
		return graph.Scores{}, err
	}
	system := spectral.System{Factor: p.Beta, Accuracy: 1e-14 * (1 - math.Abs(share)), Steps: steps}
	c, err := a.Solve(ctx, system, a.Strengths(ctx))
	if err != nil {
		return graph.Scores{}, named("power", err)
	}
	vec.Unit(c)
	for i := range c {
		c[i] *= math.Sqrt(float64(g.Len()))
	}
	return graph.NewScores(g, "power", c, doubts.Directions(g)...), nil
}

// share is β as a share of 1/λ.
func (p PowerCentrality) share(ctx context.Context, g graph.Graph, steps int) (float64, error) {
	if p.Beta == 0 {
		return 0, ctx.Err()
	}
	leading, err := spectral.LeadingOf(ctx, g, p.Weighted, steps)
	if err != nil {
		return 0, named("power", err)
	}
	lambda := leading.Value
	share := p.Beta * lambda
	if !(math.Abs(share) < 1-spectral.SameEigenvalue) || math.IsInf(p.Beta, 0) {
		return 0, fmt.Errorf("metrics: power: Beta %v not between ±1/λ = ±%v: %w", p.Beta, 1/lambda, graph.ErrSetting)
	}
	return share, nil
}
