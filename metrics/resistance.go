package metrics

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
)

// ErrSize says that a network is too large for a measure that needs a whole matrix.
var ErrSize = errors.New("component too large for a whole matrix")

// largestMatrix is the nodes of the largest component whose matrix is inverted:
// 128 MB, and about a minute.
const largestMatrix = 4000

// circuit is a component as wires: what a current meets between its nodes.
type circuit struct {
	places    []int32     // of the nodes, rising
	potential [][]float64 // the inverse of the Laplacian, with the mean of each row 0: L⁺
}

// circuits is every component of two nodes or more.
func circuits(ctx context.Context, g graph.Graph, weighted bool, workers int) ([]circuit, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	component, sizes := rows.Components()
	if largest := slices.Max(append(sizes, 0)); largest > largestMatrix {
		return nil, fmt.Errorf("%w: %d nodes, %d at most", ErrSize, largest, largestMatrix)
	}
	all := make([]circuit, len(sizes))
	rank := make([]int32, rows.Len())
	for i, c := range component {
		rank[i] = int32(len(all[c].places))
		all[c].places = append(all[c].places, int32(i))
	}
	all = slices.DeleteFunc(all, func(c circuit) bool { return len(c.places) < 2 })
	for k := range all {
		all[k].potential = laplacian(rows, all[k].places, rank, weighted)
		if err := invert(ctx, all[k].potential, workers); err != nil {
			return nil, err
		}
		all[k].level()
	}
	return all, ctx.Err()
}

// laplacian is the Laplacian of a component plus 1/n, which makes it positive
// definite.
func laplacian(rows graph.Rows, places, rank []int32, weighted bool) [][]float64 {
	n := len(places)
	l := make([][]float64, n)
	for i, place := range places {
		l[i] = make([]float64, n)
		for j := range l[i] {
			l[i][j] = 1 / float64(n)
		}
		for k, u := range rows.Row(int(place)) {
			w := conductance(rows, int(place), k, weighted)
			l[i][rank[u]] -= w
			l[i][i] += w
		}
	}
	return l
}

// conductance is the strength of the k-th tie of a node.
func conductance(rows graph.Rows, place, k int, weighted bool) float64 {
	if weighted && rows.Weighted() {
		return rows.Weights(place)[k]
	}
	return 1
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
func (c circuit) level() {
	share := 1 / float64(len(c.places))
	for _, row := range c.potential {
		for j := range row {
			row[j] -= share
		}
	}
}

// outside is the doubts about nodes of other components.
func outside(g graph.Graph, all []circuit) []error {
	n, tied, most := g.Len(), 0, 0
	for _, c := range all {
		tied += len(c.places)
		most = max(most, len(c.places))
	}
	warnings := doubts.Directions(g)
	if most < n && n > 1 {
		warnings = doubts.Add(warnings, ErrDisconnected, n, n, " nodes do not reach all others")
	}
	return doubts.Add(warnings, ErrIsolates, n-tied, n, "")
}

// trace is the sum of the potentials of nodes at themselves.
func (c circuit) trace() float64 {
	sum := 0.0
	for i, row := range c.potential {
		sum += row[i]
	}
	return math.Max(0, sum)
}
