package metrics_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/graph/topo"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// On projections, built: go test -bench Cohesion. gonum has cliques only.
func BenchmarkCohesion(b *testing.B) {
	for _, actors := range []int{300, 3000, 40_000} {
		b.Run(fmt.Sprintf("actors=%d", actors), func(b *testing.B) { benchmarkCohesion(b, affiliation(b, 1, actors, actors*7/8)) })
	}
	for _, file := range []string{"M", "C"} {
		b.Run("file="+file, func(b *testing.B) { benchmarkCohesion(b, nettest.Shared(b, "bench/"+file+".csv.gz")) })
	}
}

func benchmarkCohesion(b *testing.B, net *graph.Network) {
	ctx, g, often := context.Background(), net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Actor, graph.Count.AtLeast(2))
	g.Rows()
	often.Rows()
	bench := func(measure, by string, run func() error) {
		b.Run(fmt.Sprintf("measure=%s/by=%s", measure, by), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := run(); err != nil {
					b.Skip(err)
				}
			}
		})
	}
	bench("cut_nodes", "essaim", func() error { _, err := metrics.CutNodes{}.Scores(ctx, g); return err })
	bench("cut_ties", "essaim", func() error { _, err := metrics.CutTies{}.TieScores(ctx, g); return err })
	bench("blocks", "essaim", func() error { _, err := metrics.Biconnected{}.Blocks(ctx, g); return err })
	bench("truss", "essaim", func() error { _, err := metrics.Truss{Workers: 1}.TieScores(ctx, g); return err })
	bench("largest_clique", "essaim", func() error { _, err := metrics.LargestClique{}.Nodes(ctx, g); return err })
	bench("cliques", "essaim", func() error { _, err := metrics.Cliques{}.Scores(ctx, g); return err })
	bench("cliques_of_often", "essaim", func() error { _, err := metrics.Cliques{}.Scores(ctx, often); return err })
	bench("k_components_of_often", "essaim", func() error { _, err := metrics.KComponents{}.Groups(ctx, often); return err })
	if net.Len() < 1000 {
		bench("cliques", "gonum", func() error { topo.BronKerbosch(g); return nil })
		bench("truss", "textbook", func() error { textbookTruss(g.Rows()); return nil })
	}
}

// textbookTruss deletes ties in too few triangles, for one k after the other, until
// none is left.
func textbookTruss(rows graph.Rows) map[[2]int]int {
	near, truss := make([]map[int]bool, rows.Len()), map[[2]int]int{}
	for i := range near {
		near[i] = map[int]bool{}
		for _, j := range rows.Row(i) {
			near[i][int(j)] = true
			truss[[2]int{min(i, int(j)), max(i, int(j))}] = 0
		}
	}
	for k, left := 3, len(truss); left > 0; k++ {
		for changed := true; changed; {
			changed = false
			for tie, known := range truss {
				thirds := 0
				for w := range near[tie[0]] {
					if near[tie[1]][w] {
						thirds++
					}
				}
				if known == 0 && thirds < k-2 {
					delete(near[tie[0]], tie[1])
					delete(near[tie[1]], tie[0])
					truss[tie], changed = k-1, true
					left--
				}
			}
		}
	}
	return truss
}

// The plain way gives the same.
func TestTextbookTruss(t *testing.T) {
	g := affiliation(t, 1, 100, 80).OneMode(graph.Actor, graph.Count)
	want := textbookTruss(g.Rows())
	for tie, k := range trusses(t, g).All() {
		require.EqualValues(t, want[[2]int{tie.From.Index, tie.To.Index}], k)
	}
}
