// Package msbfs is the distances between all nodes of a graph by steps, summed up at every
// node, by multi-source breadth-first search: 512 sources go through the graph side by side,
// each a bit of a set that every node has (Then et al. 2014, doi:10.14778/2735496.2735507).
// A step either pushes from the nodes that changed or pulls to those that are not yet
// reached by all (Beamer, Asanović and Patterson 2012, doi:10.1109/SC.2012.50). Twins, nodes
// with the same neighbours, are searched from once. A projection is searched in its two-mode
// network, where it has fewer ties.
//
// Cost: O(n·m·d/512) operations on sets of 512 bits at worst, for n nodes, m ties and
// distances up to d, and O(n·m/512) when most nodes are reached in a few steps; O(n) sets of
// memory for each worker. All sums are of whole numbers, so that no order of steps changes a
// bit.
package msbfs

import (
	"context"
	"math/bits"
	"slices"
	"sync"

	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
)

// Distances is all distances in a graph, summed up at every vertex. Distances are the same
// both ways, so that a vertex can count the sources that reach it instead of the nodes that
// it reaches.
type Distances struct {
	*numbering
	sums  []*sums // of every mode; nil where none was asked for
	sizes [][]int // of every mode: the nodes in every component
}

// Of finds all distances in a graph, and counts the nodes up to the distance g.Within, if
// that is not 0. The error is the context's.
func Of(ctx context.Context, g implicit.Graph, loop parallel.Loop) (*Distances, error) {
	n, err := numberingOf(ctx, g)
	if err != nil {
		return nil, err
	}
	searches, err := n.search(ctx, loop)
	if err != nil {
		return nil, err
	}
	all := &Distances{numbering: n}
	for k, m := range n.modes {
		all.sizes = append(all.sizes, m.sizes())
		all.sums = append(all.sums, searches[0].reached[k].sums)
		if !n.Asked(k) {
			continue
		}
		for _, s := range searches[1:] {
			all.sums[k].merge(s.reached[k].sums)
		}
		all.addTwins(k)
	}
	return all, nil
}

// search searches from all batches, and returns the searches of every goroutine.
func (n *numbering) search(ctx context.Context, loop parallel.Loop) ([]*search, error) {
	var batches []batch
	entries := 0
	for k, m := range n.modes {
		entries += len(m.neighbour)
		if n.Asked(k) {
			batches = append(batches, m.batches(k)...)
		}
	}
	loop.N, loop.Work = len(batches), 16*len(batches)*entries
	var searches []*search
	var lock sync.Mutex
	err := loop.Each(ctx, func() func(int) {
		s := newSearch(n)
		lock.Lock()
		defer lock.Unlock()
		searches = append(searches, s)
		return func(i int) { s.run(ctx, batches[i]) }
	})
	if err == nil {
		err = ctx.Err() // the last search may have stopped halfway
	}
	return searches, err
}

// batches is the sources of mode k. All sources of a batch count for the same number of
// nodes, a power of two: five twins are a source of weight 1 and one of weight 4.
func (m *mode) batches(k int) []batch {
	digits := int32(0)
	for _, n := range m.twins {
		digits |= n
	}
	var all []batch
	for digit := range bits.Len32(uint32(digits)) {
		b := batch{mode: k, weight: 1 << digit}
		for v, n := range m.twins {
			if n>>digit&1 == 0 {
				continue
			}
			if len(b.sources) == sourcesAtOnce {
				all, b.sources = append(all, b), nil
			}
			b.sources = append(b.sources, int32(v))
		}
		all = append(all, b)
	}
	return all
}

// addTwins adds the distances between twins, which are one vertex for searches: 1 if they
// are tied, else 2 steps over any neighbour.
func (d *Distances) addTwins(k int) {
	tied, apart := distanceOf(1), distanceOf(2/d.Stride)
	m, s := d.modes[k], d.sums[k]
	for v, n := range m.twins {
		switch {
		case n == 1:
		case m.tied[v]:
			s.add(int32(v), tied, int(n)-1, int(n))
		default:
			s.add(int32(v), apart, int(n)-1, int(n))
		}
	}
}

// Reach is what node i of the graph reaches.
func (d *Distances) Reach(i int) Reach {
	node := d.First + i
	v := d.vertex[d.twins.Of[node]]
	if v < 0 {
		return Reach{Own: 1}
	}
	k := d.Mode(node)
	s, c := d.sums[k], d.modes[k].component[v]
	r := Reach{Own: d.sizes[k][c], Sum: float64(s.sum[v]), Inverse: s.inverse[v].float(), Far: int(s.farthest[v])}
	if other := len(d.modes) - 1 - k; other != k && d.Asked(other) {
		r.Other = d.sizes[other][c]
	}
	if d.Within > 0 {
		r.Near = int(s.near[v])
	}
	return r
}

// Counts is the number of pairs of nodes at every distance, from both ends: place 0 is 0.
// It is empty if no node reaches another.
func (d *Distances) Counts() []int {
	var counts []int
	for k, s := range d.sums {
		if d.Asked(k) {
			counts = plus(counts, slices.Clone(s.counts))
		}
	}
	return counts
}
