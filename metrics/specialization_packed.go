package metrics

import (
	"cmp"
	"container/heap"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// mostCounts is the largest weight of a node for which single counts are dealt.
const mostCounts = 10_000_000

// leastDistances is the smallest distance that a node of every weight can have, if
// it deals its weight to the other mode in whole numbers.
//
// A count that goes to j, who has x already and takes B in all, adds
// f(x+1) - f(x) - ln B to the distance, for f(x) = x ln x. That rises with x, so
// that the cheapest count is always right to take next: the order in which counts
// are dealt is the same for all nodes, and every node stops at its weight. None
// gets more than B: up to there a count adds less than 1, and then more.
func leastDistances(ctx context.Context, least, own, other []float64) error {
	if len(own) == 0 {
		return nil
	}
	if most := slices.Max(own); most > mostCounts {
		return fmt.Errorf("metrics: specialization: %w: a node has %g counts, and %d are allowed: set Continuous", graph.ErrSetting, most, mostCounts)
	}
	byWeight := csr.UpTo(len(own))
	slices.SortStableFunc(byWeight, func(a, b int32) int { return cmp.Compare(own[a], own[b]) })
	offers, all := offersOf(other), vec.Sum(other)
	dealt, cost, steps := 0.0, 0.0, 0
	for _, v := range byWeight {
		for dealt < own[v] {
			if steps++; steps%parallel.Often == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			count := min(offers[0].left, own[v]-dealt)
			dealt += count
			cost += count * offers[0].cost
			offers.take(count)
		}
		least[v] = cost/own[v] - math.Log(own[v]/all)
	}
	return nil
}

// offer is the next count of nodes that take the same in all.
type offer struct{ cost, weight, nodes, left, has float64 }

// offerHeap is a heap, the cheapest first.
type offerHeap []offer

func offersOf(weights []float64) offerHeap {
	var o offerHeap
	for _, w := range slices.Sorted(slices.Values(weights)) {
		switch {
		case w == 0:
		case len(o) > 0 && o[len(o)-1].weight == w:
			o[len(o)-1].nodes++
		default:
			o = append(o, offer{weight: w, nodes: 1})
		}
	}
	for k := range o {
		o[k].next()
	}
	heap.Init(&o)
	return o
}

// next is the offer of one count more.
func (o *offer) next() {
	o.cost = grows(o.has) - math.Log(o.weight)
	o.has++
	o.left = o.nodes
}

// take takes some counts of the cheapest offer.
func (o offerHeap) take(count float64) {
	if o[0].left -= count; o[0].left == 0 {
		o[0].next()
		heap.Fix(&o, 0)
	}
}

// grows is what knot grows by from x to x+1.
func grows(x float64) float64 { return knot(x+1) - knot(x) }

// Len, Less, Swap, Push and Pop are those of a heap.
func (o offerHeap) Len() int { return len(o) }

func (o offerHeap) Less(i, j int) bool { return o[i].cost < o[j].cost }

func (o offerHeap) Swap(i, j int) { o[i], o[j] = o[j], o[i] }

// Push is never called.
func (o *offerHeap) Push(any) {}

// Pop is never called.
func (o *offerHeap) Pop() any { return nil }

// packed is the knots of weights that go to as few pairs as it can find: the
// largest rest of one mode goes to the largest of the other. Which of equal ones
// plays no part.
func packed(actors, projects []float64) float64 {
	a, p := falling(slices.Clone(actors)), falling(slices.Clone(projects))
	heap.Init(&a)
	heap.Init(&p)
	var weights []float64
	for len(a) > 0 && len(p) > 0 {
		w := min(a[0], p[0])
		weights = append(weights, w)
		a.take(w)
		p.take(w)
	}
	return knots(weights)
}

// falling is a heap of numbers, the largest first.
type falling []float64

// take takes from the largest.
func (f *falling) take(w float64) {
	(*f)[0] -= w
	if (*f)[0] <= 0 {
		heap.Pop(f)
		return
	}
	heap.Fix(f, 0)
}

// Len, Less, Swap, Push and Pop are those of a heap.
func (f falling) Len() int { return len(f) }

func (f falling) Less(i, j int) bool { return f[i] > f[j] }

func (f falling) Swap(i, j int) { f[i], f[j] = f[j], f[i] }

// Push is never called.
func (f *falling) Push(any) {}

// Pop takes the last.
func (f *falling) Pop() any {
	*f = (*f)[:len(*f)-1]
	return nil
}
