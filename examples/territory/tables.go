package main

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/essaim/essaim/graph"
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
	for _, name := range append(header, s.measureNames(mode)...) {
		taken[name] = true
	}
	for _, c := range attributes {
		name := c.Name
		for taken[name] {
			name += "_"
		}
		taken[name] = true
		header = append(header, name)
	}
	out := csv.NewWriter(w)
	if err := out.Write(append(header, s.measureNames(mode)...)); err != nil {
		return err
	}
	for v := range s.net.Of(mode) {
		if err := out.Write(s.nodeRow(v, attributes)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (s study) measureNames(mode graph.Mode) []string {
	var names []string
	for _, c := range s.twoMode {
		names = append(names, c.name)
	}
	if mode == graph.Project {
		return names
	}
	for _, c := range s.oneMode {
		names = append(names, c.name)
	}
	return append(names, "om_component")
}

func (s study) nodeRow(v graph.Node, attributes []graph.Column) []string {
	territory := ""
	if t, ok := s.net.Territory(v.Index); ok {
		territory = t.Key
	}
	row := []string{v.Key, v.Name, territory}
	if v.Mode == graph.Project {
		var parents []string
		for p := range s.net.Parents(v.Index) {
			parents = append(parents, p.Key)
		}
		row = append(row, strings.Join(parents, "|"))
	}
	for _, c := range attributes {
		row = append(row, c.Of(v).String())
	}
	for _, c := range s.twoMode {
		row = append(row, exact(c.At(v.Index)))
	}
	if v.Mode == graph.Project {
		return row
	}
	for _, c := range s.oneMode {
		row = append(row, exact(c.At(v.Index))) // actors have the same numbers in both
	}
	return append(row, exact(s.component(v.Index)))
}

// exact is a number with enough digits to read it back; nothing if undefined.
func exact(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// tieTable writes ties.csv: the pairs of actors that share projects.
func (s study) tieTable(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"source", "target", "weight", "projects"}); err != nil {
		return err
	}
	for tie := range s.actors.All() {
		var shared []string
		for e := range s.actors.Evidence(tie.From.Index, tie.To.Index) {
			shared = append(shared, e.Shared.Key)
		}
		row := []string{tie.From.Key, tie.To.Key, exact(tie.Weight), strings.Join(shared, "|")}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// networkTable writes network.csv.
func (s study) networkTable(w io.Writer, lang language) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"name", "value", "definition"}); err != nil {
		return err
	}
	for _, n := range s.numbers {
		if err := out.Write([]string{n.name, exact(n.value), n.meaning.in(lang)}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
