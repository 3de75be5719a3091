package csr

import (
	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/vec"
)

// Weights is the weights of the ties of node i, one for each neighbour in its row. They are
// shared: do not modify them.
type Weights func(i int) []float64

// WeightsOf is the strengths of ties, or ones if the graph has none or they are not wanted.
func WeightsOf(rows graph.Rows, weighted bool) Weights {
	if weighted && rows.Weighted() {
		return rows.Weights
	}
	largest := 0
	for i := range rows.Len() {
		largest = max(largest, rows.Degree(i))
	}
	ones := vec.Ones(largest)
	return func(i int) []float64 { return ones[:rows.Degree(i)] }
}

// Each is a number made of the weights of every one of n nodes, such as their sum.
func (w Weights) Each(n int, of func([]float64) float64) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = of(w(i))
	}
	return values
}
