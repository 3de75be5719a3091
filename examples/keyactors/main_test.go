package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// The order is that of betweenness; the numbers are checked against networkx in
// the tests of package metrics.
func TestRun(t *testing.T) {
	golden, err := os.ReadFile("testdata/golden.txt")
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), os.DirFS("../territory/jura"), &out))
	require.Equal(t, string(golden), out.String())
}

func TestBadTable(t *testing.T) {
	tables := fstest.MapFS{"participations.csv": {Data: []byte("actor,project\nAda,\n")}}
	require.ErrorContains(t, run(t.Context(), tables, new(bytes.Buffer)), "line 2")
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
