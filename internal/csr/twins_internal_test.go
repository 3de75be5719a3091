package csr

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Hashes that all collide leave the verdict to the neighbourhoods.
func TestTwinsOfEqualHash(t *testing.T) {
	ties := [][2]int32{{0, 4}, {1, 5}, {2, 4}, {3, 5}, {6, 4}}
	rows := Build(7, func(visit func(i, j int32)) {
		for _, tie := range ties {
			visit(tie[0], tie[1])
			visit(tie[1], tie[0])
		}
	})
	for _, hash := range []uint64{0, 1 << 63, 1<<64 - 1} {
		s := twinSearch{of: UpTo(7), hash: make([]uint64, 7)}
		for i := range s.hash {
			s.hash[i] = hash
		}
		s.matchAll(t.Context(), []int{0, 7}, func(i, j int32) bool { return falseTwins(rows, i, j) })
		require.Equal(t, []int32{0, 1, 0, 1, 4, 5, 0}, s.of)

		s.of = UpTo(7)
		s.matchAll(t.Context(), []int{0, 7}, func(i, j int32) bool { return trueTwins(rows, i, j) })
		require.Equal(t, UpTo(7), s.of, "none are tied to each other")
	}
}
