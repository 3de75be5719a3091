// Package brandes counts shortest paths and what depends on them: the dependency of a
// source on a node, δ(v) = Σ σ(v)/σ(w)·(1+δ(w)) over the nodes w that follow v on paths
// from it (Brandes 2001, doi:10.1080/0022250X.2001.9990249).
//
// By steps, the graph is first cut at its cut nodes (blocks) and twins, nodes with the
// same neighbours, are merged into classes; then eight sources at a time are searched
// from, each in a lane. Cost: O(n·m) time and O(n) memory for each worker, n classes and
// m ties of the two-mode network. By length see [github.com/essaim/essaim/internal/dijkstra].
package brandes

import (
	"context"
	"errors"
	"math"
	"slices"
)

// accumulation is the shortest paths from the sources of one batch after the other,
// each in its lane (Brandes 2001, doi:10.1080/0022250X.2001.9990249).
//
// No loop over neighbours looks at levels. The numbers of a class are 0 until its
// level is worked out, so that a sum over all neighbours is one over the level
// before, and what is added to a sum after that is never looked at.
type accumulation struct {
	search
	batches []batch
	past    int       // batches before the one at hand
	target  []float64 // of a class: ends of paths that are wanted
	need    []uint8   // of a class: lanes in which it is on a path to a target
	leaves  []visit
	sigma   []lanes // of a class: number of shortest paths to its nodes
	share   []lanes // of a class: what each path to its nodes is worth, to targets there and beyond
	sum     []lanes // of a class: what its neighbours carry to it
	limit   float64 // of numbers of paths
	stop    context.CancelCauseFunc
}

// newAccumulation makes a bundle that gives up, with the error [ErrPaths], where there
// are too many paths to count. The excess is taken away from whole numbers, which
// is exact up to 2⁵³.
func newAccumulation(ctx context.Context, stop context.CancelCauseFunc, m *quotient, batches []batch) *accumulation {
	n, limit := m.Len(), math.MaxFloat64
	if len(m.multiplicity.Node) > 0 {
		limit = 1 << 53
	}
	return &accumulation{
		search:  newSearch(ctx, m),
		batches: batches,
		target:  slices.Clone(m.weight),
		need:    make([]uint8, n),
		sigma:   make([]lanes, n),
		share:   make([]lanes, n),
		sum:     make([]lanes, n),
		limit:   limit / laneCount / float64(m.largest+1),
		stop:    stop,
	}
}

// Search finds the paths of a batch. Rounds must come in rising order.
func (b *accumulation) findPaths(now int) *batch {
	b.aim(now)
	r := &b.batches[now]
	b.run(&r.sources)
	b.prune()
	for _, numbers := range [][]lanes{b.sigma, b.share, b.sum} {
		clear(numbers[b.low:b.high])
	}
	b.count(r)
	clear(b.sum[b.low:b.high])
	return r
}

// aim sets the targets. Each pair is wanted once: the sources of earlier batches
// are no targets any more, those of this one half.
func (b *accumulation) aim(now int) {
	for ; b.past < now; b.past++ {
		for _, v := range b.batches[b.past].sources {
			b.target[v] = 0
		}
	}
	for _, v := range b.batches[now].sources {
		b.target[v] = b.weight[v] / 2
	}
}

// count is the way out: numbers of paths.
func (b *accumulation) count(r *batch) {
	for lane, v := range r.sources {
		b.sigma[v][lane] = 1
	}
	for i := 1; i < len(b.levels); i++ {
		l := b.levels[i].all
		b.carry(b.sigma, b.levels[i-1].inner, l)
		if i > 1 {
			b.carryExcess(b.sigma, b.levels[i-2].inner, l)
		}
		for part := range b.chunks(l) {
			for _, m := range part {
				v := m.class
				if ways := b.sigma[v].settle(&lit[m.lanes], &b.sum[v], b.copies[v]); !(ways <= b.limit) {
					b.stop(ErrPaths)
				}
			}
		}
	}
}

// depend is the way back: what paths are worth. It lets score see every level
// when the sums of its classes are complete, and their shares still 0.
func (b *accumulation) depend(score func(i int, inner visits)) {
	for i := len(b.levels) - 1; i > 0; i-- {
		l := b.levels[i]
		score(i, l.inner)
		b.reward(l)
		b.carry(b.share, l.all, b.levels[i-1].inner)
		if i > 1 {
			b.carryExcess(b.share, l.all, b.levels[i-2].inner)
		}
	}
	score(0, b.levels[0].inner)
}

// reward finds the shares of a level: of targets there and beyond.
func (b *accumulation) reward(l level) {
	for part := range b.chunks(l.inner) {
		for _, m := range part {
			v := m.class
			b.share[v].settle(&lit[m.lanes], &b.sum[v], b.copies[v])
		}
	}
	for part := range b.chunks(l.all) {
		for _, m := range part {
			v := m.class
			if target := b.target[v]; target > 0 {
				b.share[v].settleOver(&lit[m.lanes], &b.sigma[v], target*b.copies[v])
			}
		}
	}
}

// weights is how many ends of paths the sources stand for.
func (b *accumulation) weights(r *batch) lanes {
	var weights lanes
	for lane, v := range r.sources[:r.size] {
		weights[lane] = b.weight[v]
	}
	return weights
}

// scoreNodes adds the dependencies of the sources of a batch on nodes.
func (b *accumulation) scoreNodes(r *batch, score []float64) {
	weights := b.weights(r)
	b.depend(func(i int, inner visits) {
		if i == 0 {
			return // the sources
		}
		for part := range b.chunks(inner) {
			for _, m := range part {
				v := m.class
				ways := b.sigma[v].times(&lit[m.lanes], &weights)
				score[v] += ways.dot(&b.sum[v]) / b.copies[v]
			}
		}
	})
}

// scoreTies adds the dependencies of the sources of a batch on ties, in a mesh
// without twins. The entries of its rows are numbered by their ties.
func (b *accumulation) scoreTies(r *batch, ties []int32, score []float64) {
	weights := b.weights(r)
	b.depend(func(_ int, inner visits) {
		for part := range b.chunks(inner) {
			for _, m := range part {
				v := m.class
				ways := b.sigma[v].times(&lit[m.lanes], &weights)
				for k, w := range b.Row(int(v)) {
					score[ties[b.Start[v]+k]] += ways.dot(&b.share[w])
				}
			}
		}
	})
}

// carry adds the numbers of a level to the sums of the next, from the side that
// has fewer entries.
func (b *accumulation) carry(numbers []lanes, from, to visits) {
	if from.degree < to.degree {
		for part := range b.chunks(from) {
			for _, m := range part {
				numbers[m.class].scatter(&lit[m.lanes], b.Row(int(m.class)), b.sum)
			}
		}
		return
	}
	for part := range b.chunks(to) {
		for _, m := range part {
			b.sum[m.class].gather(b.Row(int(m.class)), numbers)
		}
	}
}

// carryExcess is carry over two levels, for pairs with an excess. Sources in the
// same batch may be of both modes; then levels between these two are known in
// some lanes, which must be kept out.
func (b *accumulation) carryExcess(numbers []lanes, from, to visits) {
	if len(b.multiplicity.Node) == 0 {
		return
	}
	if from.excess < to.excess {
		for part := range b.chunks(from) {
			for _, m := range part {
				row, times := b.multiplicity.row(m.class)
				numbers[m.class].scatterTimes(&lit[m.lanes], row, times, b.sum)
			}
		}
		return
	}
	for part := range b.chunks(to) {
		for _, m := range part {
			row, times := b.multiplicity.row(m.class)
			b.sum[m.class].gatherTimes(&lit[m.lanes], row, times, numbers)
		}
	}
}

// ErrPaths says that there are more shortest paths than numbers can count.
var ErrPaths = errors.New("too many shortest paths to count")
