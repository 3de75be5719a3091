package viz

import (
	"cmp"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
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
	const directions = 20
	all := make([]side, directions)
	for k := range all {
		y, x := math.Sincos(2 * math.Pi * float64(k) / directions)
		all[k] = side{x, y, 0}
	}
	return all
}()

// places is where each name may stand in each of its forms, the cheapest first,
// if a covered symbol has a price.
func (s *scene) places(names [][]label, price float64) [][]label {
	p := placing{scene: s, price: price, firm: math.Inf(1), leaders: true}
	return p.all(names)
}

// beside is a place beside its symbol for every name, also where others are in
// the way.
func (s *scene) beside(names [][]label) []label {
	p := placing{scene: s, price: 1, firm: 3}
	places := p.all(names)
	labels := s.settle(places)
	has := make([]bool, len(s.symbols))
	for _, l := range labels {
		has[l.of] = true
	}
	for _, all := range places {
		if len(all) > 0 && !has[all[0].of] {
			labels = append(labels, all[0])
		}
	}
	return labels
}

// placing is the search for places.
type placing struct {
	*scene
	price, firm float64 // of covering a symbol that may step aside, one that may not
	leaders     bool

	byX    []int // symbols from left to right
	widest float64
}

func (p *placing) all(names [][]label) [][]label {
	for i, sym := range p.symbols {
		p.byX = append(p.byX, i)
		p.widest = max(p.widest, sym.room())
	}
	slices.SortStableFunc(p.byX, func(i, j int) int { return cmp.Compare(p.symbols[i].X, p.symbols[j].X) })
	places := make([][]label, len(names))
	for k, forms := range names {
		places[k] = p.of(forms)
	}
	return places
}

// of is the places of one name.
func (p *placing) of(forms []label) []label {
	var all []label
	for _, f := range forms {
		add := func(d side, gap, cost float64, leader bool) {
			l := f
			l.stand(p.symbols[l.of], d, gap*p.unit, leader)
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
		for gap := 9.0; p.leaders && gap < 140; gap *= 1.35 {
			for _, d := range afar {
				add(d, gap, .6+.03*gap, true)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y label) int { return cmp.Compare(x.cost, y.cost) })
	return all
}

// stand moves the label's box to a side of its symbol.
func (l *label) stand(s symbol, d side, gap float64, leader bool) {
	w, h := l.width(), l.height()
	radius := s.r + gap
	if s.mode == graph.Project && d.x != 0 && d.y != 0 {
		radius = s.room() + gap
	}
	anchor := s.plus(Point{d.x, d.y}.times(radius))
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
	corner := Point{w / 2, h / 2}
	l.box = box{centre.minus(corner), centre.plus(corner)}
	l.leader = leader
	l.reach = l.box
	if leader {
		l.reach.add(s.Point)
	}
	l.centre = math.Abs(d.x) < .1
	l.left = d.x > 0
}
