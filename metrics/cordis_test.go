package metrics_test

import (
	"context"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// Horizon 2020 on one page, with times and memory: go test -v -run Cordis.
func TestCordis(t *testing.T) {
	if testing.Short() || !testing.Verbose() {
		t.Skip("takes minutes: run it with -v")
	}
	net := nettest.Shared(t, "cordis_h2020/participations.csv.gz")
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
	timed("transitivity", func() error { nettest.Value(t, metrics.Transitivity{}, actors); return nil })
	timed("latapy", of(metrics.Latapy{}, net))
	timed("redundancy", of(metrics.Redundancy{}, net))
	timed("Robins-Alexander", func() error { nettest.Value(t, metrics.RobinsAlexander{}, net); return nil })
	timed("assortativity", func() error { nettest.Value(t, metrics.Assortativity{}, actors); return nil })
	timed("betweenness, two modes", of(metrics.Betweenness{}, net))
	timed("betweenness, actors", of(metrics.Betweenness{}, actors))
}
