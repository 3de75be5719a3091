package graph

import (
	"context"
	"slices"
)

// Rows is an adjacency in compressed sparse rows: every node has a row of its
// neighbours, in rising order. Each tie stands in the rows of both its ends.
// The zero Rows has no node.
type Rows struct {
	start  []int     // row i is node[start[i]:start[i+1]]
	node   []int32   // neighbours
	weight []float64 // aligned with node; nil if every weight is 1
}

// Len is the number of rows.
func (r Rows) Len() int { return max(0, len(r.start)-1) }

// Entries is the number of neighbours in all rows: twice the number of ties.
func (r Rows) Entries() int { return len(r.node) }

// Degree is the length of row i.
func (r Rows) Degree(i int) int { return r.start[i+1] - r.start[i] }

// Row is the neighbours of node i, in rising order. Do not modify it.
func (r Rows) Row(i int) []int32 { return r.node[r.start[i]:r.start[i+1]] }

// Weights is the weights of the ties of node i, aligned with Row(i). It is nil
// if every weight of the graph is 1. Do not modify it.
func (r Rows) Weights(i int) []float64 {
	if r.weight == nil {
		return nil
	}
	return r.weight[r.start[i]:r.start[i+1]]
}

// Weighted tells whether some weight is not 1.
func (r Rows) Weighted() bool { return r.weight != nil }

// Weight is the weight of the tie between i and j, and whether there is one.
func (r Rows) Weight(i, j int) (float64, bool) {
	k, ok := slices.BinarySearch(r.Row(i), int32(j))
	if !ok {
		return 0, false
	}
	if r.weight == nil {
		return 1, true
	}
	return r.weight[r.start[i]+k], true
}

// pairs is a list of weighted ties, the raw material of rows.
type pairs struct {
	a, b   []int32
	weight []float64 // nil: all 1
}

// rowsOf makes the rows of n nodes from distinct directed pairs. Two counting
// sorts, by far end and then by near end, leave every row in rising order.
func rowsOf(n int, p pairs) Rows {
	return transpose(n, transpose(n, rowsUnsorted(n, p)))
}

// bothWays is the rows of undirected ties, each given once with its smaller end
// first; first ends must be in rising order.
func bothWays(n int, p pairs) Rows {
	rows, _ := joined(context.Background(), n, []half{{Rows: Rows{start: starts(n, p.a), node: p.b, weight: p.weight}}})
	return rows // nothing cancels it
}

// half is one half of an adjacency, or a part of that: rows that hold larger
// neighbours only, in any order. Its row 0 is that of node first.
type half struct {
	first int
	Rows
}

// joined is the rows of n nodes whose halves are given, in the order of the
// nodes. A row is the smaller neighbours, then the larger ones. The smaller come
// in order as the halves are gone through; when they all stand, they put the
// larger in order in their turn.
func joined(ctx context.Context, n int, given []half) (Rows, error) {
	r := Rows{start: make([]int, n+1)}
	weighted := false
	for _, h := range given {
		if ctx.Err() != nil {
			return Rows{}, ctx.Err()
		}
		for i := range h.Len() {
			r.start[h.first+i+1] += h.Degree(i)
		}
		for _, j := range h.node {
			r.start[j+1]++
		}
		weighted = weighted || h.weight != nil
	}
	for i := range n {
		r.start[i+1] += r.start[i]
	}
	r.node = make([]int32, r.start[n])
	if weighted {
		r.weight = make([]float64, r.start[n])
	}
	next := slices.Clone(r.start[:n])
	for _, h := range given {
		r.putSmaller(ctx, next, h)
	}
	r.putLarger(ctx, next)
	return r, ctx.Err()
}

// putSmaller writes the near ends of a half into the rows of the far ends, each
// at the next free place of its row. A cancelled context stops it.
func (r Rows) putSmaller(ctx context.Context, next []int, h half) {
	for i := range h.Len() {
		if i%64 == 0 && ctx.Err() != nil {
			return
		}
		for k := h.start[i]; k < h.start[i+1]; k++ {
			j := h.node[k]
			at := next[j]
			next[j]++
			r.node[at] = int32(h.first + i)
			switch {
			case r.weight == nil:
			case h.weight == nil:
				r.weight[at] = 1
			default:
				r.weight[at] = h.weight[k]
			}
		}
	}
}

// putLarger writes every node into the rows of its smaller neighbours, which
// are those before the next free place of its own row. A cancelled context stops
// it.
func (r Rows) putLarger(ctx context.Context, next []int) {
	for j := range next {
		if j%64 == 0 && ctx.Err() != nil {
			return
		}
		for k, to := r.start[j], next[j]; k < to; k++ {
			i := r.node[k]
			at := next[i]
			next[i]++
			r.node[at] = int32(j)
			if r.weight != nil {
				r.weight[at] = r.weight[k]
			}
		}
	}
}

// rowsUnsorted groups pairs by their first end.
func rowsUnsorted(n int, p pairs) Rows {
	r := Rows{start: starts(n, p.a), node: make([]int32, len(p.a))}
	if p.weight != nil {
		r.weight = make([]float64, len(p.a))
	}
	next := slices.Clone(r.start)
	for k, a := range p.a {
		at := next[a]
		next[a]++
		r.node[at] = p.b[k]
		if p.weight != nil {
			r.weight[at] = p.weight[k]
		}
	}
	return r
}

// transpose turns rows into columns; the rows of the result are sorted.
func transpose(n int, r Rows) Rows {
	t := Rows{start: starts(n, r.node), node: make([]int32, len(r.node))}
	if r.weight != nil {
		t.weight = make([]float64, len(r.node))
	}
	next := slices.Clone(t.start)
	for i := range r.Len() {
		for k := r.start[i]; k < r.start[i+1]; k++ {
			at := next[r.node[k]]
			next[r.node[k]]++
			t.node[at] = int32(i)
			if r.weight != nil {
				t.weight[at] = r.weight[k]
			}
		}
	}
	return t
}

// starts is the running count of how often each of 0..n-1 stands in ids.
func starts(n int, ids []int32) []int {
	start := make([]int, n+1)
	for _, id := range ids {
		start[id+1]++
	}
	for i := range n {
		start[i+1] += start[i]
	}
	return start
}

// plain drops the weights if each of them is 1.
func (r Rows) plain() Rows {
	for _, w := range r.weight {
		if w != 1 {
			return r
		}
	}
	r.weight = nil
	return r
}
