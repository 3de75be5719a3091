package metrics

import (
	"context"
	"fmt"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
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
	a, err := spectral(ctx, g, e.Weighted)
	if err != nil {
		return graph.Scores{}, err
	}
	parts, err := leading(ctx, a, e.Iterations)
	if err != nil {
		return graph.Scores{}, unsettled(measure, err)
	}
	x, outside := make([]float64, a.rows.Len()), g.Len()
	for _, part := range parts {
		outside -= putVector(ctx, part, x, a.diagonal)
	}
	if net, ok := g.(*graph.Network); ok {
		vec.Unit(x[:net.Count(graph.Actor)])
		vec.Unit(x[net.Count(graph.Actor):])
	} else {
		x = x[a.first : a.first+a.size]
		vec.Unit(x)
	}
	if err := ctx.Err(); err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, measure, x, append(doubts.Directions(g), doubtsOf(parts, outside, g.Len(), nodes)...)...), nil
}

// spectral is the matrix whose largest eigenvalue counts: in two modes B·Bᵀ.
func spectral(ctx context.Context, g graph.Graph, weighted bool) (adjacency, error) {
	if net, ok := g.(*graph.Network); ok {
		return squareOf(net, weighted), nil
	}
	return adjacencyOf(ctx, g, weighted)
}

// sameEigenvalue is the share of an eigenvalue that is taken for rounding.
const sameEigenvalue = 1e-12

// leading is the vectors of the largest eigenvalue, one for every component that
// has it.
func leading(ctx context.Context, a adjacency, iterations int) ([]*perron, error) {
	components, err := a.components(ctx)
	if err != nil {
		return nil, err
	}
	var found []*perron
	top, rank := 0.0, make([]int32, a.rows.Len())
	for _, places := range components {
		if len(places) == 1 {
			break // as are all that follow
		}
		m, err := a.part(ctx, places, rank)
		if err != nil {
			return nil, err
		}
		v := newPerron(ctx, m)
		if bound := vec.Max(v.x); bound == 0 || bound < top*(1-sameEigenvalue) {
			continue // no eigenvalue is above the largest strength
		}
		if err := v.find(ctx, limit(iterations)); err != nil {
			return nil, err
		}
		top = max(top, v.value)
		found = append(found, v)
	}
	return slices.DeleteFunc(found, func(v *perron) bool { return v.value < top*(1-sameEigenvalue) }), ctx.Err()
}

// limit is the steps at most.
func limit(iterations int) int {
	if iterations == 0 {
		return 10_000
	}
	return iterations
}

// putVector writes the vector to the places of its nodes, and the other singular vector
// too in two modes, and returns how many they are. It is as long as its sum, as is
// the part of the vector of ones that lies in its direction.
func putVector(ctx context.Context, v *perron, values []float64, two bool) (nodes int) {
	weight := vec.Sum(v.x)
	if two {
		v.m.columns.Times(ctx, v.m.sums, v.x)
		vec.Unit(v.m.sums)
		weight += vec.Sum(v.m.sums)
		for p, i := range v.m.shared {
			values[i] = weight * max(0, v.m.sums[p])
		}
		nodes = len(v.m.shared)
	}
	for k, i := range v.m.nodes {
		values[i] = weight * max(0, v.x[k])
	}
	return nodes + len(v.m.nodes)
}

// doubtsOf is what to know of leading vectors, of which some nodes are outside.
func doubtsOf(parts []*perron, outside, n int, nodes string) (warnings []error) {
	if len(parts) == 0 {
		return doubts.Add(nil, ErrIsolates, n, n, "")
	}
	warnings = doubts.Add(nil, ErrDisconnected, outside, n, " "+nodes+" are outside the component of the largest eigenvalue")
	if len(parts) > 1 {
		warnings = append(warnings, fmt.Errorf("%w: %d components have it", ErrEigenvalue, len(parts)))
	}
	off := 0.0
	for _, v := range parts {
		off = max(off, v.off())
	}
	if off > 1e-9 {
		warnings = append(warnings, fmt.Errorf("%w: another is so near that numbers may be off by %.1g", ErrEigenvalue, off))
	}
	return warnings
}
