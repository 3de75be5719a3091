// Package program is what the example programs have in common: what they read,
// and how far they are.
package program

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/essaim/essaim/graph"
	graphio "github.com/essaim/essaim/io"
)

// Source is where tables are: a folder of them, or one file in a folder.
type Source struct {
	Folder fs.FS
	File   string // empty: all tables of the folder
	Label  string // for titles and messages
}

// Open is the source that a path names. Whether it is there shows when it is
// read.
func Open(path string) Source {
	path = filepath.Clean(path)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return Source{Folder: os.DirFS(path), Label: filepath.Base(path)}
	}
	name := filepath.Base(path)
	return Source{Folder: os.DirFS(filepath.Dir(path)), File: name, Label: name}
}

// Read reads the network. What cannot be opened is an [*fs.PathError].
func (s Source) Read(ctx context.Context, c graphio.CSV) (*graph.Network, error) {
	if s.File == "" {
		return c.ReadFolderContext(ctx, s.Folder)
	}
	f, err := s.Folder.Open(s.File)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	c.File = s.File
	return c.ReadContext(ctx, f)
}
