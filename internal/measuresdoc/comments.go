package main

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// comment is the doc comment of a type, a function or a method.
type comment struct {
	name     string // metrics.Betweenness, or compare.Agreement.NMI
	file     string // metrics/betweenness.go
	text     string
	says     string // its first sentence
	function bool
	method   bool      // of a value
	parts    []comment // of a type: its functions and methods
}

// commentsOf reads all that the packages in some folders of a module export, in order.
func commentsOf(module string, in []string) ([]comment, error) {
	var all []comment
	for _, folder := range in {
		set := token.NewFileSet()
		p, err := parsed(set, module, folder)
		if err != nil {
			return nil, err
		}
		read := func(decl ast.Node, text, name string) comment {
			file := filepath.Base(set.Position(decl.Pos()).Filename)
			_, function := decl.(*ast.FuncDecl)
			return comment{name: p.Name + "." + name, file: path.Join(folder, file), text: text, says: p.Synopsis(text), function: function}
		}
		for _, f := range p.Funcs {
			all = append(all, read(f.Decl, f.Doc, f.Name))
		}
		for _, t := range p.Types {
			c := read(t.Decl, t.Doc, t.Name)
			for _, f := range t.Funcs {
				c.parts = append(c.parts, read(f.Decl, f.Doc, f.Name))
			}
			for _, f := range t.Methods {
				part := read(f.Decl, f.Doc, t.Name+"."+f.Name)
				part.method = true
				c.parts = append(c.parts, part)
			}
			all = append(all, c)
		}
	}
	return all, nil
}

// parsed is the comments of a package, without its tests.
func parsed(set *token.FileSet, module, folder string) (*doc.Package, error) {
	paths, err := filepath.Glob(filepath.Join(module, filepath.FromSlash(folder), "*.go"))
	if err != nil {
		return nil, err
	}
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
	return doc.NewFromFiles(set, files, "github.com/essaim/essaim/"+folder)
}

// heading is the beginning of a section, as in "Weights: ignored.". Two sections may stand
// in one paragraph.
var heading = regexp.MustCompile(`(?m)^(Two modes|One mode|Weights|Weights and directions|Directions|Chance|Kept|Unreachable nodes|Cost|Same as|References): `)

// section is the text under a heading of a comment, in one line, and whether it is there.
func (c comment) section(title string) (string, bool) {
	for _, paragraph := range strings.Split(c.text, "\n\n") {
		starts := heading.FindAllStringSubmatchIndex(paragraph, -1)
		for i, at := range starts {
			end := len(paragraph)
			if i+1 < len(starts) {
				end = starts[i+1][0]
			}
			if paragraph[at[2]:at[3]] == title {
				return plain(paragraph[at[1]:end]), true
			}
		}
	}
	return "", false
}

var docLink = regexp.MustCompile(`\[\*?((?:[a-z]+\.)?[A-Z]\w*(?:\.\w+)?)\]`)

// plain is text in one line, with the links of Go's comments as code.
func plain(text string) string {
	return docLink.ReplaceAllString(strings.Join(strings.Fields(text), " "), "`$1`")
}

var sentenceEnd = regexp.MustCompile(`([^A-Z]|[^ ][A-Z])\. +[A-Z]`)

// sentence is the first sentence of a text.
func sentence(text string) string {
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		if end := strings.Index(text[at[0]:], ". ") + at[0]; !strings.HasSuffix(text[:end], "et al") {
			return text[:end+1]
		}
	}
	return text
}

// weights is what the measure does with them, if the comment says so.
func (c comment) weights() string {
	for _, title := range []string{"Weights", "Weights and directions"} {
		if text, ok := c.section(title); ok {
			return sentence(text)
		}
	}
	return ""
}

// cost is how long it takes, if the comment says so.
func (c comment) cost() string {
	text, _ := c.section("Cost")
	return sentence(text)
}

// references is the publications of the comment, with the addresses of those that have a DOI.
func (c comment) references() []string {
	text, ok := c.section("References")
	if !ok {
		return nil
	}
	all := strings.Split(strings.TrimSuffix(text, "."), "; ")
	for i, reference := range all {
		all[i] = linked(reference)
	}
	return slices.DeleteFunc(all, func(reference string) bool { return !strings.ContainsAny(reference, "0123456789") })
}

var identifier = regexp.MustCompile(`doi:[^\s;]+|isbn:[\w-]+|ISBN [\d-]+|pmid:\d+|https://\S+`)

// linked makes an address of a DOI.
func linked(reference string) string {
	return identifier.ReplaceAllStringFunc(reference, func(id string) string {
		end := strings.TrimRight(id, ".,")
		if doi, ok := strings.CutPrefix(end, "doi:"); ok {
			return "<https://doi.org/" + doi + ">" + id[len(end):]
		}
		return id
	})
}

// addresses is the identifiers alone.
func (c comment) addresses() string {
	var all []string
	for _, reference := range c.references() {
		for _, id := range address.FindAllString(reference, -1) {
			all = append(all, strings.TrimRight(id, ".,"))
		}
	}
	return strings.Join(all, " · ")
}

var address = regexp.MustCompile(`<https://doi\.org/[^>]+>|isbn:[\w-]+|ISBN [\d-]+|pmid:\d+|https://[^\s>]+`)
