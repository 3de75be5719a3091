package spectral

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// System is (C - f·A)·z = b for a diagonal C.
type System struct {
	Diagonal []float64 // C; nil: ones
	Factor   float64   // f
	Accuracy float64   // of Σ|residual| against Σ|b|
	Steps    int       // at most
}

// gradients solves a system by conjugate gradients, with C as preconditioner. The matrix
// must have no eigenvalue at or below zero.
type gradients struct {
	System
	m              *matrix
	z, residual    []float64
	direction, out []float64 // out is the matrix times direction
}

// solve is z.
func (c *gradients) solve(ctx context.Context, b []float64) ([]float64, error) {
	c.residual = slices.Clone(b)
	c.z, c.direction, c.out = make([]float64, len(b)), make([]float64, len(b)), make([]float64, len(b))
	square, left := c.measure()
	all := left
	c.turn(0)
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
		c.turn(square / before)
	}
}

// measure is the square of the residual by the preconditioner, and its sum.
func (c *gradients) measure() (square, left float64) {
	for i, r := range c.residual {
		square += r * r / c.Diagonal[i]
		left += math.Abs(r)
	}
	return square, left
}

// step goes along the direction until the residual is smallest.
func (c *gradients) step(ctx context.Context, square float64) (next, left float64) {
	c.m.times(ctx, c.out, c.direction)
	steep := 0.0
	for i, d := range c.direction {
		c.out[i] = c.Diagonal[i]*d - c.Factor*c.out[i]
		steep += d * c.out[i]
	}
	length := square / steep
	for i, d := range c.direction {
		c.z[i] += length * d
		c.residual[i] -= length * c.out[i]
	}
	return c.measure()
}

// turn sets the next direction.
func (c *gradients) turn(keep float64) {
	for i, r := range c.residual {
		c.direction[i] = r/c.Diagonal[i] + keep*c.direction[i]
	}
}
