package viz

import (
	"cmp"
	"image/color"
	"slices"

	"github.com/essaim/essaim/graph"
)

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

// category is one line of the legend.
type category struct {
	name  string
	count int // nodes drawn
	style
}

// categories is the legend of a column: its most frequent texts, in the order of the palette, then
// all others together, then what is missing. The rank of a text comes from the
// whole column, so that colours stay when another part of its network is drawn.
type categories struct {
	column  graph.Column
	rank    map[string]int // looked up, never walked through
	entries []category     // named ones, then other, then missing
	merged  int            // texts under other

	otherName string // of the text under other, if there is only one
}

// categorise ranks the texts of a column; shift is the first colour to use.
func categorise(c graph.Column, shift int) *categories {
	k := &categories{column: c, rank: map[string]int{}}
	texts, count := tally(c)
	slices.SortStableFunc(texts, func(x, y string) int { return cmp.Compare(count[y], count[x]) })
	for i, text := range texts {
		at := min(i, len(palette))
		k.rank[text] = at
		if at < len(palette) {
			colour := (i + shift) % len(palette)
			k.entries = append(k.entries, category{name: clean(text), style: style{palette[colour], colour}})
		}
	}
	if len(texts) == len(palette)+1 {
		k.otherName = clean(texts[len(palette)])
	}
	k.merged = max(0, len(texts)-len(palette))
	for len(k.entries) < len(palette) {
		k.entries = append(k.entries, category{})
	}
	k.entries = append(k.entries, category{style: style{grey, otherMark}}, category{style: style{pale, missingMark}})
	return k
}

// tally counts the texts of a column, in the order of first appearance.
func tally(c graph.Column) (texts []string, count map[string]int) {
	count = map[string]int{}
	for i := range c.Len() {
		text := c.At(i).String()
		if text == "" {
			continue
		}
		if count[text] == 0 {
			texts = append(texts, text)
		}
		count[text]++
	}
	slices.Sort(texts)
	return texts, count
}

// of is the style of a node, which is counted.
func (k *categories) of(n graph.Node) style {
	at := len(palette) + 1
	if text := k.column.Of(n).String(); text != "" {
		if rank, ok := k.rank[text]; ok {
			at = rank
		}
	}
	k.entries[at].count++
	return k.entries[at].style
}

// used is the number of colours that the column takes.
func (k *categories) used() int { return min(len(k.rank), len(palette)) }

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
