// Package vertexcut is smallest vertex cuts: the fewest nodes without which a connected
// graph falls apart, by paths that have no node in common (Menger's theorem), found as
// flows of one unit (Even 1975, doi:10.1137/0204043).
//
// Cost: O(k·n·m) time for a cut of k nodes at worst, O(n+m) memory.
package vertexcut

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/blocktree"
	"github.com/essaim/essaim/internal/csr"
)

// Smallest is fewest nodes that cut a connected graph, unless it is complete.
func Smallest(ctx context.Context, l csr.Graph) (cut []int32, complete bool, err error) {
	b, err := blocktree.Of(ctx, l)
	if err != nil {
		return nil, false, err
	}
	if len(b.Top) > 1 { // the first block to end hangs on the others
		return b.Top[:1], false, nil
	}
	return Below(ctx, l, 0)
}

// Below is fewest nodes that cut a connected graph, or any that do and are fewer than
// enough.
//
// A cut that separates the first node from any other is found by paths between them.
// One that separates it from none holds it: the first node is taken away, and a cut
// smaller by one is looked for in what is left, from another node. Even (1975).
func Below(ctx context.Context, l csr.Graph, enough int) (cut []int32, complete bool, err error) {
	order := csr.ByDegree(l)
	n := len(order)
	if n == 0 || l.Degree(order[0]) == n-1 {
		return nil, true, nil
	}
	s := cutSearch{
		disjointPaths: newDisjointPaths(ctx, l), order: order, enough: enough,
		best: slices.Clone(l.Row(int(order[0]))), known: make([]int, n), ties: make([]int, n),
	}
	for len(s.lost) < len(s.best) && len(s.best) >= enough && ctx.Err() == nil {
		s.from(order[n-1-len(s.lost)]) // of high degree: it knows most others at once
	}
	return s.best, false, ctx.Err()
}

// cutSearch looks for the smallest cut.
type cutSearch struct {
	disjointPaths
	order  []int32 // nodes of low degree first
	enough int
	best   []int32 // the smallest cut so far
	lost   []int32 // nodes taken away
	known  []int   // of a node: the source that it is known to hang together with
	ties   []int   // of a node: with others that are known
	queue  []int32
}

// from looks for cuts smaller than the best that hold all lost nodes and separate
// others from v. Then v is lost too.
func (s *cutSearch) from(v int32) {
	source := len(s.lost) + 1
	clear(s.ties)
	s.know(v, source)
	for _, u := range s.Row(int(v)) {
		s.know(u, source)
	}
	for _, w := range s.order {
		if s.known[w] == source || s.gone[w] {
			continue
		}
		room := len(s.best) - len(s.lost)
		if s.ties[w] < room {
			if cut, ok := s.between(w, v, room); ok { // w first: its side is small
				s.best = slices.Concat(s.lost, cut)
			}
			if len(s.best) < s.enough || s.ctx.Err() != nil {
				return
			}
		}
		s.know(w, source)
	}
	s.gone[v] = true
	s.lost = append(s.lost, v)
}

// know notes that no cut smaller than the best separates w from the source, nor any
// node that is tied to as many such nodes as the best cut has: one of them is left,
// and on the same side.
func (s *cutSearch) know(w int32, source int) {
	s.queue = append(s.queue[:0], w)
	for len(s.queue) > 0 {
		w := s.queue[len(s.queue)-1]
		s.queue = s.queue[:len(s.queue)-1]
		if s.known[w] == source || s.gone[w] {
			continue
		}
		s.known[w] = source
		for _, u := range s.Row(int(w)) {
			if s.ties[u]++; s.ties[u] >= len(s.best)-len(s.lost) {
				s.queue = append(s.queue, u)
			}
		}
	}
}
