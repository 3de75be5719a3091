package graph

import "context"

// LargestComponent is the part of the network whose nodes reach each other
// through participations, if it has the most nodes; of equals, the one that
// holds the smallest node.
func (n *Network) LargestComponent() *Network {
	largest := largestComponent(n.rows)
	return n.WhereNode(func(v Node) bool { return largest[v.Index] })
}

// LargestComponent is the part of the network whose nodes reach each other, if
// it has the most nodes; of equals, the one that holds the smallest node. It
// keeps the evidence of its ties, and its directions if it has any.
func (g *OneMode) LargestComponent() *OneMode {
	rows := g.Rows()
	kept := chosen(largestComponent(rows))
	rank := make([]int32, g.Len())
	for i := range rank {
		rank[i] = -1
	}
	for i, id := range kept {
		rank[id] = int32(i)
	}
	fewer := newOneMode(g.Origin(), pick(g.nodes, kept), func(ctx context.Context) (Rows, error) {
		return rows.among(ctx, kept, rank)
	})
	fewer.weighting = g.weighting
	if g.directed {
		fewer.directed = true
		fewer.out, _ = g.out.among(context.Background(), kept, rank) // nothing cancels it
	}
	return fewer
}

func largestComponent(rows Rows) []bool {
	component, sizes := rows.Components()
	best := 0
	for c, size := range sizes {
		if size > sizes[best] {
			best = c
		}
	}
	in := make([]bool, len(component))
	for i, c := range component {
		in[i] = int(c) == best
	}
	return in
}

// Components is the component of every node, numbered by their smallest nodes,
// and the number of nodes in each.
//
// Cost: O(n + m) for n nodes and m ties.
func (r Rows) Components() (component []int32, sizes []int) {
	component, sizes, _ = r.ComponentsContext(context.Background())
	return component, sizes
}

// ComponentsContext is Components that stops, with the context's error, when the
// context is cancelled.
func (r Rows) ComponentsContext(ctx context.Context) (component []int32, sizes []int, err error) {
	component = make([]int32, r.Len())
	for i := range component {
		component[i] = -1
	}
	queue := make([]int32, r.Len()+1) // one too many is written
	for root := range component {
		if component[root] >= 0 {
			continue
		}
		c := int32(len(sizes))
		component[root], queue[0] = c, int32(root)
		met := 1
		for at := 0; at < met; at++ {
			if at%(1<<14) == 0 && ctx.Err() != nil {
				return nil, nil, ctx.Err()
			}
			for _, v := range r.Row(int(queue[at])) {
				queue[met] = v
				met += int(uint32(component[v]) >> 31) // 1 if below 0: no branch to guess
				component[v] = c
			}
		}
		sizes = append(sizes, met)
	}
	return component, sizes, nil
}
