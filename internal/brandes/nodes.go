package brandes

import (
	"context"
	"errors"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
)

// Nodes is the betweenness of every node of a graph, by steps: what cut nodes cut apart,
// what stands between twins, and the dependencies of all sources. Every unordered pair
// counts once.
func Nodes(ctx context.Context, g implicit.Graph, loop parallel.Loop) ([]float64, error) {
	p, err := partsOf(ctx, g)
	if err != nil {
		return nil, err
	}
	same, err := csr.Twins(ctx, p.Graph, 0, p.Len())
	if err != nil {
		return nil, err
	}
	q, err := quotientOf(ctx, g, p, same)
	if err != nil {
		return nil, err
	}
	score, err := accumulate(ctx, q, q.Len(), loop, (*accumulation).scoreNodes)
	if err != nil {
		return nil, err
	}
	values := p.Hanging.Cut
	for i, c := range q.of {
		values[p.of[i]] += q.pairs[c] + score[c]
	}
	return values[g.First : g.First+g.Size], nil
}

// Ties is the betweenness of every tie, by steps. The ties of every node are numbered as
// by [csr.TieNumbers].
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
	along := tiesAlong(q, rows, ties)
	values, err := accumulate(ctx, q, rows.Entries()/2, loop, func(a *accumulation, now *batch, sum []float64) {
		a.scoreTies(now, along, sum)
	})
	for v, block := range p.blocks.Home {
		if err == nil && block >= 0 && p.blocks.Homes[block] == 1 { // a block of one tie
			tie := ties[v][csr.Place(rows, v, p.blocks.Top[block])]
			values[tie] = p.Hanging.Home[v] * p.Hanging.Top[block]
		}
	}
	return values, err
}

// tiesAlong is the numbers of ties along the rows of a quotient without twins.
func tiesAlong(q *quotient, rows graph.Rows, ties [][]int32) []int32 {
	node := make([]int32, q.Len())
	for i, c := range q.of {
		node[c] = q.parts.of[i]
	}
	all := make([]int32, 0, len(q.Node))
	for c, v := range node {
		for _, d := range q.Row(c) {
			all = append(all, ties[v][csr.Place(rows, int(v), node[d])])
		}
	}
	return all
}

// accumulate finds the shortest paths from all batches of sources and adds up what score
// makes of them, in an array of a width.
func accumulate(ctx context.Context, q *quotient, width int, loop parallel.Loop, score func(*accumulation, *batch, []float64)) ([]float64, error) {
	batches, err := q.batches(ctx)
	if err != nil {
		return nil, err
	}
	inner, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	loop.N, loop.Work = len(batches), 20*len(batches)*len(q.Node)
	sum, err := loop.Sum(inner, width, func() func(int, []float64) {
		a := newAccumulation(inner, stop, q, batches)
		return func(i int, sum []float64) { score(a, a.findPaths(i), sum) }
	})
	if errors.Is(context.Cause(inner), ErrPaths) {
		return nil, ErrPaths
	}
	return sum, err
}
