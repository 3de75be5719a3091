package metrics_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// cohesionNetwork is a network of cohesion.csv and what networkx and igraph say of it.
type cohesionNetwork struct {
	*graph.OneMode
	rows map[string][]string
}

func cohesionNetworks(t *testing.T) (all []cohesionNetwork) {
	t.Helper()
	for _, row := range nettest.Table(t, "cohesion.csv") {
		fields := strings.Fields(row[2])
		if row[0] == "network" {
			tied, n := map[string]bool{}, 0
			for _, field := range fields {
				if tied[field] = true; !strings.Contains(field, "-") {
					n++
				}
			}
			g := nettest.OneMode(t, n, func(i, j int) bool { return tied[joined([]int{i, j})] })
			all = append(all, cohesionNetwork{g, map[string][]string{}})
			continue
		}
		all[len(all)-1].rows[row[0]] = fields
	}
	return all
}

// joined is nodes as the file has them.
func joined(nodes []int) string {
	var text []string
	for _, v := range nodes {
		text = append(text, strconv.Itoa(v))
	}
	return strings.Join(text, "-")
}

// above is the nodes or ties that have more than a number, as the file has them.
func above(least float64, s graph.TieScores) (all []string) {
	for tie, v := range s.All() {
		if v > least {
			all = append(all, joined([]int{tie.From.Index, tie.To.Index})+":"+strconv.Itoa(int(v)))
		}
	}
	return all
}

func TestCrossCheckOfCohesion(t *testing.T) {
	all := cohesionNetworks(t)
	require.Len(t, all, 260)
	for id, g := range all {
		same := func(row string, got []string) {
			t.Helper()
			want := g.rows[row]
			slices.Sort(want)
			slices.Sort(got)
			require.Equal(t, strings.Join(want, " "), strings.Join(got, " "), "%s of network %d", row, id)
		}
		var cut, parts, cliques []string
		for v, k := range nettest.Scores(t, metrics.CutNodes{}, g.OneMode).All() {
			if k > 0 {
				cut = append(cut, strconv.Itoa(v.Index)+":"+strconv.Itoa(int(k)))
			}
		}
		for _, b := range blocks(t, g.OneMode) {
			parts = append(parts, joined(nettest.Places(b.Nodes)))
		}
		for _, c := range list(t, metrics.Cliques{}.All(t.Context(), g.OneMode)) {
			cliques = append(cliques, joined(c))
		}
		bridges, err := metrics.CutTies{}.TieScores(t.Context(), g.OneMode)
		require.NoError(t, err)
		largest, err := metrics.LargestClique{}.Nodes(t.Context(), g.OneMode)
		require.NoError(t, err)
		same("cut_nodes", cut)
		same("cut_ties", above(0, bridges))
		same("blocks", parts)
		same("truss", above(0, trusses(t, g.OneMode)))
		same("cliques", cliques)
		same("connectivity", []string{strconv.Itoa(connectivity(t, g.OneMode))})
		same("clique_number", []string{strconv.Itoa(len(largest))})
	}
}

// networkx and igraph do not always agree on k-components (docs/decisions/0140). So
// every group of ours must be as cohesive as we say, and every group of theirs that is
// not ours must be less so, or a part of a larger one.
func TestCrossCheckOfKComponents(t *testing.T) {
	agree := map[string]int{}
	for id, g := range cohesionNetworks(t) {
		near, ours, found := tinyOf(g.OneMode), []string{}, groups(t, g.OneMode)
		for _, group := range found {
			ours = append(ours, strconv.Itoa(group.K)+":"+joined(group.Nodes))
			require.Equal(t, group.K, near.connectivity(setOf(group.Nodes)), id)
		}
		slices.Sort(ours)
		if _, differs := g.rows["networkx_groups"]; !differs {
			g.rows["networkx_groups"] = g.rows["igraph_groups"]
		}
		for _, by := range []string{"networkx_groups", "igraph_groups"} {
			if slices.Equal(ours, g.rows[by]) {
				agree[by]++
			}
			for _, theirs := range g.rows[by] {
				k, nodes := groupOf(t, theirs)
				explained := slices.Contains(ours, theirs) || near.connectivity(setOf(nodes)) < k ||
					slices.ContainsFunc(found, func(o cohesive) bool { return o.K >= k && within(nodes, o.Nodes) })
				require.True(t, explained, "%s of %s, network %d", theirs, by, id)
			}
		}
	}
	require.Equal(t, map[string]int{"networkx_groups": 256, "igraph_groups": 252}, agree)
}

func setOf(nodes []int) (set uint) {
	for _, v := range nodes {
		set |= 1 << v
	}
	return set
}

func groupOf(t *testing.T, text string) (k int, nodes []int) {
	t.Helper()
	before, after, _ := strings.Cut(text, ":")
	k, err := strconv.Atoi(before)
	require.NoError(t, err)
	for field := range strings.SplitSeq(after, "-") {
		v, err := strconv.Atoi(field)
		require.NoError(t, err)
		nodes = append(nodes, v)
	}
	return k, nodes
}
