package viz

import (
	"math"

	"github.com/essaim/essaim/graph"
	"gonum.org/v1/plot/vg"
)

// symbol is a node on the page: a disc for an actor, a square of the same area
// for a project.
type symbol struct {
	Point
	r    float64 // of the disc
	mode graph.Mode
	style
}

// half is half the side of a square with the area of a disc.
func half(r float64) float64 { return r * math.Sqrt(math.Pi) / 2 }

// room is the radius of the disc that holds the whole symbol, outline included.
func (s symbol) room() float64 {
	if s.mode == graph.Project {
		return half(s.r)*math.Sqrt2 + s.outline()/2
	}
	return s.r + s.outline()/2
}

func (s symbol) outline() float64 { return min(.6, s.r/4) }

func (s symbol) paint(c vg.Canvas) {
	outline := s.path()
	c.SetColor(s.fill)
	c.Fill(outline)
	s.paintMark(c)
	c.SetLineWidth(vg.Length(s.outline()))
	c.SetColor(darker(s.fill))
	c.Stroke(outline)
}

func (s symbol) path() vg.Path {
	if s.mode == graph.Project {
		h := half(s.r)
		return polygon(s.Point, Point{-h, -h}, Point{h, -h}, Point{h, h}, Point{-h, h})
	}
	return ring(s.Point, s.r)
}

// paintMark draws the mark of the category: what tells it in black and white.
func (s symbol) paintMark(c vg.Canvas) {
	if s.mark == 0 || s.r < 1.2 {
		return
	}
	c.SetColor(white)
	if lightness(s.fill) > .48 {
		c.SetColor(ink)
	}
	c.SetLineWidth(vg.Length(min(max(.55, s.r/4.5), 1.6)))
	r := s.r * .62
	switch s.mark {
	case 1:
		c.Fill(ring(s.Point, max(.6, s.r*.34)))
	case 2:
		c.Stroke(strokes(s.Point, Point{-r, 0}, Point{r, 0}))
	case 3:
		c.Stroke(strokes(s.Point, Point{0, -r}, Point{0, r}))
	case 4:
		c.Stroke(strokes(s.Point, Point{-r, 0}, Point{r, 0}, Point{0, -r}, Point{0, r}))
	case 5:
		d := r * .8
		c.Stroke(strokes(s.Point, Point{-d, -d}, Point{d, d}, Point{-d, d}, Point{d, -d}))
	case 6:
		c.Stroke(ring(s.Point, s.r*.45))
	case 7:
		c.Fill(polygon(s.Point, Point{-r * .85, -r * .6}, Point{r * .85, -r * .6}, Point{0, r * .85}))
	case otherMark:
		d := r * .8
		c.Stroke(strokes(s.Point, Point{-d, -d}, Point{d, d}))
	}
}

// ring is a whole circle.
func ring(at Point, r float64) vg.Path {
	var p vg.Path
	p.Move(vg.Point{X: vg.Length(at.X + r), Y: vg.Length(at.Y)})
	p.Arc(vg.Point{X: vg.Length(at.X), Y: vg.Length(at.Y)}, vg.Length(r), 0, 2*math.Pi)
	p.Close()
	return p
}

// polygon is a closed path through corners given from a centre.
func polygon(at Point, corners ...Point) vg.Path {
	var p vg.Path
	for i, q := range corners {
		if i == 0 {
			p.Move(at.plus(q).vg())
		} else {
			p.Line(at.plus(q).vg())
		}
	}
	p.Close()
	return p
}

// strokes is separate lines, each between two ends given from a centre.
func strokes(at Point, ends ...Point) vg.Path {
	var p vg.Path
	for i := 0; i+1 < len(ends); i += 2 {
		p.Move(at.plus(ends[i]).vg())
		p.Line(at.plus(ends[i+1]).vg())
	}
	return p
}

// rectangle is the closed path of a box.
func rectangle(b box) vg.Path {
	return polygon(Point{}, b.Min, Point{b.Max.X, b.Min.Y}, b.Max, Point{b.Min.X, b.Max.Y})
}

func (p Point) vg() vg.Point { return vg.Point{X: vg.Length(p.X), Y: vg.Length(p.Y)} }
