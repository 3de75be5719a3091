package viz

import (
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// label is the name of a symbol, in one line or two.
type label struct {
	box
	of     int // symbol
	lines  []string
	size   float64
	centre bool // lines are centred, else aligned at the side of the symbol
	left   bool // the symbol is on the left
	leader bool // far off: a line leads to the symbol
}

// name labels the top nodes. Each in turn takes the best free place; then all
// look again, for a place may have become better or free, until none moves.
func (s *scene) name() {
	order := s.top()
	placed := make([]*label, len(order))
	for range 6 {
		moved := false
		for k, at := range order {
			others := append(append([]*label(nil), placed[:k]...), placed[k+1:]...)
			best := s.bestPlace(at, dearest(k, len(order)), order, others)
			if changed(placed[k], best) {
				moved = true
			}
			placed[k] = best
		}
		if !moved {
			break
		}
	}
	for _, l := range placed {
		if l == nil {
			s.unplaced++
			continue
		}
		s.labels = append(s.labels, *l)
	}
}

func changed(x, y *label) bool {
	return (x == nil) != (y == nil) || x != nil && x.box != y.box
}

// top is the symbols to label. Each mode gets a third at least; the rest goes to
// the best scores.
func (s *scene) top() []int {
	most := min(s.Labels, len(s.nodes))
	if most == 0 {
		most = 30
	}
	byMode := s.ranked()
	if s.parts > 0 {
		for mode := range byMode {
			byMode[mode] = slices.DeleteFunc(byMode[mode], func(at int) bool { return len(s.links[at]) == 0 })
		}
	}
	third := most / 3
	var next [2]int
	var order []int
	for len(order) < most {
		mode := s.turn(byMode, next, third, most-len(order))
		if mode < 0 {
			break
		}
		order = append(order, byMode[mode][next[mode]])
		next[mode]++
	}
	return order
}

// turn is the mode of the next node to label: the one with the better node,
// unless the other has yet to get its third.
func (s *scene) turn(byMode [2][]int, next [2]int, third, left int) int {
	more := [2]bool{next[0] < len(byMode[0]), next[1] < len(byMode[1])}
	switch {
	case !more[0] && !more[1]:
		return -1
	case !more[1] || more[0] && left <= third-next[0]:
		return 0
	case !more[0] || left <= third-next[1]:
		return 1
	}
	v := s.values[s.nodes[byMode[0][next[0]]].Index]
	w := s.values[s.nodes[byMode[1][next[1]]].Index]
	if w > v || math.IsNaN(v) && !math.IsNaN(w) {
		return 1
	}
	return 0
}

// side is a direction in which a label may stand from its symbol, and how much
// worse it is than the best.
type side struct{ x, y, cost float64 }

var sides = []side{
	{1, 0, 0},
	{-1, 0, .1},
	{0, 1, .15},
	{0, -1, .15},
	{.8, .6, .2},
	{.8, -.6, .2},
	{-.8, .6, .3},
	{-.8, -.6, .3},
	{.45, .9, .3},
	{.45, -.9, .3},
	{-.45, .9, .35},
	{-.45, -.9, .35},
}

// dearest is the cost above which a name is left out: the first third may cover
// many ties and some small symbols, the others little.
func dearest(rank, of int) float64 {
	if 3*rank < of {
		return 40
	}
	return 6
}

// bestPlace is the cheapest free place for a label, nil if there is none.
func (s *scene) bestPlace(at int, lowest float64, order []int, others []*label) *label {
	var best *label
	for _, form := range s.forms(at) {
		for ring, gap := range []float64{2.2, 5, 11, 19, 28, 40, 54, 70, 88} {
			for _, d := range sides {
				l := form
				l.stand(s.symbols[at], d, gap*s.unit, ring >= 2)
				cost := d.cost + .3*float64(ring)
				if cost += float64(len(l.lines)-1) * .05; cost >= lowest || !s.free(l, order, others) {
					continue
				}
				if cost += s.clutter(l, lowest-cost); cost < lowest {
					lowest, best = cost, &l
				}
			}
		}
	}
	return best
}

// forms is the ways to break a name.
func (s *scene) forms(at int) []label {
	node, symbol := s.nodes[at], s.symbols[at]
	size := s.unit * (6.8 + 1.7*symbol.r/max(s.scale.most, symbol.r))
	f := face(false, size)
	text := clean(node.Name)
	if text == "" {
		text = clean(node.Key)
	}
	if text == "" {
		return nil
	}
	widest := min(132*s.unit, .45*s.frame.width())
	var forms []label
	two := balanced(f, text, widest*.9)
	if len(two) < 2 || widthOf(f, text) <= widest {
		forms = append(forms, label{of: at, size: size, lines: []string{shorten(f, text, widest)}})
	}
	if len(two) == 2 {
		forms = append(forms, label{of: at, size: size, lines: two})
	}
	for i := range forms {
		for _, text := range forms[i].lines {
			forms[i].Max.X = max(forms[i].Max.X, widthOf(f, text))
		}
		forms[i].Max.Y = size * (1.12*float64(len(forms[i].lines)-1) + .95)
	}
	return forms
}

// stand moves the label's box to a side of its symbol.
func (l *label) stand(s symbol, d side, gap float64, leader bool) {
	w, h := l.width(), l.height()
	reach := s.r + gap
	if s.mode == graph.Project && d.x != 0 && d.y != 0 {
		reach = s.room() + gap
	}
	anchor := s.plus(Point{d.x, d.y}.times(reach))
	centre := anchor.plus(Point{d.x * w / 2, d.y * h / 2})
	switch {
	case d.x > .5:
		centre.X = anchor.X + w/2
	case d.x < -.5:
		centre.X = anchor.X - w/2
	}
	if math.Abs(d.y) > .8 {
		centre.Y = anchor.Y + math.Copysign(h/2, d.y)
	}
	half := Point{w / 2, h / 2}
	l.box = box{centre.minus(half), centre.plus(half)}
	l.leader = leader
	l.centre = d.x == 0
	l.left = d.x > 0
}

// free tells whether a label covers no other label, no symbol that has one, nor
// the edge of the frame.
func (s *scene) free(l label, order []int, others []*label) bool {
	if !l.within(s.frame) {
		return false
	}
	seam := l.grown(2 * s.unit)
	for _, o := range others {
		if o != nil && (seam.meets(o.box) || s.leads(*o, l.box) || s.leads(l, o.box)) {
			return false
		}
	}
	for _, at := range order {
		if l.meetsDisc(s.symbols[at].Point, s.symbols[at].room()+.4*s.unit) {
			return false
		}
	}
	for _, c := range s.captions {
		if seam.meets(c.box()) {
			return false
		}
	}
	return true
}

// leads tells whether the line from a label to its symbol crosses a box.
func (s *scene) leads(l label, over box) bool {
	return l.leader && over.meetsSegment(l.nearest(s.symbols[l.of].Point), s.symbols[l.of].Point)
}

// nearest is the point of the box nearest to another.
func (b box) nearest(p Point) Point {
	return Point{min(max(p.X, b.Min.X), b.Max.X), min(max(p.Y, b.Min.Y), b.Max.Y)}
}

// clutter is what a label would cover: other symbols, and ties if there are few
// enough for that to matter. It stops counting at a limit.
func (s *scene) clutter(l label, limit float64) float64 {
	cost := 0.0
	end := l.nearest(s.symbols[l.of].Point)
	for i := range s.symbols {
		if i == l.of {
			continue
		}
		if l.meetsDisc(s.symbols[i].Point, s.symbols[i].room()) {
			cost += 3.2
		}
		if l.leader && s.symbols[i].offSegment(end, s.symbols[l.of].Point) < s.symbols[i].r {
			cost += .5
		}
		if cost >= limit {
			return cost
		}
	}
	if len(s.ties) > 20000 {
		return cost
	}
	for _, t := range s.ties {
		if l.meetsSegment(s.symbols[t.from].Point, s.symbols[t.to].Point) {
			if cost += .06; cost >= limit {
				return cost
			}
		}
	}
	return cost
}
