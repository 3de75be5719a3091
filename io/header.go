package graphio

import (
	"slices"
	"strings"

	"github.com/essaim/essaim/graph"
)

// field is what a header says of its column.
//
// A header is matched loosely with the schema, and what the schema does not
// know is an attribute whose kind follows from its values. Where that would get
// it wrong, the header says more: the writer does so when it must.
//
//	effectif:number      an attribute of this kind
//	role:text            the column role; cells are taken as they are
//	role::text           an attribute called role, of this kind
//	role::actor:text     the same, of the actor of a participation
//
// Cells taken as they are keep blanks at their ends, and NA is the text NA.
type field struct {
	header string
	column *column    // nil: an attribute
	name   string     // of the attribute
	node   *describe  // the attribute is one of a node of the participation
	kind   graph.Kind // None: by its values
	exact  bool       // cells are taken as they are
	at     int        // position in the table
}

var kindNames = map[string]graph.Kind{"text": graph.KindText, "number": graph.KindNumber, "date": graph.KindDate}

// cutKind takes the kind from the end of a header.
func cutKind(header string) (name string, kind graph.Kind) {
	if i := strings.LastIndexByte(header, ':'); i >= 0 {
		if kind, ok := kindNames[header[i+1:]]; ok {
			return header[:i], kind
		}
	}
	return header, graph.None
}

// stated is the field of a header that says its kind.
func (s *schema) stated(header string) (field, bool) {
	name, kind := cutKind(header)
	if kind == graph.None {
		return field{}, false
	}
	f := field{header: header, name: name, kind: kind, exact: true}
	if free, ok := strings.CutSuffix(name, ":"); ok {
		f.name = free
		return f, true
	}
	for mode := range graph.Mode(2) {
		if free, ok := strings.CutSuffix(name, "::"+mode.String()); ok && s.table == Participations {
			f.name, f.node = free, &describe{mode: mode, name: free}
			return f, true
		}
	}
	if c := s.column(name); c != nil {
		f.take(c)
	}
	return f, true
}

// fields matches the headers of a table. Errors are told by the position of
// the header, -1 for what is not there at all.
func (s *schema) fields(headers []string, fail func(at int, err error)) []field {
	all := make([]field, len(headers))
	for i, h := range headers {
		f, ok := s.stated(h)
		if !ok {
			f = field{header: strings.TrimSpace(h)}
		}
		f.at = i
		all[i] = f
	}
	for i := range s.columns {
		s.claim(&s.columns[i], all, fail)
	}
	for i := range s.columns {
		s.claimWeakly(&s.columns[i], all)
	}
	for i := range s.columns {
		if c := &s.columns[i]; c.required && !slices.ContainsFunc(all, func(f field) bool { return f.column == c }) {
			fail(-1, s.noColumn(c, headers))
		}
	}
	s.nameRest(all, fail)
	return all
}

// claim gives a column the header that bears its name, or else one of its words.
func (s *schema) claim(c *column, all []field, fail func(int, error)) {
	var named, worded []int
	for i, f := range all {
		switch folded := fold(f.header); {
		case f.column == c:
			named = append(named, i)
		case f.column != nil || f.kind != graph.None:
		case folded == fold(c.name):
			named = append(named, i)
		case c.matches(folded):
			worded = append(worded, i)
		}
	}
	if len(named) == 0 {
		named = worded
	}
	for k, i := range named {
		if k > 0 {
			fail(i, say(ErrHeader, "columns %d and %d are both the %s: rename or delete one",
				"les colonnes %d et %d sont toutes deux « %s » : renommez ou supprimez-en une", named[0]+1, i+1, c.name))
		}
		all[i].take(c)
	}
}

func (f *field) take(c *column) {
	f.column, f.node, f.kind, f.name = c, c.node, c.kind, c.name
	if c.node != nil {
		f.name = c.node.name
	}
}

// claimWeakly gives a column that nothing matched the header that bears one of
// its weak words. A required one may even take what describes a node.
func (s *schema) claimWeakly(c *column, all []field) {
	if slices.ContainsFunc(all, func(f field) bool { return f.column == c }) {
		return
	}
	for word := range strings.FieldsSeq(c.weak) {
		for i, f := range all {
			free := f.column == nil && f.kind == graph.None || c.required && f.column != nil && f.column.node != nil && !f.exact
			if free && fold(f.header) == word {
				all[i].take(c)
				return
			}
		}
	}
}

// nameRest makes attributes of the headers that no column claimed.
func (s *schema) nameRest(all []field, fail func(int, error)) {
	seen := map[string]int{}
	for i := range all {
		f := &all[i]
		if f.column != nil {
			continue
		}
		if f.kind == graph.None {
			f.name, f.kind = f.header, checkedKind(f.header)
			if s.table == Participations {
				f.ofNode()
			}
		}
		id := f.name + "\x00" + f.kind.String()
		if f.node != nil {
			id += f.node.mode.String()
		}
		if first, ok := seen[id]; ok && f.header != "" {
			fail(i, say(ErrHeader, "columns %d and %d have the same name: rename or delete one",
				"les colonnes %d et %d ont le même nom : renommez ou supprimez-en une", first+1, i+1))
		}
		seen[id] = i
	}
}

// checkedKind is the kind that a network demands of an attribute, in any table.
func checkedKind(name string) graph.Kind {
	switch name {
	case "weight", "votes", "amount", "lon", "lat":
		return graph.KindNumber
	case "start", "end":
		return graph.KindDate
	}
	return graph.None
}

// ofNode knows attributes of nodes: actor_city, projet-sigle.
func (f *field) ofNode() {
	cut := strings.IndexAny(f.header, "_- .")
	if cut < 1 || cut+1 == len(f.header) {
		return
	}
	name := f.header[cut+1:]
	mode := graph.Actor
	switch fold(f.header[:cut]) {
	case "actor", "acteur":
	case "project", "projet":
		mode = graph.Project
	default:
		return
	}
	f.name, f.kind, f.node = name, checkedKind(name), &describe{mode: mode, name: name}
}

// noColumn says what is missing, what there is, and what may be meant.
func (s *schema) noColumn(c *column, headers []string) error {
	names := strings.Fields(c.name + " " + c.words)
	en := "no column %q: name one of the columns %s (found: %s)"
	fr := "pas de colonne %q : nommez l'une des colonnes %s (trouvées : %s)"
	args := []any{c.name, quoteAll(names, 2), quoteAll(headers, 20)}
	for _, name := range names {
		if near, ok := nearest(name, headers); ok && near != "" {
			en += "; perhaps %q"
			fr += " ; peut-être %q"
			args = append(args, near)
			break
		}
	}
	return say(ErrHeader, en, fr, args...)
}

func quoteAll(names []string, most int) string {
	var quoted []string
	for i, n := range names {
		if i == most {
			quoted = append(quoted, "…")
			break
		}
		quoted = append(quoted, `"`+short(n)+`"`)
	}
	return strings.Join(quoted, ", ")
}
