package brandes

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/blocktree"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
)

// parts is a graph cut up into its blocks: a cut node is a part of each block
// that it belongs to. Paths between two parts stay in their block, and so each
// part stands for all that hangs on it elsewhere. blocks of a single tie are left
// out, for nothing stands between its ends.
//
// Parts are numbered in the order of their nodes.
type parts struct {
	csr.Graph
	blocks *blocktree.Tree
	blocktree.Hanging
	of     []int32   // of a part: the node
	piece  []int32   // of a part: its block, numbered anew
	weight []float64 // of a part: ends of paths that it stands for
	pieces int
}

// partsOf cuts up what the paths of a graph run in.
func partsOf(ctx context.Context, s implicit.Graph) (parts, error) {
	ends := make([]float64, s.Rows.Len())
	for i := range s.Size {
		ends[s.First+i] = 1
	}
	b, err := blocktree.Of(ctx, s.Rows)
	if err != nil {
		return parts{}, err
	}
	p := parts{blocks: b, Hanging: b.Hang(ends)}
	home, top := p.cut()
	p.Graph = csr.Build(len(p.of), func(visit func(i, j int32)) {
		b.Ties(ctx, func(v, u, block int32) {
			i, j := top[block], top[block]
			if b.Home[v] == block {
				i = home[v]
			}
			if b.Home[u] == block {
				j = home[u]
			}
			if i >= 0 {
				visit(i, j)
			}
		})
	})
	return p, ctx.Err()
}

// cut makes the parts: of every node in its home, and of every block its top; -1
// where a block is left out.
func (p *parts) cut() (home, top []int32) {
	b, h := p.blocks, p.Hanging
	home, top = slices.Repeat([]int32{-1}, len(b.Home)), slices.Repeat([]int32{-1}, len(b.Top))
	piece := slices.Clone(top)
	for block, homes := range b.Homes {
		if homes > 1 {
			piece[block] = int32(p.pieces)
			p.pieces++
		}
	}
	byTop := sorted(counting(len(b.Top)), len(home), func(block int32) int { return int(b.Top[block]) })
	for v, block := range b.Home {
		if block >= 0 && piece[block] >= 0 {
			home[v] = p.add(int32(v), piece[block], h.Home[v])
		}
		for ; len(byTop) > 0 && int(b.Top[byTop[0]]) == v; byTop = byTop[1:] {
			if block := byTop[0]; piece[block] >= 0 {
				top[block] = p.add(int32(v), piece[block], h.Top[block])
			}
		}
	}
	return home, top
}

func (p *parts) add(v, piece int32, weight float64) int32 {
	p.of = append(p.of, v)
	p.piece = append(p.piece, piece)
	p.weight = append(p.weight, weight)
	return int32(len(p.of) - 1)
}

// counting is 0 … n-1.
func counting(n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = int32(i)
	}
	return list
}

// sorted is a list by rising key, from 0 to keys-1. Equal ones keep their order.
func sorted(list []int32, keys int, key func(int32) int) []int32 {
	start := make([]int, keys+1)
	for _, v := range list {
		start[key(v)+1]++
	}
	for k := range keys {
		start[k+1] += start[k]
	}
	result := make([]int32, len(list))
	for _, v := range list {
		k := key(v)
		result[start[k]] = v
		start[k]++
	}
	return result
}
