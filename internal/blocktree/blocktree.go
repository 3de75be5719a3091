// Package blocktree is the block-cut tree of a graph: its biconnected components
// (blocks), the nodes that cut it, and what hangs on them.
//
// The search is that of Hopcroft and Tarjan (1973), doi:10.1145/362248.362272, without
// recursion: O(n+m) time and O(n) memory.
package blocktree

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// Tree is a graph parted at its cut nodes, those without which it falls apart.
// A block is a largest part that no single node cuts. Blocks hang together like a
// tree: each on one node, its top, while its other nodes are at home in it.
// Hopcroft and Tarjan (1973), doi:10.1145/362248.362272.
type Tree struct {
	rows   csr.Rows
	order  []int32 // nodes as a depth-first search meets them
	time   []int32 // of a node: its place in the order
	parent []int32 // of a node: the one it was met from; -1 at a root
	Home   []int32 // of a node: its block; -1 at a root
	Top    []int32 // of a block
	Homes  []int32 // of a block: how many nodes are at home
}

func Of(ctx context.Context, rows csr.Rows) (*Tree, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	n := rows.Len()
	s := blockSearch{
		Tree: &Tree{
			rows:   rows,
			order:  make([]int32, 0, n),
			time:   slices.Repeat([]int32{-1}, n),
			parent: slices.Repeat([]int32{-1}, n),
			Home:   slices.Repeat([]int32{-1}, n),
		},
		low:  make([]int32, n),
		next: make([]int32, n),
	}
	for root := range n {
		if s.time[root] < 0 {
			s.meet(int32(root))
		}
		for len(s.path) > 0 {
			if s.steps++; s.steps%parallel.Often == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			s.step()
		}
		s.open = s.open[:0]
	}
	return s.Tree, nil
}

// blockSearch is the depth-first search on its way.
type blockSearch struct {
	*Tree
	low   []int32 // of a node: the earliest that it or a descendant is tied to
	next  []int32 // of a node: how much of its row is done
	path  []int32 // from the root to the node at hand
	open  []int32 // nodes without a block yet
	steps int
}

func (s *blockSearch) meet(v int32) {
	s.time[v] = int32(len(s.order))
	s.low[v] = s.time[v]
	s.order = append(s.order, v)
	s.path = append(s.path, v)
	s.open = append(s.open, v)
}

// step looks at one tie of the node at hand, or goes back.
func (s *blockSearch) step() {
	v := s.path[len(s.path)-1]
	row := s.rows.Row(int(v))
	if int(s.next[v]) == len(row) {
		s.path = s.path[:len(s.path)-1]
		s.leave(v)
		return
	}
	w := row[s.next[v]]
	s.next[v]++
	if s.time[w] < 0 {
		s.parent[w] = v
		s.meet(w)
		return
	}
	s.low[v] = min(s.low[v], s.time[w])
}

// leave goes back from v. If nothing from v on is tied to a node before its
// parent, the parent is the top of a block that ends here.
func (s *blockSearch) leave(v int32) {
	p := s.parent[v]
	if p < 0 {
		return
	}
	s.low[p] = min(s.low[p], s.low[v])
	if s.low[v] < s.time[p] {
		return
	}
	from := len(s.open) - 1
	for s.open[from] != v {
		from--
	}
	for _, w := range s.open[from:] {
		s.Home[w] = int32(len(s.Top))
	}
	s.Top = append(s.Top, p)
	s.Homes = append(s.Homes, int32(len(s.open)-from))
	s.open = s.open[:from]
}

// Ties visits every tie from both ends, with its block: the home of the end met
// later.
func (b *Tree) Ties(ctx context.Context, visit func(v, u, block int32)) {
	for v := range int32(len(b.Home)) {
		if v%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		for _, u := range b.rows.Row(int(v)) {
			block := b.Home[v]
			if b.time[u] > b.time[v] {
				block = b.Home[u]
			}
			visit(v, u, block)
		}
	}
}

// Members is the nodes of every block, in order.
func (b *Tree) Members() [][]int32 {
	all := make([][]int32, len(b.Top))
	for block, v := range b.Top {
		all[block] = append(make([]int32, 0, b.Homes[block]+1), v)
	}
	for v, block := range b.Home {
		if block >= 0 {
			all[block] = append(all[block], int32(v))
		}
	}
	for _, nodes := range all {
		slices.Sort(nodes) // the top came first
	}
	return all
}

// Hanging is how many ends of paths hang on the nodes of a block: on itself, and
// on other nodes that it cuts off.
type Hanging struct {
	Home  []float64 // of a node, in its home
	Top   []float64 // of the top of a block, in it
	Below []float64 // of a block: what hangs on its other nodes
	Cut   []float64 // of a node: pairs of ends that it cuts apart
}

// Hang finds what hangs on the nodes, each of which is a number of ends itself.
func (b *Tree) Hang(ends []float64) Hanging {
	h := Hanging{Home: slices.Clone(ends), Cut: make([]float64, len(ends))}
	h.Top, h.Below = make([]float64, len(b.Top)), make([]float64, len(b.Top))
	for _, v := range slices.Backward(b.order) {
		if block := b.Home[v]; block >= 0 {
			h.Below[block] += h.Home[v]
			h.Home[b.Top[block]] += h.Home[v]
		}
	}
	all := slices.Clone(h.Home) // in the component
	for _, v := range b.order {
		if p := b.parent[v]; p >= 0 {
			all[v] = all[p]
		}
		others, above := all[v]-ends[v], all[v]-h.Home[v]
		h.Cut[v] = (others*others - above*above) / 2
	}
	for block, v := range b.Top {
		h.Top[block] = all[v] - h.Below[block]
		h.Cut[v] -= h.Below[block] * h.Below[block] / 2
	}
	return h
}
