package viz

import "image/color"

// The palette of Okabe and Ito (2008), safe for the colour-blind, in an order
// in which neighbours differ in lightness too.
var palette = []color.NRGBA{
	{0x00, 0x72, 0xB2, 0xFF}, // blue
	{0xE6, 0x9F, 0x00, 0xFF}, // orange
	{0x00, 0x9E, 0x73, 0xFF}, // green
	{0xCC, 0x79, 0xA7, 0xFF}, // purple
	{0x56, 0xB4, 0xE9, 0xFF}, // sky
	{0xD5, 0x5E, 0x00, 0xFF}, // vermilion
	{0xF0, 0xE4, 0x42, 0xFF}, // yellow
	{0x44, 0x44, 0x44, 0xFF}, // dark
}

var (
	white        = color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	ink          = color.NRGBA{0x1E, 0x22, 0x28, 0xFF} // text
	soft         = color.NRGBA{0x4A, 0x50, 0x58, 0xFF} // secondary text, rules
	line         = color.NRGBA{0x6B, 0x74, 0x80, 0x8C} // ties
	grey         = color.NRGBA{0x9A, 0x9A, 0x9A, 0xFF} // other categories
	pale         = color.NRGBA{0xE3, 0xE3, 0xE3, 0xFF} // no category stated
	actorsFill   = palette[0]                          // without categories
	projectsFill = palette[1]
)

// The colours of classes of numbers: five steps of viridis, from light to dark,
// which stay in order for the colour-blind and in black and white. Nuñez,
// Anderton and Renslow (2018), doi:10.1371/journal.pone.0199239.
var sequence = []color.NRGBA{
	{0xFD, 0xE7, 0x25, 0xFF},
	{0x5E, 0xC9, 0x62, 0xFF},
	{0x21, 0x91, 0x8C, 0xFF},
	{0x3B, 0x52, 0x8B, 0xFF},
	{0x44, 0x01, 0x54, 0xFF},
}

// style is how a symbol is filled and what mark it carries.
type style struct {
	fill color.NRGBA
	mark int // 0 is none; see symbol
}

// The marks of what is in no category of its own.
const (
	otherMark   = 8
	missingMark = 9
)

// lightness is the luma of a colour, from 0 to 1.
func lightness(c color.NRGBA) float64 {
	return (.299*float64(c.R) + .587*float64(c.G) + .114*float64(c.B)) / 255
}

// darker is a colour for the outline of a symbol.
func darker(c color.NRGBA) color.NRGBA {
	if c == white {
		return soft
	}
	return color.NRGBA{c.R / 2, c.G / 2, c.B / 2, c.A}
}
