package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/metrics/catalogue"
)

// outputs is the files of the contract, in the order they are written.
var outputs = []string{
	"actors.csv", "projects.csv", "ties.csv", "network.csv", "map.dot", "map.svg", "map.png", "map.pdf", "report.html", "manifest.json",
}

// try runs the program and wants an exit status.
func try(t *testing.T, status int, args ...string) (out, problems string) {
	t.Helper()
	var o, p bytes.Buffer
	require.Equal(t, status, territory(t.Context(), args, &o, &p), "%s%s", o.String(), p.String())
	return o.String(), p.String()
}

// results runs the program and gives the folder it wrote.
func results(t *testing.T, args ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	_, problems := try(t, 0, append(args, "-out", dir)...)
	require.Empty(t, problems)
	return dir
}

func content(t *testing.T, dir, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err)
	return string(raw)
}

// table writes a table and gives its name.
func table(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "table.csv")
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

// cells is a written table: header, then rows.
func cells(t *testing.T, dir, name string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(content(t, dir, name))).ReadAll()
	require.NoError(t, err)
	return rows
}

// builtin is the results for the built-in example, made once.
var builtin = sync.OnceValue(func() string {
	dir, err := os.MkdirTemp("", "essaim")
	if err == nil && territory(context.Background(), []string{"-out", dir}, io.Discard, os.Stderr) != 0 {
		err = errors.New("the built-in example fails")
	}
	if err != nil {
		panic(err)
	}
	return dir
})

func TestMain(m *testing.M) {
	status := m.Run()
	_ = os.RemoveAll(builtin())
	os.Exit(status)
}

// has wants a long text to hold a part, without printing it all if it does not.
func has(t *testing.T, text, part string) {
	t.Helper()
	require.True(t, strings.Contains(text, part), part)
}

func hasNot(t *testing.T, text, part string) {
	t.Helper()
	require.False(t, strings.Contains(text, part), part)
}

func TestSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("the script of CI compares two runs")
	}
	one, two := builtin(), results(t)
	entries, err := os.ReadDir(one)
	require.NoError(t, err)
	require.Len(t, entries, len(outputs))
	for _, name := range outputs {
		require.NotEmpty(t, content(t, one, name))
		require.True(t, content(t, one, name) == content(t, two, name), name)
	}
}

func TestNetworkAgreesWithNetworkx(t *testing.T) {
	found := map[string]float64{}
	for _, row := range cells(t, builtin(), "network.csv")[1:] {
		v, err := strconv.ParseFloat(row[1], 64)
		require.NoError(t, err)
		found[row[0]] = v
	}
	r := csv.NewReader(strings.NewReader(content(t, "testdata", "networkx.csv")))
	r.Comment = '#'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	for _, row := range rows[1:] {
		want, err := strconv.ParseFloat(row[1], 64)
		require.NoError(t, err)
		require.InDelta(t, want, found[row[0]], 1e-12, row[0])
	}
}

func TestTables(t *testing.T) {
	dir := builtin()
	actors, projects, ties := cells(t, dir, "actors.csv"), cells(t, dir, "projects.csv"), cells(t, dir, "ties.csv")
	require.Len(t, actors, 1+223)
	require.Len(t, projects, 1+92)
	require.Equal(t, []string{"key", "name"}, actors[0][:2])
	require.Equal(t, []string{"source", "target", "weight", "projects"}, ties[0])
	for _, row := range ties[1:] {
		require.Less(t, row[0], row[1])
		require.Equal(t, row[2], strconv.Itoa(1+strings.Count(row[3], "|")), "as many projects as the tie is strong")
	}
	for name, header := range map[string][]string{
		"actors.csv":   {"degree", "degree_norm", "closeness", "betweenness", "betweenness_norm", "redundancy", "latapy", "om_degree", "om_harmonic", "om_component"},
		"projects.csv": {"degree", "closeness", "betweenness", "redundancy", "latapy"},
	} {
		require.Subset(t, cells(t, dir, name)[0], header)
	}
}

func TestFrenchTableOfWindows(t *testing.T) {
	dir := results(t, "-in", "../../testdata/french.csv", "-lang", "fr")
	var names []string
	for _, row := range cells(t, dir, "actors.csv")[1:] {
		names = append(names, row[1])
	}
	require.Equal(t, []string{"Chœur de ville", "Collège Léon-Blum", "Mairie d'Étréchy", "Société coopérative d’intérêt collectif"}, names)
	report := content(t, dir, "report.html")
	has(t, report, `<html lang="fr">`)
	has(t, report, "la ligne est laissée de côté")
	has(t, report, "acteurs, 3 projets, 7 liens entre eux")
	page := visible(report)
	for _, phrase := range phrases {
		if part, _, _ := strings.Cut(phrase[english], "%s"); len(part) > 12 && !strings.HasPrefix(phrase[french], part) {
			hasNot(t, page, part)
		}
	}
	for _, word := range []string{" the ", " of ", " nodes", "Actors", "Source:"} {
		hasNot(t, page, word)
	}
}

// visible is the text of a page between its tags, without the style and the map.
func visible(page string) string {
	page = regexp.MustCompile(`(?s)<style>.*?</style>|<svg.*?</svg>|<bdi>.*?</bdi>|<td class="k">.*?</td>`).ReplaceAllString(page, "")
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, " ")
}

func TestBrokenTable(t *testing.T) {
	for lang, words := range map[string][]string{
		"en": {`line 3, column 20 (amount "12x0")`, `line 5, column 1 (actor "")`, `line 6, column 21 (start "2020-13")`},
		"fr": {`ligne 3, colonne 20 (amount "12x0")`, `ligne 5, colonne 1 (actor "")`, `ligne 6, colonne 21 (start "2020-13")`, "écrivez"},
	} {
		dir := filepath.Join(t.TempDir(), "out")
		out, problems := try(t, 1, "-in", "../../testdata/broken.csv", "-out", dir, "-lang", lang)
		require.Empty(t, out)
		for _, w := range words {
			require.Contains(t, problems, w)
		}
		require.NoDirExists(t, dir)
	}
}

func TestWrongUse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	for problem, args := range map[string][]string{
		"neither en nor fr":       {"-lang", "de"},
		"not defined: -nonsense":  {"-nonsense"},
		"put what to read behind": {"tables"},
		"is not year":             {"-from", "19"},
		"is after -to":            {"-from", "2020", "-to", "2019"},
		"-out is empty":           {"-out", ""},
		"choose one of: category": {"-by", "colour"},
	} {
		_, problems := try(t, 2, append([]string{"-out", dir}, args...)...)
		require.Contains(t, problems, problem)
	}
	for problem, args := range map[string][]string{
		"cannot read nowhere.csv: no such file or directory": {"-in", "nowhere.csv"},
		"there is no participation to study":                 {"-in", table(t, "actor,project\n")},
		"no dated participation overlaps":                    {"-to", "1066"},
		"not a number: write digits":                         {"-in", table(t, "actor,project,amount\na,p,x\n")},
		`the folder has no such file`:                        {"-in", t.TempDir()},
	} {
		_, problems := try(t, 1, append(args, "-out", dir)...)
		require.Contains(t, problems, problem)
	}
	require.NoDirExists(t, dir)
	_, help := try(t, 0, "-h")
	require.Contains(t, help, "Example: go run ./examples/territory")
}

func TestOldResultsStayWhenSomethingIsWrong(t *testing.T) {
	dir := results(t)
	before := content(t, dir, "actors.csv")
	try(t, 1, "-in", "../../testdata/broken.csv", "-out", dir)
	require.Equal(t, before, content(t, dir, "actors.csv"))
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, len(outputs))
}

func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	dir := filepath.Join(t.TempDir(), "out")
	var problems bytes.Buffer
	require.Equal(t, 1, territory(ctx, []string{"-out", dir}, new(bytes.Buffer), &problems))
	require.Contains(t, problems.String(), "nothing was written")
	require.NoDirExists(t, dir)
}

func TestHostileLabels(t *testing.T) {
	in := table(t, "actor,project,category\n"+
		"\"</script><script>alert(1)</script>\",\"say \"\"hi\"\"\",\"<b>\"\n"+
		"=1+1,\"two\nlines\",@x\n"+
		"שלום,R&D,{}\n"+
		"a:b,R&D,graph\n")
	dir := results(t, "-in", in)
	report := content(t, dir, "report.html")
	hasNot(t, report, "<script")
	hasNot(t, report, "<b>")
	has(t, report, "&lt;script&gt;alert(1)")
	actors := cells(t, dir, "actors.csv")
	require.Equal(t, "'=1+1", actors[2][0])
	require.Equal(t, "'@x", actors[2][3])
	require.Len(t, cells(t, dir, "projects.csv"), 1+3)
}

func TestWindow(t *testing.T) {
	dir := results(t, "-from", "2015", "-to", "2020-06")
	require.Less(t, len(cells(t, dir, "projects.csv")), 93)
	report := content(t, dir, "report.html")
	has(t, report, "Jura, 2015 – 2020-06")
	has(t, report, "have no date at all and are outside every window")
	var m manifest
	require.NoError(t, json.Unmarshal([]byte(content(t, dir, "manifest.json")), &m))
	require.Equal(t, flags{In: "the built-in example", Lang: "en", From: "2015", To: "2020-06", By: "category"}, m.Settings)
	require.Len(t, m.Inputs, 6)
	require.Len(t, m.Outputs, len(outputs)-1)
	for _, f := range m.Outputs {
		require.Equal(t, sum([]byte(content(t, dir, f.Name))), f.SHA256, f.Name)
	}
}

// Every phrase is there in both languages, with the same places for values.
func TestPhrases(t *testing.T) {
	verbs := regexp.MustCompile(`%[a-z]`)
	check := func(name string, one text) {
		require.NotEmpty(t, one[english], name)
		require.NotEmpty(t, one[french], name)
		require.Equal(t, verbs.FindAllString(one[english], -1), verbs.FindAllString(one[french], -1), name)
	}
	for name, one := range phrases {
		check(name, one)
	}
	for _, d := range doubtWords {
		check(d.err.Error(), d.text)
	}
	for _, r := range rankings {
		check(r.name, r.title)
		check(r.name, r.meaning)
		_, unknown := catalogue.Named(catalogue.All(), r.name)
		require.Empty(t, unknown)
	}
	for _, e := range catalogue.Of(catalogue.Standard(), catalogue.OfNetwork) {
		require.Contains(t, numberWords, e.Name)
		check(e.Name, numberWords[e.Name])
	}
	for noun, forms := range nouns {
		check(noun, forms[0])
		check(noun, forms[1])
	}
}

func TestNumbersForPeople(t *testing.T) {
	for v, want := range map[float64][2]string{
		0: {"0", "0"}, 1234567: {"1,234,567", "1\u202f234\u202f567"}, .5: {"0.500", "0,500"},
		12.34: {"12.3", "12,3"}, 1234.5: {"1,235", "1\u202f235"}, -.25: {"-0.250", "-0,250"}, .00012: {"0.00012", "0,00012"},
	} {
		require.Equal(t, want, [2]string{english.number(v), french.number(v)})
	}
	require.Equal(t, "1 row, 0 rows, 0 ligne, 2 lignes", english.some(1, "rows")+", "+english.some(0, "rows")+", "+french.some(0, "rows")+", "+french.some(2, "rows"))
}

// A column that is there and empty is said to be so, in both languages (issue 9).
func TestByAnEmptyColumn(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "participations.csv"), []byte("actor,project\nAda,Mill\nBen,Mill\n"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "actors.csv"), []byte("key,colour,size\nAda,,1\nBen,NA,2\n"), 0o600))
	out := filepath.Join(t.TempDir(), "out")
	_, problems := try(t, 1, "-in", dir, "-by", "colour", "-out", out)
	require.Contains(t, problems, "the column is there, in actors.csv, but no row has a value in it")
	_, problems = try(t, 1, "-in", dir, "-by", "colour", "-lang", "fr", "-out", out)
	require.Contains(t, problems, "la colonne existe, dans actors.csv, mais aucune ligne n'y a de valeur")
	require.NoDirExists(t, out)
}
