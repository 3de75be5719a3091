package spectral

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// System is a system of linear equations (C - f·A)·z = b with a diagonal matrix C. Its
// matrix must be positive definite: no eigenvalue of C⁻¹·f·A reaches 1.
type System struct {
	Diagonal []float64 // C, above zero; nil: the identity matrix
	Factor   float64   // f
	Accuracy float64   // the 1-norm of the residual where it ends, as a share of that of b
	Steps    int       // at most
}

// conjugateGradients solves a system, with C as preconditioner (Jacobi's).
type conjugateGradients struct {
	System
	m              *matrix
	z, residual    []float64 // b - M·z for the matrix M of the system
	direction, out []float64 // out is M·direction
}

// solve is z, from z = 0 on.
func (c *conjugateGradients) solve(ctx context.Context, b []float64) ([]float64, error) {
	c.residual = slices.Clone(b)
	c.z, c.direction, c.out = make([]float64, len(b)), make([]float64, len(b)), make([]float64, len(b))
	square, left := c.norms()
	all := left
	c.conjugate(0)
	for step := 0; ; step++ {
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case left <= c.Accuracy*all:
			return c.z, nil
		case step >= c.Steps:
			return nil, &graph.ConvergenceError{Iterations: step, Delta: left / all}
		}
		before := square
		square, left = c.step(ctx, before)
		c.conjugate(square / before)
	}
}

// norms is the square r·C⁻¹·r of the preconditioned norm of the residual, and its 1-norm.
func (c *conjugateGradients) norms() (square, left float64) {
	for i, r := range c.residual {
		square += r * r / c.Diagonal[i]
		left += math.Abs(r)
	}
	return square, left
}

// step goes along the direction to where the error is smallest, in the norm of the matrix.
func (c *conjugateGradients) step(ctx context.Context, square float64) (next, left float64) {
	c.m.times(ctx, c.out, c.direction)
	curvature := 0.0
	for i, d := range c.direction {
		c.out[i] = c.Diagonal[i]*d - c.Factor*c.out[i]
		curvature += d * c.out[i]
	}
	alpha := square / curvature
	for i, d := range c.direction {
		c.z[i] += alpha * d
		c.residual[i] -= alpha * c.out[i]
	}
	return c.norms()
}

// conjugate sets the next direction, conjugate to all before it.
func (c *conjugateGradients) conjugate(beta float64) {
	for i, r := range c.residual {
		c.direction[i] = r/c.Diagonal[i] + beta*c.direction[i]
	}
}
