package brokerage

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/vec"
)

// arcBrokers counts the pairs (a,b) of every node v with a → v → b, and a not → b: all
// pairs, less those that an arc closes.
type arcBrokers struct{ in, out graph.Rows }

func newArcBrokers(g *graph.OneMode) *arcBrokers {
	arcs := g.Arcs()
	return &arcBrokers{arcs.In(), arcs.Out()}
}

// count sets counts to those of some categories. When the context ends it stops.
func (b *arcBrokers) count(ctx context.Context, of []int32, counts roleCounts) {
	p := newNeighbourPairs(of)
	to := make([]int, len(of)) // v+1 for the nodes that v has an arc to
	for v := range counts {
		if ctx.Err() != nil {
			return
		}
		counts[v] = p.along(v, b.in.Row(v), b.out.Row(v))
		b.close(v, of, to, &counts[v])
		counts[v][AllRoles] = vec.Sum(counts[v][:AllRoles])
	}
}

// close takes away the pairs of v that have an arc of their own, and what is no pair:
// a node both before and behind v.
func (b *arcBrokers) close(v int, of []int32, to []int, c *nodeCounts) {
	if of[v] < 0 {
		return
	}
	for _, u := range b.out.Row(v) {
		to[u] = v + 1
	}
	for _, a := range b.in.Row(v) {
		if of[a] < 0 {
			continue
		}
		if to[a] == v+1 {
			c[roleOf(of[a], of[v], of[a])]--
		}
		for _, u := range b.out.Row(int(a)) {
			if to[u] == v+1 && of[u] >= 0 {
				c[roleOf(of[a], of[v], of[u])]--
			}
		}
	}
}

// along is the pairs of a node before v and a node behind it, by the role of v.
func (p *neighbourPairs) along(v int, in, out []int32) (c nodeCounts) {
	own, before := p.of[v], 0.0
	if own < 0 {
		return c
	}
	for _, a := range in {
		if g := p.of[a]; g >= 0 {
			p.sum[g]++
			before++
		}
	}
	for _, b := range out {
		switch g := p.of[b]; {
		case g < 0:
		case g == own:
			c[Coordinator] += p.sum[own]
			c[Gatekeeper] += before - p.sum[own]
		default:
			c[Itinerant] += p.sum[g]
			c[Representative] += p.sum[own]
			c[Liaison] += before - p.sum[own] - p.sum[g]
		}
	}
	p.forget(in)
	return c
}
