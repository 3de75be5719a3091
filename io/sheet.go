package graphio

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"sync"
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
	rows         int               // records
	marks        []mark            // of every 16th row
}

// mark is where a row begins in the text, and its line.
type mark struct{ at, line int }

// markEvery is how many rows there are to a mark.
const markEvery = 16

// place is where a cell stands. It is looked for only now, from the last mark,
// because few cells are ever asked for. Without a column it is the place of the
// row.
func (s *sheet) place(row int, c *cells) Place {
	ignore := func(Place, error) {}
	from := s.marks[row/markEvery]
	again := rows{sheet: s, scan: scanner{text: s.text, comma: s.comma, at: from.at, line: from.line}, fail: ignore, bad: ignore}
	for range row%markEvery + 1 {
		again.next()
	}
	p := Place{Format: s.format, File: s.file, Line: again.begin.line}
	if c != nil {
		p.Line, p.Column = position(s.text, again.begin.at, again.begin.line, again.scan.begins[c.at])
		p.Name, p.Value = c.header, string(again.scan.fields[c.at])
	}
	return p
}

// load cuts a text into the columns of a table. What is wrong with the form of
// the file goes to fail, with one record to bad; ok is false if nothing can be
// done with the file. whole is false if the rest of it could not be read.
func (s *sheet) load(ctx context.Context, fail, bad func(Place, error)) (ok, whole bool) {
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
		s.badQuote(wrong, mark{at, headLine}, fail)
		return false, false
	}
	ok = true
	headers := make([]string, len(scan.fields))
	for i, f := range scan.fields {
		headers[i] = string(f)
	}
	for _, f := range s.fields(headers, func(i int, err error) { ok = false; fail(head(i), err) }) {
		s.columns = append(s.columns, newCells(f))
	}
	if !ok {
		return false, false
	}
	return true, s.body(ctx, rows{sheet: s, scan: scan, fail: fail, bad: bad})
}

// body reads the rows behind the header, block by block: while each column
// numbers the words of one, the next is cut.
func (s *sheet) body(ctx context.Context, r rows) (whole bool) {
	s.reserve(1 + bytes.Count(s.text[r.scan.at:], []byte{'\n'}))
	var blocks [2]block
	var working sync.WaitGroup
	for k, more := 0, true; more && ctx.Err() == nil; k++ {
		b := &blocks[k%2]
		more = b.fill(&r)
		working.Wait()
		for i := range s.columns {
			working.Go(func() { s.columns[i].addAll(b.cells[i]) })
		}
	}
	working.Wait()
	for i := range s.columns {
		s.columns[i].close()
	}
	return !r.cut
}

// reserve makes room for rows: no more than the text has lines, nor than it has
// bytes for all the fields.
func (s *sheet) reserve(count int) {
	count = min(count, len(s.text)/len(s.columns))
	s.marks = make([]mark, 0, count/markEvery+1)
	for i := range s.columns {
		s.columns[i].codes = make([]int32, 0, count)
	}
}

func (s *sheet) badQuote(bad *badQuote, begin mark, fail func(Place, error)) {
	p := Place{Format: s.format, File: s.file}
	p.Line, p.Column = position(s.text, begin.at, begin.line, bad.at)
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

func excelSep(raw []byte) (comma byte, length int) {
	if len(raw) < 5 || !bytes.EqualFold(raw[:4], []byte("sep=")) {
		return 0, 0
	}
	if len(raw) > 5 && raw[5] != '\r' && raw[5] != '\n' {
		return 0, 0
	}
	return raw[4], 5
}

// findComma is the separator under which the header means most.
func (s *schema) findComma(raw []byte) byte {
	if comma, _ := excelSep(raw); comma == ',' || comma == ';' || comma == '\t' {
		return comma
	}
	best, comma := -1, byte(',')
	for _, c := range []byte{',', ';', '\t'} {
		scan := scanner{text: raw, comma: c}
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
