// Package spreadsheet keeps texts in tables harmless for the programs that open
// them.
package spreadsheet

import "strings"

// Text is a text that no spreadsheet runs as a formula: one that begins like a
// formula gets an apostrophe in front.
func Text(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		return "'" + s
	}
	return s
}
