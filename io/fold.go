package graphio

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold is a text without what people write in different ways: case, accents,
// ligatures, spaces and punctuation. Between two digits a separator counts: 1.1
// is not 11.
func fold(s string) string {
	folded := appendFold(make([]byte, 0, len(s)), s)
	if string(folded) == s {
		return s
	}
	return string(folded)
}

// appendFold appends a text, folded.
func appendFold(folded []byte, s string) []byte {
	if ascii(s) {
		return appendFoldASCII(folded, s)
	}
	var last rune
	apart := false
	for _, r := range norm.NFKD.String(s) {
		r = unicode.ToLower(r)
		if long, ok := ligatures[r]; ok {
			folded = append(folded, long...)
			last, apart = 'a', false
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			apart = apart || !unicode.Is(unicode.Mn, r)
			continue
		}
		if apart && unicode.IsDigit(last) && unicode.IsDigit(r) {
			folded = append(folded, ' ')
		}
		folded = utf8.AppendRune(folded, r)
		last, apart = r, false
	}
	return folded
}

// appendFoldASCII is appendFold for the many texts that need no Unicode.
func appendFoldASCII(folded []byte, s string) []byte {
	var last byte
	apart := false
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		digit := c >= '0' && c <= '9'
		if !digit && (c < 'a' || c > 'z') {
			apart = true
			continue
		}
		if apart && digit && last >= '0' && last <= '9' {
			folded = append(folded, ' ')
		}
		folded = append(folded, c)
		last, apart = c, false
	}
	return folded
}

// ligatures are letters that Unicode does not take apart.
var ligatures = map[rune]string{
	'œ': "oe", 'æ': "ae", 'ß': "ss", 'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i",
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// distance is how many letters must change to make one text of the other
// (Levenshtein).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		left := row[0]
		row[0]++
		for j := range y {
			cost := left
			if x[i] != y[j] {
				cost++
			}
			left = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(y)]
}

// nearest is the word most like s, and whether it is like it at all.
func nearest(s string, among []string) (string, bool) {
	s = fold(s)
	best, found := 0, ""
	for _, w := range among {
		f := fold(w)
		if len(f) > 40 || len(s) > 40 {
			continue
		}
		d := distance(s, f)
		if strings.Contains(f, s) || strings.Contains(s, f) {
			d = min(d, 1)
		}
		if d <= max(1, min(len(s), len(f))/3) && (found == "" || d < best) {
			best, found = d, w
		}
	}
	return found, found != ""
}
