package graphio

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"io/fs"
	"strings"
)

// tableFile is a file that holds a table.
type tableFile struct {
	name  string
	table Table
}

// find is the tables of a folder, in the order they are to be read.
func (r *reading) find(fsys fs.FS) ([]tableFile, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	fileOf := map[Table]string{}
	var hints []string
	for _, e := range entries {
		table, near := tableOf(e.Name())
		switch {
		case e.IsDir() || table == "" && near == "":
			r.report.Ignored = append(r.report.Ignored, e.Name())
		case table == "":
			r.report.Ignored = append(r.report.Ignored, e.Name())
			hints = append(hints, e.Name())
			r.warn(Warning{Place: Place{Format: "csv", File: e.Name()}, Count: 1, Err: say(ErrFileName,
				"not read: rename it %s.csv if it is that table", "non lu : renommez-le %s.csv si c'est cette table", near)})
		case fileOf[table] != "":
			r.problems.add(Place{Format: "csv", File: e.Name()}, say(ErrTwoFiles,
				"%s holds the %s too: keep one of the two", "%s contient aussi la table %s : gardez l'un des deux", fileOf[table], table))
		default:
			fileOf[table] = e.Name()
		}
	}
	if fileOf[Participations] == "" {
		r.problems.add(Place{Format: "csv", File: "participations.csv"}, noParticipations(hints))
	}
	var files []tableFile
	for i := range schemas {
		if name := fileOf[schemas[i].table]; name != "" {
			files = append(files, tableFile{name, schemas[i].table})
		}
	}
	return files, nil
}

func noParticipations(hints []string) error {
	if len(hints) > 0 {
		return say(ErrNoTable, "the folder has no such file: perhaps rename %s", "le dossier n'a pas ce fichier : renommez peut-être %s", quoteAll(hints, 5))
	}
	return say(ErrNoTable, "the folder has no such file: add it, with the columns actor and project",
		"le dossier n'a pas ce fichier : ajoutez-le, avec les colonnes acteur et projet")
}

// tableOf is the table that a file's name says, or else the one it nearly says.
func tableOf(name string) (table Table, near string) {
	stem, isTable := strings.ToLower(name), false
	stem = strings.TrimSuffix(stem, ".gz")
	for _, ending := range []string{".csv", ".tsv"} {
		if cut, ok := strings.CutSuffix(stem, ending); ok {
			stem, isTable = cut, true
		}
	}
	if !isTable || stem == "" || stem[0] == '.' {
		return "", ""
	}
	stem = fold(stem)
	for i := range schemas {
		if s := &schemas[i]; stem == string(s.table) || stem == s.files {
			return s.table, ""
		}
	}
	for i := range schemas {
		s := &schemas[i]
		for _, known := range []string{string(s.table), s.files} {
			if known != "" && len(stem) < 40 && distance(stem, known) <= 2 {
				return "", string(s.table)
			}
		}
	}
	return "", ""
}

// contents is all bytes of a file, uncompressed.
func contents(ctx context.Context, fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	if !strings.HasSuffix(strings.ToLower(name), ".gz") {
		return allBytes(ctx, f)
	}
	return gunzip(ctx, f)
}

// gzipMark is how every gzip file begins.
var gzipMark = []byte{0x1f, 0x8b}

func gunzip(ctx context.Context, r io.Reader) ([]byte, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, notGzip()
	}
	raw, err := io.ReadAll(cancellable{ctx, z})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, notGzip()
	}
	return raw, nil
}

// cancellable reads until its context is cancelled.
type cancellable struct {
	ctx context.Context
	r   io.Reader
}

func (c cancellable) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p[:min(len(p), 1<<20)])
}

// allBytes is io.ReadAll with room for everything at once, if r knows its size.
func allBytes(ctx context.Context, r io.Reader) ([]byte, error) {
	var all bytes.Buffer
	switch r := r.(type) {
	case interface{ Len() int }:
		all.Grow(r.Len() + bytes.MinRead)
	case fs.File:
		if info, err := r.Stat(); err == nil && info.Mode().IsRegular() {
			all.Grow(int(info.Size()) + bytes.MinRead)
		}
	default:
		return io.ReadAll(cancellable{ctx, r})
	}
	_, err := all.ReadFrom(cancellable{ctx, r})
	return all.Bytes(), err
}

func notGzip() error {
	return say(ErrFormat, "damaged, or not compressed by gzip: compress it again, or take .gz from its name",
		"abîmé, ou non compressé par gzip : compressez-le à nouveau, ou ôtez .gz de son nom")
}
