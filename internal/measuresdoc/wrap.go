package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"
)

// lineWidth is where lines are broken.
const lineWidth = 120

// mark is a word that means something to Markdown at the beginning of a line.
var mark = regexp.MustCompile(`^([-+*=>#|:~].*|\d+[.)])$`)

// wrap writes a text in lines, the first after before, the others below it.
func wrap(w io.Writer, before, text string) {
	line, indent := before, strings.Repeat(" ", len(before)-len(strings.TrimLeft(before, " -")))
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
			line += word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > lineWidth && !mark.MatchString(word):
			fmt.Fprintln(w, line)
			line = indent + word
		default:
			line += " " + word
		}
	}
	fmt.Fprintln(w, line)
}
