package graphio_test

import (
	"errors"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	graphio "github.com/essaim/essaim/io"
)

// data is a folder of the shared data, which stays outside the project.
func data(name string) string { return "../../shared/data/" + name }

func skipWithout(t testing.TB, name string) {
	t.Helper()
	if _, err := os.Stat(data(name)); err != nil {
		t.Skip("no data: ", err)
	}
}

// The sizes are those of the README of each folder.
func TestRealData(t *testing.T) {
	check := func(name string, c graphio.CSV, actors, projects, records int) graphio.Report {
		var report graphio.Report
		t.Run(name, func(t *testing.T) {
			skipWithout(t, name)
			c.Report = &report
			net, err := c.ReadFolder(os.DirFS(data(name)))
			require.NoError(t, err)
			require.Equal(t, []int{actors, projects, records}, []int{net.Count(graph.Actor), net.Count(graph.Project), net.Records()})
			if testing.Short() {
				return
			}
			again, err := graphio.CSV{}.ReadFolder(folder(t, graphio.CSV{}, net))
			require.NoError(t, err)
			require.Equal(t, dump(net), dump(again))
		})
		return report
	}
	jura := check("jura", graphio.CSV{}, 223, 92, 387)
	for _, w := range jura.Warnings { // the two that its README names
		require.ErrorIs(t, w, graphio.ErrNotFound)
		require.Contains(t, []string{"La Mouille", "Orbagna"}, w.Value)
	}
	check("cordis_h2020", graphio.CSV{}, 35871, 31451, 144726)
	interreg := check("interreg", graphio.CSV{}, 7006, 1852, 8621)
	order := 0 // two projects end on the day before they start
	for _, w := range interreg.Warnings {
		if errors.Is(w, graph.ErrOrder) {
			order++
		}
	}
	if len(interreg.Files) > 0 { // there are data
		require.Equal(t, 2, order)
	}
	// 19 partners are "non renseigné", which is no actor: 1332 - 1 and 7581 - 19.
	check("anr_pia", graphio.CSV{}, 1331, 1379, 7562)
}
