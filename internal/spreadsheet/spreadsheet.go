// Package spreadsheet writes cells that programs read back exactly and that
// spreadsheets do not run.
package spreadsheet

import (
	"math"
	"strconv"
	"strings"
)

// Text is a text that no spreadsheet runs as a formula: one that begins like a
// formula gets an apostrophe in front.
func Text(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		return "'" + s
	}
	return s
}

// Number is a number with all its digits; the cell is empty if it is not defined.
func Number(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
