package metrics_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// Two-mode measures that gonum has none of: go test -bench TwoModes.
func BenchmarkTwoModes(b *testing.B) {
	for _, actors := range []int{300, 3000} {
		b.Run(fmt.Sprintf("actors=%d", actors), func(b *testing.B) { benchmarkTwoModes(b, affiliation(b, 1, actors, actors*7/8)) })
	}
	for _, file := range []string{"M", "C"} {
		b.Run("file="+file, func(b *testing.B) { benchmarkTwoModes(b, nettest.Shared(b, "bench/"+file+".csv.gz")) })
	}
}

func benchmarkTwoModes(b *testing.B, net *graph.Network) {
	ctx, weights := context.Background(), weighed(b, net, 1, 1)
	bench := func(measure, by string, run func() error) {
		b.Run(fmt.Sprintf("measure=%s/by=%s", measure, by), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.NoError(b, run())
			}
		})
	}
	bench("butterflies", "essaim", func() error { _, err := metrics.Butterflies{}.Scores(ctx, net); return err })
	bench("butterflies", "textbook", func() error { textbookButterflies(net); return nil })
	bench("core_2_2", "essaim", func() error { _, err := metrics.TwoModeCore{P: 2, Q: 2}.Partition(ctx, net); return err })
	bench("core_2_2", "textbook", func() error { textbookCore(net, 2); return nil })
	bench("bicliques_3_3", "essaim", func() error {
		for _, err := range (metrics.MaximalBicliques{Actors: 3, Projects: 3}).All(ctx, net) {
			if err != nil {
				return err
			}
		}
		return nil
	})
	bench("opsahl", "essaim", func() error { _, err := metrics.Opsahl{}.Scores(ctx, net); return err })
	bench("opsahl_am", "essaim", func() error {
		_, err := metrics.Opsahl{Paths: metrics.ArithmeticPaths}.Scores(ctx, weights)
		return err
	})
	bench("opsahl_gm", "essaim", func() error { _, err := metrics.Opsahl{Paths: metrics.GeometricPaths}.Scores(ctx, weights); return err })
	bench("specialization", "essaim", func() error { _, err := metrics.Specialization{Continuous: true}.Scores(ctx, weights); return err })
	bench("core_periphery", "essaim", func() error { _, err := metrics.CorePeriphery{}.Summary(ctx, net); return err })
}

// textbookButterflies counts what every two actors share, in maps.
func textbookButterflies(net *graph.Network) []int {
	count := make([]int, net.Len())
	for a := range net.Count(graph.Actor) {
		shared := map[int32][]int32{}
		for _, p := range net.Rows().Row(a) {
			for _, b := range net.Rows().Row(int(p)) {
				if int(b) > a {
					shared[b] = append(shared[b], p)
				}
			}
		}
		for b, projects := range shared {
			k := len(projects)
			count[a] += k * (k - 1) / 2
			count[b] += k * (k - 1) / 2
			for _, p := range projects {
				count[p] += k - 1
			}
		}
	}
	return count
}

// textbookCore removes nodes of too low degree, in rounds, until there is none.
func textbookCore(net *graph.Network, k int) map[int]bool {
	in := map[int]bool{}
	for v := range net.Len() {
		in[v] = true
	}
	for {
		var out []int
		for v := range in {
			degree := 0
			for _, u := range net.Rows().Row(v) {
				if in[int(u)] {
					degree++
				}
			}
			if degree < k {
				out = append(out, v)
			}
		}
		if len(out) == 0 {
			return in
		}
		for _, v := range out {
			delete(in, v)
		}
	}
}

// The textbook counts what we do.
func TestTextbookButterflies(t *testing.T) {
	for _, net := range samples(t) {
		got := nettest.Scores(t, metrics.Butterflies{}, net)
		for v, want := range textbookButterflies(net) {
			require.EqualValues(t, want, got.At(v))
		}
	}
}
