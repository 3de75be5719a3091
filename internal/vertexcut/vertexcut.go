// Package vertexcut is minimum vertex cuts: the fewest nodes without which a connected graph
// falls apart, as many as its connectivity.
//
// Between two nodes, a cut is found by augmenting paths in a network of unit capacities whose
// nodes are split (Even and Tarjan 1975, doi:10.1137/0204043); which pairs of nodes are tried
// is that of Even (1975), doi:10.1137/0204034.
//
// Cost: O(k²·n·m) time at worst for n nodes, m ties and smallest degree k; far less where most
// nodes are tied to k others that a source is joined to. O(n+m) memory.
package vertexcut

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/blocktree"
	"github.com/essaim/essaim/internal/csr"
)

// Smallest is a minimum vertex cut of a connected graph. A complete graph has none.
func Smallest(ctx context.Context, l csr.Graph) (cut []int32, complete bool, err error) {
	b, err := blocktree.Of(ctx, l)
	if err != nil {
		return nil, false, err
	}
	if len(b.Top) > 1 { // its first block hangs on the others by a cut node
		return b.Top[:1], false, nil
	}
	return Below(ctx, l, 0)
}

// Below is a minimum vertex cut of a connected graph, or any vertex cut of fewer nodes than
// enough. A complete graph has none.
//
// A cut that separates the first source from another node is found by vertex-disjoint paths
// between the two. One that separates it from no node holds it: the source is removed, and a
// cut smaller by one is looked for in what is left, from another source. Even (1975).
func Below(ctx context.Context, l csr.Graph, enough int) (cut []int32, complete bool, err error) {
	order := csr.ByDegree(l)
	n := len(order)
	if n == 0 || l.Degree(order[0]) == n-1 {
		return nil, true, nil
	}
	s := cutSearch{
		disjointPaths: newDisjointPaths(ctx, l), order: order, enough: enough,
		best: slices.Clone(l.Row(int(order[0]))), joined: make([]int, n), ties: make([]int, n),
	}
	for len(s.held) < len(s.best) && len(s.best) >= enough && ctx.Err() == nil {
		s.separate(order[n-1-len(s.held)]) // of high degree: most others are joined at once
	}
	return s.best, false, ctx.Err()
}

// cutSearch looks for the smallest vertex cut.
type cutSearch struct {
	disjointPaths
	order  []int32 // nodes of low degree first
	enough int
	best   []int32 // the smallest cut so far
	held   []int32 // nodes removed: every cut that is still looked for holds them
	joined []int   // of a node: the last source that no smaller cut separates it from
	ties   []int   // of a node: with joined nodes
	stack  []int32
}

// separate looks for cuts smaller than the best that hold all nodes held and separate
// others from v. Then v is held too.
func (s *cutSearch) separate(v int32) {
	source := len(s.held) + 1
	clear(s.ties)
	s.join(v, source)
	for _, u := range s.Row(int(v)) {
		s.join(u, source)
	}
	for _, w := range s.order {
		if s.joined[w] == source || s.gone[w] {
			continue
		}
		room := len(s.best) - len(s.held)
		if s.ties[w] < room {
			if cut, ok := s.between(w, v, room); ok { // w first: its side is small
				s.best = slices.Concat(s.held, cut)
			}
			if len(s.best) < s.enough || s.ctx.Err() != nil {
				return
			}
		}
		s.join(w, source)
	}
	s.gone[v] = true
	s.held = append(s.held, v)
}

// join notes that no cut smaller than the best separates w from the source, nor any
// node that is tied to as many such nodes as the best cut has: a smaller cut leaves one of
// them, on the same side.
func (s *cutSearch) join(w int32, source int) {
	s.stack = append(s.stack[:0], w)
	for len(s.stack) > 0 {
		w := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		if s.joined[w] == source || s.gone[w] {
			continue
		}
		s.joined[w] = source
		for _, u := range s.Row(int(w)) {
			if s.ties[u]++; s.ties[u] >= len(s.best)-len(s.held) {
				s.stack = append(s.stack, u)
			}
		}
	}
}
