package position_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/position"
)

// Settings below 0, and those that name nothing, are errors in two modes and in one, also
// of nobody.
func TestSettingsOutOfRange(t *testing.T) {
	for _, g := range []graph.Graph{nettest.Parse(t, "A:P B:P,Q C:Q"), nettest.Ties(t, "A-B B-C"), &graph.Network{}, new(graph.OneMode)} {
		for _, m := range []position.Structural{{Workers: -3}, {Mode: 2}, {Mode: 255}, {By: 4}} {
			_, err := m.Distances(t.Context(), g)
			require.ErrorIs(t, err, graph.ErrSetting, "%+v", m)
		}
		for _, m := range []position.RoleSimilarity{{Workers: -1}, {Mode: 2}, {Iterations: -1}, {Decay: -.1}, {Decay: 1}} {
			_, err := m.Distances(t.Context(), g)
			require.ErrorIs(t, err, graph.ErrSetting, "%+v", m)
		}
		for _, m := range []position.CONCOR{{Workers: -1}, {Mode: 2}, {Splits: -1}, {Splits: 31}, {Rounds: -1}} {
			_, err := m.Partition(t.Context(), g)
			require.ErrorIs(t, err, graph.ErrSetting, "%+v", m)
		}
		everyone := graph.NewPartition(g, "one", make([]int32, g.Len()))
		_, err := position.Blockmodel{Threshold: -1}.Image(t.Context(), g, everyone)
		require.ErrorIs(t, err, graph.ErrSetting)
		_, err = position.NewDistances(t.Context(), g, "mine", []int{-1}, nil)
		require.ErrorIs(t, err, graph.ErrSetting)
		_, err = position.Agglomerative{Linkage: 4}.Tree(t.Context(), &position.Distances{})
		require.ErrorIs(t, err, graph.ErrSetting)
	}
}
