package metrics

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/spectral"
	"github.com/essaim/essaim/internal/vec"
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
	a, err := spectral.Symmetric(ctx, g, e.Weighted)
	if err != nil {
		return graph.Scores{}, err
	}
	parts, err := spectral.Leading(ctx, a, e.Iterations)
	if err != nil {
		return graph.Scores{}, named(measure, err)
	}
	x, outside := make([]float64, a.Rows.Len()), g.Len()
	for _, part := range parts {
		outside -= putVector(ctx, part, x, a.Diagonal)
	}
	if net, ok := g.(*graph.Network); ok {
		vec.Unit(x[:net.Count(graph.Actor)])
		vec.Unit(x[net.Count(graph.Actor):])
	} else {
		x = x[a.First : a.First+a.Size]
		vec.Unit(x)
	}
	if err := ctx.Err(); err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, measure, x, append(doubts.Directions(g), doubtsOf(parts, outside, g.Len(), nodes)...)...), nil
}

// putVector writes the vector to the places of its nodes, and the other singular vector
// too in two modes, and returns how many they are. It is as long as its sum, as is
// the part of the vector of ones that lies in its direction.
func putVector(ctx context.Context, v *spectral.Vector, values []float64, two bool) (nodes int) {
	weight := vec.Sum(v.X)
	if two {
		v.M.Columns.Times(ctx, v.M.Sums, v.X)
		vec.Unit(v.M.Sums)
		weight += vec.Sum(v.M.Sums)
		for p, i := range v.M.Shared {
			values[i] = weight * max(0, v.M.Sums[p])
		}
		nodes = len(v.M.Shared)
	}
	for k, i := range v.M.Nodes {
		values[i] = weight * max(0, v.X[k])
	}
	return nodes + len(v.M.Nodes)
}

// doubtsOf is what to know of leading vectors, of which some nodes are outside.
func doubtsOf(parts []*spectral.Vector, outside, n int, nodes string) (warnings []error) {
	if len(parts) == 0 {
		return doubts.Add(nil, ErrIsolates, n, n, "")
	}
	warnings = doubts.Add(nil, ErrDisconnected, outside, n, " "+nodes+" are outside the component of the largest eigenvalue")
	if len(parts) > 1 {
		warnings = append(warnings, fmt.Errorf("%w: %d components have it", ErrEigenvalue, len(parts)))
	}
	off := 0.0
	for _, v := range parts {
		off = max(off, v.Off())
	}
	if off > 1e-9 {
		warnings = append(warnings, fmt.Errorf("%w: another is so near that numbers may be off by %.1g", ErrEigenvalue, off))
	}
	return warnings
}
