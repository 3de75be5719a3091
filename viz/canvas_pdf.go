package viz

import (
	"bytes"
	"image"
	"image/color"
	"io"
	"math"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font"
	plotfont "gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// pdfCanvas draws on one page with embedded fonts. gonum's own vgpdf garbles
// accents (gonum/plot issue 347) and stamps the date. Only what maps need of
// vg.Canvas is there: no dashes, no images.
type pdfCanvas struct {
	*fpdf.Fpdf
	height float64
	width  float64
	colour color.NRGBA
	saved  []pdfState
}

type pdfState struct {
	width  float64
	colour color.NRGBA
}

// stamp is replaced by spaces of the same length, so that the offsets of the
// file stay right.
var stamp = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func newPDF(width, height float64, lang, title string) *pdfCanvas {
	p := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: width, Ht: height}})
	p.SetCatalogSort(true)
	p.SetCreationDate(stamp)
	p.SetModificationDate(stamp)
	p.SetProducer("essaim", true)
	p.SetTitle(title, true)
	p.SetLang(lang)
	p.SetMargins(0, 0, 0)
	p.SetAutoPageBreak(false, 0)
	p.AddUTF8FontFromBytes("sans", "", liberationsansregular.TTF)
	p.AddUTF8FontFromBytes("sans", "B", liberationsansbold.TTF)
	p.AddPage()
	p.SetLineCapStyle("round")
	p.SetLineJoinStyle("round")
	return &pdfCanvas{Fpdf: p, height: height, colour: color.NRGBA{A: 255}}
}

// close writes the file, without its dates.
func (c *pdfCanvas) close(w io.Writer) error {
	var b bytes.Buffer
	if err := c.Output(&b); err != nil {
		return err
	}
	file := b.Bytes()
	for _, key := range []string{"/CreationDate ", "/ModDate "} {
		dated := []byte(key + "(D:" + stamp.Format("20060102150405") + ")")
		file = bytes.ReplaceAll(file, dated, bytes.Repeat([]byte(" "), len(dated)))
	}
	_, err := w.Write(file)
	return err
}

func (c *pdfCanvas) Size() (w, h vg.Length)              { return 0, vg.Length(c.height) }
func (c *pdfCanvas) SetLineDash([]vg.Length, vg.Length)  {}
func (c *pdfCanvas) DrawImage(vg.Rectangle, image.Image) {}

func (c *pdfCanvas) SetLineWidth(w vg.Length) {
	c.width = w.Points()
	c.Fpdf.SetLineWidth(c.width)
}

func (c *pdfCanvas) SetColor(clr color.Color) {
	c.colour = solid(clr)
	r, g, b := int(c.colour.R), int(c.colour.G), int(c.colour.B)
	c.SetFillColor(r, g, b)
	c.SetDrawColor(r, g, b)
	c.SetTextColor(r, g, b)
	c.SetAlpha(float64(c.colour.A)/255, "Normal")
}

func (c *pdfCanvas) Push() {
	c.saved = append(c.saved, pdfState{c.width, c.colour})
	c.TransformBegin()
}

func (c *pdfCanvas) Pop() {
	c.TransformEnd()
	last := c.saved[len(c.saved)-1]
	c.saved = c.saved[:len(c.saved)-1]
	c.SetLineWidth(vg.Length(last.width))
	c.SetColor(last.colour)
}

func (c *pdfCanvas) Translate(p vg.Point) { c.TransformTranslate(p.X.Points(), -p.Y.Points()) }

func (c *pdfCanvas) Scale(x, y float64) { c.TransformScale(x*100, y*100, 0, c.height) }

func (c *pdfCanvas) Rotate(a float64) { c.TransformRotate(a*180/math.Pi, 0, c.height) }

func (c *pdfCanvas) Stroke(p vg.Path) {
	if c.width > 0 {
		c.path(p, "D")
	}
}

func (c *pdfCanvas) Fill(p vg.Path) { c.path(p, "F") }

func (c *pdfCanvas) path(p vg.Path, painting string) {
	if at, r, ok := wholeCircle(p); ok {
		c.Circle(at.X.Points(), c.y(at), r, painting)
		return
	}
	for _, comp := range p {
		c.component(comp)
	}
	c.DrawPath(painting)
}

func (c *pdfCanvas) y(p vg.Point) float64 { return c.height - p.Y.Points() }

func (c *pdfCanvas) component(comp vg.PathComp) {
	x, y := comp.Pos.X.Points(), c.y(comp.Pos)
	switch {
	case comp.Type == vg.MoveComp:
		c.MoveTo(x, y)
	case comp.Type == vg.LineComp:
		c.LineTo(x, y)
	case comp.Type == vg.ArcComp:
		r := comp.Radius.Points()
		c.ArcTo(x, y, r, r, 0, comp.Start*180/math.Pi, (comp.Start+comp.Angle)*180/math.Pi)
	case comp.Type == vg.CloseComp:
		c.ClosePath()
	case len(comp.Control) == 1:
		q := comp.Control[0]
		c.CurveTo(q.X.Points(), c.y(q), x, y)
	default:
		q, s := comp.Control[0], comp.Control[1]
		c.CurveBezierCubicTo(q.X.Points(), c.y(q), s.X.Points(), c.y(s), x, y)
	}
}

func (c *pdfCanvas) FillString(f plotfont.Face, at vg.Point, text string) {
	bold := ""
	if f.Font.Weight >= font.WeightBold {
		bold = "B"
	}
	c.SetFont("sans", bold, f.Font.Size.Points())
	c.Text(at.X.Points(), c.y(at), replaced(f, text))
}
