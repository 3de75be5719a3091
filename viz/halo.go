package viz

import (
	"strings"
	"unicode"

	stdfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// write draws a text, with a white seam behind if the width is above 0.
func write(c vg.Canvas, f font.Face, at Point, text string, seam float64) {
	type haloer interface {
		halo(f font.Face, at vg.Point, text string, width float64)
	}
	if h, ok := c.(haloer); ok {
		h.halo(f, at.vg(), text, seam)
		return
	}
	text = replaced(f, text)
	if seam > 0 {
		c.Push()
		c.SetColor(white)
		c.SetLineWidth(vg.Length(seam))
		c.Stroke(outlines(f, at, text))
		c.Pop()
	}
	c.FillString(f, at.vg(), text)
}

// replaced is a text without invisible characters, and with a box in place of
// each that the font does not have: raster and PDF have no other font to fall
// back on.
func replaced(f font.Face, text string) string {
	var buf sfnt.Buffer
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case glyphOf(f, &buf, r) == 0:
			return '□'
		}
		return r
	}, text)
}

// outlines is the contours of a text's letters.
func outlines(f font.Face, at Point, text string) vg.Path {
	var p vg.Path
	var buf sfnt.Buffer
	em := fixed.Int26_6(f.Face.UnitsPerEm())
	perUnit := f.Font.Size.Points() / float64(em)
	for _, r := range text {
		glyph := glyphOf(f, &buf, r)
		segments, err := f.Face.LoadGlyph(&buf, glyph, em, nil)
		if err != nil {
			continue
		}
		for k, s := range segments {
			if s.Op == sfnt.SegmentOpMoveTo && k > 0 {
				p.Close()
			}
			trace(&p, s, at, perUnit)
		}
		if len(segments) > 0 {
			p.Close()
		}
		if advance, err := f.Face.GlyphAdvance(&buf, glyph, em, stdfont.HintingNone); err == nil {
			at.X += float64(advance) * perUnit
		}
	}
	return p
}

// trace adds one segment of a letter. Font units grow downwards.
func trace(p *vg.Path, s sfnt.Segment, at Point, perUnit float64) {
	point := func(k int) vg.Point {
		return at.plus(Point{float64(s.Args[k].X) * perUnit, -float64(s.Args[k].Y) * perUnit}).vg()
	}
	switch s.Op {
	case sfnt.SegmentOpMoveTo:
		p.Move(point(0))
	case sfnt.SegmentOpLineTo:
		p.Line(point(0))
	case sfnt.SegmentOpQuadTo:
		p.QuadTo(point(0), point(1))
	case sfnt.SegmentOpCubeTo:
		p.CubeTo(point(0), point(1), point(2))
	}
}
