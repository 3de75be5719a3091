package csr

import (
	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/vec"
)

// Weight is the strength of the k-th tie of a node.
func Weight(rows graph.Rows, place, k int, weighted bool) float64 {
	if weighted && rows.Weighted() {
		return rows.Weights(place)[k]
	}
	return 1
}

// Weigher is the weights of a node's row, written to memory if they have to be made.
type Weigher func(i int, memory []float64) []float64

// Weighing is the strengths of ties, or ones.
func Weighing(rows graph.Rows, unweighted bool) Weigher {
	if rows.Weighted() && !unweighted {
		return func(i int, _ []float64) []float64 { return rows.Weights(i) }
	}
	return func(i int, memory []float64) []float64 {
		w := memory[:rows.Degree(i)]
		for k := range w {
			w[k] = 1
		}
		return w
	}
}

// WeightsOf is the strengths of ties, or ones, in memory that all share.
func WeightsOf(rows graph.Rows, unweighted bool) func(i int) []float64 {
	if rows.Weighted() && !unweighted {
		return rows.Weights
	}
	largest := 0
	for i := range rows.Len() {
		largest = max(largest, rows.Degree(i))
	}
	one := vec.Ones(largest)
	return func(i int) []float64 { return one[:rows.Degree(i)] }
}

// Summed is what becomes of every node's weights.
func (w Weigher) Summed(rows graph.Rows, sum func([]float64) float64) []float64 {
	values, memory := make([]float64, rows.Len()), make([]float64, rows.Len())
	for i := range values {
		values[i] = sum(w(i, memory))
	}
	return values
}
