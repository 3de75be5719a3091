package viz_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
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
	for _, m := range []viz.Map{
		{Color: net.Column(graph.Actor, "category")},
		{Color: net.Column(graph.Actor, "category"), ProjectColor: net.Column(graph.Project, "theme"), Lang: "fr", Title: "Jura"},
		{Width: 595, Height: 842},
	} {
		d := checkDrawing(t, m, net)
		checkApart(t, d)
		require.Greater(t, len(d.Labels), 15)
		require.Less(t, len(drawn(t, "svg", m, net)), 250_000)
	}
	checkApart(t, checkDrawing(t, viz.Map{}, net.OneMode(graph.Actor, graph.Count)))
}
