package graphio_test

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	graphio "github.com/essaim/essaim/io"
)

// hostile is texts that a table easily gets wrong.
var hostile = rapid.OneOf(
	rapid.SampledFrom([]string{
		"NA", "n/a", "-", "?", "Non renseigné", " NA ", "null", "a|b", `a\|b\`, "01001", "2A", "12", "1,234", "1.234", "1 234,5",
		"2024", "2024-05", "31/12/2024", "=1+1", "+1", "@x", "-5", `say "hi"`, `"`, `""`, "a,b", "a;b", "a\tb", "a\nb", "a\r\nb", "a\rb",
		" x", "x ", "\u00a0x", "É", "é", "œuvre", "sep=;", "\ufeffx", "key", "x::text", "x:number", "::", "::actor:text", "yes", "ties",
		"idea", "€", "5 €", "1e5", "Inf", "NaN", "0x10", "'", "true",
	}),
	rapid.StringMatching(`[a-c]{1,3}`),
	rapid.StringMatching(`[ ,;"\n\r|:a\\=]{1,6}`),
	rapid.StringMatching(`[0-9.,]{1,6}`),
)

// headings is names of attributes, many of which mean something to a reader.
var headings = rapid.OneOf(
	rapid.SampledFrom([]string{
		"key", "clé", "name", "Nom", "actor", "projet", "actor_x", "projet_name", "actor_name", "category", "Catégorie", "level", "theme",
		"territory", "insee", "commune", "code", "pays", "parent", "role", "poids", "layer", "from", "source", "type", "id", "label", "date",
		"directed", "montant", "votes_", "", " ", "a,b", "a\n", "x::text", "x:text", "actor", "x::actor:number", "actor_", "acteur nom", "body",
	}),
	hostile,
)

type drawn struct {
	*rapid.T
	kinds map[string]graph.Kind
}

// values draws attributes; a column keeps its kind within a table.
func (d drawn) values(table string) []graph.Value {
	var all []graph.Value
	used := map[string]bool{}
	for range rapid.IntRange(0, 3).Draw(d.T, "attributes") {
		name := headings.Draw(d.T, "heading")
		if used[name] {
			continue
		}
		used[name] = true
		id := table + "\x00" + name
		kind, ok := d.kinds[id]
		if !ok {
			kind = rapid.SampledFrom([]graph.Kind{graph.KindText, graph.KindNumber, graph.KindDate}).Draw(d.T, "kind")
			d.kinds[id] = kind
		}
		all = append(all, d.value(name, kind))
	}
	return all
}

func (d drawn) value(name string, kind graph.Kind) graph.Value {
	switch kind {
	case graph.KindNumber:
		return graph.Number(name, rapid.OneOf(rapid.Float64Range(-1e300, 1e300), rapid.Float64Range(-5, 5),
			rapid.SampledFrom([]float64{0, 1.234, 12.345, 1234, 1e21, 123456789012345680000, 0.001, 1e-7})).Draw(d.T, "number"))
	case graph.KindDate:
		return graph.Day(name, d.date())
	}
	return graph.Text(name, hostile.Draw(d.T, "text"))
}

func (d drawn) date() graph.Date {
	date, err := graph.ParseDate(rapid.SampledFrom([]string{"0001", "1999", "2024-05", "2024-12-31", "9999-01-01"}).Draw(d.T, "date"))
	require.NoError(d.T, err)
	return date
}

// network draws a network with something of everything.
func (d drawn) network() *graph.Network {
	var b graph.Builder
	some := func(n int) int { return rapid.IntRange(0, n).Draw(d.T, "how many") }
	actors := rapid.SliceOfNDistinct(hostile, 1, 4, rapid.ID).Draw(d.T, "actors")
	projects := rapid.SliceOfNDistinct(rapid.Map(hostile, func(s string) string { return "p" + s + " " }), 1, 4, rapid.ID).Draw(d.T, "projects")
	territories := rapid.SliceOfNDistinct(hostile, 0, 3, rapid.ID).Draw(d.T, "territories")
	ok := func(err error) { require.NoError(d.T, err) }
	for i, k := range territories {
		ok(b.AddTerritory(k, hostile.Draw(d.T, "name"), rapid.SampledFrom([]string{"", "commune", " région"}).Draw(d.T, "level"), d.values("territories")...))
		if i > 0 && some(1) == 0 {
			ok(b.Within(k, territories[i-1]))
		}
	}
	for mode, keys := range [][]string{actors, projects} {
		mode := graph.Mode(mode)
		for _, k := range keys {
			ok(b.Set(mode, k, d.values(mode.String())...))
			if some(1) == 0 {
				ok(b.Rename(mode, k, hostile.Draw(d.T, "name")))
			}
			if len(territories) > 0 && some(1) == 0 {
				ok(b.Locate(mode, k, rapid.SampledFrom(territories).Draw(d.T, "territory")))
			}
		}
	}
	anActor, aProject := rapid.SampledFrom(actors), rapid.SampledFrom(projects)
	for range some(5) {
		values := d.values("participations")
		if some(2) == 0 {
			values = append(values, graph.Number("weight", rapid.Float64Range(1e-9, 1e9).Draw(d.T, "weight")), graph.Day("start", d.date()))
		}
		ok(b.AddParticipation(anActor.Draw(d.T, "actor"), aProject.Draw(d.T, "project"), values...))
	}
	for range some(3) {
		layer := hostile.Draw(d.T, "layer")
		ok(b.AddTie(layer, anActor.Draw(d.T, "from"), aProject.Draw(d.T, "to"), len(layer)%2 == 0, d.values(layer)...))
	}
	for range some(2) {
		ok(b.AddParent(aProject.Draw(d.T, "child"), anActor.Draw(d.T, "parent")))
	}
	for range some(2) {
		ok(b.AddSeat(anActor.Draw(d.T, "seat"), hostile.Draw(d.T, "body"), graph.Text("college", hostile.Draw(d.T, "college")), graph.Number("votes", 2)))
		ok(b.AddEvent(d.date(), hostile.Draw(d.T, "label"), graph.Text("source", hostile.Draw(d.T, "source"))))
	}
	net, err := b.Build()
	ok(err)
	return net
}

func dialect(t *rapid.T) graphio.CSV {
	return graphio.CSV{
		Comma:   rapid.SampledFrom([]rune{0, ',', ';', '\t'}).Draw(t, "comma"),
		Decimal: rapid.SampledFrom([]rune{0, '.', ','}).Draw(t, "decimal"),
	}
}

// What is written reads back as the same network, whatever its texts.
func TestFolderRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net := drawn{t, map[string]graph.Kind{}}.network()
		c := dialect(t)
		files := folder(t, c, net)
		again, err := c.ReadFolder(files)
		if err != nil {
			for name, f := range files {
				t.Logf("%s\n%s", name, f.Data)
			}
		}
		require.NoError(t, err)
		require.Equal(t, dump(net), dump(again))
	})
}

// One table holds the nodes that take part, with their attributes: what is read
// from it is written as the same bytes.
func TestTableRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net := drawn{t, map[string]graph.Kind{}}.network()
		c := dialect(t)
		var first, second bytes.Buffer
		require.NoError(t, c.Write(&first, net))
		again, err := c.Read(bytes.NewReader(first.Bytes()))
		require.NoError(t, err, first.String())
		require.NoError(t, c.Write(&second, again))
		require.Equal(t, first.String(), second.String())
		require.Equal(t, net.Records(), again.Records())
	})
}

func TestJuraRoundTrip(t *testing.T) {
	skipWithout(t, "jura")
	net, err := graphio.CSV{}.ReadFolder(os.DirFS(data("jura")))
	require.NoError(t, err)
	for _, c := range []graphio.CSV{{}, {Comma: ';'}, {Encoding: "utf-16le"}, {Encoding: "utf-16be", Comma: '\t'}, {Encoding: "windows-1252"}} {
		t.Run(fmt.Sprintf("%q %s", c.Comma, c.Encoding), func(t *testing.T) {
			again, err := c.ReadFolder(folder(t, c, net))
			require.NoError(t, err)
			require.Equal(t, dump(net), dump(again))
		})
	}
}
