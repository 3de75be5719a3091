package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRun(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), os.DirFS("../territory/jura"), &out))
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	require.Len(t, lines, 5)
	require.Contains(t, lines[0], "Clus'Ter Jura")
}

func TestBadTable(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(dir+"/participations.csv", []byte("actor,project\nAda,\n"), 0o600))
	require.ErrorContains(t, run(t.Context(), os.DirFS(dir), new(bytes.Buffer)), "line 2")
}

// The README shows this program: its lines must stand here too.
func TestReadmeShowsThisProgram(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	program, err := os.ReadFile("main.go")
	require.NoError(t, err)
	_, rest, ok := strings.Cut(string(readme), "```go\n")
	require.True(t, ok)
	shown, _, _ := strings.Cut(rest, "```")
	require.Contains(t, unindented(string(program)), unindented(shown))
}

func unindented(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "\n")
}
