package metrics

import (
	"container/heap"
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/implicit"
)

// Coalition finds few nodes that reach many: a small group whose neighbours are a
// stated share of all. Its verb is Find.
//
// Each step takes the node that adds most to what is covered (greedy); of equals,
// the first. Of all groups of so many nodes none covers more than 1/(1-1/e) ≈ 1.58
// times as much. The smallest group may be smaller: by a factor of at most
// 1 + ln(the largest addition of one node), and finding it is NP-hard.
//
// Two modes: members are of one Mode, and what they cover is the other: the actors
// that together take part in a share of the projects.
// One mode: a node covers itself and its neighbours.
//
// Weights: ignored. Directions: ignored.
//
// Unreachable nodes: projects without actors cannot be covered, and count. If the
// share cannot be reached, the group covers all that can be.
//
// Cost: O(m·log n) time about, as additions only fall (Minoux 1978), and O(n)
// memory.
//
// References: Everett and Borgatti (1999), doi:10.1080/0022250X.1999.9990219;
// Nemhauser, Wolsey and Fisher (1978), doi:10.1007/BF01588971, on the guarantee;
// Chvátal (1979), doi:10.1287/moor.4.3.233; Minoux (1978), doi:10.1007/BFb0006528.
type Coalition struct {
	Mode  graph.Mode // of the members, in two modes
	Share float64    // to cover, at most 1; 0 means all
	Size  int        // members at most; 0 means any number
}

// CoalitionMember is a node of a coalition: what it adds, and what all up to it cover.
type CoalitionMember struct {
	Node    graph.Node
	Adds    int
	Covered float64 // share
}

// Find is the coalition, in the order of its steps.
func (c Coalition) Find(ctx context.Context, g graph.Graph) ([]CoalitionMember, error) {
	if !(c.Share >= 0 && c.Share <= 1) || c.Size < 0 {
		return nil, fmt.Errorf("metrics: coalition: Share %v not between 0 and 1, or Size %d below 0: %w", c.Share, c.Size, graph.ErrSetting)
	}
	if err := checkChoice("coalition", "Mode", c.Mode, graph.Project); err != nil {
		return nil, err
	}
	p, err := newPool(ctx, g, c.Mode)
	if err != nil {
		return nil, err
	}
	need, covered := c.need(p.all), 0
	var members []CoalitionMember
	for steps := 0; covered < need && p.Len() > 0 && (c.Size == 0 || len(members) < c.Size); steps++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		best := &p.candidates[0]
		if adds := p.adds(best.node); adds < best.adds {
			best.adds = adds // it fell since it was counted
			heap.Fix(p, 0)
			continue
		}
		if best.adds == 0 {
			break
		}
		covered += best.adds
		p.take(best.node)
		members = append(members, CoalitionMember{g.At(best.node), best.adds, float64(covered) / float64(p.all)})
	}
	return members, ctx.Err()
}

// need is the nodes to cover.
func (c Coalition) need(all int) int {
	if c.Share == 0 {
		return all
	}
	return int(math.Ceil(c.Share*float64(all) - 1e-9))
}

// pool is the nodes that may join, the largest addition first.
type pool struct {
	rows       graph.Rows
	self       bool // nodes cover themselves
	all        int  // nodes to cover
	covered    []bool
	candidates []candidate
}

type candidate struct{ node, adds int }

func newPool(ctx context.Context, g graph.Graph, mode graph.Mode) (*pool, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	p := &pool{rows: rows, self: true, all: g.Len(), covered: make([]bool, g.Len())}
	from, to := 0, g.Len()
	if net, ok := g.(*graph.Network); ok {
		from = implicit.FirstOf(net, mode)
		to = from + net.Count(mode)
		p.self, p.all = false, net.Count(mode.Other())
	}
	for v := from; v < to; v++ {
		p.candidates = append(p.candidates, candidate{v, p.adds(v)})
	}
	heap.Init(p)
	return p, nil
}

// adds is what a node covers that is not covered.
func (p *pool) adds(v int) (nodes int) {
	if p.self && !p.covered[v] {
		nodes++
	}
	for _, u := range p.rows.Row(v) {
		if !p.covered[u] {
			nodes++
		}
	}
	return nodes
}

// take covers what a node covers.
func (p *pool) take(v int) {
	if p.self {
		p.covered[v] = true
	}
	for _, u := range p.rows.Row(v) {
		p.covered[u] = true
	}
}

// Len, Less, Swap, Push and Pop are those of a heap.
func (p *pool) Len() int { return len(p.candidates) }

func (p *pool) Less(i, j int) bool {
	a, b := p.candidates[i], p.candidates[j]
	return a.adds > b.adds || a.adds == b.adds && a.node < b.node
}

func (p *pool) Swap(i, j int) { p.candidates[i], p.candidates[j] = p.candidates[j], p.candidates[i] }

// Push is never called.
func (p *pool) Push(any) {}

// Pop is never called.
func (p *pool) Pop() any { return nil }
