package null_test

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/null"
)

// table reads actor and project of a compressed table outside the repository. The
// test is skipped if there is none.
func table(t testing.TB, name string) *graph.Network {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", name))
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
		"C": func(t testing.TB) *graph.Network { return table(t, "bench/C.csv.gz") },
		"M": func(t testing.TB) *graph.Network { return table(t, "bench/M.csv.gz") },
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
