package brokerage

import (
	"context"
	"math/bits"

	"github.com/essaim/essaim/internal/categories"
)

// wordShuffles is how many shuffles are counted at once.
const wordShuffles = 64

// bitParallelCensus counts brokers in many shuffles of the categories at once: bit s of every word
// is shuffle s. Categories are kept by their own bits, so that two nodes are compared
// in all shuffles in a few steps, and triangles are met once for all.
type bitParallelCensus struct {
	*brokers
	width  int         // bits of a category
	bits   []uint64    // of node v: from v*width
	tied   []float64   // to the node at hand
	all    []float64   // pairs of every node that triangles close, in any role
	closed bitCounters // pairs that triangles close: coordinators, itinerants, gatekeepers
	pairs  *neighbourPairs
}

// newBitParallelCensus needs what triangles close at every node, to know how far to count.
func newBitParallelCensus(b *brokers, c categories.Categories, closed []float64) *bitParallelCensus {
	d := &bitParallelCensus{brokers: b, width: bits.Len(uint(len(c.Size))), tied: make([]float64, len(c.Of)), all: closed}
	d.bits = make([]uint64, d.width*len(c.Of))
	d.pairs = newNeighbourPairs(c.Of)
	for _, n := range closed {
		d.closed.grow(uint64(n))
	}
	return d
}

// each visits every node in every shuffle. When the context ends it stops.
func (d *bitParallelCensus) each(ctx context.Context, of [][]int32, visit func(s, v int, c nodeCounts)) {
	d.set(ctx, of)
	for v, category := range of[0] {
		if ctx.Err() != nil {
			return
		}
		if category >= 0 {
			d.close(int32(v), of[0])
		}
	}
	var closed [3][wordShuffles]float64
	for v := range of[0] {
		if ctx.Err() != nil {
			return
		}
		d.closed.read(v, &closed)
		for s := range of {
			d.pairs.of = of[s]
			c := d.pairs.among(v, d.rows.Row(v), d.weights(v))
			liaison := d.all[v]
			for k, r := range []Role{Coordinator, Itinerant, Gatekeeper} {
				c[r] -= closed[k][s]
				liaison -= closed[k][s]
			}
			c[Liaison] -= liaison
			c.finish()
			visit(s, v, c)
		}
	}
}

// set writes the categories down in bits, and counts from 0.
func (d *bitParallelCensus) set(ctx context.Context, of [][]int32) {
	clear(d.bits)
	d.closed.clear()
	for s, shuffle := range of {
		if ctx.Err() != nil {
			return
		}
		for v, category := range shuffle {
			for k := range d.width {
				d.bits[v*d.width+k] |= uint64(category) >> k & 1 << s
			}
		}
	}
}

// same tells in which shuffles two nodes are of one category.
func (d *bitParallelCensus) same(u, v int32) uint64 {
	x, y := d.bits[int(u)*d.width:][:d.width], d.bits[int(v)*d.width:][:d.width]
	differ := uint64(0)
	for k := range x {
		differ |= x[k] ^ y[k]
	}
	return ^differ
}

// close counts the triangles upward from v, at their three nodes. Which nodes have a
// category is the same in all shuffles.
func (d *bitParallelCensus) close(v int32, of []int32) {
	row, from := d.up.Row(int(v)), d.up.Start[v]
	for k, u := range row {
		if of[u] >= 0 {
			d.tied[u] = d.up.Value[from+k]
		}
	}
	for k, u := range row {
		if of[u] < 0 {
			continue
		}
		uv, x, start := d.same(u, v), d.up.Value[from+k], d.up.Start[u]
		for n, w := range d.up.Row(int(u)) {
			if y := d.tied[w]; y != 0 {
				z, vw, uw := d.up.Value[start+n], d.same(v, w), d.same(u, w)
				d.add(v, uv, vw, uw, x*y)
				d.add(u, uv, uw, vw, x*z)
				d.add(w, vw, uw, uv, y*z)
			}
		}
	}
	for _, u := range row {
		d.tied[u] = 0
	}
}

// add counts a pair at a broker: where one of the pair is of its category, where the
// other is, and where the two are of one.
func (d *bitParallelCensus) add(broker int32, one, other, ends uint64, n float64) {
	d.closed.add(int(broker), [3]uint64{one & other, ends &^ one, one ^ other}, uint64(n))
}
