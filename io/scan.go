package graphio

import "bytes"

// scanner cuts a text into records and fields, as RFC 4180 says, with any line
// end: LF, CRLF, CR. A quote inside a field that does not begin with one is an
// ordinary character, as in spreadsheets.
//
// It is used instead of encoding/csv because that turns CRLF inside quotes into
// LF (so that a table would not read back as it was), does not know lone CR,
// and makes a string of every record.
type scanner struct {
	text   []byte
	comma  byte
	at     int      // where the next record begins
	line   int      // its line, from 1
	fields [][]byte // of the last record
	begins []int    // where its fields begin in text
	buffer []byte   // for fields with doubled quotes: it grows until the caller cuts it
}

// badQuote is a quote that is never closed, or a closed one with text behind it.
type badQuote struct {
	at   int
	open bool
}

// next reads a record. It returns false at the end of the text. A bad quote
// spoils its record only; one that is never closed spoils all that follows.
func (s *scanner) next() (bad *badQuote, ok bool) {
	s.skipBlank()
	if s.at >= len(s.text) {
		return nil, false
	}
	s.fields, s.begins = s.fields[:0], s.begins[:0]
	for more := true; more; {
		s.begins = append(s.begins, s.at)
		var content []byte
		if s.at < len(s.text) && s.text[s.at] == '"' {
			var wrong *badQuote
			if content, wrong = s.quoted(); wrong != nil {
				bad = wrong
			}
		} else {
			content = s.plain()
		}
		s.fields = append(s.fields, content)
		more = s.at < len(s.text) && s.text[s.at] == s.comma
		if more {
			s.at++
		}
	}
	s.newline()
	return bad, true
}

func (s *scanner) skipBlank() {
	for s.newline() {
	}
}

// newline steps over one line end, if there is one.
func (s *scanner) newline() bool {
	if s.at >= len(s.text) || s.text[s.at] != '\n' && s.text[s.at] != '\r' {
		return false
	}
	if s.text[s.at] == '\r' && s.at+1 < len(s.text) && s.text[s.at+1] == '\n' {
		s.at++
	}
	s.at++
	s.line++
	return true
}

func (s *scanner) plain() []byte {
	from := s.at
	for s.at < len(s.text) {
		if c := s.text[s.at]; c == s.comma || c == '\n' || c == '\r' {
			break
		}
		s.at++
	}
	return s.text[from:s.at]
}

// quoted reads a field between quotes; a doubled quote stands for one.
func (s *scanner) quoted() ([]byte, *badQuote) {
	start := s.at
	s.at++
	from, whole := s.at, s.at
	kept := len(s.buffer)
	for {
		i := bytes.IndexByte(s.text[s.at:], '"')
		if i < 0 {
			s.at = len(s.text)
			return nil, &badQuote{start, true}
		}
		s.at += i + 1
		if s.at >= len(s.text) || s.text[s.at] != '"' {
			break
		}
		s.buffer = append(s.buffer, s.text[from:s.at]...)
		s.at++
		from = s.at
	}
	s.line += lineEnds(s.text[whole : s.at-1])
	content := s.text[from : s.at-1]
	if from != whole {
		s.buffer = append(s.buffer, content...)
		content = s.buffer[kept:]
	}
	if closed := s.at - 1; len(s.plain()) > 0 {
		return content, &badQuote{closed, false}
	}
	return content, nil
}

// lineEnds counts LF, CRLF and CR.
func lineEnds(raw []byte) int {
	n := bytes.Count(raw, []byte{'\n'})
	for i, c := range raw {
		if c == '\r' && (i+1 == len(raw) || raw[i+1] != '\n') {
			n++
		}
	}
	return n
}

// position is the line and column, both from 1, of a place in a record that
// begins on a known line.
func position(raw []byte, record, line, at int) (int, int) {
	line += lineEnds(raw[record:at])
	start := bytes.LastIndexAny(raw[:at], "\r\n") + 1
	return line, at - start + 1
}
