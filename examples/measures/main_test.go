package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/essaim/essaim/metrics/catalogue"
)

const jura = "../territory/jura"

// try runs the program and wants an exit status.
func try(t *testing.T, status int, args ...string) (out, problems string) {
	t.Helper()
	var o, p bytes.Buffer
	require.Equal(t, status, measures(t.Context(), args, &o, &p), "%s%s", o.String(), p.String())
	return o.String(), p.String()
}

func cells(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err)
	return rows
}

// ofNodes is the measures that have a number for every node.
func ofNodes(entries []catalogue.Entry) []catalogue.Entry {
	return catalogue.Of(entries, catalogue.OfNodes, catalogue.OfGroups)
}

// Numbers of the whole network.
func TestNetwork(t *testing.T) {
	out, _ := try(t, 0, "-in", jura, "-network", "-only", "actors,om_nominal_assortativity,nodf", "-by", "category")
	rows := cells(t, out)
	require.Equal(t, []string{"name", "value", "definition"}, rows[0])
	require.Equal(t, []string{"actors", "223"}, rows[1][:2])
	require.Equal(t, []string{"om_nominal_assortativity", "nodf"}, []string{rows[2][0], rows[3][0]})
	out, _ = try(t, 0, "-in", jura, "-network")
	require.Len(t, cells(t, out), 1+len(catalogue.Of(catalogue.Standard(), catalogue.OfNetwork)))
	out, _ = try(t, 0, "-list", "-network")
	require.Contains(t, out, "h2_prime")
	require.Contains(t, out, "om_moran             ")
	_, problems := try(t, 2, "-in", jura, "-only", "h2_prime")
	require.Contains(t, problems, "add -network")
	_, problems = try(t, 2, "-in", jura, "-network", "-only", "om_degree")
	require.Contains(t, problems, "leave -network out")
}

func TestList(t *testing.T) {
	out, _ := try(t, 0, "-list")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	entries := ofNodes(catalogue.All())
	require.Len(t, lines, len(entries))
	for i, e := range entries {
		require.Equal(t, e.Name, strings.Fields(lines[i])[0])
		require.Contains(t, lines[i], e.Definition)
	}
}

func TestOnlyWhatIsAsked(t *testing.T) {
	out, problems := try(t, 0, "-in", jura, "-only", "om_degree,degree", "-v")
	rows := cells(t, out)
	require.Equal(t, []string{"key", "name", "om_degree", "degree"}, rows[0])
	require.Len(t, rows, 1+223)
	for _, row := range rows {
		if row[0] == "cluster-jura" {
			require.Equal(t, []string{"75", "19"}, row[2:]) // 19 as the README of the data says; 75 by networkx
		}
	}
	for _, e := range ofNodes(catalogue.All()) {
		asked := e.Name == "om_degree" || e.Name == "degree"
		require.Equal(t, asked, strings.Contains(problems, "\n"+e.Name+" "), e.Name)
	}
}

func TestProjects(t *testing.T) {
	out, _ := try(t, 0, "-in", jura, "-mode", "project", "-only", "degree,om_degree,om_component")
	require.Len(t, cells(t, out), 1+92)
}

// All measures, and the same bytes for any number of workers.
func TestWorkers(t *testing.T) {
	one, _ := try(t, 0, "-in", jura, "-workers", "1")
	for _, workers := range []int{0, 2, 3, 8} {
		many, _ := try(t, 0, "-in", jura, "-workers", strconv.Itoa(workers))
		require.Equal(t, one, many)
	}
	require.Len(t, cells(t, one)[0], 2+len(ofNodes(catalogue.Standard())))
}

func TestFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "new", "scores.csv")
	out, _ := try(t, 0, "-in", jura, "-only", "degree", "-out", name)
	require.Empty(t, out)
	raw, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Len(t, cells(t, string(raw)), 1+223)
}

func TestWrongUse(t *testing.T) {
	name := filepath.Join(t.TempDir(), "scores.csv")
	for problem, args := range map[string][]string{
		"what to read is missing":            {},
		"there is no measure \"centrality\"": {"-in", jura, "-only", "degree,centrality"},
		"there is no measure \"\"":           {"-in", jura, "-only", "degree,"},
		"write actor or project":             {"-in", jura, "-mode", "event"},
		"write 1 or more":                    {"-in", jura, "-workers", "-1"},
		"put what to read behind -in":        {jura},
		"not defined: -nonsense":             {"-nonsense"},
	} {
		_, problems := try(t, 2, append(args, "-out", name)...)
		require.Contains(t, problems, problem)
	}
	_, problems := try(t, 1, "-in", "../../testdata/broken.csv", "-out", name)
	for _, part := range []string{"line 3", "12x0", "line 5", "line 6", "2020-13"} {
		require.Contains(t, problems, part)
	}
	_, problems = try(t, 1, "-in", "nowhere.csv", "-out", name)
	require.Contains(t, problems, "nowhere.csv")
	require.NoFileExists(t, name)
	_, help := try(t, 0, "-h")
	require.Contains(t, help, "Example: go run ./examples/measures")
}

func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	name := filepath.Join(t.TempDir(), "scores.csv")
	var problems bytes.Buffer
	require.Equal(t, 1, measures(ctx, []string{"-in", jura, "-out", name}, new(bytes.Buffer), &problems))
	require.Contains(t, problems.String(), "nothing was written")
	require.NoFileExists(t, name)
}

func TestNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range catalogue.All() {
		id := e.Name + e.Kind().String()
		require.False(t, seen[id], id)
		seen[id] = true
		require.NotEmpty(t, e.Definition)
	}
}

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}

// Measures by a column: of the nodes measured, or of the other mode.
func TestBy(t *testing.T) {
	out, _ := try(t, 0, "-in", jura, "-only", "om_external_internal,richness", "-by", "category")
	require.Equal(t, []string{"key", "name", "om_external_internal", "richness"}, cells(t, out)[0])
	for _, row := range cells(t, out)[1:] {
		require.Empty(t, row[3], "categories are of actors, and say nothing of their projects")
	}
	themes, _ := try(t, 0, "-in", jura, "-only", "richness", "-by", "theme")
	named, _ := try(t, 0, "-in", jura, "-only", "richness", "-by", "project:theme")
	require.Equal(t, themes, named)
	require.Contains(t, themes, ",3\n")
	_, problems := try(t, 2, "-in", jura, "-only", "blau")
	require.Contains(t, problems, "add for example -by category")
	_, problems = try(t, 1, "-in", jura, "-only", "blau", "-by", "colour")
	require.Contains(t, problems, "there is no such column; the columns are actor:category")
	plain := filepath.Join(t.TempDir(), "plain.csv")
	require.NoError(t, os.WriteFile(plain, []byte("actor,project\nAda,Mill\n"), 0o600))
	_, problems = try(t, 1, "-in", plain, "-only", "blau", "-by", "colour")
	require.Contains(t, problems, "put an actors.csv or a projects.csv beside")
	_, problems = try(t, 1, "-in", jura, "-only", "blau", "-by", "actor:theme")
	require.Contains(t, problems, "no such column")
}

// A column that is there and empty is said to be so (issue 9).
func TestByAnEmptyColumn(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "participations.csv"), []byte("actor,project\nAda,Mill\nBen,Mill\n"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "actors.csv"), []byte("key,colour,size\nAda,,1\nBen,NA,\n"), 0o600))
	_, problems := try(t, 1, "-in", dir, "-only", "om_blau", "-by", "colour")
	require.Contains(t, problems, `-by "colour": the column is there, in actors.csv, but no row has a value in it`)
	_, problems = try(t, 1, "-in", dir, "-only", "om_blau", "-by", "color")
	require.Contains(t, problems, "there is no such column; the columns are actor:size")
}

// One measure that refuses a network leaves its column empty, and the others stay; its reason
// names nothing that this program does not have (issue 9).
func TestOneMeasureRefuses(t *testing.T) {
	long := filepath.Join(t.TempDir(), "long.csv")
	table := strings.Builder{}
	table.WriteString("actor,project\n")
	for i := range 4100 {
		fmt.Fprintf(&table, "a%d,p%d\na%d,p%d\n", i, i, i, i+1)
	}
	require.NoError(t, os.WriteFile(long, []byte(table.String()), 0o600))
	out, problems := try(t, 0, "-in", long, "-only", "om_degree,om_information,om_core")
	require.Contains(t, problems, "om_information: it stays empty: the largest component has too many nodes for a whole matrix, 4,000 at most: leave it out (-only)")
	rows := cells(t, out)
	require.Len(t, rows, 4101)
	require.Equal(t, []string{"key", "name", "om_degree", "om_information", "om_core"}, rows[0])
	require.Equal(t, []string{"1", "", "1"}, rows[1][2:])
	file := filepath.Join(t.TempDir(), "scores.csv")
	_, problems = try(t, 1, "-in", long, "-only", "om_information", "-out", file)
	require.Contains(t, problems, "nothing was written")
	require.NoFileExists(t, file)
}
