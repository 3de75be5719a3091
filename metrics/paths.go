package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/dijkstra"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// paths is the shortest paths by length from one source after the other, in the
// same memory (Dijkstra 1959, doi:10.1007/BF01386390; Brandes 2001).
type paths struct {
	ctx     context.Context
	rows    graph.Rows
	lengths [][]float64
	order   []int32   // nodes reached, nearest first; the source is order[0]
	at      []int32   // of a node: its place in the order; or waiting, or unmet
	far     []float64 // of a node: length of the shortest path from the source
	sigma   []float64 // of a node: number of shortest paths from the source
	worth   []float64 // of a node: what paths to it count
	delta   []float64 // of a node: dependency of the source, Σ over targets of the share of paths through
	share   []float64 // of a node: (worth + delta) / sigma
	front   dijkstra.Heap
}

const unmet, waiting = -1, -2

func newPaths(ctx context.Context, rows graph.Rows, lengths [][]float64) *paths {
	n := rows.Len()
	p := &paths{
		ctx:     ctx,
		rows:    rows,
		lengths: lengths,
		at:      make([]int32, n),
		far:     make([]float64, n),
		sigma:   make([]float64, n),
		worth:   vec.Ones(n),
		delta:   make([]float64, n),
		share:   make([]float64, n),
	}
	for i := range p.at {
		p.at[i] = unmet
	}
	return p
}

// from finds the paths from a source. If the context ends, it may stop half-way.
func (p *paths) from(source int32) {
	p.settle(source)
	p.depend()
}

// settle is the way out: the order of nodes, and numbers of paths.
func (p *paths) settle(source int32) {
	p.clear()
	p.at[source], p.sigma[source], p.far[source] = waiting, 1, 0
	p.front = append(p.front, dijkstra.Met{Node: source})
	for steps := 1; len(p.front) > 0; steps++ {
		if steps%parallel.Often == 0 && p.ctx.Err() != nil {
			return
		}
		v := p.front.Pop().Node
		if p.at[v] == waiting {
			p.at[v] = int32(len(p.order))
			p.order = append(p.order, v)
			p.relax(v)
		}
	}
}

// clear forgets the last source.
func (p *paths) clear() {
	for _, v := range p.order {
		p.at[v] = unmet
	}
	p.order, p.front = p.order[:0], p.front[:0]
}

// relax goes on from a settled node.
func (p *paths) relax(v int32) {
	for k, w := range p.rows.Row(int(v)) {
		far := p.far[v] + p.lengths[v][k]
		switch {
		case p.at[w] >= 0:
		case p.at[w] == unmet || far < p.far[w]:
			p.at[w], p.sigma[w], p.far[w] = waiting, p.sigma[v], far
			p.front.Push(dijkstra.Met{Far: far, Node: w})
		case far == p.far[w]:
			p.sigma[w] += p.sigma[v]
		}
	}
}

// depend is the way back: every node collects from its successors, the farthest
// nodes first.
func (p *paths) depend() {
	for at := len(p.order) - 1; at >= 0; at-- {
		if at%parallel.Often == 0 && p.ctx.Err() != nil {
			return
		}
		v, sum := p.order[at], 0.0
		for k, w := range p.rows.Row(int(v)) {
			if p.follows(w, v, k) {
				sum += p.share[w]
			}
		}
		p.delta[v] = p.sigma[v] * sum
		p.share[v] = (p.worth[v] + p.delta[v]) / p.sigma[v]
	}
}

// follows tells whether a shortest path goes from v straight to w, neighbour k:
// w is settled later, at exactly the length over v.
func (p *paths) follows(w, v int32, k int) bool {
	return p.at[w] > p.at[v] && p.far[v]+p.lengths[v][k] == p.far[w]
}
