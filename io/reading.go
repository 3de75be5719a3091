package graphio

import (
	"context"
	"errors"
	"slices"

	"github.com/essaim/essaim/graph"
)

// reading is a network under construction from its tables.
type reading struct {
	CSV
	ctx      context.Context // of the one call that reads
	report   *Report
	problems problems
	sheets   map[Table]*sheet
	build    graph.Builder
	partial  bool // a table was cut short: what it lists is not all
	places   gazetteer
	layers   map[string]bool // the layers so far: directed or not
	values   []graph.Value   // of one row, used again for the next
}

// stopped tells whether the call was cancelled. What long loops leave unfinished
// then is never seen.
func (r *reading) stopped() bool { return r.ctx.Err() != nil }

func (r *reading) warn(w Warning) { r.report.Warnings = append(r.report.Warnings, w) }

// bad reports something wrong in one record.
func (r *reading) bad(at Place, err error) {
	if r.SkipBad {
		r.warn(Warning{Place: at, Count: 1, Err: err})
		return
	}
	r.problems.add(at, err)
}

// take loads one table; the tables must come in the order of schemas.
func (r *reading) take(table Table, file string, raw []byte) {
	s := &sheet{schema: schemaOf(table), format: "csv", file: file}
	at := Place{Format: s.format, File: file}
	r.problems.files = append(r.problems.files, file)
	if err := r.check(); err != nil {
		r.problems.add(at, err)
		return
	}
	decoded, err := r.decode(raw)
	if err != nil {
		r.problems.add(at, err)
		return
	}
	s.text, s.comma = decoded, byte(r.Comma)
	if r.Comma == 0 {
		s.comma = s.findComma(decoded)
	}
	ok, whole := s.load(r.ctx, r.problems.add, r.bad)
	r.partial = r.partial || !whole
	if !ok {
		return
	}
	s.settle(r.CSV, r.warn)
	r.sheets[table] = s
	r.report.Files = append(r.report.Files, FileReport{file, table, s.rows, s.emptyColumns()})
}

// check judges the settings.
func (c CSV) check() error {
	if c.Comma < 0 || c.Comma >= 0x80 || c.Comma == '"' || c.Comma == '\n' || c.Comma == '\r' {
		return say(ErrSetting, "separator %q cannot be used: use a comma, a semicolon or a tab",
			"le séparateur %q n'est pas utilisable : prenez la virgule, le point-virgule ou la tabulation", string(c.Comma))
	}
	if c.Decimal != 0 && c.Decimal != '.' && c.Decimal != ',' {
		return say(ErrSetting, "decimal sign %q cannot be used: use a point or a comma",
			"le signe décimal %q n'est pas utilisable : prenez le point ou la virgule", string(c.Decimal))
	}
	return nil
}

// network builds the network from the tables that were taken.
func (r *reading) network() (*graph.Network, error) {
	nearDuplicates := r.nearDuplicates()
	r.territories()
	r.nodes(graph.Actor, r.sheets[Actors])
	r.nodes(graph.Project, r.sheets[Projects])
	r.participations(r.sheets[Participations])
	r.parents(r.sheets[Projects])
	r.ties(r.sheets[Ties])
	r.seats(r.sheets[Seats])
	r.events(r.sheets[Events])
	for _, w := range nearDuplicates() {
		r.warn(w)
	}
	if r.stopped() {
		return nil, r.ctx.Err()
	}
	if err := r.problems.err(); err != nil {
		return nil, err
	}
	r.sheets = nil // nothing will be asked for its place any more: the texts of the files may go
	return r.build.BuildContext(r.ctx)
}

// cells is the values of a row in the columns that pick accepts. A cell that
// could not be read is reported, and ok is false.
func (r *reading) cells(s *sheet, row int, columns []*cells) (values []graph.Value, ok bool) {
	ok = true
	r.values = r.values[:0]
	for _, c := range columns {
		code := c.codes[row]
		if code == 0 {
			continue
		}
		if len(c.bad) > 0 && c.bad[code] != nil {
			r.bad(s.place(row, c), c.bad[code])
			ok = false
			continue
		}
		r.values = append(r.values, c.value(code))
	}
	if len(r.values) > 1 {
		ok = r.ordered(s, row, "start", "end") && ok
	}
	return r.values, ok
}

// ordered tells whether what starts and ends does so in order. Dates that do
// not are reported and taken out of the values. Those of a project are doubtful
// only: who takes part in it does not depend on them.
func (r *reading) ordered(s *sheet, row int, from, to string) bool {
	if s.of[from] == nil || s.of[to] == nil {
		return true
	}
	var start, end graph.Date
	for _, v := range r.values {
		switch v.Column {
		case "start":
			start, _ = v.Date()
		case "end":
			end, _ = v.Date()
		}
	}
	if start == 0 || end == 0 || start.First() <= end.Last() {
		return true
	}
	r.values = slices.DeleteFunc(r.values, func(v graph.Value) bool { return v.Column == "start" || v.Column == "end" })
	if s.table == Projects || s.of[from].node != nil {
		r.warn(Warning{Place: s.place(row, s.of[to]), Count: 1, Err: say(graph.ErrOrder,
			"ends before it starts: neither date is kept; exchange or correct them",
			"finit avant de commencer : aucune des deux dates n'est gardée ; échangez-les ou corrigez")})
		return true
	}
	r.bad(s.place(row, s.of[to]), because(graph.ErrOrder))
	return false
}

// valued is the columns of a sheet that are values of its records: attributes,
// and columns of the schema other than those named.
func (s *sheet) valued(but ...string) []*cells {
	var all []*cells
	for i := range s.columns {
		c := &s.columns[i]
		if c.kind == graph.None || c.node != nil {
			continue
		}
		skip := false
		for _, name := range but {
			skip = skip || c.column != nil && !c.column.keep && c.column.name == name
		}
		if !skip {
			all = append(all, c)
		}
	}
	return all
}

// refuse reports an error of the builder at the cell that it is about. What can
// be foreseen is checked before, for the builder forgives nothing.
func (r *reading) refuse(s *sheet, row int, err error, name string) {
	if err != nil {
		r.problems.add(s.place(row, s.of[name]), because(err))
	}
}

// because is an error of the builder as a reason: the place already says what
// the record is.
func because(err error) error {
	for _, known := range []struct {
		is     error
		en, fr string
	}{
		{graph.ErrEmptyKey, "missing: fill the cell or delete the row", "manquant : remplissez la cellule ou supprimez la ligne"},
		{graph.ErrOrder, "ends before it starts: exchange or correct the dates", "finit avant de commencer : échangez ou corrigez les dates"},
		{graph.ErrCycle, "lies in itself: correct the parent", "se contient lui-même : corrigez le parent"},
		{graph.ErrSelfTie, "tied with itself: correct one end, or delete the row", "lié à lui-même : corrigez une extrémité, ou supprimez la ligne"},
		{graph.ErrAmbiguous, "both an actor and a project: give them different keys", "à la fois un acteur et un projet : donnez-leur des clés différentes"},
		{graph.ErrDirection, "the layer has ties with and without direction: make them all the same, or two layers", "la couche a des liens orientés et non orientés : choisissez, ou faites deux couches"},
		{graph.ErrTooLarge, "too many nodes: split the table", "trop de nœuds : découpez la table"},
	} {
		if errors.Is(err, known.is) {
			return said{err, known.en, known.fr}
		}
	}
	return err
}
