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
		Nodes               []graph.Node
		Alone, Unplaced     int
		Texts               []string // of the legend
		Order               []int
	}
)

func (b box) Meets(c box) bool                  { return b.meets(c) }
func (b box) Within(c box) bool                 { return b.within(c) }
func (b box) MeetsDisc(p Point, r float64) bool { return b.meetsDisc(p, r) }

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
	}
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
