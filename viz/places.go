package viz

import (
	"cmp"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"gonum.org/v1/plot/font"
)

// side is a direction in which a label may stand from its symbol, and how much
// worse it is than the best.
type side struct{ x, y, cost float64 }

// near is where a name stands without a leader.
var near = []side{
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

// afar is the directions of leaders.
var afar = func() []side {
	const directions = 32
	all := make([]side, directions)
	for k := range all {
		y, x := math.Sincos(2 * math.Pi * float64(k) / directions)
		all[k] = side{x, y, 0}
	}
	return all
}()

// places is where each name may stand, the cheapest first, if a covered symbol
// has a price.
func (s *scene) places(order []int, price float64) [][]label {
	p := placing{scene: s, price: price, firm: math.Inf(1), leaders: true}
	return p.all(order)
}

// beside is a place beside its symbol for every name, also where others are in
// the way.
func (s *scene) beside(order []int) []label {
	p := placing{scene: s, price: 1, firm: 3}
	places := p.all(order)
	names := s.settle(places)
	has := make([]bool, len(s.symbols))
	for _, l := range names {
		has[l.of] = true
	}
	for k, at := range order {
		if !has[at] && len(places[k]) > 0 {
			names = append(names, places[k][0])
		}
	}
	return names
}

// placing is the search for places.
type placing struct {
	*scene
	price, firm float64 // of covering a symbol that may step aside, one that may not
	leaders     bool

	standing []int // symbols that do not step aside
	byX      []int // all symbols, from left to right
	widest   float64
}

func (p *placing) all(order []int) [][]label {
	for i, symbol := range p.symbols {
		p.byX = append(p.byX, i)
		p.widest = max(p.widest, symbol.room())
		if p.fixed[i] {
			p.standing = append(p.standing, i)
		}
	}
	slices.SortStableFunc(p.byX, func(i, j int) int { return cmp.Compare(p.symbols[i].X, p.symbols[j].X) })
	places := make([][]label, len(order))
	for k, at := range order {
		places[k] = p.of(at)
	}
	return places
}

// of is the places of one name.
func (p *placing) of(at int) []label {
	var all []label
	for _, form := range p.forms(at) {
		add := func(d side, gap, cost float64, leader bool) {
			l := form
			l.stand(p.symbols[at], d, gap*p.unit, leader)
			if !p.free(l) {
				return
			}
			l.cost = d.cost + cost + .05*float64(len(l.lines)) + p.clutter(l)
			if !math.IsInf(l.cost, 1) {
				all = append(all, l)
			}
		}
		for _, d := range near {
			add(d, 2.2, 0, false)
			add(d, 5, .3, false)
		}
		for gap := 9.0; p.leaders && gap < 140; gap *= 1.25 {
			for _, d := range afar {
				add(d, gap, .6+.03*gap, true)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y label) int { return cmp.Compare(x.cost, y.cost) })
	return all
}

// forms is the ways to break a name into lines. Only a name too long for three
// is cut.
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
	for n := 1; n <= 3 && widthOf(f, text) > float64(n-1)*45*s.unit; n++ {
		lines := balanced(f, text, widest, n)
		if n == 3 && len(forms) == 0 && lines == nil {
			lines = wrap(f, text, widest, n)
		}
		if lines != nil {
			forms = append(forms, form(at, f, lines))
		}
	}
	return forms
}

func form(of int, f font.Face, lines []string) label {
	l := label{of: of, size: f.Font.Size.Points(), lines: lines}
	for _, text := range lines {
		l.Max.X = max(l.Max.X, widthOf(f, text))
	}
	l.Max.Y = l.size * (1.12*float64(len(lines)-1) + .95)
	return l
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
	l.reach = l.box
	if leader {
		l.reach.add(s.Point)
	}
	l.centre = d.x == 0
	l.left = d.x > 0
}

// free tells whether a label keeps within the frame and off the captions in it.
func (s *scene) free(l label) bool {
	if !l.within(s.frame) {
		return false
	}
	seam := l.grown(2 * s.unit)
	for _, c := range s.captions {
		if seam.meets(c.room) || l.leader && c.room.meetsSegment(l.end(s.symbols[l.of]), s.symbols[l.of].Point) {
			return false
		}
	}
	return true
}

// under tells whether a symbol comes nearer than a gap to a label or its leader.
func (s *scene) under(i int, l label, gap float64) bool {
	at, room := s.symbols[i].Point, s.symbols[i].room()+gap
	switch {
	case !l.reach.meetsDisc(at, room):
		return false
	case l.meetsDisc(at, room):
		return true
	}
	own := s.symbols[l.of]
	return l.leader && i != l.of && at.nearSegment(l.end(own), own.Point, room)
}

// clutter is the price of what a label covers: symbols, ties, and room that
// others need to tell whose name it is.
func (p *placing) clutter(l label) float64 {
	cost := 0.0
	for _, i := range p.standing {
		if p.under(i, l, .4*p.unit) {
			cost += p.firm
		}
		if math.IsInf(cost, 1) {
			return cost
		}
	}
	for _, i := range p.strip(l.reach) {
		switch symbol := p.symbols[i]; {
		case i == l.of:
		case !p.fixed[i] && p.under(i, l, 0):
			cost += p.price
		case l.meetsDisc(symbol.Point, symbol.room()+2.5*p.unit):
			cost += .3
		}
	}
	return cost + min(2.5, .06*p.crossed(l)*min(1, 500/float64(len(p.ties))))
}

// strip is the symbols that may be near a box, and others above and below it.
func (p *placing) strip(b box) []int {
	find := func(x float64) int {
		k, _ := slices.BinarySearchFunc(p.byX, x, func(i int, x float64) int { return cmp.Compare(p.symbols[i].X, x) })
		return k
	}
	far := p.widest + 3*p.unit
	return p.byX[find(b.Min.X-far):find(b.Max.X+far)]
}

// crossed is the number of ties under a label; of many ties a sample is counted.
func (p *placing) crossed(l label) float64 {
	const sample = 1000
	stride := 1 + len(p.ties)/sample
	n := 0
	for k := 0; k < len(p.ties); k += stride {
		if t := p.ties[k]; l.meetsSegment(p.symbols[t.from].Point, p.symbols[t.to].Point) {
			n += stride
		}
	}
	return float64(n)
}
