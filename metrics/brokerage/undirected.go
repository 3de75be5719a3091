package brokerage

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/vec"
)

// brokers counts the pairs of neighbours of every node that are not tied to each
// other: all pairs, less those that close a triangle. A pair counts the product of
// its two ties: 1, or in two modes the number of chains.
type brokers struct {
	rows    graph.Rows
	weights func(i int) []float64
	up      csr.Matrix
}

func newBrokers(ctx context.Context, rows graph.Rows, unweighted bool) (*brokers, error) {
	up, err := csr.OrientByDegree(ctx, rows, csr.WeightsOf(rows, !unweighted))
	return &brokers{rows, csr.WeightsOf(rows, !unweighted), up}, err
}

// count sets counts to those of some categories. When the context ends it stops.
func (b *brokers) count(ctx context.Context, of []int32, counts roleCounts) {
	p := newNeighbourPairs(of)
	tied := make([]float64, len(of)) // to the node at hand
	for v := range counts {
		counts[v] = p.among(v, b.rows.Row(v), b.weights(v))
	}
	for v := range counts {
		if ctx.Err() != nil {
			return
		}
		b.close(v, of, tied, counts)
	}
	for v := range counts {
		counts[v].finish()
	}
}

// closed is the pairs of every node that triangles take away, in any role.
func (b *brokers) closed(of []int32, open roleCounts) []float64 {
	p, all := newNeighbourPairs(of), make([]float64, len(of))
	for v := range all {
		c := p.among(v, b.rows.Row(v), b.weights(v))
		all[v] = vec.Sum(c[:AllRoles]) - open[v][AllRoles]
	}
	return all
}

// finish makes gatekeepers and representatives one role, and adds up.
func (c *nodeCounts) finish() {
	c[Gatekeeper] += c[Representative]
	c[Representative] = 0
	c[AllRoles] = vec.Sum(c[:AllRoles])
}

// close takes away the pairs of the triangles upward from v.
func (b *brokers) close(v int, of []int32, tied []float64, counts roleCounts) {
	if of[v] < 0 {
		return
	}
	row, from := b.up.Row(v), b.up.Start[v]
	for k, u := range row {
		tied[u] = b.up.Value[from+k]
	}
	for k, u := range row {
		vu, start := b.up.Value[from+k], b.up.Start[u]
		for n, w := range b.up.Row(int(u)) {
			if vw := tied[w]; vw != 0 && of[u] >= 0 && of[w] >= 0 {
				uw := b.up.Value[start+n]
				counts[v][roleOf(of[u], of[v], of[w])] -= vu * vw
				counts[u][roleOf(of[v], of[u], of[w])] -= vu * uw
				counts[w][roleOf(of[v], of[w], of[u])] -= vw * uw
			}
		}
	}
	for _, u := range row {
		tied[u] = 0
	}
}

// roleOf is the role of a broker v between a and b, by their categories. It tells a
// gatekeeper from a representative.
func roleOf(a, v, b int32) Role {
	switch {
	case a == v && v == b:
		return Coordinator
	case a == b:
		return Itinerant
	case v == b:
		return Gatekeeper
	case a == v:
		return Representative
	}
	return Liaison
}

// neighbourPairs counts pairs of the neighbours of a node.
type neighbourPairs struct {
	of           []int32
	sum, squares []float64 // of ties, by category; zeros between nodes
}

func newNeighbourPairs(of []int32) *neighbourPairs {
	n := 0
	for _, category := range of {
		n = max(n, int(category)+1)
	}
	return &neighbourPairs{of, make([]float64, n), make([]float64, n)}
}

// among is the pairs of the neighbours of v, by the role of v.
func (p *neighbourPairs) among(v int, row []int32, weight []float64) (c nodeCounts) {
	own, sum, all, alike := p.of[v], 0.0, 0.0, 0.0
	if own < 0 {
		return c
	}
	for k, u := range row {
		if g := p.of[u]; g >= 0 {
			w := weight[k]
			alike += w * p.sum[g]
			all += w * sum
			p.sum[g] += w
			p.squares[g] += w * w
			sum += w
		}
	}
	c[Coordinator] = (p.sum[own]*p.sum[own] - p.squares[own]) / 2
	c[Itinerant] = alike - c[Coordinator]
	c[Gatekeeper] = p.sum[own] * (sum - p.sum[own])
	c[Liaison] = all - alike - c[Gatekeeper]
	p.forget(row)
	return c
}

func (p *neighbourPairs) forget(row []int32) {
	for _, u := range row {
		if g := p.of[u]; g >= 0 {
			p.sum[g], p.squares[g] = 0, 0
		}
	}
}
