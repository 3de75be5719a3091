package vertexcut

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/internal/csr"
)

// TestMenger wants of every pair of nodes as many disjoint paths as its cut has nodes: one
// proves that the other is the best there is.
func TestMenger(t *testing.T) {
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 27))
		n := 10 + int32(rng.IntN(25))
		l, total := grid(rng, n), 0
		paths := newDisjointPaths(t.Context(), l)
		for s := range n {
			for u := range s {
				if slices.Contains(l.Row(int(s)), u) {
					continue
				}
				cut, ok := paths.between(s, u, int(n))
				require.True(t, ok)
				require.Equal(t, len(cut), pathsBetween(t, &paths, s, u))
				require.False(t, joined(l, s, u, cut))
				total += len(cut)
				if len(cut) > 0 {
					_, ok = paths.between(s, u, len(cut))
					require.False(t, ok, "no fewer than that")
				}
			}
		}
		require.Positive(t, total)
	}
}

// grid is a graph in which shortest paths get in each other's way: nodes are tied to those
// before them by few, with shortcuts.
func grid(rng *rand.Rand, n int32) csr.Graph {
	var ties [][2]int32
	for v := range n {
		for u := range v {
			if v-u < 4 && rng.IntN(2) == 0 || rng.IntN(int(n)) == 0 {
				ties = append(ties, [2]int32{v, u})
			}
		}
	}
	return csr.Build(int(n), func(visit func(i, j int32)) {
		for _, tie := range ties {
			visit(tie[0], tie[1])
			visit(tie[1], tie[0])
		}
	})
}

// pathsBetween is the number of paths of a flow from s to u, each followed backwards.
func pathsBetween(t *testing.T, p *disjointPaths, s, u int32) (number int) {
	next := make([]int32, len(p.before))
	for v, before := range p.before {
		if before < 0 {
			continue
		}
		require.Contains(t, p.on, int32(v))
		require.Contains(t, p.Row(v), before)
		if before != s {
			next[before]++
			require.EqualValues(t, 1, next[before], "two paths through %d", before)
			require.GreaterOrEqual(t, p.before[before], int32(0))
		}
	}
	require.Equal(t, []int32{-1, -1}, []int32{p.before[s], p.before[u]})
	for v, before := range p.before {
		if before < 0 || next[v] > 0 {
			continue
		}
		require.Contains(t, p.Row(v), u, "a path ends before %d", u)
		number++
		for steps := 0; before != s; before = p.before[before] {
			steps++
			require.Less(t, steps, len(next))
		}
	}
	return number
}

func joined(l csr.Graph, s, u int32, gone []int32) bool {
	reached := []int32{s}
	for at := 0; at < len(reached); at++ {
		for _, w := range l.Row(int(reached[at])) {
			if !slices.Contains(gone, w) && !slices.Contains(reached, w) {
				reached = append(reached, w)
			}
		}
	}
	return slices.Contains(reached, u)
}
