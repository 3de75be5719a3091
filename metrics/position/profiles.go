package position

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// profiles is the ties of the nodes that are compared: in two modes with the other
// mode; in one with all nodes, and with directions those from them and those to them.
type profiles struct {
	nodes    []int
	sides    []graph.Rows // one, or two: out and in
	others   int          // length of a profile, on one side
	oneMode  bool
	weighted bool
}

func profilesOf(ctx context.Context, g graph.Graph, mode graph.Mode, weighted bool) (*profiles, error) {
	p := &profiles{others: g.Len(), oneMode: true, weighted: weighted}
	first, n := 0, g.Len()
	if net, ok := g.(*graph.Network); ok {
		p.oneMode, p.others, n = false, net.Count(mode.Other()), net.Count(mode)
		if mode == graph.Project {
			first = p.others
		}
	}
	if err := fits(n); err != nil {
		return nil, err
	}
	for i := range n {
		p.nodes = append(p.nodes, first+i)
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	p.sides = []graph.Rows{rows}
	if o, ok := g.(*graph.OneMode); ok && o.Directed() {
		p.sides = []graph.Rows{o.Arcs().Out(), o.Arcs().In()}
	}
	return p, nil
}

func (p *profiles) entries() (n int) {
	for _, rows := range p.sides {
		n += rows.Entries()
	}
	return n
}

// sums is what two profiles x and y are compared by.
type sums struct {
	apart, squaredApart float64 // Σ |x-y|, Σ (x-y)²
	smaller, larger     float64 // Σ min(x,y), Σ max(x,y)
	x, y                float64 // Σ x, Σ y
}

// compare is the sums of two nodes.
func (p *profiles) compare(i, j int) (s sums) {
	p.both(i, j, func(x, y float64) {
		s.apart += math.Abs(x - y)
		s.squaredApart += (x - y) * (x - y)
		s.smaller += min(x, y)
		s.larger += max(x, y)
		s.x += x
		s.y += y
	})
	return s
}

// correlation is Pearson's; where it is not defined 1 for equal profiles and else 0.
func (p *profiles) correlation(i, j int) float64 {
	s := p.compare(i, j)
	if s.apart == 0 {
		return 1
	}
	n := float64(len(p.sides) * p.others)
	if p.oneMode {
		n -= float64(2 * len(p.sides))
	}
	mx, my := s.x/n, s.y/n
	var xx, yy, xy, raw, met float64
	p.both(i, j, func(x, y float64) {
		xx += (x - mx) * (x - mx)
		yy += (y - my) * (y - my)
		xy += (x - mx) * (y - my)
		raw = max(raw, x*x, y*y)
		met++
	})
	absent := n - met // others that neither is tied to
	xx, yy, xy = xx+absent*mx*mx, yy+absent*my*my, xy+absent*mx*my
	if rounding := 1e-24 * n * raw; xx <= rounding || yy <= rounding {
		return 0
	}
	return max(-1, min(1, xy/math.Sqrt(xx*yy)))
}

// both goes through the rows of two nodes side by side, and adds the strengths of
// their ties to the same others, unless neither is tied. In one mode it leaves out the
// nodes themselves.
func (p *profiles) both(i, j int, add func(x, y float64)) {
	a, b := p.nodes[i], p.nodes[j]
	for _, rows := range p.sides {
		x, y := p.row(rows, a), p.row(rows, b)
		for len(x.node) > 0 || len(y.node) > 0 {
			switch {
			case x.isBefore(y):
				if v, w := x.take(); v != int32(b) {
					add(w, 0)
				}
			case y.isBefore(x):
				if v, w := y.take(); v != int32(a) {
					add(0, w)
				}
			default:
				_, v := x.take()
				_, w := y.take()
				add(v, w)
			}
		}
	}
}

// remainingRow is what is left of a row of neighbours.
type remainingRow struct {
	node   []int32
	weight []float64 // nil: all 1
}

func (p *profiles) row(rows graph.Rows, i int) remainingRow {
	r := remainingRow{node: rows.Row(i)}
	if p.weighted {
		r.weight = rows.Weights(i)
	}
	return r
}

func (r remainingRow) isBefore(other remainingRow) bool {
	return len(r.node) > 0 && (len(other.node) == 0 || r.node[0] < other.node[0])
}

// take is the next neighbour with its weight.
func (r *remainingRow) take() (int32, float64) {
	v, w := r.node[0], 1.0
	r.node = r.node[1:]
	if r.weight != nil {
		w, r.weight = r.weight[0], r.weight[1:]
	}
	return v, w
}

// constant is the warning about nodes whose ties are all alike.
func (p *profiles) constant() []error {
	_, rest := p.byConstant()
	if len(rest) == len(p.nodes) {
		return nil
	}
	return []error{fmt.Errorf("position: %w: %d of %d", ErrConstant, len(p.nodes)-len(rest), len(p.nodes))}
}

// byConstant is the places of nodes whose ties are all alike, by what they all are, and
// those of the rest.
func (p *profiles) byConstant() (constant [][]int, rest []int) {
	var strengths []float64
	for i, v := range p.nodes {
		strength, alike := p.alike(v)
		if !alike {
			rest = append(rest, i)
			continue
		}
		k := slices.Index(strengths, strength)
		if k < 0 {
			k = len(strengths)
			strengths, constant = append(strengths, strength), append(constant, nil)
		}
		constant[k] = append(constant[k], i)
	}
	return constant, rest
}

// alike tells whether a node's ties are all alike: none or all of those that it could
// have, with one strength.
func (p *profiles) alike(v int) (strength float64, ok bool) {
	all, count := p.others, 0
	if p.oneMode {
		all--
	}
	for _, rows := range p.sides {
		r := p.row(rows, v)
		for len(r.node) > 0 {
			_, w := r.take()
			if count++; count > 1 && w != strength {
				return 0, false
			}
			strength = w
		}
	}
	return strength, count == 0 || count == all*len(p.sides)
}
