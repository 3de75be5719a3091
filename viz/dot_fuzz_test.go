package viz

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzQuote holds the quoting of DOT to its two readers: strconv.Unquote, which
// gonum's decoder uses, and a model of Graphviz after lib/cgraph/scan.l and
// lib/common/labels.c. TestDOTHostileLabelsInGraphviz asks Graphviz itself.
func FuzzQuote(f *testing.F) {
	for _, s := range []string{``, `say "hi"`, `\`, `\N\G\l`, "\r\n", `&amp;`, `&#x26;lt;`, `<b>`, "\x00\xff\ufffd\uffff", `\&lt;\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		exact := quote(s)
		back, err := strconv.Unquote(exact)
		require.NoError(t, err)
		require.Equal(t, s, back)
		require.False(t, strings.HasPrefix(exact, `"<`) && strings.HasSuffix(exact, `>"`), "gonum leaves the quotes on %s", exact)
		require.NotContains(t, exact, "\ufffd", "gonum refuses it")

		require.Equal(t, drawable(s), graphvizDraws(t, quoteLabel(s)))
	})
}

// drawable is s with U+FFFD for what XML 1.0 cannot hold.
func drawable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return 0xFFFD
		}
		return r
	}, s) // Map gives U+FFFD for a byte that is not UTF-8
}

var graphvizEntity = regexp.MustCompile(`&(?:#\d+|#[xX][0-9a-fA-F]+|[0-9A-Za-z]+);`)

// graphvizDraws is the text that Graphviz makes of a quoted label.
func graphvizDraws(t *testing.T, quoted string) string {
	body := quoted[1 : len(quoted)-1]
	var raw strings.Builder // what the lexer makes of it
	for i := 0; i < len(body); i++ {
		if body[i] != '\\' {
			require.NotEqual(t, byte('"'), body[i], "the string ends early in %s", quoted)
			raw.WriteByte(body[i])
			continue
		}
		i++
		require.Less(t, i, len(body), "the closing quote is escaped in %s", quoted)
		if body[i] != '"' {
			raw.WriteByte('\\')
		}
		raw.WriteByte(body[i])
	}
	decoded := graphvizEntity.ReplaceAllStringFunc(raw.String(), html.UnescapeString)
	var drawn strings.Builder
	for i := 0; i < len(decoded); i++ {
		if decoded[i] == '\\' {
			i++
			require.NotContains(t, "NGETHLlr", string(decoded[i]), "an escape of Graphviz in %s", quoted)
			if decoded[i] == 'n' {
				drawn.WriteByte('\n')
				continue
			}
		}
		drawn.WriteByte(decoded[i])
	}
	return drawn.String()
}
