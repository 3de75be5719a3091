package graphio

import (
	"bytes"
	"context"
	"io"
	"io/fs"

	"github.com/essaim/essaim/graph"
)

// CSV is tables of text, in one file or a folder. The zero CSV reads what
// spreadsheets and statistics write, in English or French.
//
// Columns may stand in any order; their names are matched whatever the case,
// accents, spaces and punctuation. Those that have no meaning here become
// attributes: numbers if every value is a number, dates if every one is a date,
// or else texts. Values that begin with 0, such as 01001, and columns whose name
// says that they are codes (insee, siret, postcode, …) stay texts. The folder
// schema describes every table.
//
// Missing values are the empty cell, - – — ? NA N/A NR NaN NULL #N/A #N/D, "non
// renseigné", "non communiqué" and "not available", whatever their case. A
// participation whose actor or project is such a word is left out, with a
// warning; where the cell is empty, it is an error. A participation that ends
// before it starts is an error too; a project that does loses both dates, with a
// warning.
//
// Numbers may be written 1234.5, 1 234,50, 1.234,50 or 1,234.50, with € or EUR.
// Dates may be 2024-12-31, 31/12/2024, 12/2024 or 2024; the day comes before the
// month, always. A lone separator, as in 1,234, is decimal or not by what the
// setting Decimal says, or the other numbers of its column, or of its file, or
// else the separator of the fields; the last two give a warning.
//
// A header may say the kind of its column, where it would be guessed wrong. The
// writer does so when it must, so that what it writes reads back as it was:
//
//	size:number        an attribute of this kind (text, number or date)
//	role:text          the column role, its cells taken as they are: NA is a text
//	role::text         an attribute called role, beside the column role
//	role::actor:text   the same, of the actor of a participation
type CSV struct {
	Comma         rune    // between fields; 0: comma, semicolon or tab, found in the header (comma when writing)
	Encoding      string  // utf-8, utf-16le, utf-16be or windows-1252; "": by its mark, then utf-8 if valid, then windows-1252
	Decimal       rune    // '.' or ','; 0: by the numbers of the column, then of the file, then its separator
	AllowUnlisted bool    // accept actors and projects that their tables do not list
	SkipBad       bool    // leave out what is wrong, with a warning, instead of refusing: a node's value, or a whole record
	Limit         int     // errors shown; 0 means 50
	File          string  // name of the file for messages, when reading one
	Report        *Report // filled when reading, if not nil

	// SafeForSpreadsheets writes an apostrophe before texts that a spreadsheet
	// would run as formulas (= + - @). They do not read back as they were.
	SafeForSpreadsheets bool
}

// Read reads a network from one table of participations, which may be compressed
// by gzip.
func (c CSV) Read(r io.Reader) (*graph.Network, error) { return c.ReadContext(context.Background(), r) }

// ReadContext is Read that stops, with the context's error, when the context is
// cancelled.
func (c CSV) ReadContext(ctx context.Context, r io.Reader) (*graph.Network, error) {
	raw, err := allBytes(ctx, r)
	if err != nil {
		return nil, err
	}
	all := c.reading(ctx)
	if bytes.HasPrefix(raw, gzipMark) {
		raw, err = gunzip(ctx, bytes.NewReader(raw))
	}
	if err != nil {
		all.problems.add(Place{Format: "csv", File: c.File}, err)
	} else {
		all.take(Participations, c.File, raw)
	}
	return all.network()
}

// ReadFolder reads a network from a folder of tables: participations.csv, and
// if there are any actors.csv, projects.csv, ties.csv, territories.csv,
// seats.csv and events.csv. French names (acteurs, projets, liens, territoires,
// sieges, evenements) and the endings .tsv, .csv.gz and .tsv.gz do as well.
func (c CSV) ReadFolder(fsys fs.FS) (*graph.Network, error) {
	return c.ReadFolderContext(context.Background(), fsys)
}

// ReadFolderContext is ReadFolder that stops, with the context's error, when the
// context is cancelled.
func (c CSV) ReadFolderContext(ctx context.Context, fsys fs.FS) (*graph.Network, error) {
	all := c.reading(ctx)
	files, err := all.find(fsys)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		raw, err := contents(ctx, fsys, f.name)
		if err != nil {
			all.problems.add(Place{Format: "csv", File: f.name}, err)
			continue
		}
		all.take(f.table, f.name, raw)
	}
	return all.network()
}

func (c CSV) reading(ctx context.Context) *reading {
	if c.Limit <= 0 {
		c.Limit = 50
	}
	r := &reading{CSV: c, ctx: ctx, report: c.Report, problems: problems{limit: c.Limit}, sheets: map[Table]*sheet{}, layers: map[string]bool{}}
	if r.report == nil {
		r.report = &Report{}
	}
	*r.report = Report{}
	return r
}
