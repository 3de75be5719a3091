package viz

import (
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

// imageCanvas draws letters by their contours: vgimg kerns them, which neither
// the other formats nor the widths that labels are fitted by do.
type imageCanvas struct{ *vgimg.Canvas }

func (c imageCanvas) FillString(f font.Face, at vg.Point, text string) {
	c.Fill(outlines(f, Point{at.X.Points(), at.Y.Points()}, text))
}
