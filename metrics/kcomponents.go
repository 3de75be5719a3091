package metrics

import (
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/blocktree"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/vertexcut"
)

// KComponents is the groups of a network that hold together, by how many of their nodes
// must be lost to cut them: its structural cohesion. A k-component is a largest group of
// more than k nodes that no k-1 of them cut: any two not tied are joined by k ways
// through the group that have no other node in common.
//
// Two modes: groups hold nodes of both modes.
//
// Weights and directions: ignored, in Scores with the warning [graph.ErrDirections].
//
// Unreachable nodes: an isolated node is in no group and gets 0.
//
// Groups of one k overlap in k-1 nodes at most, and lie in one (k-1)-component each. A
// k-component lies in a k-core: a node's k is at most that by [KCore].
//
// Cost: that of [NodeConnectivity] for every cut, of which there are fewer than nodes
// at every k; O(n+m) memory. Cores and blocks are taken first, and a group that is
// complete at once. Two minutes for a projection of 36,000 actors and 800,000 ties.
//
// Same as: networkx k_components and igraph cohesive_blocks where they are right: 2.8.8
// and 0.10.2 lose some groups, see docs/decisions/0140.
//
// References: Moody and White (2003), doi:10.2307/3088904; Wen, Qin, Lin, Zhang and
// Chang (2017), doi:10.48550/arXiv.1703.08668, for nodes known to hang together.
type KComponents struct{}

// KComponent is a k-component that is no (k+1)-component.
type KComponent struct {
	K      int          // as many nodes must be lost to cut it; all but one if it is complete
	Nodes  []graph.Node // in order
	Within int          // the index of the smallest group that it is a part of; -1 for a component
}

// Groups is all groups, those of most nodes first; of equals, the one with the smallest
// nodes. A group that is a k-component for several k comes once, with the largest.
func (KComponents) Groups(ctx context.Context, g graph.Graph) ([]KComponent, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	c := cohesion{g: g}
	whole := cohesive{nodes: csr.UpTo(g.Len()), k: 1, within: -1}
	whole.Graph = csr.Induced(rows, whole.nodes)
	for open := []cohesive{whole}; len(open) > 0; {
		last := len(open) - 1
		parts, err := c.divide(ctx, open[last])
		if err != nil {
			return nil, err
		}
		open = append(open[:last], parts...)
	}
	return c.sorted(), ctx.Err()
}

// Scores is the largest k of the groups of every node: how deep it is embedded.
func (m KComponents) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	groups, err := m.Groups(ctx, g)
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, g.Len())
	for _, group := range groups {
		for _, v := range group.Nodes {
			values[v.Index] = max(values[v.Index], float64(group.K))
		}
	}
	return graph.NewScores(g, "cohesion", values, doubts.Directions(g)...), nil
}

// cohesive is a part of a network in which k-components, and those for larger k, are
// looked for.
type cohesive struct {
	csr.Graph
	nodes  []int32 // of the network, in order
	k      int
	within int // the group that it is a part of
}

// part is the part of some nodes, given by their places.
func (c cohesive) part(places []int32, k, within int) cohesive {
	p := cohesive{Graph: csr.Induced(c.Graph, places), nodes: make([]int32, len(places)), k: k, within: within}
	for at, place := range places {
		p.nodes[at] = c.nodes[place]
	}
	return p
}

// cohesion is the groups found.
type cohesion struct {
	g      graph.Graph
	groups []KComponent
}

// divide finds a part to be a group or not, and gives the smaller parts that are to be
// looked at.
//
// A k-component lies in a k-core and, from k = 2, in one block. And if fewer than k
// nodes, S, cut the part into components C1, C2, …, it lies in one of C1 ∪ S, C2 ∪ S, …:
// with nodes of both C1 and C2 the nodes of S would cut it, too. It is in only one of
// them, having more nodes than S. So if parts are cut by fewer than k nodes until none can be,
// what is left is the k-components, each once: a larger group that holds one of them
// would have been kept whole all the way, too. The same holds for k+1, and a cut of
// exactly k nodes.
func (c *cohesion) divide(ctx context.Context, p cohesive) (parts []cohesive, err error) {
	pieces, err := p.pieces(ctx)
	if err != nil {
		return nil, err
	}
	if len(pieces) != 1 || len(pieces[0]) < p.Len() {
		for _, nodes := range pieces {
			if len(nodes) > p.k {
				parts = append(parts, p.part(nodes, p.k, p.within))
			}
		}
		return parts, nil
	}
	cut, complete, err := p.cut(ctx)
	if err != nil {
		return nil, err
	}
	connectivity := len(cut)
	if complete {
		connectivity = p.Len() - 1
	}
	if connectivity >= p.k {
		c.groups = append(c.groups, KComponent{connectivity, nodesOf(c.g, p.nodes), p.within})
		p.k, p.within = connectivity+1, len(c.groups)-1
	}
	if complete {
		return nil, nil
	}
	for _, nodes := range componentsWithout(p.Graph, cut) {
		nodes = append(nodes, cut...)
		slices.Sort(nodes)
		parts = append(parts, p.part(nodes, p.k, p.within))
	}
	return parts, nil
}

// cut is fewest nodes that cut a part, or any that are fewer than k.
func (c cohesive) cut(ctx context.Context) (cut []int32, complete bool, err error) {
	if c.k == 1 {
		return vertexcut.Smallest(ctx, c.Graph)
	}
	return vertexcut.Below(ctx, c.Graph, c.k)
}

// pieces is what can be told apart without a search for cuts: the k-core, then its
// components, then its blocks.
func (c cohesive) pieces(ctx context.Context) ([][]int32, error) {
	core, _, err := cores(ctx, c.Graph)
	if err != nil {
		return nil, err
	}
	var deep []int32
	for v, k := range core {
		if int(k) >= c.k {
			deep = append(deep, int32(v))
		}
	}
	switch {
	case len(deep) < c.Len():
		return [][]int32{deep}, nil
	case c.k == 1:
		return componentsWithout(c.Graph, nil), nil
	}
	b, err := blocktree.Of(ctx, c.Graph)
	if err != nil {
		return nil, err
	}
	return b.Members(), nil
}

// sorted is the groups, the largest first.
func (c *cohesion) sorted() []KComponent {
	order := csr.UpTo(len(c.groups))
	slices.SortFunc(order, func(x, y int32) int { return largestFirst(c.groups[x].Nodes, c.groups[y].Nodes) })
	rank, all := make([]int, len(order)), make([]KComponent, len(order))
	for at, group := range order {
		rank[group], all[at] = at, c.groups[group]
	}
	for at, group := range all {
		if group.Within >= 0 {
			all[at].Within = rank[group.Within]
		}
	}
	return all
}
