package community_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/community"
)

func leiden(t testing.TB, f community.Leiden, g graph.Graph) community.Result {
	t.Helper()
	r, err := f.Best(t.Context(), g)
	require.NoError(t, err)
	return r
}

// A chain of six nodes: 3/10 in two halves, by hand. In four of twenty orders no single node
// can make the first step.
func TestChainOfSix(t *testing.T) {
	chain := nettest.Ties(t, "a-b b-c c-d d-e e-f")
	for seed := range uint64(21) {
		r := leiden(t, community.Leiden{Seed: seed}, chain)
		require.InDelta(t, .3, r.Modularity, 1e-15)
		require.Equal(t, []int{0, 0, 0, 1, 1, 1}, groupsOf(r.Partition))
		require.True(t, r.Exact)
	}
}

// weighted makes lines such as "a:p2 a:q3" to a network.
func weighted(t testing.TB, rows map[string]map[string]float64) *graph.Network {
	t.Helper()
	var b graph.Builder
	for actor, projects := range rows {
		for project, weight := range projects {
			require.NoError(t, b.Add(actor, project, weight))
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

func TestTwoModesWithWeights(t *testing.T) {
	net := weighted(t, map[string]map[string]float64{
		"a": {"p": 2, "q": 2, "s": 1}, "b": {"p": 3, "r": 2, "s": 1, "t": 1}, "c": {"q": 1, "r": 1, "t": 1},
	})
	best, _ := tryAll(newDense(net, 1, false))
	require.InDelta(t, .22222, best, 5e-6)
	for seed := range uint64(21) {
		r := leiden(t, community.Leiden{Seed: seed}, net)
		require.InDelta(t, best, r.Modularity, 1e-14)
	}
}

// tryAll is the largest modularity of all partitions, and how many have it.
func tryAll(d dense) (best float64, ways int) {
	best = math.Inf(-1)
	n := len(d.w)
	everyPartition(n, func(labels []int32) {
		q := 0.0
		for i := range n {
			for j := range n {
				if labels[i] == labels[j] {
					q += d.w[i][j] - d.chance(i, j)
				}
			}
		}
		q /= 2 * d.m
		switch {
		case q > best+1e-12:
			best, ways = q, 1
		case q > best-1e-12:
			ways++
		}
	})
	return best, ways
}

var _ = fmt.Sprint
var _ = rand.New
