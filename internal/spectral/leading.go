package spectral

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/vec"
)

// Symmetric is the matrix whose largest eigenvalue counts: in two modes B·Bᵀ.
func Symmetric(ctx context.Context, g graph.Graph, weighted bool) (Operator, error) {
	if net, ok := g.(*graph.Network); ok {
		return square(net, weighted), nil
	}
	return Of(ctx, g, weighted)
}

// Leading is the vectors of the largest eigenvalue, one for every component that
// has it.
func Leading(ctx context.Context, a Operator, iterations int) ([]*Vector, error) {
	components, err := a.components(ctx)
	if err != nil {
		return nil, err
	}
	var found []*Vector
	top, rank := 0.0, make([]int32, a.Rows.Len())
	for _, places := range components {
		if len(places) == 1 {
			break // as are all that follow
		}
		m, err := a.part(ctx, places, rank)
		if err != nil {
			return nil, err
		}
		v := NewVector(ctx, m)
		if bound := vec.Max(v.X); bound == 0 || bound < top*(1-SameEigenvalue) {
			continue // no eigenvalue is above the largest strength
		}
		if err := v.Find(ctx, Steps(iterations)); err != nil {
			return nil, err
		}
		top = max(top, v.Value)
		found = append(found, v)
	}
	return slices.DeleteFunc(found, func(v *Vector) bool { return v.Value < top*(1-SameEigenvalue) }), ctx.Err()
}

// SameEigenvalue is the share of an eigenvalue that is taken for rounding.
const SameEigenvalue = 1e-12

// Steps is the steps at most.
func Steps(iterations int) int {
	if iterations == 0 {
		return 10_000
	}
	return iterations
}

// Radius is the largest eigenvalue of the adjacency matrix, 0 without ties.
func Radius(ctx context.Context, g graph.Graph, weighted bool, iterations int) (float64, error) {
	a, err := Symmetric(ctx, g, weighted)
	if err != nil {
		return 0, err
	}
	parts, err := Leading(ctx, a, iterations)
	lambda := 0.0
	for _, v := range parts {
		lambda = max(lambda, v.Value)
	}
	if a.Diagonal {
		lambda = math.Sqrt(lambda)
	}
	return lambda, err
}
