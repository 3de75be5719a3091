package graph

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/essaim/essaim/internal/dictionary"
)

// Kind is the type of a column's values.
type Kind uint8

// The kinds of value. A column of kind None does not exist.
const (
	None Kind = iota
	KindText
	KindNumber
	KindDate
)

// String is "text", "number", "date" or "none".
func (k Kind) String() string { return [...]string{"none", "text", "number", "date"}[k] }

// Value is the content of one cell: a text, a number or a date under the name
// of its column. The zero Value is missing.
type Value struct {
	Column string
	Kind   Kind
	text   string
	number float64
	date   Date
}

// Text is a text in a column.
func Text(column, text string) Value { return Value{Column: column, Kind: KindText, text: text} }

// Number is a number in a column.
func Number(column string, number float64) Value {
	return Value{Column: column, Kind: KindNumber, number: number}
}

// Day is a date in a column.
func Day(column string, date Date) Value { return Value{Column: column, Kind: KindDate, date: date} }

// String is the value as a table shows it: numbers with all their digits, dates
// in ISO form, nothing if missing.
func (v Value) String() string {
	switch v.Kind {
	case KindText:
		return v.text
	case KindNumber:
		return strconv.FormatFloat(v.number, 'g', -1, 64)
	case KindDate:
		return v.date.String()
	}
	return ""
}

// Float is the number, and whether the value is one.
func (v Value) Float() (float64, bool) { return v.number, v.Kind == KindNumber }

// Date is the date, and whether the value is one.
func (v Value) Date() (Date, bool) { return v.date, v.Kind == KindDate }

// IsZero tells whether the value is missing.
func (v Value) IsZero() bool { return v.Kind == None }

// empty tells whether a cell that is given this value is missing.
func (v Value) empty() bool {
	return v.Kind == None || v.Kind == KindText && v.text == "" || v.Kind == KindDate && v.date == 0
}

// Column is one typed attribute of all actors, all projects, or all records of
// a kind, in their order. Missing values are explicit. The zero Column has no
// values: it is what you get for a name that does not exist.
type Column struct {
	Name string
	Kind Kind

	codes   []int32  // KindText: position in words, -1 if missing
	words   []string // distinct texts, sorted
	numbers []float64
	missing []bool // KindNumber; nil if none
	dates   []Date // 0 if missing

	net  *Network // for a column of nodes
	mode Mode
}

// Len is the number of cells.
func (c Column) Len() int { return max(len(c.codes), len(c.numbers), len(c.dates)) }

// At is cell i; for a column of nodes, i counts within the mode.
func (c Column) At(i int) Value {
	switch {
	case c.Kind == KindText && c.codes[i] >= 0:
		return Text(c.Name, c.words[c.codes[i]])
	case c.Kind == KindNumber && (c.missing == nil || !c.missing[i]):
		return Number(c.Name, c.numbers[i])
	case c.Kind == KindDate && c.dates[i] != 0:
		return Day(c.Name, c.dates[i])
	}
	return Value{Column: c.Name}
}

// Of is the cell of a node, missing if the column is not one of the node's
// mode. The node may come from another network made from the same one: it is
// then looked up by its key.
func (c Column) Of(n Node) Value {
	if c.net == nil || n.Mode != c.mode {
		return Value{Column: c.Name}
	}
	at := int(n.at)
	if n.net != c.net {
		found, ok := c.net.Find(c.mode, n.Key)
		if !ok {
			return Value{Column: c.Name}
		}
		at = found.Index
	}
	return c.At(at - c.net.first(c.mode))
}

// Words is the distinct texts, sorted. It is empty for numbers and dates.
func (c Column) Words() []string { return slices.Clone(c.words) }

// Code is the position of cell i's text in Words, -1 if it is missing.
func (c Column) Code(i int) int {
	if c.Kind != KindText {
		return -1
	}
	return int(c.codes[i])
}

// IsZero tells whether the column does not exist.
func (c Column) IsZero() bool { return c.Kind == None }

// take is the column of the cells at the given places, in their order. Words
// that no longer occur go.
func (c Column) take(at []int32) Column {
	t := Column{Name: c.Name, Kind: c.Kind, mode: c.mode}
	switch c.Kind {
	case KindText:
		t.codes = pick(c.codes, at)
		t.words = c.words
		t.compact()
	case KindNumber:
		t.numbers = pick(c.numbers, at)
		if c.missing != nil {
			t.missing = pick(c.missing, at)
		}
	case KindDate:
		t.dates = pick(c.dates, at)
	}
	return t
}

// compact drops the words that no cell uses.
func (c *Column) compact() {
	used := make([]bool, len(c.words))
	for _, code := range c.codes {
		if code >= 0 {
			used[code] = true
		}
	}
	if slices.Contains(used, false) {
		c.reword(chosen(used))
	}
}

// reword puts the words into an order, which may leave out those that no cell
// uses.
func (c *Column) reword(order []int32) {
	rank := make([]int32, len(c.words))
	for i, at := range order {
		rank[at] = int32(i)
	}
	for i, code := range c.codes {
		if code >= 0 {
			c.codes[i] = rank[code]
		}
	}
	c.words = pick(c.words, order)
}

// columns is a set of columns of one length, in a fixed order.
type columns []Column

func (cs columns) find(name string) Column {
	for _, c := range cs {
		if c.Name == name {
			return c
		}
	}
	return Column{Name: name}
}

func (cs columns) take(at []int32) columns {
	t := make(columns, len(cs))
	for i, c := range cs {
		t[i] = c.take(at)
	}
	return t
}

// growing is a set of columns under construction. Cells are set row by row.
type growing struct {
	columns []Column
	words   []dictionary.Dictionary // by column: its texts
	rows    int
}

// set puts a value into a row. A missing value, an empty text too, sets nothing.
func (g *growing) set(row int, v Value) error {
	if v.empty() {
		return nil
	}
	c, err := g.column(v)
	if err != nil {
		return err
	}
	col := &g.columns[c]
	switch v.Kind {
	case KindText:
		col.codes = grow(col.codes, row+1, -1)
		col.codes[row] = g.words[c].Add(v.text)
	case KindNumber:
		if math.IsNaN(v.number) || math.IsInf(v.number, 0) {
			return fmt.Errorf("%s %v: %w: it must be finite", v.Column, v.number, ErrNumber)
		}
		col.numbers = grow(col.numbers, row+1, 0)
		col.missing = grow(col.missing, row+1, true)
		col.numbers[row], col.missing[row] = v.number+0, false // -0 becomes 0
	case KindDate:
		col.dates = grow(col.dates, row+1, 0)
		col.dates[row] = v.date
	}
	return nil
}

// column is the place of the column that v belongs to, made if it is new.
func (g *growing) column(v Value) (int, error) {
	for i := range g.columns {
		if g.columns[i].Name == v.Column {
			if g.columns[i].Kind != v.Kind {
				return 0, fmt.Errorf("%s %q: %w: it is a %s in a column of %ss",
					v.Column, v, ErrKind, v.Kind, g.columns[i].Kind)
			}
			return i, nil
		}
	}
	g.columns = append(g.columns, Column{Name: v.Column, Kind: v.Kind})
	g.words = append(g.words, dictionary.Dictionary{})
	return len(g.columns) - 1, nil
}

// finish gives every column all rows, in the order of at.
func (g *growing) finish(at []int32) columns {
	done := make(columns, 0, len(g.columns))
	for i, c := range g.columns {
		switch c.Kind {
		case KindText:
			c.codes = grow(c.codes, g.rows, -1)
			c.words = g.words[i].Words()
		case KindNumber:
			c.numbers = grow(c.numbers, g.rows, 0)
			c.missing = grow(c.missing, g.rows, true)
			if !slices.Contains(c.missing, true) {
				c.missing = nil
			}
		case KindDate:
			c.dates = grow(c.dates, g.rows, 0)
		}
		c = c.take(at)
		if c.Kind == KindText {
			c.reword(inOrder(c.words))
		}
		done = append(done, c)
	}
	return done
}

// grow lengthens s to n cells filled with v.
func grow[T any](s []T, n int, v T) []T {
	for len(s) < n {
		s = append(s, v)
	}
	return s
}
