package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// packages lists all that the packages of measures export: types and functions, and those
// methods that have references of their own.
func packages(w io.Writer, module string, all []comment) error {
	fmt.Fprint(w, "\n## For Go programs\n\n")
	wrap(w, "", "What the packages export, with all references and with tests that use it, the most particular first. "+
		"`go test ./metrics/... -run Name -v` runs one; where its numbers come from is in [SOURCES.md](../testdata/SOURCES.md).")
	for _, folder := range folders {
		fmt.Fprintf(w, "\n### Package %s\n\n", folder)
		name := filepath.Base(folder)
		tests, err := evidenceOf(filepath.Join(module, filepath.FromSlash(folder)), name)
		if err != nil {
			return err
		}
		for _, c := range all {
			if strings.HasPrefix(c.name, name+".") {
				c.write(w, tests)
			}
		}
	}
	return nil
}

// write writes a name with its references and tests, and then its parts.
func (c comment) write(w io.Writer, tests evidence) {
	mentioned, text := c.name, fmt.Sprintf("`%s`", c.name)
	if c.method {
		mentioned = c.name[strings.LastIndex(c.name, "."):]
	}
	if !c.inFamily() {
		text += ": " + c.says
	}
	wrap(w, "- ", text)
	if addresses := c.addresses(); addresses != "" {
		wrap(w, "  - ", "References: "+addresses)
	}
	if named := tests.of(mentioned); named != "" {
		wrap(w, "  - ", "Tests: "+named)
	}
	for _, part := range c.parts {
		if !part.method || len(part.references()) > 0 {
			part.write(w, tests)
		}
	}
}

// inFamily tells whether the first part of the page has the measure.
func (c comment) inFamily() bool {
	for _, f := range families {
		for _, m := range f.measures {
			if m.of == c.name {
				return true
			}
		}
	}
	return false
}
