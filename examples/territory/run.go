package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/outfile"
	"github.com/essaim/essaim/internal/program"
	"github.com/essaim/essaim/internal/version"
	graphio "github.com/essaim/essaim/io"
	"github.com/essaim/essaim/viz"
)

// mapLimit is the largest number of nodes that a printed map shows: beyond it
// the most central are drawn, and the legend says so.
const mapLimit = 600

// mapLabels is how many nodes of the map get a name.
const mapLabels = 40

// run reads, measures, and writes everything or nothing.
func run(ctx context.Context, s settings, out, problems io.Writer) error {
	in, err := read(ctx, s)
	if err != nil {
		return err
	}
	net, err := s.window(in.net)
	if err != nil {
		return err
	}
	if err := s.checkColumn(net, in.report); err != nil {
		return err
	}
	found, err := examine(ctx, net, s.seed, program.Progress(problems))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		fmt.Fprintln(problems, err)
	}
	p := page{study: found, settings: s, input: in, title: s.title(in)}
	files := outfile.Set{Dir: s.dir}
	defer files.Discard()
	if err := p.write(&files); err != nil {
		return err
	}
	written := files.Names()
	if err := errors.Join(ctx.Err(), files.Commit()); err != nil {
		return err
	}
	p.tell(out, written)
	return nil
}

// write writes all files of the contract.
func (p *page) write(files *outfile.Set) error {
	drawing := p.drawing()
	var svg bytes.Buffer
	if err := drawing.SVG(&svg, p.net); err != nil {
		return fmt.Errorf("map.svg: %w", err)
	}
	p.svg = svg.Bytes()
	for _, f := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"actors.csv", func(w io.Writer) error { return p.nodeTable(w, graph.Actor) }},
		{"projects.csv", func(w io.Writer) error { return p.nodeTable(w, graph.Project) }},
		{"ties.csv", p.tieTable},
		{"network.csv", func(w io.Writer) error { return p.networkTable(w, p.lang) }},
		{"map.dot", func(w io.Writer) error { return p.graphviz().Write(w, p.net) }},
		{"map.svg", func(w io.Writer) error { _, err := w.Write(p.svg); return err }},
		{"map.png", func(w io.Writer) error { return drawing.PNG(w, p.net) }},
		{"map.pdf", func(w io.Writer) error { return drawing.PDF(w, p.net) }},
		{"report.html", p.report},
		{"manifest.json", func(w io.Writer) error { return p.manifest(w, files) }},
	} {
		if err := files.Write(f.name, f.write); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return nil
}

func (p *page) drawing() viz.Map {
	m := viz.Map{
		Title:  p.title,
		Source: p.lang.say("sourceOf", p.input.label, version.Essaim),
		Size:   p.find("degree"),
		Color:  p.colours(),
		Labels: mapLabels,
		Lang:   p.lang.String(),
		Limit:  mapLimit,
		Seed:   p.seed,
	}
	if p.Builtin() {
		m.Source = p.lang.say("source")
	}
	return m
}

// graphviz is the same map for Graphviz to lay out.
func (p *page) graphviz() viz.DOT {
	layout := "neato"
	if p.net.Len() > 1000 {
		layout = "sfdp" // the other would take minutes
	}
	return viz.DOT{
		Name: p.title, Layout: layout, Color: p.colours(),
		Graph: []viz.Attr{{Name: "overlap", Value: "prism"}, {Name: "outputorder", Value: "edgesfirst"}},
	}
}

// colours is the column that -by names, of actors or else of projects.
func (p *page) colours() graph.Column {
	if c := p.net.Column(graph.Actor, p.by); !c.IsZero() {
		return c
	}
	return p.net.Column(graph.Project, p.by)
}

// usageError is a flag that does not fit the data.
type usageError struct{ error }

// defaultBy is the column that colours the map if there is one of this name.
const defaultBy = "category"

// checkColumn is an error if -by names a column that neither mode has.
func (s settings) checkColumn(net *graph.Network, report graphio.Report) error {
	var known []string
	for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
		for _, c := range net.Columns(mode) {
			if c.Name == s.by {
				return nil
			}
			known = append(known, c.Name)
		}
	}
	if s.by == defaultBy {
		return nil
	}
	for _, file := range report.Files {
		if slices.Contains(file.Empty, s.by) {
			return errors.New(s.lang.say("emptyColumn", s.by, file.File))
		}
	}
	return usageError{errors.New(s.lang.say("noColumn", s.by, strings.Join(known, ", ")))}
}

// window is the part of the network that -from and -to ask for.
func (s settings) window(net *graph.Network) (*graph.Network, error) {
	if net.Records() == 0 {
		return nil, errors.New(s.lang.say("nothing", s.in))
	}
	if !s.windowed() {
		return net, nil
	}
	part := net.Window(s.from, s.to)
	if part.Records() == 0 {
		dated := net.Records() - undated(net)
		asked := graph.Interval{From: s.from, To: s.to}
		return nil, errors.New(s.lang.say("outside", asked, s.lang.count(dated), s.lang.count(net.Records())))
	}
	return part, nil
}

func (s settings) windowed() bool { return s.from != 0 || s.to != 0 }

func undated(net *graph.Network) int {
	n := 0
	for p := range net.Participations() {
		if _, ok := p.Spell(); !ok {
			n++
		}
	}
	return n
}

func (s settings) title(in input) string {
	title := s.lang.say("title") + ": " + in.label
	if s.in == "" {
		title = s.lang.say("builtin")
	}
	if !s.windowed() {
		return title
	}
	return s.lang.say("window", title, graph.Interval{From: s.from, To: s.to})
}

// tell says what was done and where it is.
func (p *page) tell(out io.Writer, written []string) {
	fmt.Fprintln(out, p.Say("reading", p.input.label, p.input.summary(p.lang)))
	fmt.Fprintln(out, p.Counts())
	if doubts := p.doubts(); len(doubts) > 0 {
		fmt.Fprintln(out, p.Say("listed", p.lang.some(len(doubts), "doubts"), filepath.Join(p.dir, "report.html")))
	}
	fmt.Fprintln(out, p.Say("wrote"))
	for _, name := range written {
		fmt.Fprintln(out, "  "+filepath.Join(p.dir, name))
	}
}

// explain is an error in the words of the language, if it has any.
func explain(err error, lang language) string {
	if errors.Is(err, context.Canceled) {
		return lang.say("stopped")
	}
	if inLanguage, ok := errors.AsType[interface {
		error
		Text(lang string) string
	}](err); ok {
		return inLanguage.Text(lang.String())
	}
	return err.Error()
}
