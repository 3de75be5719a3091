package community_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/community"
)

// No node can move to another module and add to modularity, and the modularity told is
// that of the definition.
func TestBRIM(t *testing.T) {
	for _, net := range samples(t) {
		for _, modules := range []int{0, 1, 3, 20} {
			r, err := community.BRIM{Modules: modules, Starts: 3, Seed: 4}.Best(t.Context(), net)
			require.NoError(t, err)
			if net.Ties() == 0 {
				require.True(t, math.IsNaN(r.Modularity))
				continue
			}
			group := func(i int) int { return r.Partition.At(i) }
			require.InDelta(t, byDefinition(net, group, 1, false), r.Modularity, 1e-12)
			for v := range net.Len() {
				for to := range r.Partition.Groups() {
					moved := byDefinition(net, func(i int) int {
						if i == v {
							return to
						}
						return group(i)
					}, 1, false)
					require.LessOrEqual(t, moved, r.Modularity+1e-9)
				}
			}
			if modules == 1 {
				require.Zero(t, r.Modularity)
			}
		}
	}
}

func TestBRIMEdges(t *testing.T) {
	net := nettest.Random(t, 7, 60, 40, .05)
	want, err := community.BRIM{Workers: 1, Starts: 5}.Best(t.Context(), net)
	require.NoError(t, err)
	for _, workers := range []int{2, 3, 8} {
		got, err := community.BRIM{Workers: workers, Starts: 5}.Best(t.Context(), net)
		require.NoError(t, err)
		require.Equal(t, want.Starts, got.Starts)
		require.Equal(t, groupsOf(want.Partition), groupsOf(got.Partition))
	}
	_, err = community.BRIM{}.Partition(t.Context(), net.OneMode(graph.Actor, graph.Count))
	require.ErrorIs(t, err, graph.ErrModes)
	empty, err := community.BRIM{}.Partition(t.Context(), &graph.Network{})
	require.NoError(t, err)
	require.Zero(t, empty.Groups())
	for _, looks := range []int{0, 2, 9} {
		_, err = community.BRIM{}.Partition(nettest.NewExpiring(t.Context(), looks), net)
		require.ErrorIs(t, err, context.Canceled)
	}
	two, err := community.BRIM{Modules: 2, Starts: 5}.Best(t.Context(), nettest.Parse(t, "A:P,Q B:P,Q C:R,S D:R,S E:"))
	require.NoError(t, err)
	require.InDelta(t, .5, two.Modularity, 1e-15)
	require.Equal(t, 3, two.Partition.Groups(), "E is alone")
}

// No move of a node and no union of two groups adds to modularity.
func TestLabelPropagationIsSettled(t *testing.T) {
	for _, g := range graphs(t) {
		for seed := range uint64(3) {
			r, err := community.LabelPropagation{Starts: 4, Seed: seed}.Best(t.Context(), g)
			require.NoError(t, err)
			if math.IsNaN(r.Modularity) {
				continue
			}
			q := func(group func(i int) int) float64 { return byDefinition(g, group, 1, false) }
			for a := range r.Partition.Groups() {
				for b := range a {
					require.LessOrEqual(t, q(func(i int) int {
						if r.Partition.At(i) == a {
							return b
						}
						return r.Partition.At(i)
					}), r.Modularity+1e-9)
				}
				for v := range g.Len() {
					require.LessOrEqual(t, q(func(i int) int {
						if i == v {
							return a
						}
						return r.Partition.At(i)
					}), r.Modularity+1e-9)
				}
			}
		}
	}
}
