package graphio

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var (
	markUTF8    = []byte("\xef\xbb\xbf")
	markUTF16LE = []byte("\xff\xfe")
	markUTF16BE = []byte("\xfe\xff")
)

// decode is the text as UTF-8 without byte order mark. Without a setting the
// mark decides, then whether it is valid UTF-8; what is left is Windows-1252,
// in which any bytes are text.
func (c CSV) decode(raw []byte) ([]byte, error) {
	if err := refuseBinary(raw); err != nil {
		return nil, err
	}
	name := strings.ToLower(c.Encoding)
	if name == "" {
		name = guessEncoding(raw)
	}
	raw = bytes.TrimPrefix(raw, markUTF8)
	if name == "utf-8" {
		if c.Encoding != "" && !utf8.Valid(raw) { // a guess is right
			return nil, say(ErrEncoding, "the text is not UTF-8: save it as UTF-8, or set the encoding to windows-1252",
				"le texte n'est pas en UTF-8 : enregistrez-le en UTF-8, ou choisissez l'encodage windows-1252")
		}
	} else {
		known := encodingOf(name)
		if known == nil {
			return nil, unknownEncoding(c.Encoding)
		}
		decoded, err := known.NewDecoder().Bytes(raw)
		if err != nil {
			return nil, say(ErrEncoding, "the text is not %s: set another encoding", "le texte n'est pas en %s : choisissez un autre encodage", name)
		}
		raw = decoded
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		return nil, say(ErrFormat, "the text holds zero bytes: save it again as CSV UTF-8",
			"le texte contient des octets nuls : enregistrez-le à nouveau en CSV UTF-8")
	}
	return raw, nil
}

func guessEncoding(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, markUTF16LE):
		return "utf-16le"
	case bytes.HasPrefix(raw, markUTF16BE):
		return "utf-16be"
	case utf8.Valid(raw):
		return "utf-8"
	}
	return "windows-1252"
}

// encodingOf is the encoding of a name other than UTF-8, nil if unknown.
func encodingOf(name string) encoding.Encoding {
	switch strings.ToLower(name) {
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case "windows-1252":
		return charmap.Windows1252
	}
	return nil
}

func unknownEncoding(name string) error {
	return say(ErrSetting, "encoding %q is unknown: use utf-8, utf-16le, utf-16be or windows-1252",
		"l'encodage %q est inconnu : utilisez utf-8, utf-16le, utf-16be ou windows-1252", name)
}

// refuseBinary knows the files that people most often give instead of a CSV.
func refuseBinary(raw []byte) error {
	for _, known := range []struct{ start, en, fr string }{
		{"PK\x03\x04", "a workbook (xlsx, ods) or a zip", "un classeur (xlsx, ods) ou un zip"},
		{"\xd0\xcf\x11\xe0", "an old Excel workbook (xls)", "un ancien classeur Excel (xls)"},
		{"%PDF", "a PDF", "un PDF"},
		{"\x1f\x8b", "compressed (gzip): name it .csv.gz", "compressé (gzip) : nommez-le .csv.gz"},
	} {
		if bytes.HasPrefix(raw, []byte(known.start)) {
			return say(ErrFormat, "this is %[1]s, not a table of text: save it as CSV UTF-8 in the spreadsheet",
				"c'est %[2]s, pas un tableau en texte : enregistrez-le en CSV UTF-8 dans le tableur", known.en, known.fr)
		}
	}
	return nil
}

// encode makes a writer of UTF-8 into w in the encoding of c.
func (c CSV) encode(w io.Writer) (io.Writer, error) {
	switch name := strings.ToLower(c.Encoding); name {
	case "", "utf-8":
		return w, nil
	default:
		known := encodingOf(name)
		if known == nil {
			return nil, unknownEncoding(c.Encoding)
		}
		return known.NewEncoder().Writer(w), nil
	}
}
