package metrics_test

import (
	"fmt"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	gonumpath "gonum.org/v1/gonum/graph/path"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// BenchmarkDistances compares ways to the distances from all nodes, in time for
// one source. The textbook searches from one node after the other, in the rows of
// the graph itself; on large networks from some nodes only.
func BenchmarkDistances(b *testing.B) {
	for _, name := range []string{"bench/M", "bench/C", "cordis_h2020/participations"} {
		b.Run("network="+name, func(b *testing.B) { benchmarkDistances(b, nettest.Shared(b, name+".csv.gz")) })
	}
	for _, actors := range []int{100, 500, 2000} {
		b.Run(fmt.Sprintf("actors=%d", actors), func(b *testing.B) {
			benchmarkDistances(b, affiliation(b, 1, actors, actors))
		})
	}
}

func benchmarkDistances(b *testing.B, net *graph.Network) {
	for _, c := range []struct {
		mode string
		g    graph.Graph
	}{{"two", net}, {"one", net.OneMode(graph.Actor, graph.Binary)}} {
		way := func(name string, sources int, run func()) {
			b.Run("modes="+c.mode+"/way="+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					run()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(sources), "ns/source")
			})
		}
		n := c.g.Len()
		way("sweeps", n, func() { nettest.Scores(b, metrics.Harmonic{Workers: 1}, c.g) })
		rows, some := c.g.Rows(), min(n, 500)
		steps, queue := make([]int32, n), make([]int32, 0, n)
		way("textbook", some, func() {
			for i := range some {
				queue = search(rows, i*n/some, steps, queue)
			}
		})
		if n <= 1000 {
			way("gonum", n, func() { network.Harmonic(c.g, gonumpath.DijkstraAllPaths(c.g)) })
		}
	}
}
