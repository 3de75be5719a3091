package csr

import (
	"context"

	"github.com/essaim/essaim/internal/parallel"
)

// Matrix is a sparse matrix in compressed sparse rows: its entries that are not zero.
type Matrix struct {
	Start  []int     // entries of row i stand at Start[i] up to Start[i+1]
	Column []int32   // of an entry
	Value  []float64 // of an entry; nil: all 1
}

// Row is the columns of row i. Do not modify it.
func (e Matrix) Row(i int) []int32 { return e.Column[e.Start[i]:e.Start[i+1]] }

// Times sets y to the matrix times x, entries summed from first to last. If the context is
// cancelled it stops, with y half made.
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
