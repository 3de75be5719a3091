package metrics_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

func TestAdjustedRandOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 5))
	for range 300 { // over all pairs of nodes that both partitions know
		g := clique(t, 2+rng.IntN(9))
		x, y := make([]int32, g.Len()), make([]int32, g.Len())
		for i := range x {
			x[i], y[i] = int32(rng.IntN(4)-1), int32(rng.IntN(4)-1)
		}
		var n, both, inX, inY float64
		for i := range x {
			for j := range i {
				if min(x[i], x[j], y[i], y[j]) < 0 {
					continue
				}
				n++
				if x[i] == x[j] {
					inX++
				}
				if y[i] == y[j] {
					inY++
				}
				if x[i] == x[j] && y[i] == y[j] {
					both++
				}
			}
		}
		want := 1.
		if both != inX || both != inY {
			want = (both - inX*inY/n) / ((inX+inY)/2 - inX*inY/n)
		}
		got, err := metrics.AdjustedRand(graph.NewPartition(g, "x", x), graph.NewPartition(g, "y", y))
		require.NoError(t, err)
		near(t, want, got, x, y)
		require.LessOrEqual(t, got, 1.)
	}
	_, err := metrics.AdjustedRand(graph.NewPartition(clique(t, 2), "x", []int32{0, 0}), graph.Partition{})
	require.ErrorIs(t, err, metrics.ErrSetting)
}
