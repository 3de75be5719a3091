package vertexcut

import (
	"context"

	"github.com/essaim/essaim/internal/csr"
)

// disjointPaths finds paths between two nodes that have no other node in common, as a
// flow: every node is an entry and an exit, which one path at most leads through.
// Menger's theorem: there are as many as the nodes of a smallest cut between the two.
//
// Place 2v stands for the entry of node v, and 2v+1 for its exit.
type disjointPaths struct {
	csr.Graph
	ctx    context.Context // of the one call that the paths are for
	gone   []bool          // nodes that are not there
	before []int32         // of a node on a path: the one before; -1 if it is on none
	on     []int32         // nodes that may be on a path
	from   []int32         // of a place: the one that the search came from
	seen   []int32         // of a place: the search that last met it
	search int32
	places []int32 // that the search met
}

func newDisjointPaths(ctx context.Context, l csr.Graph) disjointPaths {
	n := l.Len()
	p := disjointPaths{Graph: l, ctx: ctx, gone: make([]bool, n), before: make([]int32, n)}
	p.from, p.seen = make([]int32, 2*n), make([]int32, 2*n)
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
		if !p.another(s, t) {
			return p.cut(), true
		}
	}
	return nil, false
}

// another finds one more path: forward along ties, and back along those of other
// paths, which then are led another way.
func (p *disjointPaths) another(s, t int32) bool {
	p.search++
	p.places = p.places[:0]
	p.meet(2*s+1, -1)
	for at := 0; at < len(p.places); {
		place := p.places[at]
		at++
		v := place / 2
		switch before := p.before[v]; {
		case place%2 == 0 && before >= 0:
			p.meet(2*before+1, place)
			continue
		case place%2 == 0:
			p.meet(place+1, place)
			continue
		case before >= 0:
			p.meet(place-1, place)
		}
		for _, u := range p.Row(int(v)) {
			if p.gone[u] || u == s {
				continue
			}
			p.meet(2*u, place)
			if u == t {
				p.lead(t)
				return true
			}
		}
	}
	return false
}

func (p *disjointPaths) meet(place, from int32) {
	if p.seen[place] != p.search {
		p.seen[place], p.from[place] = p.search, from
		p.places = append(p.places, place)
	}
}

// lead takes the path that was found to t.
func (p *disjointPaths) lead(t int32) {
	for place := p.from[2*t]; p.from[place] >= 0; place = p.from[place] {
		v, from := place/2, p.from[place]
		if place%2 == 1 {
			continue
		}
		p.before[v] = from / 2
		if from == place+1 { // back through v, which is on no path now
			p.before[v] = -1
		}
		p.on = append(p.on, v)
	}
}

// cut is the nodes that the last search could enter and not leave.
func (p *disjointPaths) cut() (nodes []int32) {
	for _, place := range p.places {
		if place%2 == 0 && p.seen[place+1] != p.search {
			nodes = append(nodes, place/2)
		}
	}
	return nodes
}
