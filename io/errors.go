package graphio

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// What can be wrong with a file. What can be wrong with a record is in package
// graph: graph.ErrNumber, graph.ErrUnlisted, …
var (
	ErrHeader   = errors.New("wrong columns")
	ErrFields   = errors.New("wrong number of fields")
	ErrQuote    = errors.New("quote out of place")
	ErrEncoding = errors.New("not text of this encoding")
	ErrFormat   = errors.New("not a table of text")
	ErrNoTable  = errors.New("no such table")
	ErrTwoFiles = errors.New("two files for one table")
	ErrSetting  = errors.New("unusable setting")
)

// What can be doubtful in a file that was read.
var (
	ErrMissing       = errors.New("missing value")
	ErrNearDuplicate = errors.New("nearly the same")
	ErrContradiction = errors.New("two values for one thing")
	ErrDoubtful      = errors.New("can be read in two ways")
	ErrNotFound      = errors.New("not found")
	ErrFileName      = errors.New("file not read")
)

// Place is where something stands in a file. What is not known is zero.
type Place struct {
	Format string // "csv"
	File   string // name of the file, if it has one
	Line   int    // from 1
	Column int    // from 1, in bytes of the line as UTF-8, as encoding/csv counts
	Name   string // header of the column
	Value  string // what stands there
}

// String is the place in English.
func (p Place) String() string { return p.Text("en") }

// Text is the place in a language: "fr" for French, anything else for English.
func (p Place) Text(lang string) string {
	line, col := " line %d", ", column %d"
	if lang == "fr" {
		line, col = " ligne %d", ", colonne %d"
	}
	var s strings.Builder
	s.WriteString(cmp.Or(p.File, p.Format, "table"))
	if p.Line > 0 {
		fmt.Fprintf(&s, line, p.Line)
	}
	if p.Column > 0 {
		fmt.Fprintf(&s, col, p.Column)
	}
	if p.Name != "" {
		fmt.Fprintf(&s, " (%s %q)", p.Name, short(p.Value))
	}
	return s.String()
}

// short is a value cut to what fits in a message.
func short(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// SyntaxError is one thing wrong in a file, with its place.
type SyntaxError struct {
	Place
	Err error // graph.ErrNumber, ErrHeader, …
}

// Error is place, reason and remedy.
func (e *SyntaxError) Error() string { return e.Text("en") }

// Text is the error in a language: "fr" for French, anything else for English.
func (e *SyntaxError) Text(lang string) string {
	return e.Place.Text(lang) + ": " + textOf(e.Err, lang)
}

func (e *SyntaxError) Unwrap() error { return e.Err }

// Errors is everything wrong in a file or a folder.
type Errors struct {
	List []*SyntaxError // by file and line, no more than the limit
	More int            // how many others there were
}

// Error is one line for each error.
func (e *Errors) Error() string { return e.Text("en") }

// Text is the errors in a language: "fr" for French, anything else for English.
func (e *Errors) Text(lang string) string {
	lines := make([]string, 0, len(e.List)+1)
	for _, one := range e.List {
		lines = append(lines, one.Text(lang))
	}
	switch {
	case e.More > 0 && lang == "fr":
		lines = append(lines, fmt.Sprintf("et %d de plus", e.More))
	case e.More > 0:
		lines = append(lines, fmt.Sprintf("and %d more", e.More))
	}
	return strings.Join(lines, "\n")
}

// Unwrap is the errors of the list.
func (e *Errors) Unwrap() []error {
	all := make([]error, len(e.List))
	for i, one := range e.List {
		all[i] = one
	}
	return all
}

// problems collects errors up to a limit.
type problems struct {
	limit int
	files []string // in reading order
	Errors
}

func (p *problems) add(at Place, err error) {
	if len(p.List) == p.limit {
		p.More++
		return
	}
	p.List = append(p.List, &SyntaxError{at, err})
}

// err is nil if there is no error, or else all of them in reading order.
func (p *problems) err() error {
	if len(p.List) == 0 {
		return nil
	}
	slices.SortStableFunc(p.List, func(x, y *SyntaxError) int {
		return cmp.Or(cmp.Compare(slices.Index(p.files, x.File), slices.Index(p.files, y.File)),
			cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
	})
	return &p.Errors
}

// said is a reason in both languages. It stands for a condition that callers
// can ask for with errors.Is.
type said struct {
	is     error
	en, fr string
}

// say makes a said; both texts take the same arguments in the same order.
func say(is error, en, fr string, args ...any) error {
	if len(args) > 0 {
		en, fr = fmt.Sprintf(en, args...), fmt.Sprintf(fr, args...)
	}
	return said{is, en, fr}
}

func (s said) Error() string { return s.en }
func (s said) Unwrap() error { return s.is }

func (s said) Text(lang string) string {
	if lang == "fr" {
		return s.fr
	}
	return s.en
}

func textOf(err error, lang string) string {
	if err == nil {
		return ""
	}
	if s, ok := err.(interface{ Text(string) string }); ok {
		return s.Text(lang)
	}
	return err.Error()
}
