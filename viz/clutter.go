package viz

import (
	"cmp"
	"math"
	"slices"
)

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
	strip := p.strip(l.reach)
	for _, i := range strip {
		if p.fixed[i] && p.under(i, l, .4*p.unit) {
			if cost += p.firm; math.IsInf(cost, 1) {
				return cost
			}
		}
	}
	for _, i := range strip {
		switch sym := p.symbols[i]; {
		case i == l.of:
		case !p.fixed[i] && p.under(i, l, 0):
			cost += p.price
		case l.meetsDisc(sym.Point, sym.room()+2.5*p.unit):
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
	const sample = 300
	stride := 1 + len(p.ties)/sample
	n := 0
	for k := 0; k < len(p.ties); k += stride {
		if t := p.ties[k]; l.meetsSegment(p.symbols[t.from].Point, p.symbols[t.to].Point) {
			n += stride
		}
	}
	return float64(n)
}
