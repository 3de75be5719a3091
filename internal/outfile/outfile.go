// Package outfile writes a set of files all or none: each is written beside its
// name and renamed when all are complete, so that a crash leaves the old or the
// new, never a half.
package outfile

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
)

// Set is files of one folder that appear together. The folder is made with the
// first file. The zero Set writes into the current folder.
type Set struct {
	Dir   string
	files []*file
}

type file struct {
	name string
	temp *os.File
	buf  *bufio.Writer
	hash hash.Hash
}

// Write writes one file of the set through a function.
func (s *Set) Write(name string, write func(io.Writer) error) error {
	if s.Dir != "" {
		if err := os.MkdirAll(s.Dir, 0o777); err != nil {
			return err
		}
	}
	temp, err := os.CreateTemp(s.Dir, "."+name+".*.tmp")
	if err != nil {
		return err
	}
	f := &file{name: name, temp: temp, hash: sha256.New()}
	f.buf = bufio.NewWriter(io.MultiWriter(temp, f.hash))
	s.files = append(s.files, f)
	return errors.Join(write(f.buf), f.buf.Flush(), temp.Chmod(0o644), temp.Close())
}

// Sum is the SHA-256 of a file of the set, in hexadecimal; empty if it has no
// such file.
func (s *Set) Sum(name string) string {
	for _, f := range s.files {
		if f.name == name {
			return hex.EncodeToString(f.hash.Sum(nil))
		}
	}
	return ""
}

// Names is the files of the set, in the order they were written.
func (s *Set) Names() []string {
	names := make([]string, len(s.files))
	for i, f := range s.files {
		names[i] = f.name
	}
	return names
}

// Commit gives all files their names.
func (s *Set) Commit() error {
	for _, f := range s.files {
		if err := os.Rename(f.temp.Name(), filepath.Join(s.Dir, f.name)); err != nil {
			return err
		}
	}
	s.files = nil
	return nil
}

// Discard removes what was not committed. It is harmless after Commit.
func (s *Set) Discard() {
	for _, f := range s.files {
		_ = f.temp.Close()
		_ = os.Remove(f.temp.Name()) // gone already if Commit renamed it
	}
	s.files = nil
}
