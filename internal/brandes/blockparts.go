package brandes

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/blocktree"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
)

// parts is a graph taken apart at its cut nodes, so that its blocks are components: a
// cut node has a copy, a part, in each of its blocks. Shortest paths between two nodes of a
// block stay in it, and so a part stands for all nodes that the others of its block reach
// over it. Blocks of a single tie are left out: nothing lies between its ends.
//
// Parts are numbered in the order of their nodes.
type parts struct {
	csr.Graph
	tree    *blocktree.Tree
	hanging blocktree.Hanging
	node    []int32   // of a part
	block   []int32   // of a part: numbered without the blocks left out
	weight  []float64 // of a part: ends of paths that it stands for
	blocks  int       // how many
}

// partsOf takes apart the graph in which the paths of g run.
func partsOf(ctx context.Context, g implicit.Graph) (parts, error) {
	ends := make([]float64, g.Rows.Len())
	for i := range g.Size {
		ends[g.First+i] = 1
	}
	tree, err := blocktree.Of(ctx, g.Rows)
	if err != nil {
		return parts{}, err
	}
	p := parts{tree: tree, hanging: tree.Hang(ends)}
	home, top := p.copyNodes()
	p.Graph = csr.Build(len(p.node), func(visit func(i, j int32)) {
		tree.Ties(ctx, func(v, u, block int32) {
			i, j := top[block], top[block]
			if tree.Home[v] == block {
				i = home[v]
			}
			if tree.Home[u] == block {
				j = home[u]
			}
			if i >= 0 {
				visit(i, j)
			}
		})
	})
	return p, ctx.Err()
}

// copyNodes makes the parts: of every node that in its home, and of every block that of its
// top; -1 where a block is left out.
func (p *parts) copyNodes() (home, top []int32) {
	tree, number := p.tree, p.numberBlocks()
	home, top = slices.Repeat([]int32{-1}, len(tree.Home)), slices.Repeat([]int32{-1}, len(tree.Top))
	byTop, _ := csr.ByKey(csr.UpTo(len(tree.Top)), tree.Top)
	for v, block := range tree.Home {
		if block >= 0 && number[block] >= 0 {
			home[v] = p.add(int32(v), number[block], p.hanging.Home[v])
		}
		for ; len(byTop) > 0 && int(tree.Top[byTop[0]]) == v; byTop = byTop[1:] {
			if below := byTop[0]; number[below] >= 0 {
				top[below] = p.add(int32(v), number[below], p.hanging.Top[below])
			}
		}
	}
	return home, top
}

// numberBlocks numbers the blocks of more than one tie; others get -1.
func (p *parts) numberBlocks() []int32 {
	number := slices.Repeat([]int32{-1}, len(p.tree.Top))
	for block, homes := range p.tree.Homes {
		if homes > 1 {
			number[block] = int32(p.blocks)
			p.blocks++
		}
	}
	return number
}

func (p *parts) add(v, block int32, weight float64) int32 {
	p.node = append(p.node, v)
	p.block = append(p.block, block)
	p.weight = append(p.weight, weight)
	return int32(len(p.node) - 1)
}
