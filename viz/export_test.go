package viz

import "github.com/essaim/essaim/graph"

// Box, Disc and Drawing show tests what a map is composed of.
type (
	Box  = box
	Disc struct {
		Point
		R float64
	}
	Drawing struct {
		Page, Frame, Legend box
		LegendLines         []box
		Captions            []box
		Symbols             []Disc
		Labels              []box
		Labelled            []int // symbol of each label
		LabelSize           []float64
		LabelLines          [][]string
		Leaders             [][2]Point // of the labels that have one
		LeaderOf            []int      // their symbols
		Wanted              []int      // symbols that should have labels, the best first
		Nodes               []graph.Node
		Alone, Unplaced     int
		Texts               []string // of the legend
		Order               []int
	}
)

func (b box) Meets(c box) bool                  { return b.meets(c) }
func (b box) Within(c box) bool                 { return b.within(c) }
func (b box) MeetsDisc(p Point, r float64) bool { return b.meetsDisc(p, r) }

// Covered is the symbols without a name that lie under one, or on a leader.
func (d Drawing) Covered() []int {
	named := map[int]bool{}
	for _, at := range d.Labelled {
		named[at] = true
	}
	var under []int
	for i, s := range d.Symbols {
		hit := false
		for _, l := range d.Labels {
			hit = hit || l.meetsDisc(s.Point, s.R)
		}
		for _, l := range d.Leaders {
			hit = hit || s.nearSegment(l[0], l[1], s.R)
		}
		if hit && !named[i] {
			under = append(under, i)
		}
	}
	return under
}

// Crosses tells whether two leaders cross; Leads, whether one crosses a box.
func (d Drawing) Crosses(i, j int) bool {
	return crosses(d.Leaders[i][0], d.Leaders[i][1], d.Leaders[j][0], d.Leaders[j][1])
}

func (d Drawing) Leads(i int, b box) bool { return b.meetsSegment(d.Leaders[i][0], d.Leaders[i][1]) }

// Passes tells whether a leader passes over a symbol.
func (d Drawing) Passes(i, symbol int) bool {
	s := d.Symbols[symbol]
	return s.nearSegment(d.Leaders[i][0], d.Leaders[i][1], s.R)
}

// Compose is a map as SVG, PNG and PDF draw it.
func (m Map) Compose(g graph.Graph) Drawing {
	width, height := m.page()
	s := m.scene(g, box{Max: Point{width, height}})
	d := Drawing{
		Page: s.page, Frame: s.frame, Legend: s.legend.box,
		Nodes: s.nodes, Alone: len(s.alone), Unplaced: s.unplaced,
	}
	for _, x := range s.symbols {
		d.Symbols = append(d.Symbols, Disc{x.Point, x.room()})
	}
	for _, l := range s.labels {
		d.Labels = append(d.Labels, l.box)
		d.Labelled = append(d.Labelled, l.of)
		d.LabelSize = append(d.LabelSize, l.size)
		d.LabelLines = append(d.LabelLines, l.lines)
		if own := s.symbols[l.of]; l.leader {
			d.Leaders = append(d.Leaders, [2]Point{l.end(own), own.Point})
			d.LeaderOf = append(d.LeaderOf, l.of)
		}
	}
	d.Wanted = s.top()
	for _, c := range s.captions {
		d.Captions = append(d.Captions, c.room)
	}
	for _, e := range s.legend.entries {
		d.Texts = append(d.Texts, e.text)
		for _, text := range e.lines {
			left := s.legend.Min.X + e.left
			top := s.legend.Max.Y - e.top
			d.LegendLines = append(d.LegendLines, box{
				Point{left, top - e.high},
				Point{left + widthOf(e.face(s.legend.size), text), top},
			})
		}
	}
	return d
}
