package spectral

import (
	"context"

	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// matrix is a symmetric matrix to multiply vectors with: the principal submatrix of an
// adjacency matrix that belongs to some nodes.
type matrix struct {
	nodes    []int32    // places of the nodes
	shared   []int32    // of a product: places of what they share
	rows     csr.Matrix // of A, or of B
	columns  csr.Matrix // of a product: of Bᵀ
	share    []float64  // of a product: S, a diagonal matrix
	selfTies []float64  // of a product: D, a diagonal matrix; nil: 0
	sums     []float64  // of a product: memory for S·Bᵀ·x
}

// whole is all of the matrix.
func (a operator) whole(ctx context.Context) (*matrix, error) {
	return a.part(ctx, csr.ByDegree(a.rows), make([]int32, a.rows.Len()))
}

// part is the matrix of some places, which have no tie with others. By degree,
// rows of equal length follow each other and the processor foresees where they
// end, which makes products three times faster. The memory rank is overwritten.
func (a operator) part(ctx context.Context, places, rank []int32) (m *matrix, err error) {
	m = &matrix{}
	for _, i := range places {
		among := &m.shared
		if a.has(i) {
			among = &m.nodes
		}
		rank[i] = int32(len(*among))
		*among = append(*among, i)
	}
	if m.rows, err = a.entries(ctx, m.nodes, rank); err != nil || a.share == nil {
		return m, err
	}
	if m.columns, err = a.entries(ctx, m.shared, rank); err != nil {
		return m, err
	}
	m.product(ctx, a)
	return m, ctx.Err()
}

// entries is rows of the matrix, with their columns numbered by rank.
func (a operator) entries(ctx context.Context, places, rank []int32) (csr.Matrix, error) {
	size := 0
	for _, i := range places {
		size += a.rows.Degree(int(i))
	}
	e := csr.Matrix{Start: make([]int, 1, len(places)+1), Column: make([]int32, 0, size)}
	for k, i := range places {
		if k%parallel.Often == 0 && ctx.Err() != nil {
			return e, ctx.Err()
		}
		for _, j := range a.rows.Row(int(i)) {
			e.Column = append(e.Column, rank[j])
		}
		if a.weighted {
			for _, w := range a.rows.Weights(int(i)) {
				e.Value = append(e.Value, w*a.unit)
			}
		}
		e.Start = append(e.Start, len(e.Column))
	}
	return e, nil
}

// product makes S and D. A shared node that joins one node only makes no tie.
func (m *matrix) product(ctx context.Context, a operator) {
	m.share, m.sums = make([]float64, len(m.shared)), make([]float64, len(m.shared))
	for p := range m.share {
		if k := m.columns.Start[p+1] - m.columns.Start[p]; k > 1 || a.selfTies {
			m.share[p] = a.share(k)
		}
		if !a.weighted {
			m.share[p] *= a.unit
		}
	}
	if !a.selfTies {
		m.selfTies = make([]float64, len(m.nodes))
		m.rows.Times(ctx, m.selfTies, m.share)
	}
}

// times sets y to A·x. A cancelled context leaves it unfinished: look at the context
// before using it.
func (m *matrix) times(ctx context.Context, y, x []float64) {
	if m.share == nil {
		m.rows.Times(ctx, y, x)
		return
	}
	m.columns.Times(ctx, m.sums, x)
	for p, s := range m.share {
		m.sums[p] *= s
	}
	m.rows.Times(ctx, y, m.sums)
	for i, d := range m.selfTies {
		y[i] -= d * x[i]
	}
}

// strengths is the row sums.
func (m *matrix) strengths(ctx context.Context) []float64 {
	y := make([]float64, len(m.nodes))
	m.times(ctx, y, vec.Ones(len(y)))
	return y
}
