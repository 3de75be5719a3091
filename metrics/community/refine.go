package community

import (
	"context"
	"math/rand/v2"
	"slices"

	"github.com/essaim/essaim/internal/csr"
)

// refinement divides groups into parts that hold together.
type refinement struct {
	*moves
	part []int32   // of every node, named after one of its nodes
	of   []sides   // of every part
	cut  []float64 // for every part, weight of its ties with the rest of its group
	lone []bool    // whether a part is its first node still
}

// refine divides every group into parts: the refinement of Traag, Waltman and van
// Eck (2019). A node alone joins a part of its group that it is tied to at
// least as much as by chance, the best of them, if both the node and the part
// are tied at least so much to the rest of their group. So no part can be cut in two that are
// tied less than by chance.
func (m *moves) refine(ctx context.Context, rng *rand.Rand) ([]int32, error) {
	n := m.len()
	p := &refinement{m, csr.UpTo(n), slices.Clone(m.sides), make([]float64, n), slices.Repeat([]bool{true}, n)}
	for v := range p.cut {
		if v%often == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for u, w := range ties(m.row(int32(v))) {
			if m.group[u] == m.group[v] {
				p.cut[v] += w
			}
		}
	}
	for i, v := range shuffled(n, rng) {
		if i%often == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if p.lone[v] && p.held(v) {
			p.join(v)
		}
	}
	return p.part, nil
}

// held tells whether a part is tied to the rest of its group as much as by chance.
func (p *refinement) held(part int32) bool {
	s := p.of[part]
	rest := p.moves.of[p.group[part]].minus(s)
	return p.cut[part]-p.pull(s).on(rest) >= -p.slack(s)
}

// join lets a lone node join the best part, if any is good enough.
func (p *refinement) join(v int32) {
	for u, w := range ties(p.row(v)) {
		if p.group[u] == p.group[v] {
			p.count(p.part[u], w)
		}
	}
	s := p.sides[v]
	pull := p.pull(s)
	best, gain, tied := v, -p.slack(s), 0.0
	for part, w := range p.drain() {
		if g := w - pull.on(p.of[part]); g > gain && p.held(part) {
			best, gain, tied = part, g, w
		}
	}
	if best == v {
		return
	}
	p.part[v], p.lone[best] = best, false
	p.of[best] = p.of[best].plus(s)
	p.cut[best] += p.cut[v] - 2*tied
}
