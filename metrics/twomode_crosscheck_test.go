package metrics_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// crossed is a network of twomode.csv, and what other programs say of it.
type crossed struct {
	*graph.Network
	rows map[string][]string
}

// crossedNetworks reads twomode.csv and what vegan says of the same networks. The theme
// of a project is the project itself, so that the diversity of an actor's themes is
// that of its row.
func crossedNetworks(t *testing.T) (all []crossed) {
	t.Helper()
	for _, file := range []string{"twomode.csv", "vegan.csv"} {
		for _, row := range nettest.Table(t, file) {
			fields := strings.Fields(row[2])
			if row[0] == "network" {
				all = append(all, crossed{crossedNetwork(t, fields), map[string][]string{}})
				continue
			}
			network, err := strconv.Atoi(row[1])
			require.NoError(t, err)
			all[network].rows[row[0]] = fields
		}
	}
	return all
}

func crossedNetwork(t *testing.T, rows []string) *graph.Network {
	t.Helper()
	var b graph.Builder
	actor, project := func(i int) string { return fmt.Sprintf("a%02d", i) }, func(i int) string { return fmt.Sprintf("p%02d", i) }
	for p := range len(rows[0]) {
		require.NoError(t, b.AddProject(project(p), "", graph.Text("theme", project(p))))
	}
	for a, row := range rows {
		require.NoError(t, b.AddActor(actor(a), ""))
		for p, digit := range row {
			if digit > '0' {
				require.NoError(t, b.Add(actor(a), project(p), float64(digit-'0')))
			}
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

// numbers is the numbers of a row.
func (c crossed) numbers(t *testing.T, row string) []float64 {
	t.Helper()
	all := []float64{}
	for _, field := range c.rows[row] {
		x, err := strconv.ParseFloat(field, 64)
		require.NoError(t, err)
		all = append(all, x)
	}
	return all
}

// same wants the numbers of a row.
func (c crossed) same(t *testing.T, row string, got ...float64) {
	t.Helper()
	want := c.numbers(t, row)
	require.Len(t, got, len(want), row)
	for i, x := range want {
		if math.IsNaN(x) {
			require.True(t, math.IsNaN(got[i]), "%s %d", row, i)
			continue
		}
		require.InDelta(t, x, got[i], 1e-12*max(1, math.Abs(x)), "%s %d", row, i)
	}
}

// places is nodes in the manner of the file: actors by number, and projects.
func places(net *graph.Network, nodes []int) string {
	var actors, projects []int
	for _, v := range nodes {
		if net.At(v).Mode == graph.Actor {
			actors = append(actors, v)
		} else {
			projects = append(projects, v-net.Count(graph.Actor))
		}
	}
	return joined(actors) + "+" + joined(projects)
}

func TestCrossCheckOfTwoModes(t *testing.T) {
	all := crossedNetworks(t)
	require.Len(t, all, 220)
	for _, net := range all {
		net.same(t, "butterflies", nettest.Scores(t, metrics.Butterflies{}, net.Network).Values()...)
		for row, core := range map[string]metrics.TwoModeCore{"core 1 2": {P: 1, Q: 2}, "core 2 1": {P: 2, Q: 1}, "core 2 2": {P: 2, Q: 2}, "core 3 2": {P: 3, Q: 2}} {
			p, err := core.Partition(t.Context(), net.Network)
			require.NoError(t, err)
			var nodes []int
			for v, group := range p.All() {
				if group == 0 {
					nodes = append(nodes, v.Index)
				}
			}
			require.Equal(t, net.rows[row][0], places(net.Network, nodes), row)
		}
		var bicliques []string
		for b, err := range (metrics.MaximalBicliques{}).All(t.Context(), net.Network) {
			require.NoError(t, err)
			var nodes []int
			for _, v := range slices.Concat(b.Actors, b.Projects) {
				nodes = append(nodes, v.Index)
			}
			bicliques = append(bicliques, places(net.Network, nodes))
		}
		slices.Sort(bicliques)
		require.Equal(t, net.rows["bicliques"], append([]string{}, bicliques...))
		for name, value := range map[string]metrics.PathValue{
			"one": metrics.CountedPaths, "am": metrics.ArithmeticPaths, "gm": metrics.GeometricPaths, "mi": metrics.WeakestPaths, "ma": metrics.StrongestPaths,
		} {
			if net.rows["opsahl "+name] == nil {
				continue
			}
			m := metrics.Opsahl{Paths: value}
			net.same(t, "opsahl "+name, nettest.Scores(t, m, net.Network).Values()...)
			net.same(t, "global "+name, nettest.Value(t, m, net.Network))
		}
		if net.Ties() > 0 {
			m := metrics.Specialization{Continuous: true}
			net.same(t, "distances", nettest.Scores(t, m, net.Network).Values()...)
			s, err := m.Summary(t.Context(), net.Network)
			require.NoError(t, err)
			net.same(t, "entropies", s.H2, s.Max)
		}
	}
}

func TestCrossCheckOfVegan(t *testing.T) {
	for _, net := range crossedNetworks(t) {
		if net.rows["nodf"] != nil {
			n, err := metrics.NODF{}.Summary(t.Context(), net.Network)
			require.NoError(t, err)
			net.same(t, "nodf", n.Total, n.Actors, n.Projects)
		}
		for row, index := range map[string]metrics.DiversityIndex{"shannon": metrics.Shannon, "simpson": metrics.Blau, "invsimpson": metrics.Simpson, "richness": metrics.Richness} {
			d, err := metrics.Diversity{By: net.Column(graph.Project, "theme"), Index: index, Weighted: true}.Scores(t.Context(), net.Network)
			require.NoError(t, err)
			for a, want := range net.numbers(t, row) {
				if net.Rows().Degree(a) == 0 {
					require.True(t, math.IsNaN(d.At(a))) // vegan: 0, 1 or infinite
				} else {
					nettest.Near(t, want, d.At(a))
				}
			}
		}
	}
}
