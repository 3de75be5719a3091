package viz

import (
	"math"
	"slices"
)

// label is the name of a symbol at a place.
type label struct {
	box
	of     int // symbol
	lines  []string
	size   float64
	centre bool // lines are centred, else aligned at the side of the symbol
	left   bool // the symbol is on the left
	leader bool // far off: a line leads to the symbol
	reach  box  // of the label and its leader
	cost   float64
}

// end is where the leader leaves the label.
func (l label) end(s symbol) Point { return l.nearest(s.Point) }

// covered is what it costs in the end to cover a symbol. All but the first names
// are rather left out; see annealing.absent.
const covered = 9

// name labels the top nodes. The network first makes room for names beside their
// symbols. All names then take places among very many, near or far; small
// symbols under a name or a leader step aside, and so by turns, until at last
// no name takes a place that still has a symbol on it.
func (s *scene) name() {
	order := s.top()
	s.fixed = s.fast(order)
	if s.Positions.Len() > 0 {
		s.labels = s.settle(s.places(order, covered))
	} else {
		for range 3 {
			s.makeRoom(s.beside(order))
		}
		for _, price := range []float64{.6, 2, covered} {
			s.labels = s.settle(s.places(order, price))
			s.stepAside()
		}
	}
	s.unplaced = len(order) - len(s.labels)
}

// fast tells the symbols that no name may cover and that stay where they
// are: those with names, and the rows of those without ties.
func (s *scene) fast(order []int) []bool {
	fixed := make([]bool, len(s.symbols))
	for _, i := range s.alone {
		fixed[i] = true
	}
	for _, at := range order {
		fixed[at] = true
	}
	return fixed
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
