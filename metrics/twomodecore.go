package metrics

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// TwoModeCore is the (p,q)-core of a two-mode network: the largest part in which
// every actor has P projects or more that are in it, and every project Q actors or
// more. Partition has the core as group 0, and all other nodes in none.
//
// Scores has how deep every node lies when the mode of actors is held to P projects:
// the largest q for which it is in the (P,q)-core, and 0 for a node in none, not
// even with q = 1. Q plays no part in it.
//
// One mode: the error [graph.ErrModes]. Use [KCore]. With P = Q = k the core is the k-core.
//
// Weights: ignored.
//
// Unreachable nodes: an isolated node is in no core. A core need not be connected.
//
// Cost: O(n+m) time and O(n) memory.
//
// Same as: Pajek's two-mode (p,q)-cores and the (α,β)-cores of Liu et al.
//
// References: Ahmed et al. (2007), doi:10.1109/APVIS.2007.329304; Liu et al. (2020),
// doi:10.1007/s00778-020-00606-9.
type TwoModeCore struct {
	P int // projects of every actor; 0 means 1
	Q int // actors of every project; 0 means 1
}

// Partition is the core as group 0; other nodes are in no group.
func (c TwoModeCore) Partition(ctx context.Context, g graph.Graph) (graph.Partition, error) {
	peel, err := c.peel(g)
	if err != nil {
		return graph.Partition{}, err
	}
	if err := peel.until(ctx, int32(max(1, c.Q))); err != nil {
		return graph.Partition{}, err
	}
	labels := make([]int32, g.Len())
	for v, gone := range peel.gone {
		if gone {
			labels[v] = -1
		}
	}
	return graph.NewPartition(g, "two_mode_core", labels), nil
}

// Scores is the largest q of every node, for actors of P projects.
func (c TwoModeCore) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	peel, err := c.peel(g)
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, g.Len())
	for q := int32(1); len(peel.projects) > 0; q++ {
		if err := peel.until(ctx, q); err != nil {
			return graph.Scores{}, err
		}
		for _, v := range peel.queue {
			values[v] = float64(q - 1)
		}
	}
	return graph.NewScores(g, "two_mode_core", values), nil
}

func (c TwoModeCore) peel(g graph.Graph) (*peeling, error) {
	net, err := twoMode(g, "two-mode core", "use KCore")
	if err != nil {
		return nil, err
	}
	if c.P < 0 || c.Q < 0 {
		return nil, fmt.Errorf("metrics: two-mode core: P %d, Q %d: %w: they must not be below 0", c.P, c.Q, graph.ErrSetting)
	}
	rows, actors := net.Rows(), net.Count(graph.Actor)
	p := &peeling{rows: rows, actors: int32(actors), least: int32(min(max(1, c.P), rows.Len()+1))}
	p.degree, p.gone = csr.Degrees(rows), make([]bool, rows.Len())
	p.left = csr.UpTo(rows.Len())
	p.projects = p.left[actors:]
	return p, nil
}

// peeling takes nodes away that have too few ties left.
type peeling struct {
	rows           graph.Rows
	actors         int32
	least          int32 // projects of an actor
	degree         []int32
	gone           []bool
	left, projects []int32 // all nodes at first; projects that may be left
	queue          []int32 // taken away last
}

// until takes away all that is not in the core of q. Actors can only fall short
// when a project goes, but for the first time.
func (p *peeling) until(ctx context.Context, q int32) error {
	p.queue = p.queue[:0]
	for _, a := range p.left[:min(int(p.actors), len(p.left))] {
		p.take(a, p.least)
	}
	kept := p.projects[:0]
	for _, v := range p.projects {
		if !p.gone[v] && !p.take(v, q) {
			kept = append(kept, v)
		}
	}
	p.left, p.projects = nil, kept
	for at := 0; at < len(p.queue); {
		if at%parallel.Often == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		v := p.queue[at]
		at++
		for _, u := range p.rows.Row(int(v)) {
			p.degree[u]--
			switch {
			case p.gone[u]:
			case u < p.actors:
				p.take(u, p.least)
			default:
				p.take(u, q)
			}
		}
	}
	return ctx.Err()
}

// take queues a node that has fewer ties left than it needs.
func (p *peeling) take(v, least int32) bool {
	if p.degree[v] >= least {
		return false
	}
	p.gone[v] = true
	p.queue = append(p.queue, v)
	return true
}
