package main

import (
	"encoding/csv"
	"io"
	"iter"
	"strings"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/spreadsheet"
	"github.com/essaim/essaim/metrics/catalogue"
)

// nodeTable writes actors.csv or projects.csv: every node with its attributes
// and measures.
func (s study) nodeTable(w io.Writer, mode graph.Mode) error {
	attributes := s.net.Columns(mode)
	header := []string{"key", "name", "territory"}
	if mode == graph.Project {
		header = append(header, "parent")
	}
	taken := map[string]bool{}
	measures := s.columns(mode)
	for _, name := range append(header, names(measures)...) {
		taken[name] = true
	}
	for _, c := range attributes {
		name := c.Name
		for taken[name] {
			name += "_"
		}
		taken[name] = true
		header = append(header, spreadsheet.Text(name))
	}
	return writeTable(w, append(header, names(measures)...), func(yield func([]string) bool) {
		for v := range s.net.Of(mode) {
			if !yield(s.nodeRow(v, attributes, measures)) {
				return
			}
		}
	})
}

// writeTable writes a header and rows. Excel would run a text that begins like a
// formula, so such a text gets an apostrophe in front.
func writeTable(w io.Writer, header []string, rows iter.Seq[[]string]) error {
	out := csv.NewWriter(w)
	_ = out.Write(header) // out keeps the first error
	for row := range rows {
		_ = out.Write(row)
	}
	out.Flush()
	return out.Error()
}

func names(measures []catalogue.Result) []string {
	all := make([]string, len(measures))
	for i, m := range measures {
		all[i] = m.Entry.Name
	}
	return all
}

func (s study) nodeRow(v graph.Node, attributes []graph.Column, measures []catalogue.Result) []string {
	place := ""
	if t, ok := s.net.Territory(v.Index); ok {
		place = t.Key
	}
	row := []string{spreadsheet.Text(v.Key), spreadsheet.Text(v.Name), spreadsheet.Text(place)}
	if v.Mode == graph.Project {
		var parents []string
		for p := range s.net.Parents(v.Index) {
			parents = append(parents, p.Key)
		}
		row = append(row, spreadsheet.Text(strings.Join(parents, "|")))
	}
	for _, c := range attributes {
		row = append(row, attribute(c.Of(v)))
	}
	for _, m := range measures {
		row = append(row, spreadsheet.Number(m.Scores.At(v.Index))) // an actor has the same number in the projection
	}
	return row
}

// attribute is a value as the tables show it.
func attribute(v graph.Value) string {
	if v.Kind == graph.KindText {
		return spreadsheet.Text(v.String())
	}
	return v.String()
}

// tieTable writes ties.csv: the pairs of actors that share projects.
func (s study) tieTable(w io.Writer) error {
	header := []string{"source", "target", "weight", "projects"}
	return writeTable(w, header, func(yield func([]string) bool) {
		for tie := range s.actors.All() {
			var shared []string
			for e := range s.actors.Evidence(tie.From.Index, tie.To.Index) {
				shared = append(shared, e.Shared.Key)
			}
			row := []string{
				spreadsheet.Text(tie.From.Key), spreadsheet.Text(tie.To.Key),
				spreadsheet.Number(tie.Weight), spreadsheet.Text(strings.Join(shared, "|")),
			}
			if !yield(row) {
				return
			}
		}
	})
}

// networkTable writes network.csv.
func (s study) networkTable(w io.Writer, lang language) error {
	return writeTable(w, []string{"name", "value", "definition"}, func(yield func([]string) bool) {
		for _, n := range s.numbers() {
			if !yield([]string{n.Entry.Name, spreadsheet.Number(n.Value), lang.meaning(n.Entry)}) {
				return
			}
		}
	})
}
