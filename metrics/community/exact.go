package community

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/internal/csr"
)

// Exact searches are for networks of at most exactNodes nodes. In each component, once
// nodes are fused, at most exactPlaced are placed by trial, and at most exactFree, of the
// other mode, follow. All components together have exactWork steps, of some nanoseconds.
const (
	exactNodes  = 512
	exactPlaced = 40
	exactFree   = 128
	exactWork   = 1 << 22
)

// exact is the groups of largest modularity, nil if the network is too large for them
// to be found for certain.
//
// Some best partition joins no two components, since chance holds nodes apart that are
// not tied: every component is searched alone. And its groups are connected.
func (l *level) exact(ctx context.Context) ([]int32, error) {
	if l.len() > exactNodes || math.IsInf(l.ties, 0) {
		return nil, nil
	}
	group := l.fused()
	m, err := l.merge(ctx, group, number(group, l.len()))
	if err != nil {
		return nil, err
	}
	size := make([]int, m.len())
	for _, c := range group {
		size[c]++
	}
	best, err := m.trials(ctx, size)
	if best == nil || err != nil {
		return nil, err
	}
	for v, c := range group {
		group[v] = best[c]
	}
	_, err = l.part(ctx, group)
	return group, err
}

// trials is the best partition of nodes that stand for some nodes each, nil if it is too
// much work.
func (l *level) trials(ctx context.Context, size []int) ([]int32, error) {
	components, err := l.components(ctx)
	if err != nil || slices.ContainsFunc(components, l.tooMany) {
		return nil, err
	}
	group, work := make([]int32, l.len()), exactWork
	for _, nodes := range components {
		t := l.branchAndBound(l.inOrder(nodes, size))
		t.ctx, t.work = ctx, work
		if !t.run() {
			return nil, ctx.Err()
		}
		work = t.work
		for i, v := range t.nodes {
			group[v] = t.nodes[t.best[i]]
		}
	}
	return group, nil
}

// tooMany tells whether a component has too many nodes to be searched.
func (l *level) tooMany(nodes []int32) bool {
	placed := l.placed(nodes)
	return placed > exactPlaced || len(nodes)-placed > exactFree
}

// placed is how many nodes of a component must be placed by trial: those of the smaller
// mode, or all but one.
func (l *level) placed(nodes []int32) int {
	if !l.sides[nodes[0]].twoModes() {
		return len(nodes) - 1
	}
	actors := l.actors(nodes)
	return min(actors, len(nodes)-actors)
}

// actors is how many nodes are on the first side only.
func (l *level) actors(nodes []int32) (count int) {
	for _, v := range nodes {
		if l.sides[v].b == 0 {
			count++
		}
	}
	return count
}

// twoModes tells whether a node has but one side, which isolated nodes do not show.
func (s sides) twoModes() bool { return s.a != s.b }

// fused is a number for every node, equal for nodes that some best partition leaves
// together.
//
// Twins, which have the same ties with all others, are together if chance does not hold
// them apart: where either of two groups would take one of them, one would take both. So
// are all nodes of a mode with the same ties, for chance ties no two of a mode.
//
// In one mode a node with one tie, of weight w, is with its neighbour, if γ is at most 1:
// to join a group of strength k adds w(1 - γk/2m), and k is below 2m (Brandes et al. 2008,
// without weights). No twin has such a neighbour.
func (l *level) fused() []int32 {
	of := csr.UpTo(l.len())
	for v := range of {
		of[v] = l.fusedWith(int32(v))
		of[v] = of[of[v]]
	}
	return of
}

// fusedWith is the first node that a node can be fused with, or itself.
func (l *level) fusedWith(v int32) int32 {
	nodes, weights := l.row(v)
	if len(nodes) == 0 {
		return v
	}
	side := l.sides[v]
	pull, two := l.pull(side), side.twoModes()
	if two {
		nodes, weights = l.row(nodes[0])
	} else if len(nodes) == 1 && l.resolution <= 1 {
		if more, _ := l.row(nodes[0]); len(more) > 1 || nodes[0] < v {
			return nodes[0]
		}
	}
	for u, w := range ties(nodes, weights) {
		if u >= v {
			break
		}
		if (two || w-pull.on(l.sides[u]) >= -l.slack(side)/100) && l.twins(v, u) {
			return u
		}
	}
	return v
}

// twins tells whether two nodes, of the network itself, have the same ties with all others.
func (l *level) twins(v, u int32) bool {
	nodes, weights := l.row(v)
	others, otherWeights := l.row(u)
	if len(nodes) != len(others) {
		return false
	}
	j := 0
	for i, x := range nodes {
		if x == u {
			continue
		}
		if others[j] == v {
			j++
		}
		if others[j] != x || weights != nil && weights[i] != otherWeights[j] {
			return false
		}
		j++
	}
	return true
}

// components is the nodes of each component.
func (l *level) components(ctx context.Context) ([][]int32, error) {
	piece := make([]int32, l.len())
	if _, err := l.part(ctx, piece); err != nil {
		return nil, err
	}
	k := number(piece, l.len())
	first, members := byGroup(piece, k)
	all := make([][]int32, k)
	for c := range all {
		all[c] = members[first[c]:first[c+1]]
	}
	return all, nil
}
