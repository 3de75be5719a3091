package csr

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// MatrixOf is the rows of a graph as a matrix, of strengths or of ones.
func MatrixOf(ctx context.Context, rows graph.Rows, weighted bool) (Matrix, error) {
	m := Matrix{Start: make([]int, 1, rows.Len()+1), Column: make([]int32, 0, rows.Entries())}
	for i := range rows.Len() {
		if i%parallel.Often == 0 && ctx.Err() != nil {
			return m, ctx.Err()
		}
		m.Column = append(m.Column, rows.Row(i)...)
		if weighted && rows.Weighted() {
			m.Value = append(m.Value, rows.Weights(i)...)
		}
		m.Start = append(m.Start, len(m.Column))
	}
	return m, nil
}
