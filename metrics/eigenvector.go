package metrics

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/spectral"
)

// Eigenvector is how well a node is tied to well tied nodes: the vector of the
// largest eigenvalue λ of the adjacency matrix A.
//
//	λ x(v) = Σ A(v,u) x(u)   over the neighbours u of v, with x ≥ 0 and Σ x² = 1
//
// Two modes: an actor by its projects, a project by its actors. These are the
// first singular vectors of the incidence matrix B, and Σ x² = 1 in each mode. For
// actors it is the vector of B·Bᵀ with its diagonal, which the projection drops.
// One mode: of the ties as they are.
//
// Weights: ignored, unless Weighted: then A holds the strengths of ties.
// Directions: ignored, with the warning [graph.ErrDirections]; see [HITS].
//
// Unreachable nodes: the component of the largest λ counts. All other nodes get 0,
// with the warning [ErrDisconnected]. If several components have this λ, to 1e-12, x
// is what is left of equal numbers for all nodes after multiplying with A for ever:
// larger components count more, with the warning [ErrEigenvalue]. Without ties all
// get 0, with the warning [ErrIsolates].
//
// Numbers are right to about 1e-13, and less if another eigenvalue of the component
// is near: below 1e-9 the warning [ErrEigenvalue] says so. Steps that do not settle,
// as on a chain of thousands of nodes, end in a [*graph.ConvergenceError].
//
// Cost: O(m) time a step, some dozens of steps, and O(n+m) memory. If Weighted, a
// whole projection by Count, Newman or Hyperbolic is not built.
//
// Same as: networkx eigenvector_centrality, igraph eigen_centrality (which sets
// the largest to 1); in two modes UCINET. netrics drops the diagonal.
//
// References: Bonacich (1972), doi:10.1080/0022250X.1972.9989806; in two modes
// Bonacich (1991), doi:10.1016/0378-8733(91)90018-O.
type Eigenvector struct {
	Weighted   bool // use the strengths of ties
	Iterations int  // steps at most; 0 means 10,000
}

// Scores is the eigenvector centrality of every node.
func (e Eigenvector) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	return e.scores(ctx, g, "eigenvector", "nodes")
}

// scores names the measure, and the nodes in its warnings.
func (e Eigenvector) scores(ctx context.Context, g graph.Graph, measure, nodes string) (graph.Scores, error) {
	steps, err := stepsOf(measure, e.Iterations)
	if err != nil {
		return graph.Scores{}, err
	}
	leading, err := spectral.LeadingOf(ctx, g, e.Weighted, steps)
	if err != nil {
		return graph.Scores{}, named(measure, err)
	}
	return graph.NewScores(g, measure, leading.Vector, append(doubts.Directions(g), doubtsOf(leading, g.Len(), nodes)...)...), nil
}

// doubtsOf is what to know of a leading vector.
func doubtsOf(leading spectral.Leading, n int, nodes string) (warnings []error) {
	if leading.Components == 0 {
		return doubts.Add(nil, ErrIsolates, n, n, "")
	}
	warnings = doubts.Add(nil, ErrDisconnected, leading.Outside, n, " "+nodes+" are outside the component of the largest eigenvalue")
	if leading.Components > 1 {
		warnings = append(warnings, fmt.Errorf("%w: %d components have it", ErrEigenvalue, leading.Components))
	}
	if leading.Off > 1e-9 {
		warnings = append(warnings, fmt.Errorf("%w: another is so near that numbers may be off by %.1g", ErrEigenvalue, leading.Off))
	}
	return warnings
}
