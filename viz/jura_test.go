package viz_test

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/viz"
)

// jura is the real network of 315 nodes, where its data is at hand.
func jura(t *testing.T) *graph.Network {
	t.Helper()
	const folder = "../../shared/data/jura"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("no data of the Jura here")
	}
	var b graph.Builder
	for _, row := range readTable(t, filepath.Join(folder, "actors.csv")) {
		require.NoError(t, b.AddActor(row[0], row[1], graph.Text("category", row[2])))
	}
	for _, row := range readTable(t, filepath.Join(folder, "projects.csv")) {
		require.NoError(t, b.AddProject(row[0], row[1], graph.Text("theme", row[2])))
	}
	for _, row := range readTable(t, filepath.Join(folder, "participations.csv")) {
		require.NoError(t, b.AddParticipation(row[0], row[1]))
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

func readTable(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(path) //nolint:gosec // a path of this test
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	return rows[1:]
}

func TestMapJura(t *testing.T) {
	net := jura(t)
	category := net.Column(graph.Actor, "category")
	for name, m := range map[string]viz.Map{
		"built-in": {Color: category, Labels: 40, Title: "Cooperation", Source: "Source: essaim"},
		"two":      {Color: category, ProjectColor: net.Column(graph.Project, "theme"), Lang: "fr", Title: "Jura"},
		"portrait": {Width: 595, Height: 842, Labels: 40},
		"A5":       {Width: 595, Height: 420, Labels: 40},
	} {
		if testing.Short() && name != "built-in" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			d := checkDrawing(t, m, net)
			checkApart(t, d)
			checkNames(t, d)
			require.Less(t, len(drawn(t, "svg", m, net)), 250_000)
		})
	}
}

func TestMapJuraOneMode(t *testing.T) {
	net := jura(t)
	for _, g := range []graph.Graph{net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Newman)} {
		d := checkDrawing(t, viz.Map{}, g)
		checkApart(t, d)
		checkNames(t, d)
	}
}

// checkNames: nearly all names are there, uncut, and cover nothing.
func checkNames(t *testing.T, d viz.Drawing) {
	t.Helper()
	require.Empty(t, d.Covered())
	require.LessOrEqual(t, d.Unplaced, 3)
	has := map[int]bool{}
	for _, at := range d.Labelled {
		has[at] = true
	}
	for _, at := range d.Wanted[:min(15, len(d.Wanted))] {
		require.True(t, has[at], "%s is left out", d.Nodes[at].Name)
	}
	for _, lines := range d.LabelLines {
		require.NotContains(t, strings.Join(lines, " "), "…")
	}
}

// With places given, nothing moves, and names cover symbols only for the first.
func TestMapJuraPositions(t *testing.T) {
	if testing.Short() {
		t.Skip("two maps")
	}
	net := jura(t)
	m := viz.Map{Labels: 40, Positions: viz.Map{Labels: 40}.Layout(net)}
	d := checkDrawing(t, m, net)
	require.LessOrEqual(t, d.Unplaced, 8)
	require.LessOrEqual(t, len(d.Covered()), 3)
}

func BenchmarkMap(b *testing.B) {
	for _, actors := range []int{100, 1000, 5000} {
		net := sparse(b, actors)
		b.Run(fmt.Sprintf("nodes=%d/ties=%d", net.Len(), net.Ties()), func(b *testing.B) {
			for b.Loop() {
				if err := (viz.Map{}).SVG(io.Discard, net); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
