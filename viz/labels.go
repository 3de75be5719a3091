package viz

import (
	"math"
	"slices"

	"gonum.org/v1/plot/font"
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

// coverPrice is what it costs in the end to cover a symbol. All but the first
// names are rather left out; see annealing.absent.
const coverPrice = 9

// name labels the top nodes. The network first makes room for names beside their
// symbols. All names then take places among very many, near or far; small
// symbols under a name or a leader step aside, and so by turns, until at last
// no name takes a place that still has a symbol on it.
func (s *scene) name() {
	order := s.top()
	wanted := len(order)
	order = order[:min(wanted, s.holds())]
	s.fixed = s.fast(order)
	names := make([][]label, len(order))
	for k, at := range order {
		names[k] = s.forms(at)
	}
	if s.Positions.Len() > 0 {
		s.labels = s.settle(s.places(names, coverPrice))
	} else {
		s.rearrange(names)
	}
	s.unplaced = wanted - len(s.labels)
}

// rearrange moves symbols and names by turns until all names have a place. A few
// that are left may find one if all is done again; many will not.
func (s *scene) rearrange(names [][]label) {
	for range 3 {
		s.makeRoom(s.beside(names))
		s.makeRoom(s.beside(names))
		for _, price := range []float64{.6, 2, coverPrice} {
			s.labels = s.settle(s.places(names, price))
			s.stepAside()
		}
		if left := len(names) - len(s.labels); left == 0 || 8*left > len(names) {
			return
		}
	}
}

// holds is more names than the frame can hold.
func (s *scene) holds() int {
	const small = 40 * 15 // a short name
	return 1 + int(s.frame.width()*s.frame.height()/(small*s.unit*s.unit))
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

// forms is the ways to break a name into lines. Only a name too long for three
// is cut.
func (s *scene) forms(at int) []label {
	node, sym := s.nodes[at], s.symbols[at]
	size := s.unit * (6.8 + 1.7*sym.r/max(s.scale.most, sym.r))
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
