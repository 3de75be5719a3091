package brokerage_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/brokerage"
	"github.com/essaim/essaim/metrics/null"
)

// plainBrokerage looks at every pair of neighbours of every node: the textbook.
func plainBrokerage(rows graph.Rows, of []int) (counts [5]int) {
	for v := range rows.Len() {
		row := rows.Row(v)
		for i, a := range row {
			for _, b := range row[:i] {
				if _, tied := rows.Weight(int(a), int(b)); tied {
					continue
				}
				switch {
				case of[a] == of[b] && of[a] == of[v]:
					counts[brokerage.Coordinator]++
				case of[a] == of[b]:
					counts[brokerage.Itinerant]++
				case of[a] == of[v] || of[b] == of[v]:
					counts[brokerage.Gatekeeper]++
				default:
					counts[brokerage.Liaison]++
				}
			}
		}
	}
	return counts
}

// fifths puts every actor into one of five categories, by its number.
func fifths(tb testing.TB, net *graph.Network) (by graph.Column, of []int) {
	tb.Helper()
	var b graph.Builder
	for a := range net.Of(graph.Actor) {
		of = append(of, a.Index*a.Index%5)
		require.NoError(tb, b.AddActor(a.Key, "", graph.Number("category", float64(of[a.Index]))))
	}
	same, err := b.Build()
	require.NoError(tb, err)
	return same.Column(graph.Actor, "category"), of
}

// On networks of 35,000 projects, the projection built: go test -bench Brokerage.
func BenchmarkBrokerage(b *testing.B) {
	for _, file := range []string{"M", "C"} {
		net := nettest.Shared(b, "bench/"+file+".csv.gz")
		g := net.OneMode(graph.Actor, graph.Count)
		rows := g.Rows()
		by, of := fifths(b, net)
		bench := func(measure, way string, run func()) {
			b.Run(fmt.Sprintf("file=%s/measure=%s/by=%s", file, measure, way), func(b *testing.B) {
				for b.Loop() {
					run()
				}
			})
		}
		for _, shuffles := range []int{0, 64} {
			broker := brokerage.Roles{By: by, Permutations: shuffles, Workers: 1}
			bench(fmt.Sprintf("brokerage/shuffles=%d", shuffles), "essaim", func() { census(b, broker, g) })
			bench(fmt.Sprintf("two-mode-brokerage/shuffles=%d", shuffles), "essaim", func() { census(b, broker, net) })
		}
		bench("brokerage/shuffles=0", "textbook", func() { plainBrokerage(rows, of) })
		for _, m := range []metrics.Measure{
			brokerage.Brokering{By: by, Exclusive: true, Workers: 1},
			metrics.Hierarchy{Workers: 1},
			metrics.Efficiency{Workers: 1},
			metrics.LocalBridges{Workers: 1},
			metrics.Simmelian{Workers: 1},
		} {
			bench(nettest.Scores(b, m, g).Measure, "essaim", func() { nettest.Scores(b, m, g) })
		}
		for _, m := range []metrics.Measure{
			metrics.TwoModeConstraint{Workers: 1}, metrics.TwoModeEffectiveSize{Workers: 1}, metrics.LocalBridges{Workers: 1},
		} {
			bench("two-mode-"+nettest.Scores(b, m, net).Measure, "essaim", func() { nettest.Scores(b, m, net) })
		}
	}
}

func TestPlainBrokerage(t *testing.T) {
	net := affiliation(t, 2, 200, 100)
	by, of := fifths(t, net)
	g := net.OneMode(graph.Actor, graph.Binary)
	c := census(t, brokerage.Roles{By: by}, g)
	plain := plainBrokerage(g.Rows(), of)
	for _, r := range c.Roles() {
		require.Equal(t, float64(plain[r]), c.Of(r).Network.Count) //nolint:testifylint // whole numbers
	}
}

// affiliation is an invented programme of actors in projects.
func affiliation(t testing.TB, seed uint64, actors, projects int) *graph.Network {
	t.Helper()
	net, err := null.Affiliation{Actors: actors, Projects: projects, Participations: 17 * actors / 4, Seed: seed}.Network(t.Context())
	require.NoError(t, err)
	return net
}
