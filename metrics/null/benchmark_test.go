package null_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/null"
)

func BenchmarkAffiliation(b *testing.B) {
	for _, n := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprintf("actors=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				invent(b, null.Affiliation{Actors: n, Projects: n, Participations: 5 * n})
			}
		})
	}
}

// benchmark runs on an invented network, and on the two of the shared data.
func benchmark(b *testing.B, run func(net *graph.Network)) {
	nets := map[string]func(testing.TB) *graph.Network{
		"invented": func(t testing.TB) *graph.Network {
			return invent(t, null.Affiliation{Actors: 40_000, Projects: 35_000, Participations: 170_000})
		},
		"C": func(t testing.TB) *graph.Network { return nettest.Shared(t, "bench/C.csv.gz") },
		"M": func(t testing.TB) *graph.Network { return nettest.Shared(t, "bench/M.csv.gz") },
	}
	for _, name := range []string{"invented", "C", "M"} {
		b.Run("net="+name, func(b *testing.B) {
			net := nets[name](b)
			b.ReportAllocs()
			for b.Loop() {
				run(net)
			}
		})
	}
}

func BenchmarkCurveball(b *testing.B) {
	for _, trades := range []int{10, 30} {
		b.Run(fmt.Sprintf("trades=%d", trades), func(b *testing.B) {
			benchmark(b, func(net *graph.Network) { traded(b, null.Curveball{Trades: trades, Workers: 1}, net) })
		})
	}
}

// The textbook way: ten tries for each tie.
func BenchmarkSwaps(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	benchmark(b, func(net *graph.Network) { swaps(net, rng, 10*net.Ties()) })
}
