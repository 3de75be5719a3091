package graphio

import (
	"strconv"
	"strings"

	"github.com/essaim/essaim/graph"
)

// inferKind is the kind of an attribute, by its name and its distinct values.
// None means that it has no value at all.
func inferKind(name string, texts []string) graph.Kind {
	if len(texts) == 0 {
		return graph.None
	}
	if isCode(name) {
		return graph.KindText
	}
	isNumber, isDate := true, true
	for _, w := range texts {
		isNumber = isNumber && looksNumber(w)
		isDate = isDate && looksDate(w)
		if !isNumber && !isDate {
			return graph.KindText
		}
	}
	if isNumber {
		return graph.KindNumber
	}
	return graph.KindDate
}

// looksNumber is false for what only looks like one: codes that begin with 0,
// and whole numbers too long to be kept exactly.
func looksNumber(s string) bool {
	if len(s) > 1 && s[0] == '0' && s[1] >= '0' && s[1] <= '9' {
		return false
	}
	if c := s[0]; c > '9' && c < 0x80 {
		return false
	}
	n, ok := readNumeral(s)
	return ok && (len(n.digits) <= 15 || strings.ContainsAny(n.digits, ".eE")) && n.finite()
}

func (n numeral) finite() bool {
	_, ok := n.value(n.doubtful)
	return ok
}

func looksDate(s string) bool {
	if s[0] < '0' || s[0] > '9' {
		return false
	}
	_, err := readDate(s)
	return err == nil
}

// settle gives every column of a sheet its kind and its values.
func (s *sheet) settle(c CSV, warn func(Warning)) {
	s.of = map[string]*cells{}
	var numbers []*cells
	for i := range s.columns {
		col := &s.columns[i]
		if col.column != nil {
			s.of[col.column.name] = col
		}
		if checkedKind(col.name) == graph.KindDate && s.of[col.name] == nil && col.node == nil {
			s.of[col.name] = col // dates of an attribute must be in order too
		}
		if col.kind == graph.None || len(col.words) == 1 && col.column == nil {
			col.kind = inferKind(col.name, col.words[1:])
		}
		if col.name == "" && col.header == "" && col.kind != graph.None && !col.exact {
			s.nameless(col, i, warn)
		}
		switch col.kind {
		case graph.KindNumber:
			numbers = append(numbers, col)
		case graph.KindDate:
			col.dates = readAll(col, readDate)
		case graph.KindText:
			if col.name == "stage" {
				col.read = readAll(col, readStage)
			}
		}
	}
	s.settleNumbers(c.Decimal, numbers, warn)
}

// emptyColumns is the columns without any value, by their names.
func (s *sheet) emptyColumns() (names []string) {
	for _, col := range s.columns {
		if len(col.words) == 1 && col.name != "" {
			names = append(names, col.name)
		}
	}
	return names
}

func (s *sheet) nameless(col *cells, i int, warn func(Warning)) {
	col.name = "column " + strconv.Itoa(i+1)
	warn(Warning{Place: Place{Format: s.format, File: s.file, Line: 1}, Count: s.rows, Err: say(ErrHeader,
		"column %d has no name: it is called %q", "la colonne %d n'a pas de nom : elle est appelée %q", i+1, col.name)})
}

// readAll reads every word of a column.
func readAll[T any](c *cells, read func(string) (T, error)) []T {
	values := make([]T, len(c.words))
	for code, w := range c.words {
		if code == 0 {
			continue
		}
		v, err := read(w)
		if err != nil {
			c.bad[int32(code)] = err
		}
		values[code] = v
	}
	return values
}
