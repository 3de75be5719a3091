package main

import (
	_ "embed"
	"errors"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/version"
	"github.com/essaim/essaim/metrics/catalogue"
)

//go:embed report.html.tmpl
var reportText string

// page is what the report shows. Its methods are the words of the template.
type page struct {
	study
	settings
	input input
	title string
	svg   []byte
}

// report writes report.html: one file that needs no other and no network.
func (p page) report(w io.Writer) error {
	t, err := template.New("report").Parse(reportText)
	if err != nil {
		return err
	}
	return t.Execute(w, p)
}

// Lang is the language as pages declare it.
func (p page) Lang() string { return p.lang.String() }

// Say is a phrase of the program.
func (p page) Say(name string, values ...any) string { return p.lang.say(name, values...) }

// Title is the heading.
func (p page) Title() string { return p.title }

// Builtin tells whether the data are the built-in example.
func (p page) Builtin() bool { return p.in == "" }

// Version is the library's.
func (p page) Version() string { return version.Essaim }

// Seed is the seed of the layout.
func (p page) Seed() uint64 { return p.seed }

// By is the column that colours the map.
func (p page) By() string { return p.by }

// Map is the drawing, to stand in the page. Our own writer quotes its labels.
func (p page) Map() template.HTML {
	_, body, _ := strings.Cut(string(p.svg), "<svg")
	return template.HTML("<svg" + body) //nolint:gosec // made by viz.Map, which escapes every label
}

// Counts is the size of the network in words.
func (p page) Counts() string {
	return p.Say("counts", p.lang.some(p.net.Count(graph.Actor), "actors"), p.lang.some(p.net.Count(graph.Project), "projects"),
		p.lang.some(p.net.Ties(), "ties"))
}

// line is a row of a table of two or three columns.
type line struct{ Label, Value, Note string }

// Tables is what was read.
func (p page) Tables() []line {
	var rows []line
	for _, f := range p.input.report.Files {
		rows = append(rows, line{Label: f.File, Value: p.lang.count(f.Rows)})
	}
	return rows
}

// doubtsShown is how many doubts the report lists.
const doubtsShown = 100

// Doubts is what was doubtful.
func (p page) Doubts() []string {
	all := p.doubts()
	if len(all) > doubtsShown {
		more := p.Say("moreDoubts", p.lang.count(len(all)-doubtsShown))
		all = append(slices.Clone(all[:doubtsShown]), more)
	}
	return all
}

// doubts is those of the reader, and what a window leaves out for want of a date.
func (p page) doubts() []string {
	all := p.input.doubts(p.lang)
	if n := undated(p.input.net); n > 0 && p.windowed() {
		all = append(all, p.Say("undated", p.lang.count(n), p.lang.count(p.input.net.Records())))
	}
	return all
}

// Numbers is the network in numbers.
func (p page) Numbers() []line {
	var rows []line
	for _, n := range p.numbers() {
		rows = append(rows, line{n.Entry.Name, p.lang.number(n.Value), p.lang.meaning(n.Entry)})
	}
	return rows
}

// ranking is the first nodes by a measure.
type ranking struct {
	Title, Meaning string
	Rows           []line
}

// topShown is how many nodes a ranking lists.
const topShown = 10

// Rankings is the first actors by each measure.
func (p page) Rankings() []ranking {
	var all []ranking
	for _, wanted := range rankings {
		scores := p.find(wanted.name)
		r := ranking{Title: wanted.title.in(p.lang), Meaning: wanted.meaning.in(p.lang)}
		for _, top := range scores.Of(graph.Actor).Top(topShown) {
			r.Rows = append(r.Rows, line{Label: top.Node.Name, Value: p.lang.number(top.Value)})
		}
		all = append(all, r)
	}
	return all
}

// connector is a project that links others.
type connector struct {
	Name, Theme, Value, Actors, Kinds string
}

// Connectors is the projects of the largest betweenness.
func (p page) Connectors() []connector {
	column := p.net.Column(graph.Actor, p.by)
	theme := p.net.Column(graph.Project, "theme")
	var all []connector
	for _, top := range p.find("betweenness").Of(graph.Project).Top(topShown) {
		row := p.net.Rows().Row(top.Node.Index)
		kinds := map[string]bool{}
		for _, a := range row {
			if v := column.Of(p.net.At(int(a))); !v.IsZero() {
				kinds[v.String()] = true
			}
		}
		c := connector{
			Name:   top.Node.Name,
			Theme:  theme.Of(top.Node).String(),
			Value:  p.lang.number(top.Value),
			Actors: p.lang.count(len(row)),
		}
		if !column.IsZero() {
			c.Kinds = p.lang.count(len(kinds))
		}
		all = append(all, c)
	}
	return all
}

// Pairs is the actors that share the most projects.
func (p page) Pairs() []line {
	var best []graph.Tie // a short list, strongest first
	for tie := range p.actors.All() {
		at, _ := slices.BinarySearchFunc(best, tie, func(x, y graph.Tie) int {
			if x.Weight < y.Weight {
				return 1
			}
			return -1 // equals stay in front
		})
		if at < topShown {
			best = slices.Insert(best, at, tie)[:min(len(best)+1, topShown)]
		}
	}
	var rows []line
	for _, tie := range best {
		var shared []string
		for e := range p.actors.Evidence(tie.From.Index, tie.To.Index) {
			shared = append(shared, e.Shared.Name)
		}
		rows = append(rows, line{tie.From.Name + " – " + tie.To.Name, p.lang.number(tie.Weight), strings.Join(shared, " · ")})
	}
	return rows
}

// Notes is the doubts of the measures, each once, behind the names of those that
// share it.
func (p page) Notes() []string {
	var doubts []string
	columns := map[string][]string{}
	for _, c := range slices.Concat(p.columns(graph.Actor), p.numbers()) {
		for _, warning := range c.Warnings {
			if c.Entry.Kind() == catalogue.OfNetwork && !errors.Is(warning, graph.ErrUndefined) {
				continue // it is that of the nodes again
			}
			doubt := p.lang.doubt(warning)
			if columns[doubt] == nil {
				doubts = append(doubts, doubt)
			}
			columns[doubt] = append(columns[doubt], c.Entry.Name)
		}
	}
	for i, doubt := range doubts {
		doubts[i] = strings.Join(columns[doubt], ", ") + p.Say("colon") + doubt
	}
	return doubts
}

// Cite is the reference to give.
func (p page) Cite() string { return p.Say("citeText", version.Essaim) }

// Made is how the page came to be.
func (p page) Made() string { return p.Say("madeText", version.Essaim, p.seed) }
