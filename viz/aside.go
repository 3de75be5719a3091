package viz

import (
	"cmp"
	"math"
	"slices"
)

// stepAside moves every symbol that lies under a name, or on a leader, to the
// nearest free place, the large ones first. One that finds none stays.
func (s *scene) stepAside() {
	var order []int
	for i, fixed := range s.fixed {
		if !fixed && s.covered(i, 0) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(s.symbols[y].r, s.symbols[x].r) })
	for _, i := range order {
		s.moveAside(i)
	}
}

// covered tells whether a symbol comes nearer than a gap to a name or leader.
func (s *scene) covered(i int, gap float64) bool {
	return slices.ContainsFunc(s.labels, func(l label) bool { return s.under(i, l, gap) })
}

// moveAside looks for a free place for a symbol on wider and wider rings.
func (s *scene) moveAside(i int) {
	const directions = 24
	step, limit := 1.5*s.unit, 60*s.unit
	from := s.symbols[i].Point
	others := s.neighbours(i, limit)
	for away := step; away <= limit; away += step {
		for k := range directions {
			s.symbols[i].Point = from.plus(Point{away, 0}.rotated(2 * math.Pi * float64(k) / directions))
			if s.clear(i, others) {
				return
			}
		}
	}
	s.symbols[i].Point = from
}

// neighbours is the symbols that a symbol may meet within a distance.
func (s *scene) neighbours(i int, limit float64) []int {
	var found []int
	for j, other := range s.symbols {
		radius := s.symbols[i].room() + other.room() + limit + s.unit
		if j != i && (box{other.Point, other.Point}).meetsDisc(s.symbols[i].Point, radius) {
			found = append(found, j)
		}
	}
	return found
}

// clear tells whether a symbol stands in the area of the network, apart from all
// others and from the names.
func (s *scene) clear(i int, others []int) bool {
	sym := s.symbols[i]
	room := sym.room()
	if !(box{sym.Point, sym.Point}).within(s.area.grown(-room)) {
		return false
	}
	for _, j := range others {
		if sym.distance(s.symbols[j].Point) < room+s.symbols[j].room()+s.apart() {
			return false
		}
	}
	return !s.covered(i, s.unit)
}
