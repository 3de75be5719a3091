package viz

import (
	"math"
	"slices"
)

// cell is a square of the packing grid.
type cell struct{ x, y int }

// pack moves the pieces side by side: the first stands in the middle, each of
// the others at the free place nearest to it, measured so that the whole takes
// the aspect. A piece takes the squares its nodes and ties lie in, so that
// small ones slip into the bays of large ones.
func pack(pieces []piece, aspect float64) {
	taken := map[cell]bool{} // looked up, never walked through
	started := map[string]int{}
	whole := empty()
	farther := 0
	if len(pieces) < 200 {
		farther = 12
	}
	for i := range pieces {
		p := &pieces[i]
		p.loosen()
		p.centre()
		shape := p.shape()
		name := nameOf(shape)
		at, away := place(shape, taken, whole, started[name], farther, aspect)
		started[name] = away
		whole = grow(whole, shape, at)
		for _, c := range shape {
			taken[cell{c.x + at.x, c.y + at.y}] = true
		}
		for k := range p.points {
			p.points[k] = p.points[k].plus(Point{float64(at.x), float64(at.y)})
		}
	}
}

// loosen gives a large piece as much room for each node as small ones have.
func (p *piece) loosen() {
	const few = 30
	n := len(p.points)
	if n < few {
		return
	}
	f := math.Sqrt(float64(n) / float64(len(p.shape())))
	for i := range p.points {
		p.points[i] = p.points[i].times(max(1, 1.25*f))
	}
}

// centre puts the middle of the piece's box at the origin.
func (p *piece) centre() {
	b := empty()
	for _, q := range p.points {
		b.add(q)
	}
	for i := range p.points {
		p.points[i] = p.points[i].minus(b.centre())
	}
}

// shape is the squares of side 1 that come nearer than a margin to a node or a
// tie, sorted.
func (p *piece) shape() []cell {
	const margin = .6
	var cells []cell
	cover := func(q Point) {
		for x := math.Round(q.X - margin); x <= math.Round(q.X+margin); x++ {
			for y := math.Round(q.Y - margin); y <= math.Round(q.Y+margin); y++ {
				cells = append(cells, cell{int(x), int(y)})
			}
		}
	}
	for i, q := range p.points {
		cover(q)
		for _, j := range p.rows[i] {
			if int(j) < i || len(p.points) > allPairs {
				continue // the many ties of large pieces lie among their nodes
			}
			along := p.points[j].minus(q)
			steps := math.Ceil(along.length() / .5)
			for s := 1.0; s < steps; s++ {
				cover(q.plus(along.times(s / steps)))
			}
		}
	}
	slices.SortFunc(cells, compareCells)
	return slices.Compact(cells)
}

func compareCells(a, b cell) int {
	if a.x != b.x {
		return a.x - b.x
	}
	return a.y - b.y
}

// nameOf tells equal shapes; large ones are never equal.
func nameOf(shape []cell) string {
	var name []byte
	for _, c := range shape[:min(len(shape), 100)] {
		name = append(name, byte(c.x), byte(c.y))
	}
	return string(name)
}

// place is a free place for a shape. From the first ring that has one it looks
// a little farther, for the place that makes the whole grow least.
func place(shape []cell, taken map[cell]bool, whole box, from, farther int, aspect float64) (cell, int) {
	best, lowest, first := cell{}, math.Inf(1), -1
	for away := from; first < 0 || away <= first+farther; away++ {
		w, h := int(math.Round(float64(away)*math.Sqrt(aspect))), int(math.Round(float64(away)/math.Sqrt(aspect)))
		for _, at := range ringCells(w, h) {
			if !fits(shape, at, taken) {
				continue
			}
			if first < 0 {
				first = away
			}
			if size := grow(whole, shape, at).size(aspect); size < lowest {
				best, lowest = at, size
			}
		}
	}
	return best, first
}

// grow is a box with a shape added.
func grow(whole box, shape []cell, at cell) box {
	for _, c := range shape {
		whole.add(Point{float64(c.x + at.x), float64(c.y + at.y)})
	}
	return whole
}

// size is the width that a page of an aspect needs to hold the box.
func (b box) size(aspect float64) float64 { return max(b.width()+1, (b.height()+1)*aspect) }

// ringCells is the border of the rectangle from (-w,-h) to (w,h), the places
// nearest to the axes first.
func ringCells(w, h int) []cell {
	if w == 0 && h == 0 {
		return []cell{{}}
	}
	var cells []cell
	for y := 0; y <= h; y++ {
		cells = append(cells, cell{w, y}, cell{w, -y}, cell{-w, y}, cell{-w, -y})
	}
	for x := 0; x <= w; x++ {
		cells = append(cells, cell{x, h}, cell{x, -h}, cell{-x, h}, cell{-x, -h})
	}
	return cells
}

func fits(shape []cell, at cell, taken map[cell]bool) bool {
	for _, c := range shape {
		if taken[cell{c.x + at.x, c.y + at.y}] {
			return false
		}
	}
	return true
}
