// Package spectral is the adjacency matrix of a graph as an operator on vectors, its leading
// eigenvectors and linear systems with it. The matrix of a projection whose weights are sums
// is a product of two-mode matrices, A = B·S·Bᵀ - D, and is never built.
//
// Eigenvectors come by the locally optimal block preconditioned conjugate gradient method,
// with a block of one vector and no preconditioner (LOBPCG, Knyazev 2001,
// doi:10.1137/S1064827500366124); systems by conjugate gradients with a diagonal
// preconditioner (Hestenes and Stiefel 1952, doi:10.6028/jres.049.044). Weights are scaled by
// a power of two, so that eigenvectors keep their bits if all weights are multiplied by one.
//
// Cost: O(n+m) time for a step and O(n+m) memory, for n nodes and m ties, of the two-mode
// network where a matrix is a product.
package spectral

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/vec"
)

// Adjacency is the adjacency matrix A of a graph, as an operator. Vectors have a number for
// every node, in the order of nodes.
type Adjacency struct {
	m     *matrix
	first int // the place of node 0
}

// Of is the adjacency matrix of a graph, of strengths or of ones. In two modes it has the
// nodes of both.
func Of(ctx context.Context, g graph.Graph, weighted bool) (*Adjacency, error) {
	a, err := operatorOf(ctx, g, weighted)
	if err != nil {
		return nil, err
	}
	m, err := a.whole(ctx)
	return &Adjacency{m, a.first}, err
}

// Strengths is the row sums of the matrix. A cancelled context leaves them unfinished: look at
// the context before using them.
func (a *Adjacency) Strengths(ctx context.Context) []float64 { return a.byNode(a.m.strengths(ctx)) }

// Solve is the solution z of a system by conjugate gradients. It is a
// [graph.ConvergenceError] if the steps are too few.
func (a *Adjacency) Solve(ctx context.Context, s System, b []float64) ([]float64, error) {
	if s.Diagonal == nil {
		s.Diagonal = vec.Ones(len(b))
	} else {
		s.Diagonal = a.byPlace(s.Diagonal)
	}
	unit := vec.ToOne(vec.Largest(b))
	b = a.byPlace(b)
	for i := range b {
		b[i] *= unit
	}
	solver := conjugateGradients{System: s, m: a.m}
	z, err := solver.solve(ctx, b)
	if err != nil {
		return nil, err
	}
	for i := range z {
		z[i] /= unit
	}
	return a.byNode(z), nil
}

// byNode is a vector of the matrix in the order of nodes.
func (a *Adjacency) byNode(x []float64) []float64 {
	y := make([]float64, len(x))
	for k, place := range a.m.nodes {
		y[int(place)-a.first] = x[k]
	}
	return y
}

// byPlace is a vector of nodes in the order of the matrix.
func (a *Adjacency) byPlace(x []float64) []float64 {
	y := make([]float64, len(x))
	for k, place := range a.m.nodes {
		y[k] = x[int(place)-a.first]
	}
	return y
}
