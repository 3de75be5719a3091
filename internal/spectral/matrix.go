package spectral

import (
	"context"

	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Matrix is a symmetric matrix to multiply vectors with: the rows and columns of
// an adjacency matrix that belong to some nodes.
type Matrix struct {
	Nodes   []int32    // places of the nodes
	Shared  []int32    // of a product: places of what they share
	Rows    csr.Matrix // of A, or of B
	Columns csr.Matrix // of a product: of Bᵀ
	share   []float64  // of a product: S
	drop    []float64  // of a product: D; nil for 0
	Sums    []float64  // of a product: memory for S·Bᵀ·x
}

// Whole is all of the matrix.
func (a Operator) Whole(ctx context.Context) (*Matrix, error) {
	return a.part(ctx, csr.ByDegree(a.Rows), make([]int32, a.Rows.Len()))
}

// part is the matrix of some places, which have no tie with others. By degree,
// rows of equal length follow each other and the processor foresees where they
// end, which makes products three times faster. The memory rank is overwritten.
func (a Operator) part(ctx context.Context, places, rank []int32) (m *Matrix, err error) {
	m = &Matrix{}
	for _, i := range places {
		among := &m.Shared
		if a.has(i) {
			among = &m.Nodes
		}
		rank[i] = int32(len(*among))
		*among = append(*among, i)
	}
	if m.Rows, err = a.Entries(ctx, m.Nodes, rank); err != nil || a.share == nil {
		return m, err
	}
	if m.Columns, err = a.Entries(ctx, m.Shared, rank); err != nil {
		return m, err
	}
	m.product(ctx, a)
	return m, ctx.Err()
}

// Entries is rows of the matrix, with their columns numbered by rank.
func (a Operator) Entries(ctx context.Context, places, rank []int32) (csr.Matrix, error) {
	size := 0
	for _, i := range places {
		size += a.Rows.Degree(int(i))
	}
	e := csr.Matrix{Start: make([]int, 1, len(places)+1), Column: make([]int32, 0, size)}
	for k, i := range places {
		if k%parallel.Often == 0 && ctx.Err() != nil {
			return e, ctx.Err()
		}
		for _, j := range a.Rows.Row(int(i)) {
			e.Column = append(e.Column, rank[j])
		}
		if a.Weighted {
			e.Value = append(e.Value, a.Rows.Weights(int(i))...)
		}
		e.Start = append(e.Start, len(e.Column))
	}
	return e, nil
}

// product makes S and D. A node that joins one node only makes no tie.
func (m *Matrix) product(ctx context.Context, a Operator) {
	m.share, m.Sums = make([]float64, len(m.Shared)), make([]float64, len(m.Shared))
	for p := range m.share {
		if k := m.Columns.Start[p+1] - m.Columns.Start[p]; k > 1 || a.Diagonal {
			m.share[p] = a.share(k)
		}
	}
	if !a.Diagonal {
		m.drop = make([]float64, len(m.Nodes))
		m.Rows.Times(ctx, m.drop, m.share)
	}
}

// times sets y to A·x. A cancelled context leaves it unfinished: look at the context
// before using it.
func (m *Matrix) times(ctx context.Context, y, x []float64) {
	if m.share == nil {
		m.Rows.Times(ctx, y, x)
		return
	}
	m.Columns.Times(ctx, m.Sums, x)
	for p, s := range m.share {
		m.Sums[p] *= s
	}
	m.Rows.Times(ctx, y, m.Sums)
	for i, d := range m.drop {
		y[i] -= d * x[i]
	}
}

// Strengths is the sums of the rows.
func (m *Matrix) Strengths(ctx context.Context) []float64 {
	y := make([]float64, len(m.Nodes))
	m.times(ctx, y, vec.Ones(len(y)))
	return y
}
