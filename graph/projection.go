package graph

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/internal/parallel"
)

// project builds the rows of the projection: first the ties with larger nodes,
// then both ways. What two nodes share is counted in integers, unless their
// weight needs more.
func (n *Network) project(ctx context.Context, mode Mode, w Weighting) (Rows, error) {
	p := projection{n, w, mode, n.first(mode), n.Count(mode), nil}
	add := halves[int32]
	if w.each != nil {
		add = halves[float64]
		p.shares = make([]float64, n.Len())
		for i := range p.shares {
			p.shares[i] = w.each(n.rows.Degree(i))
		}
	}
	parts, err := add(ctx, p)
	if err != nil {
		return Rows{}, err
	}
	return joined(ctx, p.size, parts)
}

// projection is what a projection is made from. Its nodes are numbered from 0;
// the offset leads to their numbers in the network.
type projection struct {
	*Network
	Weighting
	mode         Mode
	offset, size int
	shares       []float64 // what each node of the network adds to its members; nil: 1
}

// halves adds up the ties in blocks of nodes.
func halves[T int32 | float64](ctx context.Context, p projection) ([]half, error) {
	blocks := min(64, 1+p.size/256)
	done := make([]half, blocks)
	loop := parallel.Loop{N: blocks, Work: p.work()}
	if p.pair != nil {
		loop.Workers = 1 // the caller's function need not be ready for more
	}
	err := loop.Each(ctx, func() func(int) {
		t := accumulator[T]{projection: p, sums: make([]T, p.Len())}
		return func(b int) { done[b] = t.block(ctx, b*p.size/blocks, (b+1)*p.size/blocks) }
	})
	return done, err
}

// work estimates the steps: each pair of members is added, weighed and copied.
func (p *projection) work() int {
	count := 0
	for s := range p.Of(p.mode.Other()) {
		k := p.rows.Degree(s.Index)
		count += k * (k - 1) / 2
	}
	return 8 * count
}

// accumulator adds up rows in one dense array, a sparse accumulator (Gustavson 1978,
// doi:10.1145/355791.355796).
type accumulator[T int32 | float64] struct {
	projection
	sums []T     // by node of the network; 0 unless met
	met  []int32 // nodes of the network
	row  []int32 // of the projection, for all rows of the block
	w    []float64
}

// block is the larger neighbours of the nodes from one to another, or of some of
// them if the context is cancelled.
func (t *accumulator[T]) block(ctx context.Context, from, to int) half {
	start := make([]int, 1, to-from+1)
	t.row, t.w = t.row[:0], t.w[:0]
	for i := from; i < to && ctx.Err() == nil; i++ {
		t.add(t.offset + i)
		t.take(t.offset + i)
		start = append(start, len(t.row))
	}
	h := half{from, Rows{start: start, node: slices.Clone(t.row)}}
	if slices.ContainsFunc(t.w, func(w float64) bool { return w != 1 }) {
		h.weight = slices.Clone(t.w)
	}
	return h
}

// add adds up what node i shares with each larger node.
func (t *accumulator[T]) add(i int) {
	rows, sums, met, one := t.rows, t.sums, t.met[:0], T(1)
	for _, s := range rows.Row(i) {
		if t.shares != nil {
			one = T(t.shares[s])
		}
		members := rows.Row(int(s))
		for k := len(members) - 1; int(members[k]) > i; k-- { // i is one of them
			j := members[k]
			if sums[j] == 0 {
				met = append(met, j)
			}
			sums[j] += one
		}
	}
	t.met = met
}

// take weighs the ties of node i, and leaves zeros.
func (t *accumulator[T]) take(i int) {
	sums, row, weights := t.sums, t.row, t.w
	asIs := t.finish == nil && t.pair == nil
	if t.pair != nil {
		slices.Sort(t.met) // the caller's function is asked in order
	}
	for _, j := range t.met {
		w := float64(sums[j])
		sums[j] = 0
		if !asIs {
			w = t.weigh(i, int(j), w)
		}
		if w > 0 && w >= t.atLeast && !math.IsInf(w, 0) {
			row, weights = append(row, j-int32(t.offset)), append(weights, w)
		}
	}
	t.row, t.w = row, weights
}

// weigh is the weight of a pair whose shared nodes add up to sum.
func (p *projection) weigh(i, j int, sum float64) float64 {
	if p.pair == nil {
		return p.finish(sum, p.rows.Degree(i), p.rows.Degree(j))
	}
	both := shared(p.rows.Row(i), p.rows.Row(j))
	nodes := make([]Node, len(both))
	for k, s := range both {
		nodes[k] = p.At(int(s))
	}
	return p.pair(p.At(i), p.At(j), nodes)
}
