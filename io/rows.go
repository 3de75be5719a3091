package graphio

import "bytes"

// rows goes through the records of a table. Those that cannot be rows are told
// and left out.
type rows struct {
	sheet     *sheet
	scan      scanner
	fail, bad func(Place, error) // for the file, for a record
	begin     mark               // of the last record
	cut       bool               // the rest of the text could not be read
}

// next reads the next row into the fields of the scanner. It is false if there
// is none.
func (r *rows) next() bool {
	for {
		r.scan.skipBlank()
		r.begin = mark{r.scan.at, r.scan.line}
		wrong, ok := r.scan.next()
		switch {
		case !ok:
			return false
		case wrong != nil && wrong.open:
			r.sheet.badQuote(wrong, r.begin, r.fail)
			r.cut = true
			return false
		case wrong != nil:
			r.sheet.badQuote(wrong, r.begin, r.bad)
		case r.fits():
			return true
		}
	}
}

// fits tells whether the last record has as many fields as the header. Blank
// ones do not, and no more is said about them.
func (r *rows) fits() bool {
	columns := len(r.sheet.columns)
	fields := r.scan.fields
	for len(fields) > columns && len(bytes.TrimSpace(fields[len(fields)-1])) == 0 {
		fields = fields[:len(fields)-1] // spreadsheets leave separators behind the last column
	}
	if blank(fields) {
		return false
	}
	r.scan.fields = fields
	if len(fields) != columns {
		r.bad(Place{Format: r.sheet.format, File: r.sheet.file, Line: r.begin.line}, say(ErrFields,
			"%d fields where the header has %d: complete the row, or put a value that contains %q between double quotes",
			"%d champs alors que l'en-tête en a %d : complétez la ligne, ou mettez entre guillemets doubles une valeur qui contient %q",
			len(fields), columns, string(r.sheet.comma)))
	}
	return len(fields) == columns
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

// block is some rows of a table, column by column.
type block struct {
	cells  [][][]byte
	buffer []byte // for fields with doubled quotes
}

const blockRows = 1024

// fill reads the next rows, and tells whether there are more.
func (b *block) fill(r *rows) (more bool) {
	s := r.sheet
	if b.cells == nil {
		b.cells = make([][][]byte, len(s.columns))
	}
	for i := range b.cells {
		b.cells[i] = b.cells[i][:0]
	}
	r.scan.buffer = b.buffer[:0]
	defer func() { b.buffer = r.scan.buffer }()
	for range blockRows {
		if !r.next() {
			return false
		}
		if s.rows%markEvery == 0 {
			s.marks = append(s.marks, r.begin)
		}
		s.rows++
		for i, cell := range r.scan.fields {
			b.cells[i] = append(b.cells[i], cell)
		}
	}
	return true
}
