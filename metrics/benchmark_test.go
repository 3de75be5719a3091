package metrics_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/graph/network"
	gonumpath "gonum.org/v1/gonum/graph/path"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/null"
)

// Affiliation is an invented network with few large and many small projects, and
// actors with heavy tails: the shape of real programmes.
func affiliation(t testing.TB, seed uint64, actors, projects int) *graph.Network {
	t.Helper()
	net, err := null.Affiliation{Actors: actors, Projects: projects, Participations: 17 * actors / 4, Seed: seed}.Network(t.Context())
	require.NoError(t, err)
	return net
}

// gonum counts each pair twice, and leaves nodes of betweenness 0 out.
func TestGonumBetweenness(t *testing.T) {
	for seed := range uint64(10) {
		net := affiliation(t, seed, 40, 25)
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Count)} {
			want := network.Betweenness(g)
			like(t, metrics.Betweenness{}, g, func(v int) float64 { return want[int64(v)] / 2 })
		}
	}
}

func TestGonumDistances(t *testing.T) {
	for seed := range uint64(10) {
		net := affiliation(t, seed, 40, 25)
		g := net.OneMode(graph.Actor, graph.Binary)
		paths := gonumpath.DijkstraAllPaths(g)
		like(t, metrics.Harmonic{}, g, func(v int) float64 {
			sum := 0.0
			for u := range g.Len() {
				if d := paths.Weight(int64(v), int64(u)); u != v && !math.IsInf(d, 1) {
					sum += 1 / d
				}
			}
			return sum
		})
	}
}

func benchmark(b *testing.B, run func(b *testing.B, g graph.Graph)) {
	for _, actors := range []int{100, 500} {
		net := affiliation(b, 1, actors, actors)
		g := net.OneMode(graph.Actor, graph.Count)
		g.Rows()
		for _, c := range []struct {
			mode string
			g    graph.Graph
		}{{"two", net}, {"one", g}} {
			b.Run(fmt.Sprintf("actors=%d/modes=%s", actors, c.mode), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					run(b, c.g)
				}
			})
		}
	}
}

func benchmarkMeasure(b *testing.B, m metrics.Measure) {
	benchmark(b, func(b *testing.B, g graph.Graph) {
		if _, err := m.Scores(context.Background(), g); err != nil {
			b.Skip(err)
		}
	})
}

func BenchmarkDegree(b *testing.B)      { benchmarkMeasure(b, metrics.Degree{}) }
func BenchmarkCloseness(b *testing.B)   { benchmarkMeasure(b, metrics.Closeness{}) }
func BenchmarkHarmonic(b *testing.B)    { benchmarkMeasure(b, metrics.Harmonic{}) }
func BenchmarkBetweenness(b *testing.B) { benchmarkMeasure(b, metrics.Betweenness{Workers: 1}) }
func BenchmarkClustering(b *testing.B)  { benchmarkMeasure(b, metrics.Clustering{}) }
func BenchmarkLatapy(b *testing.B)      { benchmarkMeasure(b, metrics.Latapy{}) }
func BenchmarkRedundancy(b *testing.B)  { benchmarkMeasure(b, metrics.Redundancy{}) }

func BenchmarkBetweennessByLength(b *testing.B) {
	benchmarkMeasure(b, metrics.Betweenness{Workers: 1, Length: metrics.Inverse})
}

func BenchmarkBetweennessOfGonum(b *testing.B) {
	benchmark(b, func(_ *testing.B, g graph.Graph) { network.Betweenness(g) })
}

func BenchmarkHarmonicOfGonum(b *testing.B) {
	benchmark(b, func(_ *testing.B, g graph.Graph) { network.Harmonic(g, gonumpath.DijkstraAllPaths(g)) })
}
