package viz

import (
	"io"
	"math"

	"github.com/essaim/essaim/graph"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// Map draws a network for print: actors as discs, projects as squares, with a
// legend that says what is shown and what is not. The zero Map draws any
// network, coloured by mode and sized by number of ties.
//
// The network is laid out by [Layout], fitted to the page, and nodes are then
// moved apart until no two overlap, if the page has room for that. It also makes
// room for the names of the top nodes. They never cover another name, a symbol
// with a name, or the edge of the page, and other symbols only if there is no
// other place for one of the first third; the legend counts those left out.
//
// Weights: a tie is as wide as it is strong, if strengths differ.
//
// Directions of ties are not drawn.
//
// Same graph and settings, same bytes, whatever the number of processors.
//
// References: palette of Okabe and Ito (2008), jfly.uni-koeln.de/color; placement
// of names: Christensen, Marks and Shieber (1995), doi:10.1145/212332.212334.
type Map struct {
	Title  string // heading, and the name of the picture for screen readers
	Source string // line at the foot: where the data come from

	// Size gives every symbol its area. The zero Scores stands for the number
	// of ties. Negative and undefined numbers get the smallest symbol.
	Size graph.Scores

	// Color gives the nodes of the column's mode the colour and the mark of
	// their category. Colours go to the eight most frequent texts of the whole
	// column, so that they stay the same when part of its network is drawn.
	// Numbers and dates get up to five classes of about the same size, from
	// light to dark. ProjectColor does the same for a second column, which must
	// be of the other mode.
	Color, ProjectColor graph.Column

	Labels int    // most names written; 0: 30, negative: none
	Lang   string // language of the legend: "en", or "fr"; zero: "en"

	// Limit is the most nodes drawn: the best of each mode by Size, in equal
	// shares, with the ties between them; nodes that would be left without ties
	// give way to the next that have some. Zero or less: all.
	Limit int

	// Positions places the nodes as they were in another picture or layout;
	// nodes that it lacks are left out. Nothing is then moved apart. Zero: by
	// Layout{Seed: Seed}.
	Positions Positions
	Seed      uint64

	Width, Height vg.Length // of the page, for SVG, PNG and PDF; zero: A4 landscape
	DPI           int       // dots per inch of PNG; zero: 300
}

// Draw draws on any canvas of gonum's, in its rectangle.
func (m Map) Draw(c draw.Canvas, g graph.Graph) error {
	if err := checkColumns(g, m.Color, m.ProjectColor); err != nil {
		return err
	}
	s := m.scene(g, box{
		Point{c.Min.X.Points(), c.Min.Y.Points()},
		Point{c.Max.X.Points(), c.Max.Y.Points()},
	})
	s.paint(c.Canvas)
	return nil
}

// SVG writes a picture for the web and for drawing programs. Text stays text,
// every node carries its name as a tooltip, and there are no ids.
func (m Map) SVG(w io.Writer, g graph.Graph) error {
	if err := checkColumns(g, m.Color, m.ProjectColor); err != nil {
		return err
	}
	width, height := m.page()
	c := newSVG(w, width, height, m.lang(), m.Title)
	m.scene(g, box{Max: Point{width, height}}).paint(c)
	return c.close()
}

// PNG writes an image that knows its size in print. Characters that Liberation
// Sans lacks (Arabic, Chinese, emoji) become boxes.
func (m Map) PNG(w io.Writer, g graph.Graph) error {
	if err := checkColumns(g, m.Color, m.ProjectColor); err != nil {
		return err
	}
	width, height := m.page()
	dpi := m.DPI
	if dpi <= 0 {
		dpi = 300
	}
	c := vgimg.NewWith(vgimg.UseWH(vg.Length(width), vg.Length(height)), vgimg.UseDPI(dpi))
	m.scene(g, box{Max: Point{width, height}}).paint(imageCanvas{c})
	return writePNG(w, c.Image(), dpi)
}

// PDF writes one page with embedded fonts, without a date. Characters that
// Liberation Sans lacks become boxes.
func (m Map) PDF(w io.Writer, g graph.Graph) error {
	if err := checkColumns(g, m.Color, m.ProjectColor); err != nil {
		return err
	}
	width, height := m.page()
	c := newPDF(width, height, m.lang(), clean(m.Title))
	m.scene(g, box{Max: Point{width, height}}).paint(c)
	return c.close(w)
}

// Layout is where the nodes of a graph come to stand on the page, to be used as
// Positions of other maps. Nodes left out by Limit are not in it.
func (m Map) Layout(g graph.Graph) Positions {
	width, height := m.page()
	s := m.scene(g, box{Max: Point{width, height}})
	p := Positions{graph: g, points: make([]Point, g.Len())}
	for i := range p.points {
		p.points[i] = Point{math.NaN(), math.NaN()}
	}
	for i, n := range s.nodes {
		p.points[n.Index] = s.symbols[i].Point
	}
	return p
}

func (m Map) page() (width, height float64) {
	width, height = m.Width.Points(), m.Height.Points()
	if !(width > 0) {
		width = 297 * vg.Millimeter.Points()
	}
	if !(height > 0) {
		height = 210 * vg.Millimeter.Points()
	}
	return width, height
}

func (m Map) lang() string {
	if m.Lang == "fr" {
		return "fr"
	}
	return "en"
}
