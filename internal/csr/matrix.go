package csr

import (
	"context"

	"github.com/essaim/essaim/internal/parallel"
)

// Matrix is the entries of a matrix that are not zero, row by row.
type Matrix struct {
	Start  []int
	Column []int32
	Value  []float64 // nil: all 1
}

// Times sets y to the matrix times x, unless the context is cancelled.
func (e Matrix) Times(ctx context.Context, y, x []float64) {
	from := 0
	for i, to := range e.Start[1:] {
		if i%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		sum := 0.0
		if e.Value == nil {
			for _, j := range e.Column[from:to] {
				sum += x[j]
			}
		} else {
			for k, j := range e.Column[from:to] {
				sum += e.Value[from+k] * x[j]
			}
		}
		y[i] = sum
		from = to
	}
}
