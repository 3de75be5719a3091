package metrics

import "github.com/essaim/essaim/graph"

// paths is the shortest paths from one source after the other, in the same
// memory (Brandes 2001).
type paths struct {
	rows  graph.Rows
	order []int32   // nodes reached, nearest first; the source is order[0]
	dist  []int32   // steps from the source; -1: not reached
	sigma []float64 // number of shortest paths from the source
	delta []float64 // dependency of the source: Σ over targets of the share of paths through
	share []float64 // (1 + delta) / sigma
	*byLength
}

func newPaths(rows graph.Rows, lengths [][]float64) *paths {
	n := rows.Len()
	p := &paths{
		rows:  rows,
		order: make([]int32, 0, n),
		dist:  make([]int32, n),
		sigma: make([]float64, n),
		delta: make([]float64, n),
		share: make([]float64, n),
	}
	for i := range p.dist {
		p.dist[i] = -1
	}
	if lengths != nil {
		p.byLength = newByLength(n, lengths)
	}
	return p
}

// from finds the paths from a source.
func (p *paths) from(source int32) {
	p.clear()
	if p.byLength != nil {
		p.settle(source)
		p.depend()
		return
	}
	p.count(source)
	p.accumulate()
}

// clear forgets the last source.
func (p *paths) clear() {
	for _, v := range p.order {
		p.dist[v] = -1
	}
	p.order = p.order[:0]
}

// count is the search: distances and numbers of paths.
func (p *paths) count(source int32) {
	dist, sigma := p.dist, p.sigma
	order := append(p.order[:0], source)
	dist[source], sigma[source] = 0, 1
	for at := 0; at < len(order); at++ {
		v := order[at]
		next, ways := dist[v]+1, sigma[v]
		for _, w := range p.rows.Row(int(v)) {
			switch {
			case dist[w] < 0:
				dist[w], sigma[w] = next, ways
				order = append(order, w)
			case dist[w] == next:
				sigma[w] += ways
			}
		}
	}
	p.order = order
}

// accumulate is the way back: every node collects from its successors, the
// farthest nodes first.
func (p *paths) accumulate() {
	dist, share := p.dist, p.share
	for at := len(p.order) - 1; at >= 0; at-- {
		v := p.order[at]
		next, sum := dist[v]+1, 0.0
		for _, w := range p.rows.Row(int(v)) {
			if dist[w] == next {
				sum += share[w]
			}
		}
		p.delta[v] = p.sigma[v] * sum
		share[v] = (1 + p.delta[v]) / p.sigma[v]
	}
}
