package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/metrics/catalogue"
)

const module = "../.."

// written is the lines of the page as they are now.
func written(t *testing.T) []string {
	var page bytes.Buffer
	require.NoError(t, write(&page, module))
	return strings.Split(page.String(), "\n")
}

func TestPageIsUpToDate(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(module, "docs", "measures.md"))
	require.NoError(t, err)
	require.Equal(t, strings.Join(written(t), "\n"), string(page), "run go generate ./metrics/catalogue")
}

func TestNoLineIsLong(t *testing.T) {
	for i, line := range written(t) {
		require.LessOrEqual(t, utf8.RuneCountInString(line), 160, "line %d: %s", i+1, line)
	}
}

// Who looks for a measure by a name that we do not use finds the one that is meant, in
// one line.
func TestOtherNamesAreFound(t *testing.T) {
	lines := written(t)
	for words, measures := range map[string][]string{
		"structural holes":              {"metrics.Constraint", "metrics.EffectiveSize", "metrics.TwoModeConstraint"},
		"average path length":           {"metrics.Distances"},
		"characteristic path length":    {"metrics.Distances"},
		"articulation points":           {"metrics.CutNodes"},
		"isthmus":                       {"metrics.CutTies"},
		"bridges":                       {"metrics.CutTies", "metrics.LocalBridges"},
		"reinforcement":                 {"metrics.RobinsAlexander"},
		"k-core":                        {"metrics.KCore"},
		"coreness":                      {"metrics.KCore", "metrics.ContinuousCore"},
		"hub":                           {"metrics.HITS"},
		"authority":                     {"metrics.HITS"},
		"assortative mixing":            {"metrics.Mixing", "metrics.MixingTable", "metrics.Assortativity"},
		"homophily":                     {"metrics.Homophily"},
		"E-I index":                     {"metrics.Homophily", "metrics.MixingTable"},
		"small world":                   {"metrics.SmallWorld"},
		"co-membership":                 {"graph.OneMode"},
		"affiliation network":           {"graph.Network"},
		"bipartite":                     {"graph.Network"},
		"incidence":                     {"graph.Network"},
		"clique overlap":                {"metrics.Cliques"},
		"current-flow closeness":        {"metrics.InformationCentrality"},
		"random walk":                   {"metrics.PageRank"},
		"random-walk betweenness":       {"metrics.CurrentFlow"},
		"prestige":                      {"metrics.PageRank", "metrics.HITS", "metrics.Katz"},
		"Burt":                          {"metrics.Constraint", "metrics.Hierarchy", "metrics.LocalBridges"},
		"Gould and Fernandez":           {"brokerage.Roles"},
		"Bonacich":                      {"metrics.PowerCentrality", "metrics.Eigenvector"},
		"Freeman":                       {"metrics.Degree", "metrics.Closeness", "metrics.Betweenness", "metrics.Centralization"},
		"adjusted Rand":                 {"compare.Agreement"},
		"trou structural":               {"metrics.Constraint"},
		"centralité d'intermédiarité":   {"metrics.Betweenness"},
		"centralité de proximité":       {"metrics.Closeness"},
		"équivalence structurale":       {"position.Structural"},
		"points d'articulation":         {"metrics.CutNodes"},
		"composantes connexes":          {"metrics.Components"},
		"multiple testing":              {"backbone.Significant"},
		"configuration model":           {"null.Curveball"},
		"validated projection":          {"backbone.FixedRow"},
		"normalized mutual information": {"compare.Agreement"},
	} {
		for _, of := range measures {
			require.True(t, slices.ContainsFunc(lines, func(line string) bool {
				return strings.HasPrefix(line, "- Other names of `"+of+"`") && strings.Contains(strings.ToLower(line), strings.ToLower(words))
			}), "%q does not lead to %s", words, of)
		}
	}
}

// Every entry, and every type or function that measures, is in exactly one family.
func TestFamiliesHaveEveryMeasureOnce(t *testing.T) {
	found := map[string]int{}
	for _, f := range families {
		for _, m := range f.measures {
			require.NotEmpty(t, m.words, m.of)
			found[m.of]++
		}
	}
	for of, times := range found {
		require.Equal(t, 1, times, of)
	}
	for _, e := range catalogue.All() {
		require.Contains(t, found, e.Type(), e.Name)
	}
	all, err := commentsOf(module, folders)
	require.NoError(t, err)
	for _, c := range all {
		if measures(c) {
			require.Contains(t, found, c.name)
		}
	}
}

// measures tells whether a comment is of a measure: one that names where it was published,
// or has one of the verbs.
func measures(c comment) bool {
	if strings.HasPrefix(c.name, "catalogue.") || strings.HasPrefix(c.text, "Measure ") {
		return false
	}
	published := func(of comment) bool { return len(of.references()) > 0 }
	verb := func(of comment) bool {
		return slices.Contains([]string{"Scores", "Partition", "TieScores", "Value", "Best"}, of.name[strings.LastIndex(of.name, ".")+1:])
	}
	return published(c) || slices.ContainsFunc(c.parts, published) || slices.ContainsFunc(c.parts, verb)
}

// Every measure has a file, and a comment with its cost and with where it was published.
func TestCommentsSayCostAndReferences(t *testing.T) {
	counted := map[string]bool{"graph.Network": true, "graph.OneMode": true, "compare.Overlap": true} // numbers that are at hand
	all, err := commentsOf(module, append([]string{"graph"}, folders...))
	require.NoError(t, err)
	comments := map[string]comment{}
	for _, c := range all {
		comments[c.name] = c
	}
	for _, f := range families {
		for _, m := range f.measures {
			c := comments[m.of]
			require.FileExists(t, filepath.Join(module, filepath.FromSlash(c.file)), m.of)
			require.NotEmpty(t, c.says, m.of)
			if counted[m.of] {
				continue
			}
			_, ok := c.section("Cost")
			require.True(t, ok, "%s has no Cost", m.of)
			published := slices.ContainsFunc(append(c.parts, c), func(of comment) bool { return len(of.references()) > 0 })
			require.True(t, published, "%s has no References", m.of)
		}
	}
}

// The comments that lead to measures name what exists, and that of package metrics names
// all of its measures.
func TestPackageCommentsLeadToMeasures(t *testing.T) {
	all, err := commentsOf(module, append([]string{"graph", "io", "viz"}, folders...))
	require.NoError(t, err)
	exists := map[string]bool{}
	for _, c := range all {
		exists[c.name] = true
		for _, part := range c.parts {
			exists[part.name] = true
		}
	}
	root, err := os.ReadFile(filepath.Join(module, "doc.go"))
	require.NoError(t, err)
	found := regexp.MustCompile(`\b(graph|graphio|viz|metrics|brokerage|compare|community|backbone|position|null|catalogue)(\.[A-Z]\w*)+`).FindAllString(string(root), -1)
	require.NotEmpty(t, found)
	for _, name := range found {
		require.True(t, exists[name] || name == "graph.Newman", "doc.go names %s", name)
	}
	text, err := os.ReadFile(filepath.Join(module, "metrics", "metrics.go"))
	require.NoError(t, err)
	introduction, _, _ := strings.Cut(string(text), "\npackage metrics\n")
	for _, f := range families {
		for _, m := range f.measures {
			if name, ok := strings.CutPrefix(m.of, "metrics."); ok && name != "MixingTable" {
				require.Contains(t, introduction, "["+name+"]")
			}
		}
	}
}

func TestSentence(t *testing.T) {
	for text, first := range map[string]string{
		"ignored.":                         "ignored.",
		"ignored, unless Weighted. It is":  "ignored, unless Weighted.",
		"that of Liu et al. (2020). Other": "that of Liu et al. (2020).",
		"O(1), once built. A whole":        "O(1), once built.",
	} {
		require.Equal(t, first, sentence(text))
	}
}

func TestSectionsOfAComment(t *testing.T) {
	c := comment{text: "X is.\n\nWeights: ignored,\nunless [graph.Network] says. So.\nDirections: ignored.\n\nCost: O(n).\n\n" +
		"References: Seidman (1983), doi:10.1016/0378-8733(83)90028-X; Harary\n(1969), isbn:978-0-201-02787-7, chapter 3.\n"}
	require.Equal(t, "ignored, unless `graph.Network` says.", c.weights())
	require.Equal(t, "O(n).", c.cost())
	require.Equal(t, []string{"Seidman (1983), <https://doi.org/10.1016/0378-8733(83)90028-X>", "Harary (1969), isbn:978-0-201-02787-7, chapter 3"}, c.references())
	require.Equal(t, "<https://doi.org/10.1016/0378-8733(83)90028-X> · isbn:978-0-201-02787-7", c.addresses())
	require.Empty(t, comment{}.weights())
}

// The index of decisions has every record, under its title.
func TestDecisionsAreListed(t *testing.T) {
	folder := filepath.Join(module, "docs", "decisions")
	index, err := os.ReadFile(filepath.Join(folder, "README.md"))
	require.NoError(t, err)
	records, err := filepath.Glob(filepath.Join(folder, "[0-9]*.md"))
	require.NoError(t, err)
	require.NotEmpty(t, records)
	listed := map[string]bool{}
	for _, line := range strings.Split(string(index), "\n") {
		if _, rest, ok := strings.Cut(line, "]("); ok {
			file, _, _ := strings.Cut(rest, ")")
			listed[file] = true
		}
	}
	for _, record := range records {
		require.Contains(t, listed, filepath.Base(record), "docs/decisions/README.md does not list it")
		delete(listed, filepath.Base(record))
	}
	for _, file := range slices.Sorted(maps.Keys(listed)) {
		require.FileExists(t, filepath.Join(folder, file), "docs/decisions/README.md")
	}
}
