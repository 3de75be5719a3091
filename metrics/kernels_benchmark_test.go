package metrics_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/topo"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// The same numbers as gonum's, where it has the measure.
func TestGonumKernels(t *testing.T) {
	for seed := range uint64(5) {
		g := affiliation(t, seed, 40, 25).OneMode(graph.Actor, graph.Count)
		rank := network.PageRankSparse(g.Arcs(), .85, 1e-15)
		both := network.HITS(g.Arcs(), 1e-15)
		walk, authority := nettest.Scores(t, metrics.PageRank{}, g), nettest.Scores(t, metrics.HITS{}, g)
		core := nettest.Scores(t, metrics.KCore{}, g)
		_, cores := topo.DegeneracyOrdering(g)
		for i := range g.Len() {
			require.InDelta(t, rank[int64(i)], walk.At(i), 1e-12)
			require.InDelta(t, both[int64(i)].Authority, authority.At(i), 1e-9)
		}
		for k, nodes := range cores {
			for _, n := range nodes {
				require.EqualValues(t, k, core.At(int(n.ID())))
			}
		}
	}
}

// On the projection of networks of 35,000 projects, built: go test -bench Kernels.
func BenchmarkKernels(b *testing.B) {
	b.Run("actors=40000/projects=35000", func(b *testing.B) { benchmarkKernels(b, affiliation(b, 1, 40_000, 35_000)) })
	for _, file := range []string{"M", "C"} {
		b.Run("file="+file, func(b *testing.B) { benchmarkKernels(b, nettest.Shared(b, "bench/"+file+".csv.gz")) })
	}
}

func benchmarkKernels(b *testing.B, net *graph.Network) {
	g := net.OneMode(graph.Actor, graph.Count)
	rows := g.Rows()
	bench := func(measure, by string, run func() error) {
		b.Run(fmt.Sprintf("measure=%s/by=%s", measure, by), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.NoError(b, run())
			}
		})
	}
	for _, m := range []struct {
		name string
		metrics.Measure
	}{
		{"pagerank", metrics.PageRank{}},
		{"eigenvector", metrics.Eigenvector{Weighted: true}},
		{"katz", metrics.Katz{Weighted: true}},
		{"clustering", metrics.Clustering{Workers: 1}},
		{"barrat", metrics.Barrat{Workers: 1}},
		{"onnela", metrics.Onnela{Workers: 1}},
		{"core", metrics.KCore{}},
		{"constraint", metrics.Constraint{Workers: 1}},
		{"effective_size", metrics.EffectiveSize{Workers: 1}},
	} {
		bench(m.name, "essaim", func() error { _, err := m.Scores(context.Background(), g); return err })
	}
	bench("component", "essaim", func() error { _, err := metrics.Components{}.Partition(context.Background(), net); return err })
	plain := func(run func()) func() error { return func() error { run(); return nil } }
	bench("pagerank", "textbook", plain(func() { textbookPageRank(rows) }))
	bench("eigenvector", "textbook", plain(func() { textbookEigenvector(rows) }))
	bench("clustering", "textbook", plain(func() { textbookClustering(rows) }))
	bench("core", "gonum", plain(func() { topo.DegeneracyOrdering(g) }))
	bench("pagerank", "gonum", plain(func() { network.PageRankSparse(g.Arcs(), .85, 1e-12) }))
	bench("component", "gonum", plain(func() { topo.ConnectedComponents(net) }))
}

// textbookPageRank repeats the definition until it changes by less than 1e-12.
func textbookPageRank(rows graph.Rows) []float64 {
	const d = .85
	n := rows.Len()
	x, strength := make([]float64, n), make([]float64, n)
	for i := range x {
		x[i] = 1 / float64(n)
		strength[i] = sum(rows.Weights(i))
	}
	for change := 1.; change > 1e-12; {
		lost, next := 0., make([]float64, n)
		for i, s := range strength {
			if s == 0 {
				lost += x[i]
			}
		}
		change = 0
		for i := range next {
			for k, j := range rows.Row(i) {
				next[i] += d * rows.Weights(i)[k] * x[j] / strength[j]
			}
			next[i] += (1 - d + d*lost) / float64(n)
			change += math.Abs(next[i] - x[i])
		}
		x = next
	}
	return x
}

// textbookEigenvector multiplies with A + 1 until the vector changes by less than
// 1e-12.
func textbookEigenvector(rows graph.Rows) []float64 {
	x := make([]float64, rows.Len())
	for i := range x {
		x[i] = 1
	}
	for change := 1.; change > 1e-12; {
		next := append([]float64(nil), x...)
		for i := range next {
			for k, j := range rows.Row(i) {
				next[i] += rows.Weights(i)[k] * x[j]
			}
		}
		next = unit(next)
		change = 0
		for i := range next {
			change += math.Abs(next[i] - x[i])
		}
		x = next
	}
	return x
}

// textbookClustering looks at all neighbours of all neighbours.
func textbookClustering(rows graph.Rows) []float64 {
	c, near := make([]float64, rows.Len()), make([]bool, rows.Len())
	for i := range c {
		for _, u := range rows.Row(i) {
			near[u] = true
		}
		for _, u := range rows.Row(i) {
			for _, w := range rows.Row(int(u)) {
				if near[w] {
					c[i]++
				}
			}
		}
		for _, u := range rows.Row(i) {
			near[u] = false
		}
		k := float64(rows.Degree(i))
		c[i] /= math.Max(1, k*(k-1))
	}
	return c
}
