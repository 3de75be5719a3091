package metrics_test

import (
	"compress/gzip"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// table reads actor and project of a compressed table outside the repository. The
// test is skipped if there is none.
func table(t testing.TB, name string) *graph.Network {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "shared", "data", name))
	if err != nil {
		t.Skip("needs the shared data: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	rows, err := csv.NewReader(z).ReadAll()
	require.NoError(t, err)
	var b graph.Builder
	for _, row := range rows[1:] {
		require.NoError(t, b.Add(row[0], row[1], 1))
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

// Horizon 2020 on one page, with times and memory: go test -v -run Cordis.
func TestCordis(t *testing.T) {
	if testing.Short() || !testing.Verbose() {
		t.Skip("takes minutes: run it with -v")
	}
	net := table(t, "cordis_h2020/participations.csv.gz")
	actors := net.OneMode(graph.Actor, graph.Count)
	ctx := context.Background()
	timed := func(name string, f func() error) {
		runtime.GC()
		debug.FreeOSMemory()
		start := time.Now()
		require.NoError(t, f())
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		t.Logf("%-28s %8.3f s, %4d MB", name, time.Since(start).Seconds(), m.HeapAlloc>>20)
	}
	of := func(m metrics.Measure, g graph.Graph) func() error {
		return func() error { _, err := m.Scores(ctx, g); return err }
	}
	timed("closeness, two modes", of(metrics.Closeness{}, net))
	timed("closeness, actors", of(metrics.Closeness{}, actors))
	timed("harmonic, actors", of(metrics.Harmonic{}, actors))
	timed("distances, actors", func() error {
		d, err := metrics.Distances{}.Summary(ctx, actors)
		t.Logf("%+v", d)
		return err
	})
	timed("projection", func() error { require.Equal(t, 796670, actors.Ties()); return nil })
	timed("clustering", of(metrics.Clustering{}, actors))
	timed("transitivity", func() error { metrics.Transitivity(actors); return nil })
	timed("latapy", of(metrics.Latapy{}, net))
	timed("redundancy", of(metrics.Redundancy{}, net))
	timed("Robins-Alexander", func() error { metrics.RobinsAlexander(net); return nil })
	timed("assortativity", func() error { metrics.Assortativity(actors); return nil })
	timed("betweenness, two modes", of(metrics.Betweenness{}, net))
	timed("betweenness, actors", of(metrics.Betweenness{}, actors))
}
