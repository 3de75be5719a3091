package brandes

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/dijkstra"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// NodesByLength is the betweenness of every node, by lengths of ties that are aligned with
// the rows. Every unordered pair counts once. The errors are the context's, and [ErrPaths].
func NodesByLength(ctx context.Context, rows graph.Rows, lengths [][]float64, loop parallel.Loop) ([]float64, error) {
	all := vec.Ones(rows.Len())
	return halved(ctx, rows, lengths, loop, rows.Len(), func(p *paths, source int32, score []float64) {
		p.from(ctx, source, all)
		p.scoreNodes(score)
	})
}

// TiesByLength is the betweenness of every tie, by lengths as in [NodesByLength]. The ties
// of every node are numbered as by [csr.TieNumbers].
func TiesByLength(ctx context.Context, rows graph.Rows, lengths [][]float64, ties [][]int32, loop parallel.Loop) ([]float64, error) {
	all := vec.Ones(rows.Len())
	return halved(ctx, rows, lengths, loop, rows.Entries()/2, func(p *paths, source int32, score []float64) {
		p.from(ctx, source, all)
		p.scoreTies(ties, score)
	})
}

// halved is sumSources of all nodes, halved: each pair has been met from both ends.
func halved(ctx context.Context, rows graph.Rows, lengths [][]float64, loop parallel.Loop, width int, score func(*paths, int32, []float64)) ([]float64, error) {
	values, err := sumSources(ctx, rows, lengths, loop, width, csr.UpTo(rows.Len()), score)
	for i := range values {
		values[i] /= 2
	}
	return values, err
}

// Between is the betweenness of every node on shortest paths between two groups, by lengths
// as in [NodesByLength]. A pair of nodes that are both in both groups counts once. The
// groups are lists without repeats.
func Between(ctx context.Context, rows graph.Rows, lengths [][]float64, from, to []int32, loop parallel.Loop) ([]float64, error) {
	once, twice := make([]float64, rows.Len()), make([]float64, rows.Len())
	for _, t := range to {
		once[t], twice[t] = 1, 1
	}
	for _, s := range from {
		twice[s] /= 2
	}
	return sumSources(ctx, rows, lengths, loop, rows.Len(), from, func(p *paths, source int32, score []float64) {
		if once[source] == 1 {
			p.from(ctx, source, twice)
		} else {
			p.from(ctx, source, once)
		}
		p.scoreNodes(score)
	})
}

// sumSources adds up what score makes of the shortest paths from every source, in an array
// of a width.
func sumSources(ctx context.Context, rows graph.Rows, lengths [][]float64, loop parallel.Loop, width int, sources []int32, score func(*paths, int32, []float64)) ([]float64, error) {
	loop.N, loop.Work = len(sources), 8*len(sources)*rows.Entries()
	values, err := loop.Sum(ctx, width, func() func(int, []float64) {
		p := newPaths(rows, lengths)
		return func(i int, sum []float64) { score(p, sources[i], sum) }
	})
	for _, v := range values {
		if math.IsNaN(v) { // ∞/∞ or 0·∞ paths
			return nil, ErrPaths
		}
	}
	return values, err
}

// paths is the shortest paths by length from one source after the other, in the same
// memory.
type paths struct {
	*dijkstra.Search
	sigma   []float64 // of a node: shortest paths from the source
	delta   []float64 // of a node: dependency of the source
	perPath []float64 // of a node: (t + δ)/σ
}

func newPaths(rows graph.Rows, lengths [][]float64) *paths {
	n := rows.Len()
	return &paths{dijkstra.New(rows, lengths), make([]float64, n), make([]float64, n), make([]float64, n)}
}

// from finds the shortest paths from a source, and its dependencies, for a number of
// targets at every node. If the context ends, it may stop half-way.
func (p *paths) from(ctx context.Context, source int32, targets []float64) {
	p.From(ctx, source)
	p.countPaths(ctx)
	p.accumulate(ctx, targets)
}

// countPaths is the way out: σ, of the nearest nodes first.
func (p *paths) countPaths(ctx context.Context) {
	p.sigma[p.Order[0]] = 1
	for at, v := range p.Order[1:] {
		if at%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		p.sigma[v] = 0
		for k := p.Into[v]; k >= 0; k = p.Steps[k].Next {
			p.sigma[v] += p.sigma[p.Steps[k].From]
		}
	}
}

// accumulate is the way back: δ, of the farthest nodes first.
func (p *paths) accumulate(ctx context.Context, targets []float64) {
	for _, v := range p.Order {
		p.delta[v] = 0
	}
	for at := len(p.Order) - 1; at >= 0; at-- {
		if at%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		v := p.Order[at]
		p.delta[v] *= p.sigma[v]
		p.perPath[v] = (targets[v] + p.delta[v]) / p.sigma[v]
		for k := p.Into[v]; k >= 0; k = p.Steps[k].Next {
			p.delta[p.Steps[k].From] += p.perPath[v]
		}
	}
}

func (p *paths) scoreNodes(score []float64) {
	for _, v := range p.Order[1:] {
		score[v] += p.delta[v]
	}
}

func (p *paths) scoreTies(ties [][]int32, score []float64) {
	for _, v := range p.Order[1:] {
		for k := p.Into[v]; k >= 0; k = p.Steps[k].Next {
			step := p.Steps[k]
			score[ties[step.From][step.Place]] += p.sigma[step.From] * p.perPath[v]
		}
	}
}
