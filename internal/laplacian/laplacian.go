// Package laplacian is pseudoinverses of Laplacian matrices, from which resistances and
// currents between nodes are read (Klein and Randić 1993, doi:10.1007/BF01164627). The
// Laplacian of every component, made positive definite by a constant, is inverted by
// Gauss and Jordan's elimination: O(n³) time and O(n²) memory for n nodes.
package laplacian

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// ErrSize says that a network is too large for a measure that needs a whole matrix.
var ErrSize = errors.New("component too large for a whole matrix")

// largestMatrix is the nodes of the largest component whose matrix is inverted:
// 128 MB, and about a minute.
const largestMatrix = 4000

// Pseudoinverse is a component as wires: what a current meets between its nodes.
type Pseudoinverse struct {
	Places []int32     // of the nodes, rising
	Entry  [][]float64 // the inverse of the Laplacian, with the mean of each row 0: L⁺
}

// Of is every component of two nodes or more.
func Of(ctx context.Context, g graph.Graph, weighted bool, workers int) ([]Pseudoinverse, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	component, sizes := rows.Components()
	if largest := slices.Max(append(sizes, 0)); largest > largestMatrix {
		return nil, fmt.Errorf("%w: %d nodes, %d at most", ErrSize, largest, largestMatrix)
	}
	all, weights := make([]Pseudoinverse, len(sizes)), csr.WeightsOf(rows, weighted)
	rank := make([]int32, rows.Len())
	for i, c := range component {
		rank[i] = int32(len(all[c].Places))
		all[c].Places = append(all[c].Places, int32(i))
	}
	all = slices.DeleteFunc(all, func(c Pseudoinverse) bool { return len(c.Places) < 2 })
	for k := range all {
		all[k].Entry = laplacian(rows, all[k].Places, rank, weights)
		if err := invert(ctx, all[k].Entry, workers); err != nil {
			return nil, err
		}
		all[k].level()
	}
	return all, ctx.Err()
}

// laplacian is the Laplacian of a component plus 1/n, which makes it positive
// definite.
func laplacian(rows graph.Rows, places, rank []int32, weights csr.Weights) [][]float64 {
	n := len(places)
	l := make([][]float64, n)
	for i, place := range places {
		l[i] = make([]float64, n)
		for j := range l[i] {
			l[i][j] = 1 / float64(n)
		}
		conductance := weights(int(place))
		for k, u := range rows.Row(int(place)) {
			w := conductance[k]
			l[i][rank[u]] -= w
			l[i][i] += w
		}
	}
	return l
}

// invert inverts a positive definite matrix in its place, one pivot after the
// other (Gauss and Jordan), which needs no change of rows.
func invert(ctx context.Context, a [][]float64, workers int) error {
	n := len(a)
	pivot := make([]float64, n)
	for k := range a {
		scale := 1 / a[k][k]
		copy(pivot, a[k])
		loop := parallel.Loop{N: n, Work: n * n / 2, Workers: workers}
		err := loop.Each(ctx, func() func(int) {
			return func(i int) {
				if i != k {
					eliminate(a[i], pivot, k, scale)
				}
			}
		})
		if err != nil {
			return err
		}
		for j := range pivot {
			a[k][j] *= scale
		}
		a[k][k] = scale
	}
	return nil
}

// eliminate takes the pivot's row from another.
func eliminate(row, pivot []float64, k int, scale float64) {
	factor := row[k] * scale
	floats.AddScaled(row, -factor, pivot)
	row[k] = -factor
}

// level takes 1/n from every entry, which leaves rows of mean 0.
func (c Pseudoinverse) level() {
	share := 1 / float64(len(c.Places))
	for _, row := range c.Entry {
		for j := range row {
			row[j] -= share
		}
	}
}

// Trace is the sum of the potentials of nodes at themselves.
func (c Pseudoinverse) Trace() float64 {
	sum := 0.0
	for i, row := range c.Entry {
		sum += row[i]
	}
	return math.Max(0, sum)
}
