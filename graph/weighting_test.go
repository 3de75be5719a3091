package graph_test

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
)

const (
	// Newman (2001), Physical Review E 64, 016132, Fig. 6.
	newman6 = "A:1,2,3 B:1,2,3 C:1 D:1 E:3"
	// Opsahl (2009), toreopsahl.com, "Projecting two-mode networks onto weighted one-mode networks".
	opsahl = "A:1,2 B:1,2,3,4,5 C:1 D:3 E:4,5,6 F:6"
)

// The values are those of the papers, as the tests of networkx 3
// (bipartite/tests/test_project.py) print them.
func TestWeightingPublished(t *testing.T) {
	check := func(text string, w graph.Weighting, want string) {
		t.Helper()
		require.Equal(t, want, ties(nettest.Parse(t, text).OneMode(graph.Actor, w).All()), w.Name)
	}
	check(newman6, graph.Newman, "A-B 1.83333, A-C 0.333333, A-D 0.333333, A-E 0.5, B-C 0.333333, B-D 0.333333, B-E 0.5, C-D 0.333333")
	check(opsahl, graph.Newman, "A-B 1.5, A-C 0.5, B-C 0.5, B-D 1, B-E 2, E-F 1")
	check(opsahl, graph.Count, "A-B 2, A-C 1, B-C 1, B-D 1, B-E 2, E-F 1")
	check(opsahl, graph.Jaccard, "A-B 0.4, A-C 0.5, B-C 0.2, B-D 0.2, B-E 0.333333, E-F 0.333333")
	// test_project_weighted_overlap: shared over the smaller degree.
	check(opsahl, graph.Overlap, "A-B 1, A-C 1, B-C 1, B-D 1, B-E 0.666667, E-F 1")
	check(opsahl, graph.Binary, "A-B 1, A-C 1, B-C 1, B-D 1, B-E 1, E-F 1")
}

// Davis, Gardner and Gardner (1941): 139 pairs of women and 66 of events meet
// (R4SNA, "two-mode networks").
func TestWeightingSouthernWomen(t *testing.T) {
	net := nettest.Parse(t, davis)
	require.Equal(t, []int{18, 14, 89}, []int{net.Count(graph.Actor), net.Count(graph.Project), net.Ties()})
	for _, w := range graph.Weightings() {
		require.Equal(t, 139, net.OneMode(graph.Actor, w).Ties(), w.Name)
		require.Equal(t, 66, net.OneMode(graph.Project, w).Ties(), w.Name)
	}
	// R4SNA: 46 ties of women are stronger than the mean.
	women := net.OneMode(graph.Actor, graph.Count)
	sum, strong := 0.0, 0
	for tie := range women.All() {
		sum += tie.Weight
	}
	for tie := range women.All() {
		if tie.Weight > sum/139 {
			strong++
		}
	}
	require.Equal(t, 46, strong)

	// tnet 3.0.16, projecting_tm(Davis.Southern.women.2mode, method = "Newman").
	newman := net.OneMode(graph.Actor, graph.Newman)
	for pair, want := range map[[2]string]float64{
		{"1", "2"}: 1.56263736263736, {"1", "3"}: 1.48687978687979, {"1", "4"}: 1.3959706959707,
		{"1", "18"}: 0.0909090909090909, {"5", "10"}: 0.111111111111111, {"7", "8"}: 0.21978021978022,
		{"9", "16"}: 0.167832167832168, {"11", "12"}: 0.617832167832168, {"12", "13"}: 1.61783216783217,
		{"13", "14"}: 1.6520202020202, {"14", "15"}: 0.894444444444444, {"17", "18"}: 0.424242424242424,
	} {
		require.InDelta(t, want, between(t, newman, pair[0], pair[1]), 1e-12, "%v", pair)
	}
}

func between(t testing.TB, one *graph.OneMode, x, y string) float64 {
	t.Helper()
	a, ok := one.Find(graph.Actor, x)
	require.True(t, ok)
	b, ok := one.Find(graph.Actor, y)
	require.True(t, ok)
	w, _ := one.Rows().Weight(a.Index, b.Index)
	return w
}

// TestWeightingTnet compares all 278 weights with tnet's, where they are at hand
// (ESSAIM_REFERENCE names the folder; tnet is GPL, so they are not ours to ship).
func TestWeightingTnet(t *testing.T) {
	folder := os.Getenv("ESSAIM_REFERENCE")
	if folder == "" {
		t.Skip("ESSAIM_REFERENCE is not set")
	}
	for name, w := range map[string]graph.Weighting{"onemode_newman.csv": graph.Newman, "onemode_cooccurrence.csv": graph.Count} {
		file, err := os.Open(filepath.Join(folder, "tnet_southern_women", name))
		require.NoError(t, err)
		defer file.Close()
		rows, err := csv.NewReader(file).ReadAll()
		require.NoError(t, err)
		one := nettest.Parse(t, davis).OneMode(graph.Actor, w)
		require.Len(t, rows[1:], one.Rows().Entries())
		for _, row := range rows[1:] {
			want, err := strconv.ParseFloat(row[2], 64)
			require.NoError(t, err)
			require.InDelta(t, want, between(t, one, row[0], row[1]), 1e-12, "%v", row)
		}
	}
}

// In the complete network K(m, n) any two actors share all n projects.
func TestWeightingClosedForms(t *testing.T) {
	for _, size := range [][2]int{{2, 1}, {2, 5}, {5, 3}, {4, 4}} {
		m, n := size[0], size[1]
		net := nettest.Complete(t, m, n)
		for _, c := range []struct {
			w    graph.Weighting
			want float64
		}{
			{graph.Binary, 1},
			{graph.Count, float64(n)},
			{graph.Newman, float64(n) / float64(m-1)},
			{graph.Hyperbolic, float64(n) / float64(m)},
			{graph.Jaccard, 1},
			{graph.Overlap, 1},
			{graph.Cosine, 1},
		} {
			one := net.OneMode(graph.Actor, c.w)
			require.Equal(t, m*(m-1)/2, one.Ties())
			for tie := range one.All() {
				require.InDelta(t, c.want, tie.Weight, 1e-12, "%s of K(%d,%d)", c.w.Name, m, n)
			}
		}
	}
	// One shared project of 1 and 3: 1/3 of the union, all of the smaller, 1/√3.
	net := nettest.Parse(t, "A:P B:P,Q,R")
	require.Equal(t, "A-B 0.333333", ties(net.OneMode(graph.Actor, graph.Jaccard).All()))
	require.Equal(t, "A-B 1", ties(net.OneMode(graph.Actor, graph.Overlap).All()))
	require.Equal(t, "A-B 0.57735", ties(net.OneMode(graph.Actor, graph.Cosine).All()))
}

// slow is the definition of a weighting, on sets.
func slow(name string, x, y map[string]bool, members func(string) int) float64 {
	shared, newman, hyperbolic := 0.0, 0.0, 0.0
	for p := range x {
		if y[p] {
			shared++
			newman += 1 / float64(members(p)-1)
			hyperbolic += 1 / float64(members(p))
		}
	}
	if shared == 0 {
		return 0
	}
	union := map[string]bool{}
	for p := range x {
		union[p] = true
	}
	for p := range y {
		union[p] = true
	}
	return map[string]float64{
		"binary": 1, "count": shared, "newman": newman, "hyperbolic": hyperbolic,
		"jaccard": shared / float64(len(union)),
		"overlap": shared / math.Min(float64(len(x)), float64(len(y))),
		"cosine":  shared / math.Sqrt(float64(len(x)*len(y))),
	}[name]
}

func TestWeightingOracle(t *testing.T) {
	for seed := range uint64(50) {
		net := nettest.Random(t, seed, 3+int(seed%9), 2+int(seed%7), .1+float64(seed%5)/6)
		for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
			sets := map[string]map[string]bool{}
			for n := range net.Of(mode) {
				sets[n.Key] = map[string]bool{}
			}
			for tie := range net.All() {
				ends := [2]string{tie.From.Key, tie.To.Key}
				sets[ends[mode]][ends[mode.Other()]] = true
			}
			members := func(p string) (k int) {
				for _, set := range sets {
					if set[p] {
						k++
					}
				}
				return k
			}
			for _, w := range graph.Weightings() {
				for _, minimum := range []float64{0, .5, 2} {
					one := net.OneMode(mode, w.AtLeast(minimum))
					graph.CheckOneMode(t, one)
					for i := range one.Len() {
						for j := range i {
							want := slow(w.Name, sets[one.At(i).Key], sets[one.At(j).Key], members)
							if math.Abs(want-minimum) < 1e-9 && want != math.Trunc(want) {
								continue // rounding decides
							}
							if want < minimum {
								want = 0
							}
							got, tied := one.Rows().Weight(i, j)
							require.InDelta(t, want, got, 1e-12, "%s %s seed %d", w.Name, mode, seed)
							require.Equal(t, want > 0, tied)
						}
					}
				}
			}
		}
	}
}

// Weights of participations play no part.
func TestWeightingIgnoresStatedWeights(t *testing.T) {
	var b graph.Builder
	b.Add("A", "P", 7)
	b.Add("B", "P", 9)
	require.Equal(t, "A-B 1", ties(build(t, &b).OneMode(graph.Actor, graph.Count).All()))
}

func TestWeightingCustom(t *testing.T) {
	net := nettest.Parse(t, "A:P,Q B:P,Q C:P D:Q E:")
	weigh := func(f func(i, j graph.Node, shared []graph.Node) float64) string {
		return ties(net.OneMode(graph.Actor, graph.Custom("mine", f)).All())
	}
	require.Equal(t, "A-B 20, A-C 10, A-D 10, B-C 10, B-D 10", weigh(func(_, _ graph.Node, shared []graph.Node) float64 {
		return 10 * float64(len(shared))
	}))
	require.Equal(t, "A-B 1", weigh(func(i, j graph.Node, shared []graph.Node) float64 {
		require.NotEmpty(t, shared)
		require.Equal(t, graph.Project, shared[0].Mode)
		if i.Key == "A" && j.Key == "B" {
			return 1
		}
		return [...]float64{0, -1, math.NaN(), math.Inf(1), math.Inf(-1)}[int(j.Key[0])%5] // all leave the pair untied
	}))
	require.Equal(t, 20.0, graph.Custom("mine", nil).AtLeast(20).Minimum())
}

func TestWeightingWhole(t *testing.T) {
	for _, w := range append(graph.Weightings(), graph.Weighting{}) {
		require.True(t, w.Whole(), w.Name)
		require.False(t, w.AtLeast(.5).Whole(), w.Name)
	}
	require.False(t, graph.Custom("mine", func(_, _ graph.Node, _ []graph.Node) float64 { return 1 }).Whole())
}

func TestWeightingAtLeast(t *testing.T) {
	net := nettest.Parse(t, opsahl)
	require.Equal(t, "A-B 2, B-E 2", ties(net.OneMode(graph.Actor, graph.Count.AtLeast(2)).All()))
	require.Equal(t, 6, net.OneMode(graph.Actor, graph.Count.AtLeast(2)).Len()) // nodes stay
	require.Zero(t, graph.Count.Minimum())                                      // AtLeast makes another
	require.Zero(t, net.OneMode(graph.Actor, graph.Count.AtLeast(3)).Ties())
}

// A weight is the sum of the shares, where there are any.
func TestShare(t *testing.T) {
	net := nettest.Random(t, 3, 8, 6, .5)
	for _, w := range graph.Weightings() {
		_, sums := w.Share(2)
		require.Equal(t, w.Name == "count" || w.Name == "newman" || w.Name == "hyperbolic", sums, w.Name)
		_, sums = w.AtLeast(1).Share(2)
		require.False(t, sums)
		for tie := range net.OneMode(graph.Actor, w).All() {
			sum, ok := 0.0, true
			for e := range net.OneMode(graph.Actor, w).Evidence(tie.From.Index, tie.To.Index) {
				share, sums := w.Share(net.Rows().Degree(e.Shared.Index))
				sum += share
				ok = ok && sums
			}
			if ok {
				require.InDelta(t, tie.Weight, sum, 1e-14)
			}
		}
	}
	_, sums := graph.Custom("count", func(graph.Node, graph.Node, []graph.Node) float64 { return 1 }).Share(2)
	require.False(t, sums)
}
