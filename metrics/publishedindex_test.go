package metrics_test

import (
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/internal/nettest"
)

// Every published value that we have collected is checked by a test, or a decision
// record says why not: published_index.csv names them, and no other. What TestPublished
// checks, it checks number by number.
func TestEveryPublishedValue(t *testing.T) {
	tests := testNames(t)
	index, checked := map[[2]string]int{}, map[[2]string]bool{}
	for _, row := range nettest.Table(t, "published_index.csv") {
		n, err := strconv.Atoi(row[2])
		require.NoError(t, err)
		index[[2]string{row[0], row[1]}] = n
		if strings.HasPrefix(row[3], "docs/") {
			require.FileExists(t, filepath.Join("..", row[3]), "%v", row)
			continue
		}
		require.Contains(t, tests, row[3], "%v", row)
		checked[[2]string{row[0], row[1]}] = row[3] == "TestPublished"
	}
	f, err := os.Open(filepath.Join("..", "..", "shared", "evidence", "published_values.csv"))
	if err != nil {
		t.Skip("needs the shared evidence: ", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	found, ours := map[[2]string]int{}, publishedNumbers(t)
	for _, row := range rows[1:] {
		group := [2]string{row[0], row[1]}
		found[group]++
		if number, err := strconv.ParseFloat(row[3], 64); checked[group] {
			require.NoError(t, err)
			node := strings.Replace(strings.ToLower(row[2]), "myrna", "myra", 1) // spelt both ways
			require.True(t, ours[published{node, number}], "%v", row)
		}
	}
	require.Equal(t, found, index)
}

// published is a number of a node, in lower case, or of a network.
type published struct {
	node   string
	number float64
}

// publishedNumbers is what TestPublished checks.
func publishedNumbers(t *testing.T) map[published]bool {
	t.Helper()
	all := map[published]bool{}
	for _, row := range nettest.Table(t, "published.csv") {
		number, err := strconv.ParseFloat(row[3], 64)
		require.NoError(t, err)
		all[published{strings.ToLower(row[2]), number}] = true
	}
	return all
}

// testNames is the names of all tests of the module.
func testNames(t *testing.T) map[string]bool {
	t.Helper()
	names, declared := map[string]bool{}, regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range declared.FindAllStringSubmatch(string(text), -1) {
			names[m[1]] = true
		}
		return err
	})
	require.NoError(t, err)
	return names
}
