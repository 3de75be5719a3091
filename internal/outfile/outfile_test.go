package outfile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/internal/outfile"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	found := []string{}
	for _, e := range entries {
		found = append(found, e.Name())
	}
	return found
}

func TestCommitGivesAllFilesTheirNames(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	s := outfile.Set{Dir: dir}
	require.NoError(t, s.Write("a.txt", text("abc")))
	require.NoError(t, s.Write("b.txt", text("")))
	require.Equal(t, []string{"a.txt", "b.txt"}, s.Names())
	// FIPS 180-2, appendix B.1.
	require.Equal(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", s.Sum("a.txt"))
	require.Empty(t, s.Sum("c.txt"))
	require.NoError(t, s.Commit())
	s.Discard()
	require.Equal(t, []string{"a.txt", "b.txt"}, names(t, dir))
}

func TestDiscardLeavesTheOld(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.txt"), []byte("old"), 0o600))
	s := outfile.Set{Dir: dir}
	require.NoError(t, s.Write("a.txt", text("new")))
	failure := errors.New("out of ink")
	require.ErrorIs(t, s.Write("b.txt", func(io.Writer) error { return failure }), failure)
	s.Discard()
	require.Equal(t, []string{"a.txt"}, names(t, dir))
	old, err := os.ReadFile(filepath.Join(dir, "a.txt"))
	require.NoError(t, err)
	require.Equal(t, "old", string(old))
}

func TestFolderThatIsAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	s := outfile.Set{Dir: file}
	require.Error(t, s.Write("a.txt", text("abc")))
}
