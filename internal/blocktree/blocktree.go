// Package blocktree is the block-cut tree of a graph: its biconnected components (blocks), the
// cut nodes (articulation points) that they share, and how many nodes hang on each.
//
// The algorithm is the depth-first search of Hopcroft and Tarjan (1973),
// doi:10.1145/362248.362272, with a stack of its own instead of recursion.
//
// Cost: O(n+m) time and O(n) memory for n nodes and m ties.
package blocktree

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// Tree is the block-cut forest of a graph, a tree for each component. A cut node is one without
// which its component falls apart; a block is a largest subgraph that has no cut node of its
// own, a cut tie with its two ends too. Two blocks share one node at most, and a tie is in one
// block.
//
// A tree has its root at the first node of the component. The node of a block that is nearest
// to the root is its top, the parent of the block in the tree; the other nodes of the block
// are at home in it, its children. So every node but the roots is at home in one block, and
// every block comes after those that hang on its nodes. A node without ties is in no block.
type Tree struct {
	rows   csr.Rows
	order  []int32 // nodes in preorder: as the depth-first search discovers them
	time   []int32 // of a node: its discovery time, the place in the order; -1 before that
	parent []int32 // of a node: its parent in the depth-first search; -1 at a root
	Home   []int32 // of a node: the block that it is at home in; -1 at a root
	Top    []int32 // of a block: its node nearest to the root
	Homes  []int32 // of a block: how many nodes are at home in it, all but its top
}

// Of finds the blocks of a graph. A cancelled context stops it, with the context's error.
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
			s.discover(int32(root))
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
	low   []int32 // of a node: its low point, the earliest time of what it or a descendant is tied to
	next  []int32 // of a node: how much of its row is done
	path  []int32 // the stack of the search: from the root to the node at hand
	open  []int32 // the stack of nodes whose block is not complete
	steps int
}

func (s *blockSearch) discover(v int32) {
	s.time[v] = int32(len(s.order))
	s.low[v] = s.time[v]
	s.order = append(s.order, v)
	s.path = append(s.path, v)
	s.open = append(s.open, v)
}

// step follows one tie of the node at hand, or backtracks.
func (s *blockSearch) step() {
	v := s.path[len(s.path)-1]
	row := s.rows.Row(int(v))
	if int(s.next[v]) == len(row) {
		s.path = s.path[:len(s.path)-1]
		s.finish(v)
		return
	}
	w := row[s.next[v]]
	s.next[v]++
	if s.time[w] < 0 {
		s.parent[w] = v
		s.discover(w)
		return
	}
	s.low[v] = min(s.low[v], s.time[w])
}

// finish backtracks from v to its parent. If no descendant of v is tied to a node before the
// parent, the parent is the top of a block that ends here.
func (s *blockSearch) finish(v int32) {
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

// Ties visits every tie from both ends, in the order of the rows, with its block: the home of
// the end that was discovered later. A cancelled context stops it.
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

// Members is the nodes of every block, in rising order, the top among them.
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

// Hanging is how many ends of paths hang on each node of a block: those of the node itself, and
// those that it cuts off from the rest of the block.
type Hanging struct {
	Home  []float64 // of a node, in the block it is at home in; of a root: all of its component
	Top   []float64 // of a block: what hangs on its top, from outside of the block
	Below []float64 // of a block: what hangs on the nodes that are at home in it
	Cut   []float64 // of a node: the pairs of ends of other nodes that it cuts apart
}

// Hang counts what hangs on the nodes of every block, if each node is so many ends itself: sums
// over the subtrees of the block-cut tree.
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
