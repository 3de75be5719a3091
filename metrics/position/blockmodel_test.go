package position_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/position"
)

// Pair by pair.
func TestBlockmodelOracle(t *testing.T) {
	for seed := range uint64(240) {
		g := drawn(t, seed)
		rng := rand.New(rand.NewPCG(seed, 51))
		labels := make([]int32, g.Len())
		for v := range labels {
			labels[v] = int32(rng.IntN(4)) - 1
		}
		p := graph.NewPartition(g, "drawn", labels)
		_, two := g.(*graph.Network)
		for _, m := range []position.Blockmodel{{}, {Weighted: true}, {Threshold: .5}} {
			got, err := m.Image(t.Context(), g, p)
			require.NoError(t, err)
			k := p.Groups()
			sums, pairs := make([]float64, k*k), make([]float64, k*k)
			var ties, blocks []float64 // of every pair
			var at []int
			all := 0.0
			for i := range g.Len() {
				for j := range g.Len() {
					if i == j || p.At(i) < 0 || p.At(j) < 0 || two && (g.At(i).Mode != graph.Actor || g.At(j).Mode != graph.Project) {
						continue
					}
					block, w := p.At(i)*k+p.At(j), tie(g, i, j, m.Weighted)
					sums[block] += w
					pairs[block]++
					all += w
					ties, at = append(ties, w), append(at, block)
				}
			}
			threshold := m.Threshold
			if threshold == 0 {
				threshold = all / float64(len(ties))
			}
			require.Equal(t, len(ties), got.Pairs)
			wrong := 0
			var image []float64
			for n, block := range at {
				density := sums[block] / pairs[block]
				tied := density >= threshold && sums[block] > 0
				blocks, image = append(blocks, density), append(image, map[bool]float64{true: 1}[tied])
				if tied != (ties[n] > 0) {
					wrong++
				}
				require.InDelta(t, density, got.Density[block/k][block%k], 1e-12)
			}
			require.Equal(t, wrong, got.Inconsistent)
			fit := func(x []float64, got float64) {
				if len(x) < 2 || stat.Variance(x, nil) < 1e-12 || stat.Variance(ties, nil) < 1e-12 {
					require.True(t, math.IsNaN(got), "seed %d", seed)
					return
				}
				require.InDelta(t, stat.Correlation(x, ties, nil), got, 1e-9)
			}
			fit(image, got.Correlation)
			fit(blocks, got.ByDensity)
			for block, n := range pairs {
				require.Equal(t, n == 0, math.IsNaN(got.Density[block/k][block%k]))
			}
		}
	}
}

// Positions of other networks, by mode and key: those of actors from a projection, and of
// projects from a network with one more.
func TestPositionsOfOtherNetworks(t *testing.T) {
	net := nettest.Parse(t, "A:P,Q B:P,Q C:R D:R")
	own := graph.NewPartition(net, "own", []int32{0, 0, 1, 1, 2, 2, 3})
	want, err := position.Blockmodel{}.Image(t.Context(), net, own)
	require.NoError(t, err)
	require.Empty(t, want.Warnings)
	actors := graph.NewPartition(net.OneMode(graph.Actor, graph.Count), "actors", []int32{0, 0, 1, 1})
	other := nettest.Parse(t, "0:O Z:P,Q,R") // P, Q and R stand after another project
	projects := graph.NewPartition(other, "projects", []int32{-1, -1, 1, 0, 0, 2})
	both, err := position.Together(net, actors, projects)
	require.NoError(t, err)
	require.Len(t, both.Warnings, 1)
	require.ErrorIs(t, both.Warnings[0], graph.ErrUnmatched)
	require.ErrorContains(t, both.Warnings[0], "1 of 4") // O
	image, err := position.Blockmodel{}.Image(t.Context(), net, both)
	require.NoError(t, err)
	require.Zero(t, image.Inconsistent)
	require.Equal(t, 12, image.Pairs)
	require.Equal(t, want.Correlation, image.Correlation)

	fewer := nettest.Parse(t, "B:P,Q C:R") // B and C alone, of A to D
	got, err := position.Blockmodel{}.Image(t.Context(), fewer, own)
	require.NoError(t, err)
	require.Equal(t, []int{1, 1, 0, 0}, got.Rows)
	require.Equal(t, []int{0, 0, 2, 1}, got.Columns)
	require.Len(t, got.Warnings, 1)
	require.ErrorContains(t, got.Warnings[0], "2 of 7")
	got, err = position.Blockmodel{}.Image(t.Context(), nettest.Parse(t, "A:P,Q B:P,Q C:R D:R E:R"), own)
	require.NoError(t, err)
	require.Equal(t, fmt.Sprint(want.Density), fmt.Sprint(got.Density)) // NaN is not equal to itself
	require.Len(t, got.Warnings, 1)
	require.ErrorContains(t, got.Warnings[0], "1 of 8")

	strangers := nettest.Parse(t, "P:A") // keys alone do not make a node the same
	_, err = position.Blockmodel{}.Image(t.Context(), strangers, own)
	require.ErrorIs(t, err, graph.ErrNoCommon)
	_, err = position.Together(strangers, own)
	require.ErrorIs(t, err, graph.ErrNoCommon)
}

// Structurally equivalent nodes make blocks that are full or empty.
func TestBlockmodelOfEquivalents(t *testing.T) {
	net := nettest.Parse(t, "A:P,Q B:P,Q C:R D:R")
	d, err := position.Structural{}.Distances(t.Context(), net)
	require.NoError(t, err)
	actors, err := position.Agglomerative{}.Tree(t.Context(), d)
	require.NoError(t, err)
	d, err = position.Structural{Mode: graph.Project}.Distances(t.Context(), net)
	require.NoError(t, err)
	projects, err := position.Agglomerative{}.Tree(t.Context(), d)
	require.NoError(t, err)
	both, err := position.Together(net, actors.CutAt(0), projects.CutAt(0))
	require.NoError(t, err)
	image, err := position.Blockmodel{}.Image(t.Context(), net, both)
	require.NoError(t, err)
	require.Zero(t, image.Inconsistent)
	require.Equal(t, 1., image.Correlation)
	require.Equal(t, 12, image.Pairs)

	_, err = position.Together(net, actors.CutAt(0), actors.CutAt(0))
	require.ErrorIs(t, err, graph.ErrSetting)
	_, err = position.Together(net, graph.Partition{})
	require.ErrorIs(t, err, graph.ErrNoCommon)
	_, err = position.Blockmodel{}.Image(t.Context(), net, graph.Partition{})
	require.ErrorIs(t, err, graph.ErrNoCommon)
	_, err = position.Blockmodel{Threshold: math.NaN()}.Image(t.Context(), net, both)
	require.ErrorIs(t, err, graph.ErrSetting)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = position.Blockmodel{}.Image(ctx, net, both)
	require.ErrorIs(t, err, context.Canceled)
	empty, err := position.Blockmodel{}.Image(t.Context(), &graph.Network{}, graph.Partition{})
	require.NoError(t, err)
	require.True(t, math.IsNaN(empty.Correlation))
}

// The network of the README of R package concorR, of density .6, with its reduced matrix.
func TestBlockmodelPublished(t *testing.T) {
	g := directed(t, "01111", "00100", "01010", "00100", "11110")
	image, err := position.Blockmodel{}.Image(t.Context(), g, concor(t, position.CONCOR{Splits: 1}, g))
	require.NoError(t, err)
	require.Equal(t, .6, image.Threshold)
	require.Equal(t, [][]bool{{true, false}, {true, true}}, image.Tied)
}

// Strengths that add up to the same in every block, each in another order, are as many as
// in the whole network.
func TestBlockmodelUpToRounding(t *testing.T) {
	var b graph.Builder
	for actor, strengths := range map[string][]float64{"a": {.1, .2, .3}, "b": {.3, .2, .1}} {
		for k, strength := range strengths {
			require.NoError(t, b.Add(actor, string(rune('A'+k)), strength))
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	p := graph.NewPartition(net, "rows", []int32{0, 1, 2, 2, 2})
	image, err := position.Blockmodel{Weighted: true}.Image(t.Context(), net, p)
	require.NoError(t, err)
	for actor := range 2 {
		require.InDelta(t, .2, image.Density[p.At(actor)][p.At(2)], 1e-15)
		require.True(t, image.Tied[p.At(actor)][p.At(2)])
	}
}
