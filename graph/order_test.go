package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
)

// Keys stand in byte order, whatever they begin with.
func TestKeysInByteOrder(t *testing.T) {
	check := func(t rapid.TB, keys []string) {
		var b graph.Builder
		for _, key := range keys {
			require.NoError(t, b.Rename(graph.Project, key, ""))
		}
		net, err := b.Build()
		require.NoError(t, err)
		var got []string
		for n := range net.Of(graph.Project) {
			got = append(got, n.Key)
		}
		slices.Sort(keys)
		require.Equal(t, slices.Compact(keys), got)
	}
	check(t, []string{"b", "a\x00", "a", "a\x00\x00", "aaaaaaaaab", "aaaaaaaaa", "aaaaaaaaa\x00", "\xff", "é"})
	check(t, []string{"FR-1000000001", "FR-1000000000", "FR-1", "FR-100000000", "FR-"})
	rapid.Check(t, func(t *rapid.T) {
		start := rapid.String().Draw(t, "start")
		key := rapid.Custom(func(t *rapid.T) string {
			return start + strings.Repeat("a", rapid.IntRange(0, 20).Draw(t, "a")) + rapid.String().Draw(t, "end")
		})
		keys := rapid.SliceOf(key.Filter(func(s string) bool { return s != "" })).Draw(t, "keys")
		if len(keys) > 0 {
			check(t, keys)
		}
	})
}
