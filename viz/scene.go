package viz

import (
	"math"

	"github.com/essaim/essaim/graph"
)

// scene is a map composed for a page: everything has its place, nothing is
// drawn yet. Lengths are points.
type scene struct {
	Map
	say         words
	graph       graph.Graph
	page, frame box       // frame is what the network may use
	unit        float64   // 1 on A4, more on larger pages
	values      []float64 // by node of the graph; NaN if not defined
	scale       scale

	nodes       []graph.Node // drawn, in the order of the graph
	links       [][]int32    // among nodes
	symbols     []symbol     // aligned with nodes
	ties        []tieLine
	weights     [2]float64 // least and largest of the ties
	parts       int        // components with ties
	tied, alone []int32
	area        box // of the tied
	captions    []caption
	labels      []label
	fixed       []bool // symbols that no name may cover
	unplaced    int    // names for which there was no room
	legend      legend
	colouring   [2]*categories
}

// caption is a line of text at a place: a bold heading, or small print.
type caption struct {
	Point
	text string
	size float64
	bold bool
	room box
}

func (s *scene) caption(at Point, text string, size float64, bold bool) {
	low, high := at.minus(Point{0, .25 * size}), at.plus(Point{widthOf(face(bold, size), text), .8 * size})
	s.captions = append(s.captions, caption{at, text, size, bold, box{low, high}})
}

func (m Map) scene(g graph.Graph, page box) *scene {
	s := &scene{Map: m, say: wordsOf(m.Lang), graph: g, page: page}
	s.unit = min(max(math.Sqrt(page.width()*page.height()/(842*595)), .8), 2.5, page.width()/250, page.height()/250)
	s.values = valuesOf(m.Size, g)
	s.choose()
	s.links = linksAmong(g.Rows(), indices(s.nodes))
	s.tie()
	s.colour()
	s.compose()
	s.resize()
	s.place()
	s.name()
	s.legend = s.explain()
	return s
}

func indices(nodes []graph.Node) []int32 {
	at := make([]int32, len(nodes))
	for i, n := range nodes {
		at[i] = int32(n.Index)
	}
	return at
}

// colour gives every symbol its shape and style.
func (s *scene) colour() {
	s.colouring = colouringOf(s.nodes, s.say, s.Color, s.ProjectColor)
	s.symbols = make([]symbol, len(s.nodes))
	for i, n := range s.nodes {
		s.symbols[i].mode = n.Mode
		s.symbols[i].style = s.styleOf(n.Mode)
		if k := s.colouring[n.Mode]; k != nil {
			s.symbols[i].style = k.of(n)
		}
	}
}

// styleOf is the style of a mode without categories: colours if there are no
// categories at all, else white.
func (s *scene) styleOf(mode graph.Mode) style {
	switch {
	case s.Color.Len() > 0 || s.ProjectColor.Len() > 0:
		return style{fill: white}
	case mode == graph.Actor:
		return style{fill: actorsFill}
	}
	return style{fill: projectsFill}
}
