package graphio

import (
	"strings"

	"github.com/essaim/essaim/graph"
)

// printout is a table to be written, column by column.
type printout struct {
	*schema
	rows    int
	columns []printed
	decimal decimal
}

// printed is one column to be written.
type printed struct {
	header string
	kind   graph.Kind
	cell   func(row int) graph.Value
}

func (c CSV) printout(table Table, count int) *printout {
	p := &printout{schema: schemaOf(table), rows: count, decimal: c.Decimal}
	if p.decimal == 0 {
		p.decimal = '.'
		if c.Comma == ';' {
			p.decimal = ','
		}
	}
	return p
}

// text adds a text column of the schema. Its header asks for cells to be taken
// as they are if one would be misread.
func (p *printout) text(name string, cell func(row int) string) {
	header := name
	for row := range p.rows {
		if w := cell(row); w != "" && !plainText(w, false) {
			header += ":text"
			break
		}
	}
	p.columns = append(p.columns, printed{header, graph.KindText, func(row int) graph.Value { return graph.Text(name, cell(row)) }})
}

// plainText tells whether a text reads back as it is from a plain column.
func plainText(w string, codes bool) bool {
	return strings.TrimSpace(w) == w && !isMissing(w, codes)
}

// attribute adds a column of values; at tells which of its cells a row shows.
// owner is the node it belongs to if that is not the record itself. A column
// without values is left out.
func (p *printout) attribute(c graph.Column, owner *graph.Mode, at func(row int) int, marked bool) {
	p.column(c, owner, marked, func(row int) graph.Value { return c.At(at(row)) })
}

func (p *printout) column(c graph.Column, owner *graph.Mode, marked bool, cell func(row int) graph.Value) {
	if !p.any(cell) {
		return
	}
	header, ok := p.known(c, owner)
	switch {
	case !ok || marked:
		header = p.free(c, owner, cell, marked)
	case c.Kind == graph.KindText && !p.all(cell, func(w string) bool { return plainText(w, false) }):
		header += ":text"
	}
	p.columns = append(p.columns, printed{header, c.Kind, cell})
}

func (p *printout) any(cell func(int) graph.Value) bool {
	for row := range p.rows {
		if !cell(row).IsZero() {
			return true
		}
	}
	return false
}

func (p *printout) all(cell func(int) graph.Value, ok func(string) bool) bool {
	for row := range p.rows {
		if v := cell(row); !v.IsZero() && !ok(v.String()) {
			return false
		}
	}
	return true
}

// structural columns are no attributes: an attribute of that name is another
// thing.
var structural = map[string]bool{
	"key": true, "name": true, "territory": true, "parent": true, "actor": true, "project": true, "body": true,
	"from": true, "to": true, "layer": true, "directed": true, "date": true, "label": true,
}

// known is the header of the schema's column for an attribute, if it has one.
func (p *printout) known(c graph.Column, owner *graph.Mode) (string, bool) {
	for i := range p.schema.columns {
		k := &p.schema.columns[i]
		name := k.name
		if k.node != nil {
			name = k.node.name
		}
		sameOwner := (k.node == nil) == (owner == nil) && (owner == nil || k.node.mode == *owner)
		level := p.table == Territories && name == "level"
		if name == c.Name && sameOwner && k.kind == c.Kind && !structural[name] && !level {
			return k.name, true
		}
	}
	return "", false
}

// free is the header of an attribute that the schema does not know: its name
// if that reads back as the same, or else with its kind.
func (p *printout) free(c graph.Column, owner *graph.Mode, cell func(int) graph.Value, marked bool) string {
	prefix, kind := "", "::"+c.Kind.String()
	if owner != nil {
		prefix, kind = owner.String()+"_", "::"+owner.String()+":"+c.Kind.String()
	}
	if marked || !p.unknown(prefix+c.Name, owner) || strings.TrimSpace(c.Name) != c.Name || c.Name == "" || !p.inferred(c, cell) {
		return c.Name + kind
	}
	return prefix + c.Name
}

// unknown tells whether a header means nothing but an attribute of its name.
func (p *printout) unknown(header string, owner *graph.Mode) bool {
	if _, kind := cutKind(header); kind != graph.None {
		return false
	}
	folded := fold(header)
	for i := range p.schema.columns {
		if k := &p.schema.columns[i]; k.matches(folded) || hasWord(k.weak, folded) {
			return false
		}
	}
	f := field{header: header}
	if p.table == Participations {
		f.ofNode()
	}
	return owner == nil && f.node == nil ||
		owner != nil && f.node != nil && f.node.mode == *owner && owner.String()+"_"+f.name == header
}

// inferred tells whether the kind follows from the values.
func (p *printout) inferred(c graph.Column, cell func(int) graph.Value) bool {
	codes := isCode(c.Name)
	var texts []string
	for row := range p.rows {
		if v := cell(row); !v.IsZero() {
			w := v.String()
			if c.Kind == graph.KindText && !plainText(w, codes) {
				return false
			}
			texts = append(texts, w)
		}
	}
	return inferKind(c.Name, texts) == c.Kind
}
