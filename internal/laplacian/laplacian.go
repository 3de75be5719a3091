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
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/floats"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

var (
	// ErrSize says that a component is too large for a whole matrix.
	ErrSize = errors.New("component too large for a whole matrix")
	// ErrConditioned says that rounding has spoilt the inverse.
	ErrConditioned = errors.New("weights too far apart for currents to add up")
)

// largestMatrix is the nodes of the largest component whose matrix is inverted:
// 128 MB, and about a minute.
const largestMatrix = 4000

// Pseudoinverse is a component as wires: what a current meets between its nodes.
type Pseudoinverse struct {
	Places []int32     // of the nodes, rising
	Entry  [][]float64 // the inverse of the Laplacian, with the mean of each row 0: L⁺
}

// Of is every component of two nodes or more.
func Of(ctx context.Context, g graph.Graph, weighted bool, loop parallel.Loop) ([]Pseudoinverse, error) {
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
	done := 0
	for k := range all {
		pivoted := func() {
			if done++; loop.Progress != nil && (done*100/len(rank) != (done-1)*100/len(rank)) {
				loop.Progress(done, len(rank))
			}
		}
		if err := all[k].find(ctx, rows, rank, weights, parallel.Loop{Workers: loop.Workers}, pivoted); err != nil {
			return nil, err
		}
	}
	return all, ctx.Err()
}

// find inverts the Laplacian of a component. The largest weight is brought between 1 and
// 2, so that the constant that is added is of the same scale.
func (p *Pseudoinverse) find(ctx context.Context, rows graph.Rows, rank []int32, weights csr.Weights, loop parallel.Loop, pivoted func()) error {
	largest := 0.0
	for _, place := range p.Places {
		largest = max(largest, vec.Max(weights(int(place))))
	}
	unit := vec.ToOne(largest)
	p.Entry = laplacian(rows, p.Places, rank, weights, unit)
	if err := invert(ctx, p.Entry, loop, pivoted); err != nil {
		return err
	}
	p.level(unit)
	if off := p.off(rows, rank, weights); !(off <= mostOff) {
		return fmt.Errorf("%w: they are %.1g off; leave out the weakest ties, or measure without weights", ErrConditioned, off)
	}
	return ctx.Err()
}

// mostOff is how far currents of 1 may be from adding up to 0 at a node.
const mostOff = 1e-8

// off is how far L·L⁺ is from 1 - 1/n, by its products with vectors of ±1: how far the
// currents that come to a node are from those that leave it.
func (p *Pseudoinverse) off(rows graph.Rows, rank []int32, weights csr.Weights) (off float64) {
	const tries = 4
	n := len(p.Places)
	rng := rand.New(rand.NewPCG(uint64(n), 1))
	z, y := make([]float64, n), make([]float64, n)
	for range tries {
		for i := range z {
			z[i] = float64(2*rng.IntN(2) - 1)
		}
		for i, row := range p.Entry {
			y[i] = vec.Dot(row, z)
		}
		mean := vec.Sum(z) / float64(n)
		for i, place := range p.Places {
			current, conductance := 0.0, weights(int(place))
			for k, u := range rows.Row(int(place)) {
				current += conductance[k] * (y[i] - y[rank[u]])
			}
			off = max(off, math.Abs(current-(z[i]-mean)))
			if math.IsNaN(current) {
				return current
			}
		}
	}
	return off
}

// laplacian is the Laplacian of a component, times a unit, plus 1/n, which makes it
// positive definite.
func laplacian(rows graph.Rows, places, rank []int32, weights csr.Weights, unit float64) [][]float64 {
	n := len(places)
	l := make([][]float64, n)
	for i, place := range places {
		l[i] = make([]float64, n)
		for j := range l[i] {
			l[i][j] = 1 / float64(n)
		}
		conductance := weights(int(place))
		for k, u := range rows.Row(int(place)) {
			w := conductance[k] * unit
			l[i][rank[u]] -= w
			l[i][i] += w
		}
	}
	return l
}

// invert inverts a positive definite matrix in its place, one pivot after the
// other (Gauss and Jordan), which needs no change of rows.
func invert(ctx context.Context, a [][]float64, loop parallel.Loop, pivoted func()) error {
	n := len(a)
	pivot := make([]float64, n)
	loop.N, loop.Work = n, n*n/2
	for k := range a {
		scale := 1 / a[k][k]
		copy(pivot, a[k])
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
		pivoted()
	}
	return nil
}

// eliminate takes the pivot's row from another.
func eliminate(row, pivot []float64, k int, scale float64) {
	factor := row[k] * scale
	floats.AddScaled(row, -factor, pivot)
	row[k] = -factor
}

// level takes 1/n from every entry, which leaves rows of mean 0, and gives the entries
// back their unit.
func (c Pseudoinverse) level(unit float64) {
	share := 1 / float64(len(c.Places))
	for _, row := range c.Entry {
		for j := range row {
			row[j] = (row[j] - share) * unit
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
