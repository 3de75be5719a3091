// Package brandes is betweenness: the shares of shortest paths that nodes and ties lie on,
// by the dependencies of Brandes (2001), doi:10.1080/0022250X.2001.9990249, and for ties and
// groups (2008), doi:10.1016/j.socnet.2007.11.001. A source depends on a node v by
//
//	δ(v) = Σ σ(v)/σ(w)·(t(w) + δ(w))   over the nodes w that follow v on shortest paths
//
// where σ counts shortest paths from the source and t the ends of paths that a node stands
// for. σ is found on the way out, the nearest nodes first, and δ on the way back.
//
// By steps, [Nodes] and [Ties], a graph is made smaller first (Sarıyüce et al. 2012,
// doi:10.48550/arXiv.1209.6007), and then searched from several sources at once (Then et al.
// 2014, doi:10.14778/2735496.2735507):
//
//  1. It is taken apart at its cut nodes, into blocks (blockparts.go).
//  2. Twins, nodes with the same neighbours, are merged into classes (quotient.go).
//  3. The classes that stand for ends of paths are dealt to batches of eight (batches.go).
//  4. Each batch is searched from at once, a source in each lane (bfs8.go, lanes.go).
//  5. The levels of the search are restricted to what leads to targets: each pair of ends
//     is wanted once (targets.go).
//  6. Paths are counted on the way out, and dependencies accumulated on the way back.
//
// A projection takes the same steps in its two-mode network, where it has fewer ties; only
// pairs that share more than one project need a correction (multiplicity.go).
//
// Cost: O(n·m) time and O(n + m) memory, and O(n) more for each worker, for n classes and m
// ties of the graph that is searched. By length, [NodesByLength], [TiesByLength] and
// [Between]: O(m log n) time for each source, see
// [github.com/essaim/essaim/internal/dijkstra].
package brandes

import (
	"context"
	"errors"
	"math"
	"slices"
)

// accumulation is the dependencies of the sources of one batch after the other, each in its
// lane.
//
// No loop over neighbours looks at levels. The numbers of a class are 0 until its level is
// worked out, so that a sum over all neighbours is one over the level before, and what is
// added to a sum after that is never looked at.
type accumulation struct {
	search
	batches []batch
	done    int       // batches before the one at hand
	target  []float64 // of a class: ends of paths that are wanted
	needed  []laneSet // of a class: lanes in which it is on a shortest path to a target
	leaves  []member  // memory
	sigma   []lanes   // of a class: shortest paths to its nodes
	perPath []lanes   // of a class: Σ (t + δ)/σ over its nodes
	sum     []lanes   // of a class: of sigma or perPath over the level before or after it
	limit   float64   // of sigma
	stop    context.CancelCauseFunc
}

// newAccumulation makes an accumulation that stops, with the error [ErrPaths], where there
// are too many paths to count. The correction of multiplicities takes whole numbers away
// from others, which is exact up to 2⁵³.
func newAccumulation(ctx context.Context, stop context.CancelCauseFunc, q *quotient, batches []batch) *accumulation {
	n, limit := q.Len(), math.MaxFloat64
	if len(q.multiplicity.Node) > 0 {
		limit = 1 << 53
	}
	return &accumulation{
		search:  newSearch(ctx, q),
		batches: batches,
		target:  slices.Clone(q.weight),
		needed:  make([]laneSet, n),
		sigma:   make([]lanes, n),
		perPath: make([]lanes, n),
		sum:     make([]lanes, n),
		limit:   limit / laneCount / float64(q.maxDegree+1),
		stop:    stop,
	}
}

// findPaths finds the shortest paths from batch k to its targets. Batches must come in
// rising order.
func (a *accumulation) findPaths(k int) *batch {
	b := &a.batches[k]
	a.setTargets(k)
	a.run(&b.sources)
	a.restrict()
	for _, numbers := range [][]lanes{a.sigma, a.perPath, a.sum} {
		clear(numbers[a.low:a.high])
	}
	a.countPaths(b)
	clear(a.sum[a.low:a.high])
	return b
}

// setTargets lets each pair be wanted once: the sources of earlier batches are no targets
// any more, and those of batch k half.
func (a *accumulation) setTargets(k int) {
	for ; a.done < k; a.done++ {
		for _, c := range a.batches[a.done].sources {
			a.target[c] = 0
		}
	}
	for _, c := range a.batches[k].sources {
		a.target[c] = a.weight[c] / 2
	}
}

// countPaths is the way out: σ, level by level.
func (a *accumulation) countPaths(b *batch) {
	for lane, c := range b.sources {
		a.sigma[c][lane] = 1
	}
	for i := 1; i < len(a.levels); i++ {
		f := a.levels[i].all
		a.addUp(a.sigma, a.levels[i-1].inner, f)
		if i > 1 {
			a.correct(a.sigma, a.levels[i-2].inner, f)
		}
		for chunk := range a.chunks(f) {
			for _, m := range chunk {
				c := m.class
				if sigma := a.sigma[c].addTimes(&indicator[m.set], &a.sum[c], a.size[c]); !(sigma <= a.limit) {
					a.stop(ErrPaths)
				}
			}
		}
	}
}

// accumulate is the way back: δ, level by level. It lets score see the inner members of
// every level when their sums are complete, and their own numbers per path still 0.
func (a *accumulation) accumulate(score func(i int, inner frontier)) {
	for i := len(a.levels) - 1; i > 0; i-- {
		l := a.levels[i]
		score(i, l.inner)
		a.dividePaths(l)
		a.addUp(a.perPath, l.all, a.levels[i-1].inner)
		if i > 1 {
			a.correct(a.perPath, l.all, a.levels[i-2].inner)
		}
	}
	score(0, a.levels[0].inner)
}

// dividePaths finds (t + δ)/σ for a level. The sum over the next level is δ/σ.
func (a *accumulation) dividePaths(l level) {
	for chunk := range a.chunks(l.inner) {
		for _, m := range chunk {
			c := m.class
			a.perPath[c].addTimes(&indicator[m.set], &a.sum[c], a.size[c])
		}
	}
	for chunk := range a.chunks(l.all) {
		for _, m := range chunk {
			c := m.class
			if target := a.target[c]; target > 0 {
				a.perPath[c].addOver(&indicator[m.set], &a.sigma[c], target*a.size[c])
			}
		}
	}
}

// weights is how many ends of paths the sources stand for; 0 in lanes that repeat others.
func (a *accumulation) weights(b *batch) lanes {
	var weights lanes
	for lane, c := range b.sources[:b.size] {
		weights[lane] = a.weight[c]
	}
	return weights
}

// scoreNodes adds the dependencies of the sources of a batch on each node of a class.
func (a *accumulation) scoreNodes(b *batch, score []float64) {
	weights := a.weights(b)
	a.accumulate(func(i int, inner frontier) {
		if i == 0 {
			return // the sources
		}
		for chunk := range a.chunks(inner) {
			for _, m := range chunk {
				c := m.class
				sigma := a.sigma[c].times(&indicator[m.set], &weights)
				score[c] += sigma.dot(&a.sum[c]) / a.size[c]
			}
		}
	})
}

// scoreTies adds the dependencies of the sources of a batch on ties, in a quotient without
// twins. The entries of its rows are numbered by their ties.
func (a *accumulation) scoreTies(b *batch, ties []int32, score []float64) {
	weights := a.weights(b)
	a.accumulate(func(_ int, inner frontier) {
		for chunk := range a.chunks(inner) {
			for _, m := range chunk {
				c := m.class
				sigma := a.sigma[c].times(&indicator[m.set], &weights)
				for k, d := range a.Row(int(c)) {
					score[ties[a.Start[c]+k]] += sigma.dot(&a.perPath[d])
				}
			}
		}
	})
}

// addUp adds the numbers of a level to the sums of the next, from the one of the two that
// has fewer entries.
func (a *accumulation) addUp(numbers []lanes, from, to frontier) {
	if from.degree < to.degree {
		for chunk := range a.chunks(from) {
			for _, m := range chunk {
				numbers[m.class].scatter(&indicator[m.set], a.Row(int(m.class)), a.sum)
			}
		}
		return
	}
	for chunk := range a.chunks(to) {
		for _, m := range chunk {
			a.sum[m.class].gather(a.Row(int(m.class)), numbers)
		}
	}
}

// correct is addUp over two levels, along the entries of the multiplicity. Sources in the
// same batch may be of both modes; then levels between these two are known in some lanes,
// which must be kept out.
func (a *accumulation) correct(numbers []lanes, from, to frontier) {
	if len(a.multiplicity.Node) == 0 {
		return
	}
	if from.multiple < to.multiple {
		for chunk := range a.chunks(from) {
			for _, m := range chunk {
				row, correction := a.multiplicity.row(m.class)
				numbers[m.class].scatterTimes(&indicator[m.set], row, correction, a.sum)
			}
		}
		return
	}
	for chunk := range a.chunks(to) {
		for _, m := range chunk {
			row, correction := a.multiplicity.row(m.class)
			a.sum[m.class].gatherTimes(&indicator[m.set], row, correction, numbers)
		}
	}
}

// ErrPaths says that there are more shortest paths than numbers can count.
var ErrPaths = errors.New("too many shortest paths to count")
