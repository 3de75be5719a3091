package position

import (
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// RoleSimilarity is how far apart the roles of two nodes are: 0 if a renaming of the
// network's nodes can put one in the place of the other, whoever their partners are.
// Two nodes are alike if their neighbours can be matched so that matched ones are
// alike.
//
//	r(u,v) = β + (1-β) · max Σ r(x,y) / max(d(u), d(v))   over the matchings of u's neighbours x with v's neighbours y
//
// for nodes of degree d; two nodes without neighbours have r = 1. It begins at r = 1
// for all pairs, and falls until it settles: to the largest solution there is, which
// is 1 for nodes that a renaming puts in each other's place (automorphic
// equivalence). The distance is 1 - r, at most 1 - β. It is a metric.
//
// Two modes: the nodes of both are compared, actors with actors and projects with
// projects; the distances are those of Mode. One mode with directions: neighbours that
// a node has ties to and those that have ties to it are matched apart, and the sums
// divided by the sum of the larger degrees.
//
// Weights: ignored.
//
// Unreachable nodes: an isolated node is 1 - β from all that are not.
//
// Cost: O(n² d³) time a step at most, for degrees d: every pair of nodes is an
// assignment problem, solved exactly. O(n²) memory. About 150 steps with the usual
// Decay; networks of some hundreds of nodes.
//
// Same as: the definition; its authors match greedily, and may find less.
//
// References: Jin, Lee and Hong (2011), doi:10.1145/2020408.2020561; Everett and
// Borgatti (1994), doi:10.1080/0022250X.1994.9990134, for roles.
type RoleSimilarity struct {
	Decay      float64               // β, how alike all nodes are, between 0 and 1; 0 means 0.15
	Mode       graph.Mode            // two modes: the nodes whose distances are wanted
	Iterations int                   // steps at most; 0 means 1,000
	Workers    int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; one call at a time, of every step anew
}

// Distances is how far apart the roles of nodes are.
func (r RoleSimilarity) Distances(ctx context.Context, g graph.Graph) (*Distances, error) {
	if r.Decay == 0 {
		r.Decay = .15
	}
	if !(r.Decay > 0 && r.Decay < 1) {
		return nil, fmt.Errorf("position: decay %g: %w: it must be between 0 and 1", r.Decay, graph.ErrSetting)
	}
	if r.Iterations < 0 {
		return nil, fmt.Errorf("position: %d iterations: %w", r.Iterations, graph.ErrSetting)
	}
	if err := settings(r.Mode, r.Workers); err != nil {
		return nil, err
	}
	if r.Iterations == 0 {
		r.Iterations = 1000
	}
	own, err := profilesOf(ctx, g, r.Mode, false)
	if err != nil {
		return nil, err
	}
	now := newRoles(g, own)
	if !own.oneMode {
		other, err := profilesOf(ctx, g, r.Mode.Other(), false)
		if err != nil {
			return nil, err
		}
		now.other = newRoles(g, other)
		now.other.other = now
	}
	for step := 0; ; step++ {
		moved, err := r.step(ctx, now)
		switch {
		case err != nil:
			return nil, err
		case moved < 1e-12:
			return now.distances, nil
		case step >= r.Iterations:
			return nil, &graph.ConvergenceError{Measure: "role similarity", Iterations: step, Delta: moved / r.Decay}
		}
	}
}

// roles is the nodes of one mode, and how far apart they are on the way.
type roles struct {
	*profiles
	other     *roles // of the neighbours: in one mode, the roles themselves
	distances *Distances
	next      *Distances
}

func newRoles(g graph.Graph, p *profiles) *roles {
	r := &roles{profiles: p, distances: newDistances(g, "role", p.nodes), next: newDistances(g, "role", p.nodes)}
	r.other = r
	return r
}

// step goes one step with all pairs and returns the longest move.
func (r RoleSimilarity) step(ctx context.Context, now *roles) (moved float64, err error) {
	both := []*roles{now}
	if now.other != now {
		both = append(both, now.other)
	}
	for _, one := range both {
		loop := parallel.Loop{Work: 100 * one.entries() * len(one.nodes), Workers: r.Workers, Progress: r.Progress}
		err := one.next.fill(ctx, loop, func() func(i, j int) float64 {
			m := &matching{}
			return func(i, j int) float64 { return (1 - r.Decay) * one.unmatched(ctx, m, i, j) }
		})
		if err != nil {
			return 0, err
		}
	}
	for _, one := range both {
		for k, x := range one.next.values {
			moved = max(moved, math.Abs(x-one.distances.values[k]))
		}
		one.distances, one.next = one.next, one.distances
	}
	return moved, nil
}

// unmatched is the share of two nodes' neighbours that is left by the best matching, 1 -
// max Σ r / max d, as the least sum of distances of matched ones and 1 for each that is
// not.
func (r *roles) unmatched(ctx context.Context, m *matching, i, j int) float64 {
	left, all := 0.0, 0
	for _, rows := range r.sides {
		few, many := rows.Row(r.nodes[i]), rows.Row(r.nodes[j])
		if len(few) > len(many) {
			few, many = many, few
		}
		left += float64(len(many) - len(few))
		left += m.least(ctx, len(few), len(many), func(x, y int) float64 {
			return r.other.distances.At(r.other.place(few[x]), r.other.place(many[y]))
		})
		all += len(many)
	}
	if all == 0 {
		return 0
	}
	return left / float64(all)
}

// place is that of a node among those compared.
func (p *profiles) place(node int32) int { return int(node) - p.nodes[0] }
