package metrics

import (
	"context"
	"math/bits"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// cliqueSearch finds the maximal cliques whose first node, in a degeneracy order, is
// given. The others are among its few later neighbours, the candidates. Earlier
// neighbours, the witnesses, tell whether a clique is maximal.
//
// Candidates are numbered 0, 1, …, witnesses after them. Sets of candidates are bits.
type cliqueSearch struct {
	ctx   context.Context // of the one call that the search is for
	rows  graph.Rows
	order []int32
	up    csr.Matrix                       // later neighbours of every node
	least int                              // nodes of the smallest clique to find
	found func(clique []int32) (more bool) // the clique is in memory that is used again

	place  []int32 // of a neighbour of the first node: its number, plus one
	later  []int32 // of a candidate: the node
	near   bitRows // of a candidate or witness: candidates tied to it
	clique []int32 // nodes
	seen   []int32 // witnesses of the clique, and those of the cliques it was grown from
	sets   bitRows // memory, for two sets of candidates at every depth
	steps  int
}

func newCliqueSearch(ctx context.Context, rows graph.Rows) (*cliqueSearch, error) {
	_, order, err := cores(ctx, rows)
	if err != nil {
		return nil, err
	}
	up, err := csr.Orient(ctx, rows, order, nil)
	return &cliqueSearch{ctx: ctx, rows: rows, order: order, up: up, place: make([]int32, rows.Len())}, err
}

// from finds the cliques whose first node is v, and tells whether to go on.
func (s *cliqueSearch) from(v int32) bool {
	s.later = s.up.Row(int(v))
	if len(s.later)+1 < s.least {
		return true
	}
	if s.ctx.Err() != nil {
		return false
	}
	s.number(v)
	s.tie(v)
	all := s.sets.row(0)
	for w := range s.later {
		all.put(w)
	}
	s.clique = append(s.clique[:0], v)
	more := s.grow(all, 0)
	for _, u := range s.rows.Row(int(v)) {
		s.place[u] = 0
	}
	return more
}

// number gives numbers to the neighbours of v, and their rows room.
func (s *cliqueSearch) number(v int32) {
	for k, u := range s.later {
		s.place[u] = int32(k) + 1
	}
	row := s.rows.Row(int(v))
	s.seen = s.seen[:0]
	for _, u := range row {
		if s.place[u] == 0 {
			w := len(s.later) + len(s.seen)
			s.place[u] = int32(w) + 1
			s.seen = append(s.seen, int32(w))
		}
	}
	s.near.reset(len(row), len(s.later))
	s.sets.reset(2*len(s.later)+1, len(s.later))
}

// tie fills the rows of neighbours of v: every tie from its end that is first.
func (s *cliqueSearch) tie(v int32) {
	for _, u := range s.rows.Row(int(v)) {
		k := int(s.place[u]) - 1
		for _, w := range s.up.Row(int(u)) {
			j := int(s.place[w]) - 1
			if j < 0 || j >= len(s.later) {
				continue
			}
			s.near.row(k).put(j)
			if k < len(s.later) {
				s.near.row(j).put(k)
			}
		}
	}
}

// grow adds candidates to the clique, all of which are tied to all of it, as are the
// witnesses: seen from first on. It uses up both, and tells whether to go on.
func (s *cliqueSearch) grow(candidates bits64, first int) bool {
	size := candidates.size()
	if len(s.clique)+size < s.least {
		return true
	}
	if s.steps++; s.steps%(parallel.Often/16) == 0 && s.ctx.Err() != nil {
		return false
	}
	if size == 0 {
		return len(s.seen) > first || s.found(s.clique)
	}
	depth := len(s.clique)
	next, branches := s.sets.row(2*depth-1), s.sets.row(2*depth)
	pivot := s.near.row(s.pivot(candidates, first))
	for k := range branches { // a maximal clique has the pivot or a node that is not tied to it
		branches[k] = candidates[k] &^ pivot[k]
	}
	for w := branches.take(); w >= 0; w = branches.take() {
		near := s.near.row(w)
		for k := range next {
			next[k] = candidates[k] & near[k]
		}
		end := len(s.seen)
		for _, x := range s.seen[first:end] {
			if s.near.row(int(x)).has(w) {
				s.seen = append(s.seen, x)
			}
		}
		s.clique = append(s.clique, s.later[w])
		more := s.grow(next, end)
		s.clique, s.seen = s.clique[:depth], append(s.seen[:end], int32(w))
		candidates.drop(w)
		if !more {
			return false
		}
	}
	return true
}

// pivot is the witness or candidate that is tied to most candidates.
func (s *cliqueSearch) pivot(candidates bits64, first int) (pivot int) {
	most := -1
	try := func(u int) {
		if tied := candidates.shared(s.near.row(u)); tied > most {
			most, pivot = tied, u
		}
	}
	for _, x := range s.seen[first:] {
		try(int(x))
	}
	for k, word := range candidates {
		for ; word != 0; word &= word - 1 {
			try(64*k + bits.TrailingZeros64(word))
		}
	}
	return pivot
}
