package brandes

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/dijkstra"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Paths is the shortest paths by length from one source after the other, in the
// same memory (Dijkstra 1959, doi:10.1007/BF01386390; Brandes 2001).
type Paths struct {
	ctx     context.Context
	rows    graph.Rows
	lengths [][]float64
	Order   []int32   // nodes reached, nearest first; the source is order[0]
	at      []int32   // of a node: its place in the order; or waiting, or unmet
	far     []float64 // of a node: length of the shortest path from the source
	Sigma   []float64 // of a node: number of shortest paths from the source
	Worth   []float64 // of a node: what paths to it count
	Delta   []float64 // of a node: dependency of the source, Σ over targets of the share of paths through
	Share   []float64 // of a node: (worth + delta) / sigma
	front   dijkstra.Heap
}

const unmet, waiting = -1, -2

func NewPaths(ctx context.Context, rows graph.Rows, lengths [][]float64) *Paths {
	n := rows.Len()
	p := &Paths{
		ctx:     ctx,
		rows:    rows,
		lengths: lengths,
		at:      make([]int32, n),
		far:     make([]float64, n),
		Sigma:   make([]float64, n),
		Worth:   vec.Ones(n),
		Delta:   make([]float64, n),
		Share:   make([]float64, n),
	}
	for i := range p.at {
		p.at[i] = unmet
	}
	return p
}

// From finds the paths from a source. If the context ends, it may stop half-way.
func (p *Paths) From(source int32) {
	p.settle(source)
	p.depend()
}

// settle is the way out: the order of nodes, and numbers of paths.
func (p *Paths) settle(source int32) {
	p.clear()
	p.at[source], p.Sigma[source], p.far[source] = waiting, 1, 0
	p.front = append(p.front, dijkstra.Met{Node: source})
	for steps := 1; len(p.front) > 0; steps++ {
		if steps%parallel.Often == 0 && p.ctx.Err() != nil {
			return
		}
		v := p.front.Pop().Node
		if p.at[v] == waiting {
			p.at[v] = int32(len(p.Order))
			p.Order = append(p.Order, v)
			p.relax(v)
		}
	}
}

// clear forgets the last source.
func (p *Paths) clear() {
	for _, v := range p.Order {
		p.at[v] = unmet
	}
	p.Order, p.front = p.Order[:0], p.front[:0]
}

// relax goes on from a settled node.
func (p *Paths) relax(v int32) {
	for k, w := range p.rows.Row(int(v)) {
		far := p.far[v] + p.lengths[v][k]
		switch {
		case p.at[w] >= 0:
		case p.at[w] == unmet || far < p.far[w]:
			p.at[w], p.Sigma[w], p.far[w] = waiting, p.Sigma[v], far
			p.front.Push(dijkstra.Met{Far: far, Node: w})
		case far == p.far[w]:
			p.Sigma[w] += p.Sigma[v]
		}
	}
}

// depend is the way back: every node collects from its successors, the farthest
// nodes first.
func (p *Paths) depend() {
	for at := len(p.Order) - 1; at >= 0; at-- {
		if at%parallel.Often == 0 && p.ctx.Err() != nil {
			return
		}
		v, sum := p.Order[at], 0.0
		for k, w := range p.rows.Row(int(v)) {
			if p.Follows(w, v, k) {
				sum += p.Share[w]
			}
		}
		p.Delta[v] = p.Sigma[v] * sum
		p.Share[v] = (p.Worth[v] + p.Delta[v]) / p.Sigma[v]
	}
}

// Follows tells whether a shortest path goes from v straight to w, neighbour k:
// w is settled later, at exactly the length over v.
func (p *Paths) Follows(w, v int32, k int) bool {
	return p.at[w] > p.at[v] && p.far[v]+p.lengths[v][k] == p.far[w]
}
