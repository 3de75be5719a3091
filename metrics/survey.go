package metrics

import (
	"context"
	"math/bits"
	"sync"

	"github.com/essaim/essaim/internal/parallel"
)

// survey is all distances in a space, summed up at every vertex. Distances are
// the same both ways, so that a vertex can count the sources that reach it
// instead of the nodes that it reaches.
type survey struct {
	*layout
	tallies []*tally // of every side; nil where none was asked for
	sizes   [][]int  // of every side: the nodes in every component
}

func surveyOf(ctx context.Context, s space, loop parallel.Loop) (*survey, error) {
	l, err := layoutOf(ctx, s)
	if err != nil {
		return nil, err
	}
	sweeps, err := l.sweep(ctx, loop)
	if err != nil {
		return nil, err
	}
	v := &survey{layout: l}
	for k, side := range l.sides {
		v.sizes = append(v.sizes, side.sizes())
		v.tallies = append(v.tallies, sweeps[0].halves[k].tally)
		if l.asked(k) {
			for _, w := range sweeps[1:] {
				v.tallies[k].merge(w.halves[k].tally)
			}
			v.addTwins(k)
		}
	}
	return v, nil
}

// sweep runs all batches, and gives the sweep of every goroutine.
func (l *layout) sweep(ctx context.Context, loop parallel.Loop) ([]*sweep, error) {
	var batches []batch
	entries := 0
	for k, side := range l.sides {
		entries += len(side.near)
		if l.asked(k) {
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
			if len(b.sources) == lanes {
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
func (v *survey) addTwins(k int) {
	tied, apart := distanceOf(1), distanceOf(2/v.stride)
	for at, n := range v.sides[k].twins {
		if n == 1 {
			continue
		}
		d := apart
		if v.sides[k].tied[at] {
			d = tied
		}
		v.tallies[k].add(int32(at), d, int(n)-1, int(n))
	}
}

// reach is what node i reaches.
func (v *survey) reach(i int) reach {
	node := v.first + i
	at := v.place[v.same.of[node]]
	if at < 0 {
		return reach{own: 1}
	}
	k := v.sideOf(node)
	t, c := v.tallies[k], v.sides[k].component[at]
	r := reach{own: v.sizes[k][c], sum: float64(t.sum[at]), inverse: t.inverse[at].float(), far: int(t.far[at])}
	if other := len(v.sides) - 1 - k; v.asked(other) && other != k {
		r.other = v.sizes[other][c]
	}
	return r
}

// counts is the number of pairs at every distance, from both ends.
func (v *survey) counts() []int {
	var counts []int
	for k, t := range v.tallies {
		if v.asked(k) {
			counts = plus(counts, t.counts)
		}
	}
	return counts
}
