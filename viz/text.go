package viz

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	stdfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
)

// face is Liberation Sans at a size in points, regular or bold.
func face(bold bool, size float64) font.Face {
	f := font.Font{Typeface: "Liberation", Variant: "Sans", Size: font.Length(size)}
	if bold {
		f.Weight = stdfont.WeightBold
		return font.Face{Font: f, Face: boldFont()}
	}
	return font.Face{Font: f, Face: regularFont()}
}

var (
	regularFont = sync.OnceValue(func() *opentype.Font { return parsed(liberationsansregular.TTF) })
	boldFont    = sync.OnceValue(func() *opentype.Font { return parsed(liberationsansbold.TTF) })
)

func parsed(ttf []byte) *opentype.Font {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic(err) // the font is part of the program
	}
	return f
}

// widthOf is the width of a text in points. A character that the font lacks
// counts as one em: another font may have to draw it.
func widthOf(f font.Face, text string) float64 {
	var buf sfnt.Buffer
	em := f.Face.UnitsPerEm()
	width := 0
	for _, r := range text {
		switch glyph := glyphOf(f, &buf, r); {
		case unicode.Is(unicode.Cf, r): // invisible
		case glyph == 0:
			width += int(em)
		default:
			if advance, err := f.Face.GlyphAdvance(&buf, glyph, fixed.Int26_6(em), stdfont.HintingNone); err == nil {
				width += int(advance)
			}
		}
	}
	return float64(width) / float64(em) * f.Font.Size.Points()
}

// glyphOf is the glyph of a character, 0 if the font lacks it.
func glyphOf(f font.Face, buf *sfnt.Buffer, r rune) sfnt.GlyphIndex {
	glyph, err := f.Face.GlyphIndex(buf, r)
	if err != nil {
		return 0
	}
	return glyph
}

// guessed tells whether the width of a text is a guess: because the font lacks
// more than a few of its characters.
func guessed(f font.Face, text string) bool {
	var buf sfnt.Buffer
	missing, all := 0, 0
	for _, r := range text {
		all++
		if glyphOf(f, &buf, r) == 0 {
			missing++
		}
	}
	return 4*missing > all
}

// clean makes one line of any text: runs of spaces, line breaks and control
// characters become one space, and bytes that are not UTF-8 a mark.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return r != '\u00A0' && (unicode.IsSpace(r) || unicode.IsControl(r) || isFormat(r))
	}), " ")
}

// isFormat tells the invisible characters that turn the direction of what
// follows, and those that XML forbids.
func isFormat(r rune) bool {
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' || r == '\uFFFE' || r == '\uFFFF'
}

// shorten cuts a text to a width, with an ellipsis in place of the end.
func shorten(f font.Face, text string, width float64) string {
	if widthOf(f, text) <= width {
		return text
	}
	for text != "" {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
		if cut := strings.TrimRight(text, " ,;:-–(") + "…"; widthOf(f, cut) <= width {
			return cut
		}
	}
	return "…"
}

// wrap breaks a text into at most so many lines of a width; the last line is
// shortened, and so is a word too long for a line.
func wrap(f font.Face, text string, width float64, most int) []string {
	var lines []string
	rest := breakable(text)
	for len(rest) > 0 && len(lines) < most-1 {
		n := 1
		for n < len(rest) && widthOf(f, strings.Join(rest[:n+1], " ")) <= width {
			n++
		}
		lines = append(lines, shorten(f, strings.Join(rest[:n], " "), width))
		rest = rest[n:]
	}
	if len(rest) > 0 {
		lines = append(lines, shorten(f, strings.Join(rest, " "), width))
	}
	return lines
}

// breakable is the parts between which a line may end: words, with the signs
// that French sets apart from the word before them.
func breakable(text string) []string {
	var parts []string
	for i, w := range strings.Split(text, " ") {
		if i > 0 && strings.Trim(w, "%:;!?»–") == "" {
			parts[len(parts)-1] += " " + w
			continue
		}
		parts = append(parts, w)
	}
	return parts
}

// balanced breaks a text into so many lines of about one length, none wider than
// a width; it gives nothing if that cannot be done without cutting.
func balanced(f font.Face, text string, widest float64, lines int) []string {
	for width := widthOf(f, text) / float64(lines); width <= widest; width *= 1.03 {
		if broken := wrap(f, text, width, lines); strings.Join(broken, " ") == text {
			return broken
		}
	}
	return nil
}
