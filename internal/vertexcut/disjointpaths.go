package vertexcut

import (
	"context"

	"github.com/essaim/essaim/internal/csr"
)

// disjointPaths finds internally vertex-disjoint paths between two nodes, as a flow by
// augmenting paths. Nodes are split: node v is an entry, 2v, and an exit, 2v+1, with an arc
// of capacity 1 between them; ties are arcs from exits to entries. A flow of integers is
// disjoint paths, and by Menger's theorem there are as many as the nodes of a smallest cut
// between the two.
type disjointPaths struct {
	csr.Graph
	ctx    context.Context // of the one call that the paths are for
	gone   []bool          // nodes that are not there
	before []int32         // the flow, of a node on a path: the node before; -1 if it is on none
	on     []int32         // nodes that may be on a path

	parent  []int32 // of an entry or exit: the one that the search came from
	seen    []int32 // of an entry or exit: the last search that reached it
	search  int32
	reached []int32 // entries and exits, breadth first
}

func newDisjointPaths(ctx context.Context, l csr.Graph) disjointPaths {
	n := l.Len()
	p := disjointPaths{Graph: l, ctx: ctx, gone: make([]bool, n), before: make([]int32, n)}
	p.parent, p.seen = make([]int32, 2*n), make([]int32, 2*n)
	for v := range p.before {
		p.before[v] = -1
	}
	return p
}

// between is a smallest cut between two nodes that are not tied, if it has fewer nodes
// than enough. There is none if the context is cancelled.
func (p *disjointPaths) between(s, t int32, enough int) (cut []int32, ok bool) {
	for _, v := range p.on {
		p.before[v] = -1
	}
	p.on = p.on[:0]
	for range enough {
		if p.ctx.Err() != nil {
			return nil, false
		}
		if !p.augment(s, t) {
			return p.cut(), true
		}
	}
	return nil, false
}

// augment finds an augmenting path in the residual network, breadth first: forward along
// ties, and back along the paths of the flow, which are then led another way.
func (p *disjointPaths) augment(s, t int32) bool {
	p.search++
	p.reached = p.reached[:0]
	p.reach(2*s+1, -1)
	for at := 0; at < len(p.reached); {
		half := p.reached[at]
		at++
		v := half / 2
		switch before := p.before[v]; {
		case half%2 == 0 && before >= 0: // the arc to the exit is full: back to the node before
			p.reach(2*before+1, half)
			continue
		case half%2 == 0:
			p.reach(half+1, half)
			continue
		case before >= 0: // back along the arc from the entry
			p.reach(half-1, half)
		}
		for _, u := range p.Row(int(v)) {
			if p.gone[u] || u == s {
				continue
			}
			p.reach(2*u, half)
			if u == t {
				p.push(t)
				return true
			}
		}
	}
	return false
}

func (p *disjointPaths) reach(half, parent int32) {
	if p.seen[half] != p.search {
		p.seen[half], p.parent[half] = p.search, parent
		p.reached = append(p.reached, half)
	}
}

// push sends one more unit of flow along the augmenting path to t.
func (p *disjointPaths) push(t int32) {
	for half := p.parent[2*t]; p.parent[half] >= 0; half = p.parent[half] {
		v, parent := half/2, p.parent[half]
		if half%2 == 1 {
			continue
		}
		p.before[v] = parent / 2
		if parent == half+1 { // back through v, which is on no path now
			p.before[v] = -1
		}
		p.on = append(p.on, v)
	}
}

// cut is the nodes whose arcs are the minimum cut of a maximum flow: those that the last
// search could enter and not leave.
func (p *disjointPaths) cut() (nodes []int32) {
	for _, half := range p.reached {
		if half%2 == 0 && p.seen[half+1] != p.search {
			nodes = append(nodes, half/2)
		}
	}
	return nodes
}
