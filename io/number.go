package graphio

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// decimal is the sign between units and decimals: '.' or ','; 0 is unknown.
type decimal = rune

// numeral is a number as written, taken apart. Groups of thousands may stand
// apart by spaces (no-break ones too), apostrophes, points or commas.
type numeral struct {
	digits   string  // for strconv, if a lone separator stands for decimals
	grouped  string  // the same if it stands for thousands; only if doubtful
	shows    decimal // the sign that the number itself proves
	doubtful decimal // its one separator, if it may be either
}

// value is the number, given what a doubtful separator means.
func (n numeral) value(sign decimal) (float64, bool) {
	digits := n.digits
	if n.doubtful != 0 && n.doubtful != sign {
		digits = n.grouped
	}
	v, err := strconv.ParseFloat(digits, 64)
	return v, err == nil && !math.IsInf(v, 0)
}

// readNumeral takes a number apart. It is false if the text is none.
func readNumeral(s string) (numeral, bool) {
	s, sign := cutSign(cutCurrency(s))
	s, power := cutPower(s)
	var runs []string
	var separators []rune
	from := 0
	for i, r := range s {
		if r >= '0' && r <= '9' {
			continue
		}
		sep := separator(r)
		if sep == 0 {
			return numeral{}, false
		}
		runs = append(runs, s[from:i])
		separators = append(separators, sep)
		from = i + utf8.RuneLen(r)
	}
	runs = append(runs, s[from:])
	return assemble(sign, runs, separators, power)
}

// assemble decides what the separators between runs of digits are.
func assemble(sign string, runs []string, separators []rune, power string) (numeral, bool) {
	last := len(separators) - 1
	whole := func() string { return sign + strings.Join(runs, "") + power }
	if last < 0 {
		return numeral{digits: whole()}, runs[0] != ""
	}
	groups := isGrouped(runs, separators)
	sep := separators[last]
	if sep != '.' && sep != ',' || last > 0 && sep == separators[0] {
		return numeral{digits: whole(), shows: opposite(sep)}, groups
	}
	if last > 0 && !isGrouped(runs[:last+1], separators[:last]) || runs[last] == "" && runs[last+1] == "" {
		return numeral{}, false
	}
	n := numeral{digits: sign + strings.Join(runs[:last+1], "") + "." + runs[last+1] + power, shows: sep}
	if last == 0 && groups && power == "" && runs[0][0] != '0' {
		n.grouped, n.doubtful, n.shows = whole(), sep, 0
	}
	return n, true
}

// isGrouped tells whether runs of digits are thousands apart: 1 to 3 digits,
// then three each, with one kind of separator.
func isGrouped(runs []string, separators []rune) bool {
	for i, run := range runs {
		if i > 0 && (len(run) != 3 || separators[i-1] != separators[0]) {
			return false
		}
	}
	return len(runs[0]) >= 1 && len(runs[0]) <= 3
}

// opposite is the decimal sign of a number whose thousands stand apart by sep.
func opposite(sep rune) decimal {
	switch sep {
	case '.':
		return ','
	case ',':
		return '.'
	}
	return 0
}

// separator is ' ' for any space, an apostrophe for any of them, itself for point and
// comma, 0 for anything else.
func separator(r rune) rune {
	switch r {
	case '.', ',', ' ':
		return r
	case '\u00a0', '\u202f', '\u2009':
		return ' '
	case '\'', '’':
		return '\''
	}
	return 0
}

func cutCurrency(s string) string {
	for _, word := range []string{"€", "EUR", "euros", "euro"} {
		if rest, ok := strings.CutSuffix(s, word); ok {
			return strings.TrimSpace(rest)
		}
	}
	if rest, ok := strings.CutPrefix(s, "€"); ok {
		return strings.TrimSpace(rest)
	}
	return s
}

func cutSign(s string) (rest, sign string) {
	for _, minus := range []string{"-", "−"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			return rest, "-"
		}
	}
	return strings.TrimPrefix(s, "+"), ""
}

// cutPower takes a power of ten away, such as the e+21 of 1e+21.
func cutPower(s string) (rest, power string) {
	i := strings.IndexAny(s, "eE")
	if i < 0 {
		return s, ""
	}
	digits := strings.TrimLeft(s[i+1:], "+-")
	if len(s)-i-1-len(digits) > 1 || digits == "" || strings.Trim(digits, "0123456789") != "" {
		return s, ""
	}
	return s[:i], s[i:]
}
