package viz

import (
	"fmt"
	"slices"

	"github.com/essaim/essaim/graph"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// legend is a column of entries.
type legend struct {
	box
	size    float64 // of its text
	entries []entry
}

// entry is a line of the legend: a symbol or a stroke, and text.
type entry struct {
	text   string
	head   bool    // a heading
	note   bool    // small print
	gap    bool    // some room above
	symbol *symbol // or nil
	sample bool    // the symbol shows a size, and keeps it
	stroke float64 // width of a tie, or 0

	lines []string
	top   float64 // set by arrange
	high  float64
	left  float64 // of the text
}

// explain writes the legend, as large as the column allows.
func (s *scene) explain() legend {
	l := legend{box: s.legend.box, size: 8 * s.unit, entries: s.entries()}
	for l.arrange() > l.height() && l.size > .01 {
		l.size *= .94
	}
	return l
}

// legendWidth is what the legend needs to have few broken lines.
func (s *scene) legendWidth() float64 {
	l := legend{size: 8 * s.unit, entries: s.entries()}
	l.Max.X = 180 * s.unit
	l.arrange()
	widest := 110 * s.unit // for the notes
	for _, e := range l.entries {
		for _, text := range e.lines {
			if !e.note {
				widest = max(widest, e.left+1.02*widthOf(e.face(l.size), text))
			}
		}
	}
	return widest
}

func (s *scene) entries() []entry {
	all := s.tally()
	for mode, k := range s.colouring {
		if k != nil {
			all = append(all, s.colours(graph.Mode(mode), k)...)
		}
	}
	return slices.Concat(all, s.sizes(), s.strengths(), s.notes())
}

// tally is what the network holds, with the shapes of the modes.
func (s *scene) tally() []entry {
	if len(s.nodes) == 0 {
		return []entry{{text: s.say.noNodes}}
	}
	var count [2]int
	for _, n := range s.nodes {
		count[n.Mode]++
	}
	var all []entry
	for mode, noun := range [2][2]string{{s.say.actor, s.say.actors}, {s.say.project, s.say.projects}} {
		if count[mode] > 0 {
			look := s.styleOf(graph.Mode(mode))
			all = append(all, entry{
				text:   s.say.count(count[mode], noun[0], noun[1]),
				symbol: &symbol{mode: graph.Mode(mode), style: look},
			})
		}
	}
	all = append(all, entry{text: s.say.count(len(s.ties), s.say.tie, s.say.ties), stroke: s.tieWidth(0)})
	if s.parts > 1 {
		all = append(all, entry{text: s.say.count(s.parts, s.say.component, s.say.components)})
	}
	if len(s.alone) > 0 {
		all = append(all, entry{text: s.aloneText()})
	}
	return all
}

// colours is the categories of a mode that are on the map.
func (s *scene) colours(mode graph.Mode, k *categories) []entry {
	all := []entry{{head: true, text: capital(s.say.name(k.column.Name))}}
	for _, c := range k.entries {
		if c.count > 0 {
			all = append(all, entry{
				text:   c.name + s.say.colon + s.say.integer(c.count),
				symbol: &symbol{mode: mode, style: c.style},
			})
		}
	}
	return all
}

// sizes is sample symbols of the scores.
func (s *scene) sizes() []entry {
	samples := s.scale.samples()
	if len(samples) == 0 {
		return nil
	}
	measure := s.say.degree
	if s.Size.Len() > 0 {
		measure = s.say.name(s.Size.Measure)
	}
	all := []entry{{head: true, text: capital(s.say.area + s.say.colon + measure)}}
	for _, v := range samples {
		all = append(all, entry{
			text:   s.say.number(v),
			symbol: &symbol{r: s.scale.radius(v), mode: s.sampleMode(), style: style{fill: white}},
			sample: true,
		})
	}
	if s.scale.undefined {
		all = append(all, entry{note: true, text: s.say.undefined})
	}
	return all
}

// sampleMode is the mode of the sample symbols: that of the actors, if there are
// any.
func (s *scene) sampleMode() graph.Mode {
	if len(s.nodes) > 0 {
		return s.nodes[0].Mode
	}
	return graph.Actor
}

// strengths is sample ties, if they differ.
func (s *scene) strengths() []entry {
	if !s.weighted() {
		return nil
	}
	all := []entry{{head: true, text: capital(s.say.weight)}}
	last := -1
	for _, w := range []float64{s.weights[1], rounded((s.weights[0] + s.weights[1]) / 2), s.weights[0]} {
		if step := s.step(w); w >= s.weights[0] && step != last {
			all = append(all, entry{text: s.say.number(w), stroke: s.tieWidth(step)})
			last = step
		}
	}
	return all
}

// notes is what the map does not show.
func (s *scene) notes() []entry {
	var all []entry
	if len(s.nodes) < s.graph.Len() {
		text := s.say.partial
		if s.Positions.Len() == 0 {
			text = s.say.limit
		}
		all = append(all, entry{note: true, text: fmt.Sprintf(text,
			s.say.integer(len(s.nodes)), s.say.integer(s.graph.Len()))})
	}
	if s.unplaced > 0 {
		all = append(all, entry{note: true, text: fmt.Sprintf(s.say.unlabelled, s.say.integer(s.unplaced))})
	}
	if len(all) > 0 {
		all[0].gap = true
	}
	return all
}

// arrange gives every entry its place from the top down and tells the height of
// them all.
func (l *legend) arrange() float64 {
	unit := l.size / 8
	widest := 0.0
	for _, e := range l.entries {
		if e.sample {
			widest = max(widest, 2*e.symbol.room())
		}
	}
	widest = min(widest, l.width()/3)
	y := 0.0
	for i := range l.entries {
		e := &l.entries[i]
		e.left = 0
		if e.symbol != nil || e.stroke > 0 {
			e.left = 20 * unit
		}
		if e.sample {
			e.left = max(20*unit, widest+6*unit)
		}
		e.lines = wrap(e.face(l.size), clean(e.text), l.width()-e.left, 4)
		if e.head || e.gap {
			y += .7 * l.size
		}
		e.top = y
		e.high = float64(len(e.lines)) * 1.25 * e.face(l.size).Font.Size.Points()
		if e.symbol != nil {
			if !e.sample {
				e.symbol.r = l.size / 2
			}
			e.high = max(e.high, 2*e.symbol.room()+.19*l.size)
		}
		y += e.high + .15*l.size
	}
	return y
}

func (e entry) face(size float64) font.Face {
	if e.note {
		size *= .88
	}
	return face(e.head, size)
}

func (l legend) paint(c vg.Canvas) {
	for _, e := range l.entries {
		l.paintEntry(c, e)
	}
}

func (l legend) paintEntry(c vg.Canvas, e entry) {
	f := e.face(l.size)
	size := f.Font.Size.Points()
	middle := l.Max.Y - e.top - e.high/2
	x := l.Min.X + (e.left-6*l.size/8)/2
	switch {
	case e.symbol != nil:
		e.symbol.Point = Point{x, middle}
		e.symbol.paint(c)
	case e.stroke > 0:
		c.SetColor(soft)
		c.SetLineWidth(vg.Length(e.stroke))
		c.Stroke(strokes(Point{x, middle}, Point{-l.size, 0}, Point{l.size, 0}))
	}
	c.SetColor(ink)
	if e.note {
		c.SetColor(soft)
	}
	y := middle + float64(len(e.lines))*1.25*size/2 - .95*size
	for _, text := range e.lines {
		write(c, f, Point{l.Min.X + e.left, y}, text, 0)
		y -= 1.25 * size
	}
}
