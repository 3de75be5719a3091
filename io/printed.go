package graphio

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/spreadsheet"
)

// write writes a table as text.
func (c CSV) write(w io.Writer, file string, p *printout) error {
	if err := c.check(); err != nil {
		return err
	}
	encoded, err := c.encode(w)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(encoded)
	comma := byte(c.Comma)
	if comma == 0 {
		comma = ','
	}
	var line []byte
	for i, col := range p.columns {
		line = between(line, i, comma)
		line = quote(line, col.header, comma)
		if err := writable(col.header); err != nil {
			return &SyntaxError{Place{Format: "csv", File: file, Line: 1, Name: "header", Value: col.header}, err}
		}
	}
	_, _ = out.Write(append(line, '\n'))
	for row := range p.rows {
		line = line[:0]
		for i, col := range p.columns {
			v := col.cell(row)
			line = between(line, i, comma)
			line = c.appendCell(line, v, p.decimal, comma)
			if v.Kind != graph.KindText {
				continue
			}
			if err := writable(v.String()); err != nil {
				return &SyntaxError{Place{Format: "csv", File: file, Line: row + 2, Name: col.header, Value: v.String()}, err}
			}
		}
		_, _ = out.Write(append(line, '\n')) // out keeps the first error
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("graphio: csv: %w", err)
	}
	return nil
}

func between(line []byte, i int, comma byte) []byte {
	if i > 0 {
		return append(line, comma)
	}
	return line
}

// writable refuses texts that no reader would take back.
func writable(s string) error {
	if !utf8.ValidString(s) {
		return say(ErrEncoding, "not UTF-8: decode the text before it is given to the network", "pas de l'UTF-8 : décodez le texte avant de le donner au réseau")
	}
	if strings.IndexByte(s, 0) >= 0 {
		return say(ErrFormat, "holds a zero byte: take it out", "contient un octet nul : ôtez-le")
	}
	return nil
}

func (c CSV) appendCell(line []byte, v graph.Value, sign decimal, comma byte) []byte {
	switch v.Kind {
	case graph.KindNumber:
		n, _ := v.Float()
		from := len(line)
		line = strconv.AppendFloat(line, n, 'g', -1, 64)
		if sign == ',' {
			return decimalComma(line, from, comma)
		}
		return line
	case graph.KindText:
		s := v.String()
		if c.SafeForSpreadsheets {
			s = spreadsheet.Text(s)
		}
		return quote(line, s, comma)
	}
	return append(line, v.String()...)
}

func decimalComma(line []byte, from int, comma byte) []byte {
	shown := strings.Replace(string(line[from:]), ".", ",", 1)
	return quote(line[:from], shown, comma)
}

// quote appends a field, between quotes if it has any character that some
// reader could take for a separator.
func quote(line []byte, s string, comma byte) []byte {
	if !strings.ContainsAny(s, ",;\t\"\r\n") && strings.IndexByte(s, comma) < 0 {
		return append(line, s...)
	}
	line = append(line, '"')
	for i := range len(s) {
		if s[i] == '"' {
			line = append(line, '"')
		}
		line = append(line, s[i])
	}
	return append(line, '"')
}
