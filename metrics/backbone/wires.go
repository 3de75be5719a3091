package backbone

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/vec"
)

// wires join every point on the left with every point on the right. Currents flow
// into the points and add up to 0.
type wires struct {
	between     [][]float64 // conductance, by left and right
	left, right []float64   // currents
}

func newWires(left, right int) *wires {
	return &wires{square(left, right), make([]float64, left), make([]float64, right)}
}

func square(rows, columns int) [][]float64 {
	all := make([][]float64, rows)
	for i := range all {
		all[i] = make([]float64, columns)
	}
	return all
}

// voltages is those of the points, one of which is at 0. Points are taken away one by
// one, and the wires of each replaced by wires among its neighbours (a star by a mesh):
// only positive numbers are added, so that nothing cancels. A cancelled context stops
// it.
func (w *wires) voltages(ctx context.Context) (left, right []float64) {
	if len(w.left) < len(w.right) { // the larger side goes first
		flipped := newWires(len(w.right), len(w.left))
		copy(flipped.left, w.right)
		copy(flipped.right, w.left)
		for i, row := range w.between {
			for j, c := range row {
				flipped.between[j][i] = c
			}
		}
		right, left = flipped.voltages(ctx)
		return left, right
	}
	mesh, current, n := square(len(w.right), len(w.right)), slices.Clone(w.right), len(w.right)
	total := make([]float64, len(w.left))
	for i, row := range w.between {
		if ctx.Err() != nil {
			return w.left, w.right
		}
		total[i] = vec.Sum(row)
		for j, c := range row {
			share := c / total[i]
			current[j] += w.left[i] * share
			for k, d := range row {
				mesh[j][k] += share * d
			}
		}
	}
	right = ground(ctx, mesh, current)
	left = make([]float64, len(w.left))
	for i, row := range w.between {
		left[i] = w.left[i]
		for j := range n {
			left[i] += row[j] * right[j]
		}
		left[i] /= total[i]
	}
	return left, right
}

// ground is the voltages of a mesh whose first point is at 0.
func ground(ctx context.Context, mesh [][]float64, current []float64) []float64 {
	n := len(mesh)
	total := make([]float64, n)
	for i := n - 1; i > 0 && ctx.Err() == nil; i-- {
		row := mesh[i][:i]
		total[i] = vec.Sum(row)
		for j := range row {
			share := mesh[j][i] / total[i]
			current[j] += current[i] * share
			for k, d := range row {
				mesh[j][k] += share * d
			}
		}
	}
	voltages := make([]float64, n)
	for i := 1; i < n; i++ {
		v := current[i]
		for j, c := range mesh[i][:i] {
			v += c * voltages[j]
		}
		voltages[i] = v / total[i]
	}
	return voltages
}
