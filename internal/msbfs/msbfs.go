// Package msbfs is the distances between all nodes of a graph that is not weighted, by
// multi-source breadth-first search: 512 sources go through the graph side by side, each
// a bit of a set that every node has (Then et al. 2014, doi:10.14778/2735496.2735507).
// A step either pushes from the nodes that changed or pulls to those that are not yet
// reached by all (Beamer, Asanović and Patterson 2012, doi:10.1109/SC.2012.50). Twins, nodes with the
// same neighbours, are searched from once.
//
// Cost: O(n·m/512) steps on sets of 512 bits, and O(n) sets of memory for each worker.
// All sums are of whole numbers, so that no order of steps changes a bit.
package msbfs

import (
	"context"
	"math/bits"
	"sync"

	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
)

// Distances is all distances in a space, summed up at every vertex. Distances are
// the same both ways, so that a vertex can count the sources that reach it
// instead of the nodes that it reaches.
type Distances struct {
	*layout
	sums  []*sums // of every side; nil where none was asked for
	sizes [][]int // of every side: the nodes in every component
}

func Of(ctx context.Context, s implicit.Graph, loop parallel.Loop) (*Distances, error) {
	l, err := layoutOf(ctx, s)
	if err != nil {
		return nil, err
	}
	sweeps, err := l.sweep(ctx, loop)
	if err != nil {
		return nil, err
	}
	all := &Distances{layout: l}
	for k, side := range l.sides {
		all.sizes = append(all.sizes, side.sizes())
		all.sums = append(all.sums, sweeps[0].halves[k].sums)
		if !l.Asked(k) {
			continue
		}
		for _, w := range sweeps[1:] {
			all.sums[k].merge(w.halves[k].sums)
		}
		all.addTwins(k)
	}
	return all, nil
}

// sweep runs all batches, and gives the sweep of every goroutine.
func (l *layout) sweep(ctx context.Context, loop parallel.Loop) ([]*sweep, error) {
	var batches []batch
	entries := 0
	for k, side := range l.sides {
		entries += len(side.near)
		if l.Asked(k) {
			batches = append(batches, side.batches(k)...)
		}
	}
	loop.N, loop.Work = len(batches), 16*len(batches)*entries
	var sweeps []*sweep
	var lock sync.Mutex
	err := loop.Each(ctx, func() func(int) {
		w := newSweep(l)
		lock.Lock()
		defer lock.Unlock()
		sweeps = append(sweeps, w)
		return func(i int) { w.run(ctx, batches[i]) }
	})
	if err == nil {
		err = ctx.Err() // the last sweep may have stopped halfway
	}
	return sweeps, err
}

// batches is the sources of side k. All sources of a batch count for the same
// number of nodes, a power of two: five twins are a source of weight 1 and one of
// weight 4.
func (s *side) batches(k int) []batch {
	digits := int32(0)
	for _, n := range s.twins {
		digits |= n
	}
	var all []batch
	for digit := range bits.Len32(uint32(digits)) {
		b := batch{side: k, weight: 1 << digit}
		for v, n := range s.twins {
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

// addTwins adds the distances between twins, which are one vertex for sweeps: 1
// if they are tied, else 2 steps over any neighbour.
func (s *Distances) addTwins(k int) {
	tied, apart := distanceOf(1), distanceOf(2/s.Stride)
	for v, n := range s.sides[k].twins {
		switch {
		case n == 1:
		case s.sides[k].tied[v]:
			s.sums[k].add(int32(v), tied, int(n)-1, int(n))
		default:
			s.sums[k].add(int32(v), apart, int(n)-1, int(n))
		}
	}
}

// Reach is what node i of the graph reaches.
func (s *Distances) Reach(i int) Reach {
	node := s.First + i
	v := s.place[s.same.Of[node]]
	if v < 0 {
		return Reach{Own: 1}
	}
	k := s.Mode(node)
	t, c := s.sums[k], s.sides[k].component[v]
	r := Reach{Own: s.sizes[k][c], Sum: float64(t.sum[v]), Inverse: t.inverse[v].float(), Far: int(t.far[v])}
	if other := len(s.sides) - 1 - k; other != k && s.Asked(other) {
		r.Other = s.sizes[other][c]
	}
	if s.Within > 0 {
		r.Near = int(t.near[v])
	}
	return r
}

// Counts is the number of pairs at every distance, from both ends.
func (s *Distances) Counts() []int {
	var counts []int
	for k, t := range s.sums {
		if s.Asked(k) {
			counts = plus(counts, t.counts)
		}
	}
	return counts
}
