package graphio

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/essaim/essaim/graph"
)

// sheet is one table in memory, column by column, before its meaning is known.
// A column keeps each distinct text once, so that a text is judged once however
// often it stands in the table.
type sheet struct {
	*schema
	format, file string
	text         []byte
	comma        byte
	columns      []cells
	of           map[string]*cells // the columns of the schema that are there
	starts       []int             // where each row begins in text
	lines        []int             // and its line
}

// cells is one column. Word 0 is the missing value.
type cells struct {
	field
	words  []string
	index  map[string]int32
	codes  []int32       // per row: its word
	first  []int32       // per word: the first row that has it
	values []graph.Value // per word
	bad    map[int32]error
}

// rows is the number of records.
func (s *sheet) rows() int { return len(s.lines) }

// word is the text of a cell, empty if it is missing.
func (c *cells) word(row int) string {
	if c == nil {
		return ""
	}
	return c.words[c.codes[row]]
}

func (c *cells) add(row int, cell []byte) {
	if !c.exact {
		cell = bytes.TrimSpace(cell)
	}
	code, ok := c.index[string(cell)]
	if !ok {
		code = c.learn(row, string(cell))
	}
	c.codes = append(c.codes, code)
}

func (c *cells) learn(row int, word string) int32 {
	var code int32
	if word != "" && (c.exact || !isMissing(word, c.codeColumn())) {
		code = int32(len(c.words))
		c.words = append(c.words, word)
		c.first = append(c.first, int32(row))
	}
	c.index[word] = code
	return code
}

// codeColumn tells whether NA in this column is a code. In a key it is not.
func (c *cells) codeColumn() bool {
	return c.column == nil && isCode(c.name)
}

// place is where a cell stands. Its column is looked for only now, because few
// cells are ever asked for. Without a column it is the place of the row.
func (s *sheet) place(row int, c *cells) Place {
	p := Place{Format: s.format, File: s.file, Line: s.lines[row]}
	if c == nil {
		return p
	}
	again := scanner{text: s.text, comma: s.comma, at: s.starts[row], line: s.lines[row]}
	again.next()
	p.Line, p.Column = position(s.text, s.starts[row], s.lines[row], again.begins[c.at])
	p.Name, p.Value = c.header, string(again.fields[c.at])
	return p
}

// load cuts a text into the columns of a table. What is wrong with the form of
// the file goes to fail, with one record to bad; ok is false if nothing can be
// done with the file. whole is false if the rest of it could not be read.
func (s *sheet) load(fail, bad func(Place, error)) (ok, whole bool) {
	scan := scanner{text: s.text, comma: s.comma, line: 1}
	scan.skipSep()
	at := scan.at
	wrong, found := scan.next()
	if !found {
		fail(Place{Format: s.format, File: s.file, Line: 1}, s.empty())
		return false, false
	}
	headLine := scan.line - lineEnds(s.text[at:scan.at])
	head := func(i int) Place {
		p := Place{Format: s.format, File: s.file, Line: headLine}
		if i >= 0 {
			p.Line, p.Column = position(s.text, at, headLine, scan.begins[i])
			p.Name, p.Value = "column "+strconv.Itoa(i+1), string(scan.fields[i])
		}
		return p
	}
	if wrong != nil {
		s.badQuote(wrong, at, headLine, fail)
		return false, false
	}
	ok = true
	headers := make([]string, len(scan.fields))
	for i, f := range scan.fields {
		headers[i] = string(f)
	}
	for _, f := range s.fields(headers, func(i int, err error) { ok = false; fail(head(i), err) }) {
		s.columns = append(s.columns, cells{
			field: f, words: []string{""}, first: []int32{0},
			index: map[string]int32{}, bad: map[int32]error{},
		})
	}
	if !ok {
		return false, false
	}
	return true, s.body(&scan, fail, bad)
}

// body reads the rows behind the header.
func (s *sheet) body(scan *scanner, fail, bad func(Place, error)) (whole bool) {
	s.reserve(1 + bytes.Count(scan.text[scan.at:], []byte{'\n'}))
	for {
		scan.skipBlank()
		start, line := scan.at, scan.line
		wrong, ok := scan.next()
		switch {
		case !ok:
			return true
		case wrong != nil && wrong.open:
			s.badQuote(wrong, start, line, fail)
			return false
		case wrong != nil:
			s.badQuote(wrong, start, line, bad)
			continue
		}
		fields := scan.fields
		for len(fields) > len(s.columns) && len(bytes.TrimSpace(fields[len(fields)-1])) == 0 {
			fields = fields[:len(fields)-1] // spreadsheets leave separators behind the last column
		}
		if blank(fields) {
			continue
		}
		if len(fields) != len(s.columns) {
			bad(Place{Format: s.format, File: s.file, Line: line}, say(ErrFields,
				"%d fields where the header has %d: complete the row, or put a value that contains %q between double quotes",
				"%d champs alors que l'en-tête en a %d : complétez la ligne, ou mettez entre guillemets doubles une valeur qui contient %q",
				len(fields), len(s.columns), string(s.comma)))
			continue
		}
		row := len(s.lines)
		s.starts, s.lines = append(s.starts, start), append(s.lines, line)
		for i, cell := range fields {
			s.columns[i].add(row, cell)
		}
	}
}

// reserve makes room for rows: no more than the text has lines, nor than it has
// bytes for all the fields.
func (s *sheet) reserve(rows int) {
	rows = min(rows, len(s.text)/len(s.columns))
	s.starts, s.lines = make([]int, 0, rows), make([]int, 0, rows)
	for i := range s.columns {
		s.columns[i].codes = make([]int32, 0, rows)
	}
}

// blank tells whether a row has separators only.
func blank(fields [][]byte) bool {
	for _, f := range fields {
		if len(f) > 0 {
			return false
		}
	}
	return true
}

func (s *sheet) badQuote(bad *badQuote, start, line int, fail func(Place, error)) {
	p := Place{Format: s.format, File: s.file}
	p.Line, p.Column = position(s.text, start, line, bad.at)
	if bad.open {
		fail(p, say(ErrQuote, "the quote that opens here is never closed: close it, or double it if it belongs to the text",
			"le guillemet ouvert ici n'est jamais fermé : fermez-le, ou doublez-le s'il fait partie du texte"))
		return
	}
	fail(p, say(ErrQuote, "text behind the closing quote: double a quote that belongs to the text",
		"du texte après le guillemet fermant : doublez un guillemet qui fait partie du texte"))
}

func (s *sheet) empty() error {
	return say(ErrHeader, "the file is empty: the first line names the columns", "le fichier est vide : la première ligne nomme les colonnes")
}

// skipSep steps over a first line such as sep=; which Excel reads and writes.
func (s *scanner) skipSep() {
	if comma, length := excelSep(s.text); comma != 0 {
		s.at = length
		s.newline()
	}
}

func excelSep(text []byte) (comma byte, length int) {
	if len(text) < 5 || !bytes.EqualFold(text[:4], []byte("sep=")) {
		return 0, 0
	}
	if len(text) > 5 && text[5] != '\r' && text[5] != '\n' {
		return 0, 0
	}
	return text[4], 5
}

// findComma is the separator under which the header means most.
func (s *schema) findComma(text []byte) byte {
	if comma, _ := excelSep(text); comma == ',' || comma == ';' || comma == '\t' {
		return comma
	}
	best, comma := -1, byte(',')
	for _, c := range []byte{',', ';', '\t'} {
		scan := scanner{text: text, comma: c}
		scan.skipSep()
		if bad, ok := scan.next(); !ok || bad != nil {
			continue
		}
		if score := s.score(scan.fields); score > best {
			best, comma = score, c
		}
	}
	return comma
}

// score counts the headers that the schema knows, then the headers.
func (s *schema) score(headers [][]byte) int {
	known := 0
	for _, h := range headers {
		name, _ := cutKind(string(h))
		if strings.ContainsAny(name, ",;\t\"") {
			continue // cut at the wrong separator
		}
		folded := fold(name)
		for i := range s.columns {
			if s.columns[i].matches(folded) || hasWord(s.columns[i].weak, folded) {
				known++
				break
			}
		}
	}
	return known<<32 + len(headers)
}
