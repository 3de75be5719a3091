package community_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	gonumcommunity "gonum.org/v1/gonum/graph/community"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/community"
	"github.com/essaim/essaim/metrics/null"
)

// benchmark runs on projections of invented networks.
func benchmark(b *testing.B, largest int, run func(g *graph.OneMode)) {
	for _, actors := range []int{200, 1000, 40_000} {
		if actors > largest {
			continue
		}
		b.Run(fmt.Sprintf("actors=%d/projects=%d", actors, actors*7/8), func(b *testing.B) {
			net, err := null.Affiliation{Actors: actors, Projects: actors * 7 / 8, Participations: actors * 17 / 4, Seed: 1}.Network(b.Context())
			require.NoError(b, err)
			g := net.OneMode(graph.Actor, graph.Count)
			g.Rows()
			b.ReportAllocs()
			for b.Loop() {
				run(g)
			}
		})
	}
}

func BenchmarkLouvain(b *testing.B) {
	benchmark(b, 40_000, func(g *graph.OneMode) { _, _ = community.Louvain{}.Partition(context.Background(), g) })
}

func BenchmarkLeiden(b *testing.B) {
	benchmark(b, 40_000, func(g *graph.OneMode) { _, _ = community.Leiden{}.Partition(context.Background(), g) })
}

func BenchmarkLouvainOfGonum(b *testing.B) {
	benchmark(b, 1000, func(g *graph.OneMode) { gonumcommunity.Modularize(g, 1, nil) })
}

// The textbook way: sweeps over all nodes with maps, until nothing moves.
func BenchmarkLouvainByTextbook(b *testing.B) {
	benchmark(b, 40_000, func(g *graph.OneMode) { textbook(g) })
}

// textbook is Louvain as the paper tells it, with a map for each node.
func textbook(g *graph.OneMode) {
	ties := make([]map[int]float64, g.Len())
	for i := range ties {
		ties[i] = map[int]float64{}
		for k, j := range g.Rows().Row(i) {
			w := 1.0
			if weights := g.Rows().Weights(i); weights != nil {
				w = weights[k]
			}
			ties[i][int(j)] = w
		}
	}
	for {
		group, moved := sweeps(ties)
		if !moved {
			return
		}
		number := map[int]int{}
		for _, c := range group {
			if _, ok := number[c]; !ok {
				number[c] = len(number)
			}
		}
		merged := make([]map[int]float64, len(number))
		for i, row := range ties {
			c := number[group[i]]
			if merged[c] == nil {
				merged[c] = map[int]float64{}
			}
			for j, w := range row {
				merged[c][number[group[j]]] += w
			}
		}
		ties = merged
	}
}

func sweeps(ties []map[int]float64) (group []int, merged bool) {
	group = make([]int, len(ties))
	strength, total, both := make([]float64, len(ties)), make([]float64, len(ties)), 0.0
	for i, row := range ties {
		group[i] = i
		for _, w := range row {
			strength[i] += w
		}
		total[i] = strength[i]
		both += strength[i]
	}
	for moved := true; moved; {
		moved = false
		for i, row := range ties {
			to := map[int]float64{}
			for j, w := range row {
				if j != i {
					to[group[j]] += w
				}
			}
			own := group[i]
			total[own] -= strength[i]
			best, gain := own, to[own]-strength[i]*total[own]/both+1e-9
			for c, w := range to {
				if g := w - strength[i]*total[c]/both; g > gain {
					best, gain = c, g
				}
			}
			total[best] += strength[i]
			if best != own {
				group[i], moved, merged = best, true, true
			}
		}
	}
	return group, merged
}
