package main

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/program"
	graphio "github.com/essaim/essaim/io"
)

// The built-in example, with the README that says where it comes from.
//
//go:embed jura
var jura embed.FS

// input is what was read.
type input struct {
	net    *graph.Network
	label  string // for titles and messages
	report graphio.Report
	files  []checksum
}

// read reads what -in names: a file, a folder, or nothing for the built-in
// example.
func read(ctx context.Context, s settings) (input, error) {
	from, err := s.source()
	if err != nil {
		return input{}, err
	}
	in := input{label: from.Label}
	in.net, err = from.Read(ctx, graphio.CSV{Report: &in.report})
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return in, errors.New(s.lang.say("missing", s.in, p.Err))
	}
	if err != nil {
		return in, err
	}
	for _, f := range in.report.Files {
		raw, err := fs.ReadFile(from.Folder, f.File)
		if err != nil {
			return in, err
		}
		in.files = append(in.files, checksum{f.File, sum(raw)})
	}
	return in, nil
}

func (s settings) source() (program.Source, error) {
	if s.in != "" {
		return program.Open(s.in), nil
	}
	tables, err := fs.Sub(jura, "jura")
	return program.Source{Folder: tables, Label: s.lang.say("built")}, err
}

func sum(raw []byte) string {
	hash := sha256.Sum256(raw)
	return hex.EncodeToString(hash[:])
}

// doubts is what the reader warns of, and the files that look like tables but
// were not read.
func (in input) doubts(lang language) []string {
	var all []string
	for _, w := range in.report.Warnings {
		all = append(all, w.Text(lang.String()))
	}
	for _, name := range in.report.Ignored {
		switch strings.ToLower(filepath.Ext(name)) {
		case ".csv", ".tsv", ".gz", ".xls", ".xlsx", ".ods":
			all = append(all, lang.say("ignored", name))
		}
	}
	return all
}

// summary is the tables with their numbers of rows.
func (in input) summary(lang language) string {
	var all []string
	for _, f := range in.report.Files {
		all = append(all, fmt.Sprintf("%s (%s)", f.File, lang.some(f.Rows, "rows")))
	}
	return strings.Join(all, ", ")
}
