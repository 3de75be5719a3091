package graphio

import (
	"strings"

	"github.com/essaim/essaim/graph"
)

// participations adds the records of their table, then what it tells of nodes.
func (r *reading) participations(s *sheet) {
	if s == nil {
		return
	}
	ends := [2]*cells{s.of["actor"], s.of["project"]}
	for _, c := range ends {
		c.handles = make([]graph.Handle, len(c.words))
	}
	r.build.Grow(len(ends[0].words), len(ends[1].words), s.rows)
	r.asAttributes(s)
	columns := s.valued("actor", "project")
	var missing [2]gap
	for row := range s.rows {
		if r.stopped() {
			return
		}
		if !r.bothEnds(s, row, ends, &missing) {
			continue
		}
		values, ok := r.cells(s, row, columns)
		if !r.listed(s, row, ends) || !ok {
			continue
		}
		r.refuse(s, row, r.join(ends, row, values), "actor")
	}
	for mode, m := range missing {
		if m.rows > 0 {
			r.warn(Warning{Place: m.first, Count: m.rows, Err: leftOut(graph.Mode(mode), m.rows)})
		}
	}
	r.describe(s, ends)
}

// gap is the rows whose actor, or project, is said to be unknown.
type gap struct {
	rows  int
	first Place
}

// bothEnds tells whether a row names an actor and a project. An empty cell is an
// error; a word such as NA says that nobody knows, and leaves the row out.
func (r *reading) bothEnds(s *sheet, row int, ends [2]*cells, missing *[2]gap) bool {
	both := true
	for mode, c := range ends {
		if c.codes[row] != 0 {
			continue
		}
		at := s.place(row, c)
		switch {
		case strings.TrimSpace(at.Value) == "":
			r.bad(at, say(graph.ErrEmptyKey, "missing: fill the cell, delete the row, or write NA if nobody knows",
				"manquant : remplissez la cellule, supprimez la ligne, ou écrivez NA si nul ne sait"))
		case both:
			m := &missing[mode]
			if m.rows++; m.rows == 1 {
				m.first = at
			}
		}
		both = false
	}
	return both
}

func leftOut(mode graph.Mode, n int) error {
	fr := map[graph.Mode]string{graph.Actor: "acteur", graph.Project: "projet"}[mode]
	if n == 1 {
		return say(ErrMissing, "no "+mode.String()+": the row is left out", fr+" manquant : la ligne est laissée de côté")
	}
	return say(ErrMissing, "no "+mode.String()+": this row and %d like it are left out",
		fr+" manquant : cette ligne et %d semblables sont laissées de côté", n-1)
}

// listed tells whether both ends of a participation may be used, and reports
// those that may not.
func (r *reading) listed(s *sheet, row int, ends [2]*cells) bool {
	ok := true
	for mode, c := range ends {
		if c.handles[c.codes[row]] != 0 {
			continue
		}
		table := r.sheets[tableOfMode(graph.Mode(mode))]
		if table == nil || r.AllowUnlisted || r.partial || r.build.Has(graph.Mode(mode), c.word(row)) {
			continue
		}
		ok = false
		r.bad(s.place(row, c), say(graph.ErrUnlisted, "not in %s: correct it, or list it there", "absent de %s : corrigez, ou ajoutez-le",
			table.file))
	}
	return ok
}

// join adds the participation of a row.
func (r *reading) join(ends [2]*cells, row int, values []graph.Value) error {
	actor, err := r.handle(graph.Actor, ends[0], row)
	if err != nil {
		return err
	}
	project, err := r.handle(graph.Project, ends[1], row)
	if err != nil {
		return err
	}
	return r.build.Join(actor, project, values...)
}

// handle is the node that a row names. Each is looked up once.
func (r *reading) handle(mode graph.Mode, c *cells, row int) (graph.Handle, error) {
	h := &c.handles[c.codes[row]]
	if *h != 0 {
		return *h, nil
	}
	var err error
	*h, err = r.build.Handle(mode, c.word(row))
	return *h, err
}

// asAttributes leaves columns such as category to the participation if the node
// has a table of its own.
func (r *reading) asAttributes(s *sheet) {
	for i := range s.columns {
		c := &s.columns[i]
		if c.node != nil && c.node.bare && !c.exact && r.sheets[tableOfMode(c.node.mode)] != nil {
			delete(s.of, c.column.name)
			c.name, c.column, c.node = c.header, nil, nil
		}
	}
}

// describe gives nodes what the table of participations tells of them. The
// first value of a node is kept, and so is what the node's own table says.
func (r *reading) describe(s *sheet, ends [2]*cells) {
	for mode, end := range ends {
		var columns []*cells
		for i := range s.columns {
			c := &s.columns[i]
			if c.node == nil || c.node.mode != graph.Mode(mode) || c.kind == graph.None {
				continue
			}
			if own := r.ownColumn(c); own != nil {
				r.compare(s, end, c, own)
				continue
			}
			columns = append(columns, c)
		}
		if len(columns) > 0 {
			r.describeMode(s, graph.Mode(mode), end, columns)
		}
	}
}

// ownColumn is the column of the node's table that holds the same thing.
func (r *reading) ownColumn(c *cells) *cells {
	own := r.sheets[tableOfMode(c.node.mode)]
	if own == nil {
		return nil
	}
	if known := own.of[c.node.name]; known != nil {
		return known
	}
	for i := range own.columns {
		if own.columns[i].column == nil && own.columns[i].name == c.node.name {
			return &own.columns[i]
		}
	}
	return nil
}

// compare warns, once, if a column contradicts the node's own table.
func (r *reading) compare(s *sheet, end, c, own *cells) {
	table := r.sheets[tableOfMode(c.node.mode)]
	rowOf := map[string]int{}
	for row := range table.rows {
		rowOf[table.of["key"].word(row)] = row
	}
	warning := Warning{}
	for row := range s.rows {
		there, ok := rowOf[end.word(row)]
		if !ok || c.codes[row] == 0 || c.word(row) == own.word(there) {
			continue
		}
		if warning.Count++; warning.Count == 1 {
			warning.Place, warning.Other = s.place(row, c), table.place(there, own)
		}
	}
	if warning.Count > 0 {
		warning.Err = say(ErrContradiction, "%s says otherwise and is kept (%d rows)", "%s dit autre chose et l'emporte (lignes : %d)",
			table.file, warning.Count)
		r.warn(warning)
	}
}

// describeMode gathers the first value of each node in each column.
func (r *reading) describeMode(s *sheet, mode graph.Mode, end *cells, columns []*cells) {
	kept := make([][]int32, len(columns)) // per column and word of end: 1 + row
	for i, c := range columns {
		kept[i] = r.firstValues(s, end, c)
	}
	for code := 1; code < len(end.words) && !r.stopped(); code++ {
		key := end.words[code]
		if !r.build.Has(mode, key) {
			continue
		}
		r.describeNode(s, mode, key, columns, func(i int) int { return int(kept[i][code]) - 1 })
	}
}

// firstValues is where each word of end first has a value, as 1 + row. Another
// value further down is a contradiction.
func (r *reading) firstValues(s *sheet, end, c *cells) []int32 {
	kept := make([]int32, len(end.words))
	warned := map[int32]bool{}
	for row, code := range end.codes {
		if code == 0 || c.codes[row] == 0 {
			continue
		}
		first := kept[code]
		if first == 0 {
			kept[code] = int32(row) + 1
			continue
		}
		if c.codes[first-1] != c.codes[row] && !warned[code] {
			warned[code] = true
			r.warn(Warning{Place: s.place(row, c), Other: s.place(int(first)-1, c), Count: 1, Err: say(ErrContradiction,
				"%q has another value above: the first is kept", "%q a une autre valeur plus haut : la première est gardée", end.words[code])})
		}
	}
	return kept
}

// describeNode sets the attributes, name and territory of one node; row is the
// row that tells a column, -1 if none does.
func (r *reading) describeNode(s *sheet, mode graph.Mode, key string, columns []*cells, row func(nth int) int) {
	r.values = r.values[:0]
	var where whereabouts
	at := -1
	for i, c := range columns {
		if row(i) < 0 {
			continue
		}
		at = row(i)
		known := ""
		if c.column != nil {
			known = c.node.name
		}
		switch known {
		case "name":
			_ = r.build.Rename(mode, key, c.word(at))
			continue
		case "territory", "insee", "commune":
			where = where.with(s, at, known, c)
		}
		code := c.codes[at]
		if c.bad[code] != nil {
			r.bad(s.place(at, c), c.bad[code])
		} else if known != "territory" {
			r.values = append(r.values, c.value(code))
		}
	}
	if at < 0 {
		return
	}
	r.ordered(s, at, "project_start", "project_end")
	r.refuse(s, at, r.build.Set(mode, key, r.values...), mode.String())
	if where.sheet != nil {
		r.locate(mode, key, where)
	}
}

// with adds one column; the row is that of the first column that tells.
func (w whereabouts) with(s *sheet, row int, name string, c *cells) whereabouts {
	if w.sheet == nil {
		w.sheet, w.row = s, row
	}
	switch name {
	case "territory":
		w.territory = c
	case "insee":
		w.insee = c
	case "commune":
		w.commune = c
	}
	return w
}
