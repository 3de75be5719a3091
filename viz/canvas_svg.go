package viz

import (
	"bufio"
	"html"
	"image"
	"image/color"
	"io"
	"math"
	"strconv"

	"golang.org/x/image/font"
	plotfont "gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// svgCanvas writes drawing commands as they come: numbers with two decimals,
// text as text, no ids, so that a picture can stand inside a page of HTML next
// to others. Only what maps need of vg.Canvas is there: no dashes, no images.
type svgCanvas struct {
	out    *bufio.Writer
	height float64
	svgState
	saved []svgState
}

type svgState struct {
	width  float64
	colour color.NRGBA
	matrix [6]float64 // x' = m0 x + m2 y + m4, y' = m1 x + m3 y + m5
}

const families = "Liberation Sans, Arial, Helvetica, sans-serif"

// newSVG writes the head of a picture with its title for screen readers.
func newSVG(w io.Writer, width, height float64, lang, title string) *svgCanvas {
	c := &svgCanvas{out: bufio.NewWriter(w), height: height}
	c.colour = color.NRGBA{A: 255}
	c.matrix = [6]float64{1, 0, 0, -1, 0, height}
	c.write(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<svg xmlns="http://www.w3.org/2000/svg" width="`, short(width), `pt" height="`, short(height),
		`pt" viewBox="0 0 `, short(width), " ", short(height), `" role="img" lang="`, lang, `" aria-label="`, escaped(title),
		`" font-family="`, families, `">`, "\n<title>", escaped(title), "</title>\n")
	return c
}

// close ends the picture and says whether all of it was written.
func (c *svgCanvas) close() error {
	c.write("</svg>\n")
	return c.out.Flush()
}

func (c *svgCanvas) write(parts ...string) {
	for _, p := range parts {
		c.out.WriteString(p)
	}
}

// begin opens a group with a tooltip, or only a group if there is no title.
func (c *svgCanvas) begin(title string) {
	c.write("<g>")
	if title != "" {
		c.write("<title>", escaped(title), "</title>")
	}
}

func (c *svgCanvas) end() { c.write("</g>\n") }

// escaped is a text for XML, also inside quotes.
func escaped(text string) string {
	return html.EscapeString(clean(text))
}

// short is a number with at most two decimals.
func short(v float64) string {
	v = math.Round(v*100) / 100
	if v == 0 {
		return "0" // not -0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func (c *svgCanvas) Size() (w, h vg.Length)              { return 0, vg.Length(c.height) }
func (c *svgCanvas) SetLineWidth(w vg.Length)            { c.width = w.Points() }
func (c *svgCanvas) SetLineDash([]vg.Length, vg.Length)  {}
func (c *svgCanvas) DrawImage(vg.Rectangle, image.Image) {}
func (c *svgCanvas) Push()                               { c.saved = append(c.saved, c.svgState) }
func (c *svgCanvas) Translate(p vg.Point) {
	c.apply([6]float64{1, 0, 0, 1, p.X.Points(), p.Y.Points()})
}
func (c *svgCanvas) Scale(x, y float64)       { c.apply([6]float64{x, 0, 0, y, 0, 0}) }
func (c *svgCanvas) SetColor(clr color.Color) { c.colour = solid(clr) }
func (c *svgCanvas) Stroke(p vg.Path)         { c.path(p, c.strokeStyle()) }
func (c *svgCanvas) Fill(p vg.Path)           { c.path(p, c.fillStyle()) }

func (c *svgCanvas) Pop() {
	c.svgState = c.saved[len(c.saved)-1]
	c.saved = c.saved[:len(c.saved)-1]
}

func (c *svgCanvas) Rotate(a float64) {
	sin, cos := math.Sincos(a)
	c.apply([6]float64{cos, sin, -sin, cos, 0, 0})
}

// apply puts a further change of coordinates before those there are.
func (c *svgCanvas) apply(n [6]float64) {
	m := c.matrix
	c.matrix = [6]float64{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

func (c *svgCanvas) point(p vg.Point) (x, y float64) {
	m := c.matrix
	return m[0]*p.X.Points() + m[2]*p.Y.Points() + m[4], m[1]*p.X.Points() + m[3]*p.Y.Points() + m[5]
}

func (c *svgCanvas) scale() float64 { return math.Hypot(c.matrix[0], c.matrix[1]) }

func solid(clr color.Color) color.NRGBA {
	if clr == nil {
		return color.NRGBA{A: 255}
	}
	return color.NRGBAModel.Convert(clr).(color.NRGBA)
}

func (c *svgCanvas) fillStyle() string { return paint("fill", c.colour) }

func (c *svgCanvas) strokeStyle() string {
	return ` fill="none"` + paint("stroke", c.colour) + ` stroke-width="` + short(c.width*c.scale()) + `"`
}

// paint is an attribute of colour, and of opacity if it is not full.
func paint(what string, c color.NRGBA) string {
	text := " " + what + `="` + hex(c) + `"`
	if c.A < 255 {
		text += " " + what + `-opacity="` + short(float64(c.A)/255) + `"`
	}
	return text
}

// hex is a colour as #rrggbb.
func hex(c color.NRGBA) string {
	const digits = "0123456789abcdef"
	return string([]byte{'#', digits[c.R>>4], digits[c.R&15], digits[c.G>>4], digits[c.G&15], digits[c.B>>4], digits[c.B&15]})
}

func (c *svgCanvas) path(p vg.Path, attributes string) {
	if at, r, ok := wholeCircle(p); ok {
		x, y := c.point(at)
		c.write(`<circle cx="`, short(x), `" cy="`, short(y), `" r="`, short(r*c.scale()), `"`, attributes, "/>\n")
		return
	}
	c.write(`<path d="`)
	for _, comp := range p {
		c.component(comp)
	}
	c.write(`"`, attributes, "/>\n")
}

func wholeCircle(p vg.Path) (at vg.Point, r float64, ok bool) {
	if len(p) == 3 && p[1].Type == vg.ArcComp && math.Abs(p[1].Angle) >= 2*math.Pi {
		return p[1].Pos, p[1].Radius.Points(), true
	}
	return at, 0, false
}

func (c *svgCanvas) component(comp vg.PathComp) {
	switch comp.Type {
	case vg.MoveComp:
		c.to("M", comp.Pos)
	case vg.LineComp:
		c.to("L", comp.Pos)
	case vg.CurveComp:
		letter := "Q"
		for _, p := range comp.Control {
			c.to(letter, p)
			letter = " "
		}
		c.to(" ", comp.Pos)
	case vg.ArcComp:
		c.arc(comp)
	case vg.CloseComp:
		c.write("Z")
	}
}

func (c *svgCanvas) to(letter string, p vg.Point) {
	x, y := c.point(p)
	c.write(letter, short(x), " ", short(y))
}

// arc is cut into short chords: maps draw whole circles only, which have an
// element of their own.
func (c *svgCanvas) arc(comp vg.PathComp) {
	const chords = 24
	for k := range chords + 1 {
		sin, cos := math.Sincos(comp.Start + comp.Angle*float64(k)/chords)
		c.to("L", vg.Point{X: comp.Pos.X + comp.Radius*vg.Length(cos), Y: comp.Pos.Y + comp.Radius*vg.Length(sin)})
	}
}

func (c *svgCanvas) FillString(f plotfont.Face, at vg.Point, text string) { c.text(f, at, text, "") }

// halo writes a text with a white seam behind its letters.
func (c *svgCanvas) halo(f plotfont.Face, at vg.Point, text string, width float64) {
	if width <= 0 {
		c.FillString(f, at, text)
		return
	}
	c.text(f, at, text, ` stroke="#fff" stroke-width="`+short(width*c.scale())+`" stroke-linejoin="round" paint-order="stroke"`)
}

// text writes a text that is as wide as planned in whatever font the reader has,
// unless the width is a guess.
func (c *svgCanvas) text(f plotfont.Face, at vg.Point, text, attributes string) {
	if text == "" {
		return
	}
	x, y := c.point(at)
	c.write(`<text x="`, short(x), `" y="`, short(y), `" font-size="`, short(f.Font.Size.Points()*c.scale()), `"`)
	if f.Font.Weight >= font.WeightBold {
		c.write(` font-weight="bold"`)
	}
	if width := widthOf(f, text); width > 0 && !guessed(f, text) {
		c.write(` textLength="`, short(width*c.scale()), `" lengthAdjust="spacingAndGlyphs"`)
	}
	if a := math.Atan2(c.matrix[1], c.matrix[0]); math.Abs(a) > 1e-9 {
		c.write(` transform="rotate(`, short(a*180/math.Pi), " ", short(x), " ", short(y), `)"`)
	}
	c.write(c.fillStyle(), attributes, ">", escaped(text), "</text>\n")
}
