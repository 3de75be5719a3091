package brandes

import (
	"context"
	"errors"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
)

// Nodes is the betweenness of every node of a graph, by steps: what they cut apart, what
// lies between twins, and the dependencies of all sources. Every unordered pair counts once.
//
// The errors are the context's, and [ErrPaths]: a projection then may still be searched as
// it is ([implicit.Plain]), where paths can be counted up to about 10³⁰⁷ instead of 10¹⁵.
func Nodes(ctx context.Context, g implicit.Graph, loop parallel.Loop) ([]float64, error) {
	p, err := partsOf(ctx, g)
	if err != nil {
		return nil, err
	}
	twins, err := csr.Twins(ctx, p.Graph, 0, p.Len())
	if err != nil {
		return nil, err
	}
	q, err := quotientOf(ctx, g, p, twins)
	if err != nil {
		return nil, err
	}
	score, err := sumBatches(ctx, q, q.Len(), loop, (*accumulation).scoreNodes)
	if err != nil {
		return nil, err
	}
	values := p.hanging.Cut
	for i, c := range q.class {
		values[p.node[i]] += q.betweenTwins[c] + score[c]
	}
	return values[g.First : g.First+g.Size], nil
}

// Ties is the betweenness of every tie, by steps. The ties of every node are numbered as by
// [csr.TieNumbers]. Every unordered pair counts once. The errors are the context's, and
// [ErrPaths].
func Ties(ctx context.Context, rows graph.Rows, ties [][]int32, loop parallel.Loop) ([]float64, error) {
	g := implicit.Plain(rows)
	p, err := partsOf(ctx, g)
	if err != nil {
		return nil, err
	}
	q, err := quotientOf(ctx, g, p, csr.NoTwins(p.Len()))
	if err != nil {
		return nil, err
	}
	numbers := tieNumbers(q, rows, ties)
	values, err := sumBatches(ctx, q, rows.Entries()/2, loop, func(a *accumulation, b *batch, score []float64) {
		a.scoreTies(b, numbers, score)
	})
	if err != nil {
		return nil, err
	}
	for v, block := range p.tree.Home {
		if block >= 0 && p.tree.Homes[block] == 1 { // a block of one tie
			tie := ties[v][csr.Place(rows, v, p.tree.Top[block])]
			values[tie] = p.hanging.Home[v] * p.hanging.Top[block]
		}
	}
	return values, nil
}

// tieNumbers is the numbers of the ties that the entries of a quotient without twins are.
func tieNumbers(q *quotient, rows graph.Rows, ties [][]int32) []int32 {
	node := make([]int32, q.Len())
	for i, c := range q.class {
		node[c] = q.parts.node[i]
	}
	all := make([]int32, 0, len(q.Node))
	for c, v := range node {
		for _, d := range q.Row(c) {
			all = append(all, ties[v][csr.Place(rows, int(v), node[d])])
		}
	}
	return all
}

// sumBatches adds up what score makes of the shortest paths from every batch, in an array
// of a width.
func sumBatches(ctx context.Context, q *quotient, width int, loop parallel.Loop, score func(*accumulation, *batch, []float64)) ([]float64, error) {
	batches, err := q.batches(ctx)
	if err != nil {
		return nil, err
	}
	inner, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	loop.N, loop.Work = len(batches), 20*len(batches)*len(q.Node)
	sum, err := loop.Sum(inner, width, func() func(int, []float64) {
		a := newAccumulation(inner, stop, q, batches)
		return func(k int, sum []float64) { score(a, a.findPaths(k), sum) }
	})
	if errors.Is(context.Cause(inner), ErrPaths) {
		return nil, ErrPaths
	}
	return sum, err
}
