package viz

import (
	"cmp"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
)

// grouper is a canvas that can name what is drawn next, for tooltips.
type grouper interface {
	begin(title string)
	end()
}

// paint draws the scene: ties and leaders under symbols, symbols under names.
func (s *scene) paint(c vg.Canvas) {
	c.SetColor(white)
	c.Fill(rectangle(s.page))
	s.paintTies(c)
	s.paintLeaders(c, white, 2.4)
	s.paintLeaders(c, ink, .6)
	s.paintSymbols(c)
	s.paintLabels(c)
	for _, t := range s.captions {
		c.SetColor(ink)
		if !t.bold {
			c.SetColor(soft)
		}
		write(c, face(t.bold, t.size), t.Point, t.text, 0)
	}
	s.legend.paint(c)
}

// paintSymbols draws the large ones first: if there is no room to part them, the
// small ones lie on top.
func (s *scene) paintSymbols(c vg.Canvas) {
	order := make([]int, len(s.symbols))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(s.symbols[y].r, s.symbols[x].r) })
	g, named := c.(grouper)
	for _, i := range order {
		if named {
			g.begin(s.nodes[i].Name)
		}
		s.symbols[i].paint(c)
		if named {
			g.end()
		}
	}
}

func (s *scene) paintLabels(c vg.Canvas) {
	for _, l := range s.labels {
		l.paint(c, s.unit)
	}
}

// paintLeaders draws the lines from names far off: black on a white seam, so that
// nobody takes them for ties.
func (s *scene) paintLeaders(c vg.Canvas, clr color.Color, width float64) {
	c.SetColor(clr)
	c.SetLineWidth(vg.Length(width * s.unit))
	for _, l := range s.labels {
		if own := s.symbols[l.of]; l.leader {
			c.Stroke(strokes(Point{}, l.end(own), own.Point))
		}
	}
}

func (l label) paint(c vg.Canvas, unit float64) {
	f := face(false, l.size)
	c.SetColor(ink)
	y := l.Max.Y - .8*l.size
	for _, text := range l.lines {
		x := l.Min.X
		switch spare := l.width() - widthOf(f, text); {
		case l.centre:
			x += spare / 2
		case !l.left:
			x += spare
		}
		write(c, f, Point{x, y}, text, 1.8*unit)
		y -= 1.12 * l.size
	}
}
