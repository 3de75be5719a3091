package metrics

import (
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
)

// Inverse is Newman's length of a tie, 1/strength, for the Length field of path
// measures. Newman (2001), doi:10.1103/PhysRevE.64.016132.
func Inverse(strength float64) float64 { return 1 / strength }

// lengthsOf is the lengths of ties, aligned with the rows. Without a function
// there are none.
func lengthsOf(rows graph.Rows, length func(float64) float64) ([][]float64, error) {
	if length == nil {
		return nil, nil
	}
	all := make([][]float64, rows.Len())
	flat := make([]float64, 0, rows.Entries())
	for i := range all {
		start, weights := len(flat), rows.Weights(i)
		for k := range rows.Row(i) {
			strength := 1.0
			if weights != nil {
				strength = weights[k]
			}
			l := length(strength)
			if !(l > 0) || math.IsInf(l, 0) {
				return nil, fmt.Errorf("metrics: strength %v has length %v: %w", strength, l, ErrLength)
			}
			flat = append(flat, l)
		}
		all[i] = flat[start:]
	}
	return all, nil
}

// byLength is what a search by lengths needs besides (Dijkstra 1959,
// doi:10.1007/BF01386390).
type byLength struct {
	lengths [][]float64
	far     []float64 // length of the shortest path from the source
	front   front
}

func newByLength(n int, lengths [][]float64) *byLength {
	return &byLength{lengths: lengths, far: make([]float64, n)}
}

// settle is the search by lengths: the order of nodes, and numbers of paths. Here
// dist is a node's place in the order, once it is settled; -2 while it waits.
func (p *paths) settle(source int32) {
	p.order = p.order[:0]
	p.dist[source], p.sigma[source], p.far[source] = -2, 1, 0
	p.front = append(p.front[:0], met{0, source})
	for len(p.front) > 0 {
		v := p.front.pop().node
		if p.dist[v] >= 0 {
			continue
		}
		p.dist[v] = int32(len(p.order))
		p.order = append(p.order, v)
		p.relax(v)
	}
}

// relax goes on from a settled node.
func (p *paths) relax(v int32) {
	for k, w := range p.rows.Row(int(v)) {
		far := p.far[v] + p.lengths[v][k]
		switch {
		case p.dist[w] >= 0:
		case p.dist[w] == -1 || far < p.far[w]:
			p.dist[w], p.sigma[w], p.far[w] = -2, p.sigma[v], far
			p.front.push(met{far, w})
		case far == p.far[w]:
			p.sigma[w] += p.sigma[v]
		}
	}
}

// depend is accumulate by lengths: the successors of v are settled later, at
// exactly the length over v.
func (p *paths) depend() {
	for at := len(p.order) - 1; at >= 0; at-- {
		v, sum := p.order[at], 0.0
		for k, w := range p.rows.Row(int(v)) {
			if p.follows(w, v, k) {
				sum += p.share[w]
			}
		}
		p.delta[v] = p.sigma[v] * sum
		p.share[v] = (1 + p.delta[v]) / p.sigma[v]
	}
}

// follows tells whether a shortest path goes from v straight to w, neighbour k.
func (p *paths) follows(w, v int32, k int) bool {
	if p.byLength == nil {
		return p.dist[w] == p.dist[v]+1
	}
	return p.dist[w] > p.dist[v] && p.far[v]+p.lengths[v][k] == p.far[w]
}
