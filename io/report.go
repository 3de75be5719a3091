package graphio

// Report is what a reader has to tell besides the network: which files it read,
// what it left aside, and what was doubtful.
type Report struct {
	Files    []FileReport
	Ignored  []string // files of the folder that are none of the tables
	Warnings []Warning
}

// FileReport is one table that was read.
type FileReport struct {
	File  string
	Table Table
	Rows  int      // records, without the header and blank lines
	Empty []string // columns that are there but have no value in any row
}

// Warning is one doubtful thing in a file that was read nevertheless, with its
// place.
type Warning struct {
	Place
	Other Place // the other place, of a contradiction or near duplicate
	Count int   // how many records are concerned; the place is that of the first
	Err   error // ErrMissing, ErrNearDuplicate, …
}

// String is the warning in English.
func (w Warning) String() string { return w.Text("en") }

// Error makes a warning an error value, to be listed with others.
func (w Warning) Error() string { return w.Text("en") }

func (w Warning) Unwrap() error { return w.Err }

// Text is the warning in a language: "fr" for French, anything else for English.
func (w Warning) Text(lang string) string {
	line := w.Place.Text(lang) + ": " + textOf(w.Err, lang)
	if w.Other != (Place{}) {
		line += " (" + w.Other.Text(lang) + ")"
	}
	return line
}
