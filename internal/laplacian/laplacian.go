// Package laplacian is Moore-Penrose pseudoinverses of Laplacian matrices, from which
// effective resistances and currents between nodes are read (Klein and Randić 1993,
// doi:10.1007/BF01164627):
//
//	R(i,j) = L⁺(i,i) + L⁺(j,j) - 2·L⁺(i,j)
//
// The Laplacian L of a component is singular only along the vector of ones, so that L + J/n,
// with J a matrix of ones, is positive definite, and L⁺ = (L + J/n)⁻¹ - J/n (Ghosh, Boyd and
// Saberi 2008, doi:10.1137/050645452). It is inverted by Gauss-Jordan elimination without
// pivoting, and held to Kirchhoff's current law afterwards.
//
// Cost: O(n³) time and O(n²) memory for a component of n nodes.
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

// Pseudoinverse is the pseudoinverse L⁺ of the Laplacian of a component: the potentials of its
// nodes, with mean 0, when a current of 1 enters at one of them and leaves at all evenly.
type Pseudoinverse struct {
	Places []int32     // of the nodes, rising
	Entry  [][]float64 // L⁺, its rows and columns in the order of Places
}

// Of is the pseudoinverses of all components of two nodes or more, in the order of their first
// nodes. Weights are conductances, or all 1. It is [ErrSize] if a component has more than 4000
// nodes, and [ErrConditioned] if its weights are too far apart. Progress of the loop counts
// pivots; N and Work are not needed.
func Of(ctx context.Context, g graph.Graph, weighted bool, loop parallel.Loop) ([]Pseudoinverse, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	if err := (parallel.Loop{Workers: loop.Workers}).Each(ctx, func() func(int) { return nil }); err != nil {
		return nil, err // also where there is nothing to invert
	}
	component, sizes, err := rows.ComponentsContext(ctx)
	if err != nil {
		return nil, err
	}
	if largest := slices.Max(append(sizes, 0)); largest > largestMatrix {
		return nil, fmt.Errorf("%w: %d nodes, %d at most", ErrSize, largest, largestMatrix)
	}
	all, weights := make([]Pseudoinverse, len(sizes)), csr.WeightsOf(rows, weighted)
	rank := make([]int32, rows.Len())
	for i, c := range component {
		rank[i] = int32(len(all[c].Places))
		all[c].Places = append(all[c].Places, int32(i))
	}
	all = slices.DeleteFunc(all, func(p Pseudoinverse) bool { return len(p.Places) < 2 })
	done, total := 0, 0
	for _, p := range all {
		total += len(p.Places)
	}
	for k := range all {
		pivoted := func() {
			if done++; loop.Progress != nil && (done*100/total != (done-1)*100/total) {
				loop.Progress(done, total)
			}
		}
		if err := all[k].compute(ctx, rows, rank, weights, parallel.Loop{Workers: loop.Workers}, pivoted); err != nil {
			return nil, err
		}
	}
	return all, ctx.Err()
}

// compute sets the entries. The largest weight is brought between 1 and 2, so that J/n is of
// the scale of the Laplacian.
func (p *Pseudoinverse) compute(ctx context.Context, rows graph.Rows, rank []int32, weights csr.Weights, loop parallel.Loop, pivoted func()) error {
	largest := 0.0
	for _, place := range p.Places {
		largest = max(largest, vec.Max(weights(int(place))))
	}
	unit := vec.ToOne(largest)
	p.Entry = laplacian(rows, p.Places, rank, weights, unit)
	if err := invert(ctx, p.Entry, loop, pivoted); err != nil {
		return err
	}
	p.center(unit)
	if off := p.imbalance(rows, rank, weights); !(off <= largestImbalance) {
		return fmt.Errorf("%w: they are %.1g off; leave out the weakest ties, or measure without weights", ErrConditioned, off)
	}
	return ctx.Err()
}

// largestImbalance is how far currents of 1 may be from adding up to 0 at a node.
const largestImbalance = 1e-8

// imbalance is how far L·L⁺ is from I - J/n, by its products with random vectors of ±1: how
// far the currents that come to a node are from those that leave it, which Kirchhoff's law
// wants equal.
func (p *Pseudoinverse) imbalance(rows graph.Rows, rank []int32, weights csr.Weights) (off float64) {
	const probes = 4
	n := len(p.Places)
	rng := rand.New(rand.NewPCG(uint64(n), 1))
	z, y := make([]float64, n), make([]float64, n)
	for range probes {
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

// laplacian is L + J/n for the Laplacian L of a component, times a unit.
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

// invert inverts a positive definite matrix in its place by Gauss-Jordan elimination. Its
// pivots are those of the diagonal: no rows need to be exchanged.
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

// eliminate subtracts a multiple of the pivot row from another.
func eliminate(row, pivot []float64, k int, scale float64) {
	factor := row[k] * scale
	floats.AddScaled(row, -factor, pivot)
	row[k] = -factor
}

// center takes J/n from the inverse, which leaves rows of mean 0, and gives the entries back
// their unit.
func (p *Pseudoinverse) center(unit float64) {
	share := 1 / float64(len(p.Places))
	for _, row := range p.Entry {
		for j := range row {
			row[j] = (row[j] - share) * unit
		}
	}
}

// Trace is the trace of L⁺: the effective resistances of all pairs, added up, over n.
func (p Pseudoinverse) Trace() float64 {
	sum := 0.0
	for i, row := range p.Entry {
		sum += row[i]
	}
	return math.Max(0, sum)
}
