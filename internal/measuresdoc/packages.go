package main

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io"
	"path/filepath"
	"regexp"
	"strings"
)

// packages lists all that has references in the comments of the packages of measures.
func packages(w io.Writer, module string) error {
	fmt.Fprint(w, "\n## For Go programs\n\nTests are those that use a name, the most particular first; `go test ./metrics/... -run Name -v` runs one.\n"+
		"Where their numbers come from is in [SOURCES.md](../testdata/SOURCES.md).\n\n"+
		"| name | what it is | references | tests |\n|---|---|---|---|\n")
	for _, folder := range []string{"metrics", "metrics/community", "metrics/backbone", "metrics/position", "metrics/null"} {
		p, err := parsed(filepath.Join(module, filepath.FromSlash(folder)), folder)
		if err != nil {
			return err
		}
		tests, err := evidenceOf(filepath.Join(module, filepath.FromSlash(folder)), p.Name)
		if err != nil {
			return err
		}
		for _, f := range p.Funcs {
			row(w, p, f.Name, f.Doc, tests.of(p.Name+"."+f.Name))
		}
		for _, t := range p.Types {
			row(w, p, t.Name, t.Doc, tests.of(p.Name+"."+t.Name))
			for _, f := range append(t.Funcs, t.Methods...) {
				name := f.Name
				if f.Recv != "" {
					name = t.Name + "." + name
				}
				row(w, p, name, f.Doc, tests.of("."+f.Name))
			}
		}
	}
	return nil
}

// parsed is the comments of a package, without its tests.
func parsed(folder, path string) (*doc.Package, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range paths {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return doc.NewFromFiles(set, files, "github.com/essaim/essaim/"+path)
}

var identifier = regexp.MustCompile(`doi:[^\s;]+|isbn:[\w-]+|pmid:\d+|https://\S+`)

func row(w io.Writer, p *doc.Package, name, text, tests string) {
	_, references, ok := strings.Cut(text, "References:")
	if !ok {
		return
	}
	var all []string
	for _, id := range identifier.FindAllString(references, -1) {
		all = append(all, link(strings.TrimRight(id, ".,")))
	}
	fmt.Fprintf(w, "| `%s.%s` | %s | %s | %s |\n", p.Name, name, strings.ReplaceAll(p.Synopsis(text), "|", "\\|"), strings.Join(all, " · "), tests)
}
