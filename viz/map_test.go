package viz_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/viz"
)

// town is an invented network with hubs, leaves, small components, nodes
// without ties, and more categories than the palette has colours.
func town(t testing.TB, categories int) *graph.Network {
	t.Helper()
	var b graph.Builder
	add := func(actor, project int) {
		require.NoError(t, b.AddParticipation(fmt.Sprintf("a%03d", actor), fmt.Sprintf("p%02d", project)))
	}
	for a := range 150 {
		add(a, a*a%37)
		add(a, a%7)
		if a%3 == 0 {
			add(a, a*7%23)
		}
	}
	for k := range 5 {
		add(200+k, 50+k)
		add(210+k, 50+k)
	}
	for k := range 8 {
		require.NoError(t, b.AddActor(fmt.Sprintf("z%d", k), ""))
	}
	net, err := b.Build()
	require.NoError(t, err)
	for n := range net.Of(graph.Actor) {
		name := fmt.Sprintf("Association pour le développement n° %d du pays", n.Index)
		require.NoError(t, b.Rename(graph.Actor, n.Key, name))
		if categories > 0 {
			c := graph.Text("category", fmt.Sprintf("category %02d with a rather long name to be wrapped", n.Index%categories))
			require.NoError(t, b.Set(graph.Actor, n.Key, c))
		}
	}
	net, err = b.Build()
	require.NoError(t, err)
	return net
}

var formats = map[string]func(viz.Map, io.Writer, graph.Graph) error{
	"svg": viz.Map.SVG, "png": viz.Map.PNG, "pdf": viz.Map.PDF,
}

func drawn(t testing.TB, format string, m viz.Map, g graph.Graph) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, formats[format](m, &b, g))
	return b.Bytes()
}

func TestMapSameBytes(t *testing.T) {
	net := town(t, 5)
	m := viz.Map{Title: "Town", Color: net.Column(graph.Actor, "category"), Labels: 10, DPI: 20}
	processors := []int{1, 2, 8}
	if testing.Short() {
		processors = processors[2:]
	}
	for format := range formats {
		want := drawn(t, format, m, net)
		for _, p := range processors {
			before := runtime.GOMAXPROCS(p)
			got := drawn(t, format, m, net)
			runtime.GOMAXPROCS(before)
			require.True(t, bytes.Equal(want, got), "%s on %d processors", format, p)
		}
	}
	before := m.Compose(net)
	m.Seed++
	require.NotEqual(t, before.Symbols, m.Compose(net).Symbols, "the seed does nothing")
}

// checkDrawing is what must hold of every picture.
func checkDrawing(t require.TestingT, m viz.Map, g graph.Graph) viz.Drawing {
	d := m.Compose(g)
	for _, s := range d.Symbols {
		require.False(t, math.IsNaN(s.X+s.Y+s.R) || math.IsInf(s.X+s.Y+s.R, 0))
		require.True(t, viz.Box{Min: s.Point, Max: s.Point}.Within(d.Frame), "symbol at %v in %v", s, d.Frame)
	}
	for i, l := range d.Labels {
		require.True(t, l.Within(d.Frame), "label %d", i)
		for k := range i {
			require.False(t, l.Meets(d.Labels[k]), "labels %d and %d", i, k)
		}
		for _, at := range d.Labelled {
			require.False(t, l.MeetsDisc(d.Symbols[at].Point, d.Symbols[at].R), "label %d on symbol %d", i, at)
		}
	}
	checkLeaders(t, d)
	require.False(t, d.Legend.Meets(d.Frame))
	for i, l := range d.LegendLines {
		require.True(t, l.Within(d.Legend), "line %d of the legend: %v in %v", i, l, d.Legend)
	}
	for _, c := range d.Captions {
		require.True(t, c.Within(d.Page))
	}
	return d
}

// checkLeaders: no leader crosses another, or runs over a name or over a symbol
// that has one.
func checkLeaders(t require.TestingT, d viz.Drawing) {
	for i := range d.Leaders {
		for j := range i {
			require.False(t, d.Crosses(i, j), "leaders %d and %d", i, j)
		}
		for k, of := range d.Labelled {
			if of != d.LeaderOf[i] {
				require.False(t, d.Leads(i, d.Labels[k]), "leader %d over label %d", i, k)
				require.False(t, d.Passes(i, of), "leader %d over symbol %d", i, of)
			}
		}
	}
}

func checkApart(t require.TestingT, d viz.Drawing) {
	for i, x := range d.Symbols {
		for _, y := range d.Symbols[:i] {
			require.GreaterOrEqual(t, math.Hypot(x.X-y.X, x.Y-y.Y), (x.R+y.R)*(1-1e-9), "%v and %v", x, y)
		}
	}
}

func TestMapNothingOverlaps(t *testing.T) {
	star := "hub:" + strings.TrimSuffix(strings.Repeat("p%d,", 90), ",")
	numbers := make([]any, 90)
	for i := range numbers {
		numbers[i] = i
	}
	for name, g := range map[string]graph.Graph{
		"town":     town(t, 5),
		"one-mode": town(t, 5).OneMode(graph.Actor, graph.Count),
		"projects": town(t, 5).OneMode(graph.Project, graph.Newman),
		"star":     nettest.Parse(t, fmt.Sprintf(star, numbers...)),
		"complete": nettest.Complete(t, 12, 9),
		"alone":    nettest.Parse(t, "a: b: c: d: :p :q"),
		"pairs":    nettest.Parse(t, "a:p b:q c:r d:s e:t f:u"),
	} {
		t.Run(name, func(t *testing.T) {
			d := checkDrawing(t, viz.Map{}, g)
			checkApart(t, d)
			require.Empty(t, d.Covered())
			require.LessOrEqual(t, d.Unplaced, 1)
		})
	}
}

func TestMapRandom(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		net := nettest.Random(t, rapid.Uint64().Draw(r, "seed"), rapid.IntRange(0, 30).Draw(r, "actors"),
			rapid.IntRange(0, 20).Draw(r, "projects"), rapid.Float64Range(0, .3).Draw(r, "density"))
		m := viz.Map{
			Title:  rapid.String().Draw(r, "title"),
			Lang:   rapid.SampledFrom([]string{"", "fr"}).Draw(r, "lang"),
			Width:  vg.Length(rapid.SampledFrom([]float64{0, 1, 30, 200, 595, 2400}).Draw(r, "width")),
			Height: vg.Length(rapid.SampledFrom([]float64{0, 1, 30, 200, 595, 2400}).Draw(r, "height")),
		}
		d := checkDrawing(r, m, net)
		if min(d.Frame.Max.X-d.Frame.Min.X, d.Frame.Max.Y-d.Frame.Min.Y) > 100 {
			checkApart(r, d)
			require.LessOrEqual(r, len(d.Covered()), 1)
		}
	})
}

// The legend stays in its column whatever it has to say, on pages of any size.
func TestMapLegendFits(t *testing.T) {
	net := town(t, 12)
	long := strings.Repeat("A title that goes on and on ", 12)
	sizes := [][2]vg.Length{{0, 0}, {595, 842}, {300, 200}, {120, 90}, {1684, 1191}, {842, 120}}
	if testing.Short() {
		sizes = sizes[1:4]
	}
	for i, size := range sizes {
		lang := []string{"en", "fr"}[i%2]
		d := checkDrawing(t, viz.Map{
			Title: long, Source: long, Lang: lang, Width: size[0], Height: size[1],
			Color: net.Column(graph.Actor, "category"), Limit: 100,
		}, net)
		checkDrawing(t, viz.Map{Width: size[0], Height: size[1]}, nettest.Parse(t, "a: b: c: d: :p"))
		text := strings.Join(d.Texts, "\n")
		require.Contains(t, text, map[string]string{"en": "other (4)", "fr": "autres (4)"}[lang])
		require.Contains(t, text, map[string]string{"en": "100 of", "fr": "100 nœuds sur"}[lang])
	}
}

func TestMapLabels(t *testing.T) {
	net := town(t, 0)
	d := checkDrawing(t, viz.Map{}, net)
	require.Len(t, d.Labels, 30-d.Unplaced)
	require.Greater(t, len(d.Labels), 15)
	for _, size := range d.LabelSize {
		require.GreaterOrEqual(t, size, 6.5)
	}
	require.Empty(t, checkDrawing(t, viz.Map{Labels: -1}, net).Labels)
	require.Len(t, checkDrawing(t, viz.Map{Labels: 3}, net).Labels, 3)
}

// A name is broken where French allows it, and cut only if three lines do not
// hold it.
func TestMapLabelLines(t *testing.T) {
	long := strings.Repeat("coopération territoriale ", 9)
	var b graph.Builder
	for i, name := range []string{
		"100 % compostage", "Projet : le bassin de vie de Lons ; suite", strings.TrimSpace(strings.Repeat("mot ", 25)), long, "sans-espace" + strings.Repeat("x", 200),
	} {
		require.NoError(t, b.AddActor(fmt.Sprint(i), name))
		require.NoError(t, b.AddParticipation(fmt.Sprint(i), "hub"))
	}
	net, err := b.Build()
	require.NoError(t, err)
	d := checkDrawing(t, viz.Map{}, net)
	require.Zero(t, d.Unplaced)
	cut := 0
	for _, lines := range d.LabelLines {
		require.LessOrEqual(t, len(lines), 3)
		for _, line := range lines {
			require.NotContains(t, "%:;", line[:1], "%q", lines)
		}
		if strings.HasSuffix(lines[len(lines)-1], "…") {
			cut++
		}
	}
	require.Equal(t, 2, cut)
}

func TestMapLimit(t *testing.T) {
	net := town(t, 0)
	for _, limit := range []int{1, 2, 7, 50, 1000} {
		d := checkDrawing(t, viz.Map{Limit: limit}, net)
		require.Len(t, d.Nodes, min(limit, net.Len()))
		if limit == 7 || limit == 50 {
			require.Zero(t, d.Alone, "a node without ties took the place of one with ties")
		}
	}
}

// Scores of any kind give symbols of a sane size.
func TestMapScores(t *testing.T) {
	net := town(t, 0)
	nan, inf := math.NaN(), math.Inf(1)
	for name, at := range map[string]func(i int) float64{
		"not defined": func(int) float64 { return nan },
		"zero":        func(int) float64 { return 0 },
		"equal":       func(int) float64 { return 7 },
		"negative":    func(i int) float64 { return -float64(i) },
		"infinite":    func(i int) float64 { return [...]float64{1, inf, -inf, nan}[i%4] },
		"tiny":        func(i int) float64 { return float64(i) * 1e-300 },
		"huge":        func(i int) float64 { return float64(i) * 1e305 },
	} {
		t.Run(name, func(t *testing.T) {
			values := make([]float64, net.Len())
			for i := range values {
				values[i] = at(i)
			}
			m := viz.Map{Size: graph.NewScores(net, "score", values), DPI: 20, Labels: 5}
			d := checkDrawing(t, m, net)
			checkApart(t, d)
			for _, s := range d.Symbols {
				require.Greater(t, s.R, .5)
				require.Less(t, s.R, 25.)
			}
			for format := range formats {
				if !testing.Short() {
					drawn(t, format, m, net)
				}
			}
		})
	}
}

// Scores of a projection size the actors of the two-mode map.
func TestMapScoresOfProjection(t *testing.T) {
	net := nettest.Parse(t, "Ada:Bridge,Canal Ben:Bridge Eve:Canal Zoe:Mill")
	values := []float64{9, 4, 1, 1}
	scores := graph.NewScores(net.OneMode(graph.Actor, graph.Count), "fame", values)
	d := viz.Map{Size: scores}.Compose(net)
	require.Greater(t, d.Symbols[0].R, d.Symbols[1].R)
	require.Greater(t, d.Symbols[1].R, d.Symbols[2].R)
	require.Contains(t, strings.Join(d.Texts, "\n"), "fame")
}

// Numbers and dates are coloured in classes, with their ranges in the legend.
func TestMapClasses(t *testing.T) {
	var b graph.Builder
	for i := range 40 {
		key := fmt.Sprintf("p%02d", i)
		b.AddParticipation("hub", key)
		date, err := graph.NewDate(1990+i, 1+i%12, 0)
		require.NoError(t, err)
		month, err := graph.NewDate(2020, 1+i%3, 0)
		require.NoError(t, err)
		require.NoError(t, b.Set(graph.Project, key, graph.Day("start", date), graph.Day("opened", month),
			graph.Number("amount", 1234.5*float64(i*i)), graph.Number("same", 7), graph.Number("grade", float64(i%2)-1)))
	}
	b.AddParticipation("hub", "undated")
	net, err := b.Build()
	require.NoError(t, err)
	for _, c := range []struct {
		column, lang string
		want         []string
	}{
		{"start", "fr", []string{"Début", "1990 – 1997 : 8", "1998 – 2005 : 8", "2006 – 2013 : 8", "2014 – 2021 : 8", "2022 – 2029 : 8", "non renseigné : 1"}},
		{"opened", "en", []string{"Opened", "2020-01: 14", "2020-02: 13", "2020-03: 13", "not stated: 1"}},
		{"amount", "en", []string{"Amount", "0 – 60,491: 8", "79,008 – 277,763: 8", "316,032 – 653,051: 8", "711,072 – 1,186,355: 8", "1,264,128 – 1,877,675: 8", "not stated: 1"}},
		{"same", "en", []string{"Same", "7: 40", "not stated: 1"}},
		{"grade", "en", []string{"Grade", "-1: 20", "0: 20", "not stated: 1"}},
	} {
		t.Run(c.column, func(t *testing.T) {
			d := checkDrawing(t, viz.Map{ProjectColor: net.Column(graph.Project, c.column), Lang: c.lang}, net)
			text := strings.ReplaceAll(strings.Join(d.Texts, "\n"), "\u00A0", " ")
			at := 0
			for _, want := range c.want {
				found := strings.Index(text[at:], want)
				require.GreaterOrEqual(t, found, 0, "%s in\n%s", want, text)
				at += found
			}
		})
	}
}

// Two columns of one mode would leave one out without a word.
func TestMapColumnsOfOneMode(t *testing.T) {
	net := town(t, 3)
	c := net.Column(graph.Actor, "category")
	for format, write := range formats {
		require.ErrorContains(t, write(viz.Map{Color: c, ProjectColor: c, DPI: 20}, io.Discard, net), "both colour the actors", format)
	}
	require.ErrorContains(t, viz.DOT{Color: c, ProjectColor: c}.Write(io.Discard, net), "both colour the actors")
	require.ErrorContains(t, viz.Map{Color: c, ProjectColor: c}.Draw(draw.New(vgsvg.New(100, 100)), net), "both colour the actors")
}

// A long path is folded to fill the page, and ties stay short.
func TestMapPath(t *testing.T) {
	var path strings.Builder
	for i := range 100 {
		fmt.Fprintf(&path, "a%03d:p%03d,p%03d ", i, i, i+1)
	}
	net := nettest.Parse(t, path.String())
	for _, size := range [][2]vg.Length{{0, 0}, {595, 842}} {
		d := checkDrawing(t, viz.Map{Width: size[0], Height: size[1]}, net)
		checkApart(t, d)
		longest, all := 0.0, d.Symbols[0].Point
		least := all
		for i, n := range d.Nodes {
			all.X, all.Y = max(all.X, d.Symbols[i].X), max(all.Y, d.Symbols[i].Y)
			least.X, least.Y = min(least.X, d.Symbols[i].X), min(least.Y, d.Symbols[i].Y)
			for _, j := range net.Rows().Row(n.Index) {
				longest = max(longest, math.Hypot(d.Symbols[i].X-d.Symbols[j].X, d.Symbols[i].Y-d.Symbols[j].Y))
			}
		}
		require.Less(t, longest, 60.)
		require.Greater(t, (all.X-least.X)/(d.Frame.Max.X-d.Frame.Min.X), .6)
		require.Greater(t, (all.Y-least.Y)/(d.Frame.Max.Y-d.Frame.Min.Y), .6)
	}
}

// Pictures of parts of a network keep every node where it was.
func TestMapPositions(t *testing.T) {
	net := town(t, 0)
	whole := viz.Map{Title: "All"}
	places := whole.Layout(net)
	require.Equal(t, net.Len(), places.Len())
	whole.Positions = places
	before := whole.Compose(net)
	part := net.WhereNode(func(n graph.Node) bool { return n.Mode == graph.Project || n.Index%2 == 0 })
	after := whole.Compose(part)
	for i, n := range after.Nodes {
		was, ok := net.Find(n.Mode, n.Key)
		require.True(t, ok)
		require.InDelta(t, before.Symbols[was.Index].X, after.Symbols[i].X, 1e-9)
		require.InDelta(t, before.Symbols[was.Index].Y, after.Symbols[i].Y, 1e-9)
	}
}

var nasty = []string{
	`"quotes" 'single'`, `</script><script>alert(1)</script>`, `<b>bold</b> & more &amp;`, "line\nbreak\ttab\rreturn",
	"العربية والتعاون", "שיתוף פעולה", "🐝🐝🐝 essaim 👩‍👩‍👧", strings.Repeat("very long ", 60), strings.Repeat("x", 500),
	"control\x00\x01\x1b\x7f", "bad\xff\xfeutf8", "\u202Eoverride", "œuvre Łódź Šafařík ẞ", "漢字", "]]>", "\uFFFF\uFFFE", "{{.}}", "%s %d %!",
}

func TestMapHostileNames(t *testing.T) {
	var b graph.Builder
	for i, name := range nasty {
		require.NoError(t, b.AddActor(fmt.Sprint(i), name, graph.Text("category", name)))
		require.NoError(t, b.AddParticipation(fmt.Sprint(i), name))
		require.NoError(t, b.AddParticipation(fmt.Sprint(i), "hub"))
	}
	net, err := b.Build()
	require.NoError(t, err)
	for _, title := range nasty {
		m := viz.Map{Title: title, Source: title, Lang: title, Color: net.Column(graph.Actor, "category"), DPI: 30, Labels: 99}
		checkXML(t, drawn(t, "svg", m, net))
		if testing.Short() {
			break
		}
		checkDrawing(t, m, net)
	}
	m := viz.Map{Title: strings.Join(nasty, " "), Color: net.Column(graph.Actor, "category"), DPI: 50, Labels: 99}
	for format := range formats {
		drawn(t, format, m, net)
	}
	require.NotContains(t, string(drawn(t, "svg", m, net)), "<script")
}

func checkXML(t *testing.T, svg []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err)
	}
}

func TestMapSVG(t *testing.T) {
	net := nettest.Parse(t, "Ada:Bridge Ben:Bridge")
	svg := string(drawn(t, "svg", viz.Map{Title: "A & B"}, net))
	checkXML(t, []byte(svg))
	require.Contains(t, svg, `role="img"`)
	require.Contains(t, svg, `font-family="Liberation Sans, Arial, Helvetica, sans-serif"`)
	require.Contains(t, svg, "<title>A &amp; B</title>")
	require.Contains(t, svg, "<title>Ada</title>")
	require.Contains(t, svg, ">Ada</text>")
	for _, text := range regexp.MustCompile("<text [^>]*>").FindAllString(svg, -1) {
		require.Contains(t, text, `lengthAdjust="spacingAndGlyphs"`)
	}
	require.NotContains(t, svg, " id=")
}

func TestMapPNGSize(t *testing.T) {
	net := nettest.Parse(t, "Ada:Bridge Ben:Bridge")
	for _, dpi := range []int{100, 0} {
		if dpi == 0 && testing.Short() {
			return // slow with the race detector
		}
		file := drawn(t, "png", viz.Map{DPI: dpi}, net)
		config, err := png.DecodeConfig(bytes.NewReader(file))
		require.NoError(t, err)
		_, err = png.Decode(bytes.NewReader(file))
		require.NoError(t, err)
		perInch := map[int]float64{0: 300, 100: 100}[dpi]
		require.InDelta(t, 297/25.4*perInch, float64(config.Width), 1)
		require.InDelta(t, 210/25.4*perInch, float64(config.Height), 1)
		at := bytes.Index(file, []byte("pHYs"))
		require.Equal(t, 37, at)
		perMetre := int(file[at+6])<<8 | int(file[at+7])
		require.InDelta(t, perInch/.0254, float64(perMetre), 1)
	}
}

func TestMapPDFText(t *testing.T) {
	tool := pdfReader(t)
	net := nettest.Parse(t, "Société_d’études:Pôle_de_coopération Łódź:Pôle_de_coopération Cœur_d'été:Pôle_de_coopération")
	file := drawn(t, "pdf", viz.Map{Title: "Réseau à l’œuvre : Łódź", Source: "Données été 2026", Lang: "fr"}, net)
	require.NotContains(t, string(file), "CreationDate")
	require.NotContains(t, string(file), "ModDate")
	path := filepath.Join(t.TempDir(), "map.pdf")
	require.NoError(t, os.WriteFile(path, file, 0o600))
	text, err := answer(t.Context(), hard, tool, "", path, "-")
	require.NoError(t, err)
	for _, want := range []string{"Réseau à l’œuvre : Łódź", "Données été 2026", "Société_d’études", "Pôle_de_coopération", "Cœur_d'été"} {
		require.Equal(t, 1, strings.Count(text, want), "%s in\n%s", want, text)
	}
}

// A canvas of gonum's own takes the same drawing.
func TestMapDraw(t *testing.T) {
	c := vgsvg.New(400, 300)
	require.NoError(t, viz.Map{Title: "Draw"}.Draw(draw.New(c), nettest.Parse(t, "Ada:Bridge")))
	var b bytes.Buffer
	_, err := c.WriteTo(&b)
	require.NoError(t, err)
	require.Contains(t, b.String(), "Bridge")
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestMapWriteError(t *testing.T) {
	for format, write := range formats {
		require.ErrorIs(t, write(viz.Map{DPI: 20}, brokenWriter{}, nettest.Parse(t, "Ada:Bridge")), io.ErrClosedPipe, format)
	}
}
