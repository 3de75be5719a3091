package graph

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/internal/parallel"
)

// project builds the rows of the projection. Only the half of the ties that lead
// to larger nodes is added up, in blocks of rows.
func (n *Network) project(mode Mode, w Weighting) Rows {
	if w.each != nil {
		return projection[float64]{n, mode, w, n.shares(mode, w.each)}.rows()
	}
	return projection[int32]{n, mode, w, nil}.rows()
}

// shares is what each node adds to the pairs of its members.
func (n *Network) shares(mode Mode, each func(k int) float64) []float64 {
	all := make([]float64, n.Len())
	first := n.first(mode.Other())
	for i := range n.Count(mode.Other()) {
		all[first+i] = each(n.rows.Degree(first + i))
	}
	return all
}

// projection is a network about to be projected. What two nodes share is counted
// if their weight needs no more, or else added up.
type projection[T int32 | float64] struct {
	*Network
	mode Mode
	Weighting
	shares []T // by node of the other mode; nil: 1 each
}

func (p projection[T]) rows() Rows {
	const blocks = 64
	size := p.Count(p.mode)
	halves := make([]half, blocks)
	loop := parallel.Loop{N: blocks, Work: p.work()}
	_ = loop.Each(context.Background(), func() func(int) { // nothing cancels it
		t := tally[T]{projection: p, first: p.first(p.mode), sum: make([]T, size)}
		return func(b int) { halves[b] = t.block(b*size/blocks, (b+1)*size/blocks) }
	})
	return joined(size, halves)
}

// work is how many pairs of members there are.
func (p projection[T]) work() int {
	pairs := 0
	first := p.first(p.mode.Other())
	for i := range p.Count(p.mode.Other()) {
		k := p.Network.rows.Degree(first + i)
		pairs += k * (k - 1) / 2
	}
	return pairs
}

// tally adds up rows in one dense array (Gustavson 1978,
// doi:10.1145/355791.355796).
type tally[T int32 | float64] struct {
	projection[T]
	first   int     // node of the mode
	sum     []T     // per node of the mode; 0 unless touched
	touched []int32 // nodes of the mode
	half
}

// block is the larger neighbours of the nodes from one to another.
func (t *tally[T]) block(from, to int) half {
	t.half = half{from, Rows{start: append(t.start[:0], 0), node: t.node[:0], weight: t.weight[:0]}}
	for i := from; i < to; i++ {
		t.add(int32(t.first + i))
		t.take(i)
		t.start = append(t.start, len(t.node))
	}
	return half{from, Rows{slices.Clone(t.start), slices.Clone(t.node), slices.Clone(t.weight)}.plain()}
}

// add adds up what node i shares with each larger node.
func (t *tally[T]) add(i int32) {
	one := T(1)
	for _, shared := range t.Network.rows.Row(int(i)) {
		if t.shares != nil {
			one = t.shares[shared]
		}
		members := t.Network.rows.Row(int(shared))
		from, _ := slices.BinarySearch(members, i+1)
		for _, m := range members[from:] {
			j := m - int32(t.first)
			if t.sum[j] == 0 {
				t.touched = append(t.touched, j)
			}
			t.sum[j] += one
		}
	}
}

// take moves the sums of node i, as weights, to the half; it leaves zeros.
func (t *tally[T]) take(i int) {
	for _, j := range t.touched {
		weight := t.weigh(t.first+i, t.first+int(j), float64(t.sum[j]))
		t.sum[j] = 0
		if weight > 0 && weight >= t.atLeast && !math.IsInf(weight, 0) {
			t.node = append(t.node, j)
			t.weight = append(t.weight, weight)
		}
	}
	t.touched = t.touched[:0]
}

// weigh is the weight of a pair whose shared nodes add up to sum.
func (p projection[T]) weigh(i, j int, sum float64) float64 {
	switch {
	case p.pair != nil:
		both := shared(p.Network.rows.Row(i), p.Network.rows.Row(j))
		nodes := make([]Node, len(both))
		for k, s := range both {
			nodes[k] = p.At(int(s))
		}
		return p.pair(p.At(i), p.At(j), nodes)
	case p.finish != nil:
		return p.finish(sum, p.Network.rows.Degree(i), p.Network.rows.Degree(j))
	}
	return sum
}
