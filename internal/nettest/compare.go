package nettest

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
)

// Near wants two numbers equal to 1e-12, or both undefined.
func Near(t testing.TB, want, got float64, what ...any) {
	t.Helper()
	if math.IsNaN(want) || math.IsNaN(got) {
		require.Equal(t, math.IsNaN(want), math.IsNaN(got), what...)
		return
	}
	require.InDelta(t, want, got, 1e-12*math.Max(1, math.Abs(want)), what...)
}

// Bits is the bits of numbers, to compare them to the last digit.
func Bits(values []float64) []uint64 {
	b := make([]uint64, len(values))
	for i, v := range values {
		b[i] = math.Float64bits(v)
	}
	return b
}

// Scores is what a measure gives every node.
func Scores(t testing.TB, m measure, g graph.Graph) graph.Scores {
	t.Helper()
	s, err := m.Scores(t.Context(), g)
	require.NoError(t, err)
	return s
}

// measure is metrics.Measure, which this package does not import: kernels use it too.
type measure interface {
	Scores(ctx context.Context, g graph.Graph) (graph.Scores, error)
}

// Value is the number that a measure gives a network, NaN if it has none.
func Value(t testing.TB, m networkMeasure, g graph.Graph) float64 {
	t.Helper()
	x, err := m.Value(t.Context(), g)
	if math.IsNaN(x) {
		require.ErrorIs(t, err, graph.ErrUndefined)
		return x
	}
	require.NoError(t, err)
	return x
}

type networkMeasure interface {
	Value(ctx context.Context, g graph.Graph) (float64, error)
}

// Permutations visits every order of some words.
func Permutations[T any](words []T, visit func([]T)) {
	var turn func(k int)
	turn = func(k int) {
		if k == len(words) {
			visit(words)
			return
		}
		for i := k; i < len(words); i++ {
			words[k], words[i] = words[i], words[k]
			turn(k + 1)
			words[k], words[i] = words[i], words[k]
		}
	}
	turn(0)
}

// Square is a matrix of n rows whose entries are all v.
func Square(n int, v float64) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = v
		}
	}
	return m
}

// Places is the indices of nodes.
func Places(nodes []graph.Node) []int {
	places := make([]int, len(nodes))
	for k, v := range nodes {
		places[k] = v.Index
	}
	return places
}
