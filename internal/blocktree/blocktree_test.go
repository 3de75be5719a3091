package blocktree_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/blocktree"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/nettest"
)

func TestEmptyGraphs(t *testing.T) {
	b, err := blocktree.Of(t.Context(), csr.Graph{})
	require.NoError(t, err)
	for _, b := range []*blocktree.Tree{{}, b} {
		b.Ties(t.Context(), func(_, _, _ int32) { t.Fatal("a tie of nothing") })
		require.Empty(t, b.Members())
		require.Empty(t, b.Hang(nil).Cut)
	}
}

// Two triangles that share node 2, a pendant node 5 on 4, and node 6 alone.
func TestBowTie(t *testing.T) {
	g := nettest.Ties(t, "0-1 1-2 0-2 2-3 3-4 2-4 4-5 6")
	b, err := blocktree.Of(t.Context(), g.Rows())
	require.NoError(t, err)
	members := b.Members()
	slices.SortFunc(members, slices.Compare)
	require.Equal(t, [][]int32{{0, 1, 2}, {2, 3, 4}, {4, 5}}, members)
	require.Equal(t, []float64{0, 0, 2 * 3, 0, 4 * 1, 0, 0}, b.Hang(ones(7)).Cut)
}

func ones(n int) []float64 { return slices.Repeat([]float64{1}, n) }

func TestOracle(t *testing.T) {
	nettest.SmallGraphs(t, 9, func(g *graph.OneMode) {
		ends := make([]float64, g.Len())
		for v := range ends {
			ends[v] = float64((7*v + 2) % 5) // some nodes are no end
		}
		check(t, g, ends)
	})
}

func check(t *testing.T, g *graph.OneMode, ends []float64) {
	m := nettest.Matrix(t, g)
	b, err := blocktree.Of(t.Context(), g.Rows())
	require.NoError(t, err)
	checkBlocks(t, m, b)
	checkTree(t, m, b)
	checkHanging(t, m, b, ends)
}

// checkBlocks wants two ties in one block if a cycle goes through both. Of ties {v,w} and
// {v,x} one does if w and x hang together without v; of others, if such pairs lead from
// the one to the other.
func checkBlocks(t *testing.T, m [][]float64, b *blocktree.Tree) {
	block, want := nettest.Square(len(m), -1), nettest.Square(len(m), -1)
	b.Ties(t.Context(), func(v, u, at int32) {
		require.NotZero(t, m[v][u])
		require.Equal(t, -1.0, block[v][u], "one tie twice")
		block[v][u] = float64(at)
	})
	members, blocks := make([][]int32, 0), 0.0
	for v := range m {
		for u := range v {
			if m[v][u] != 0 && want[v][u] < 0 {
				markCycles(m, want, v, u, blocks)
				blocks++
				members = append(members, endsOf(want, blocks-1))
			}
		}
	}
	name := map[float64]float64{}
	for v := range m {
		for u := range m {
			at, met := name[want[v][u]]
			if !met {
				at = block[v][u]
				name[want[v][u]] = at
			}
			require.Equal(t, at, block[v][u], "%d-%d", v, u)
		}
	}
	require.Len(t, b.Top, int(blocks))
	got := b.Members()
	for k, nodes := range got {
		require.Equal(t, endsOf(block, float64(k)), nodes, "members are the ends of the ties")
	}
	slices.SortFunc(got, slices.Compare)
	slices.SortFunc(members, slices.Compare)
	require.Equal(t, members, got)
}

// markCycles gives a block to the tie {v,u} and to all that are on cycles with it.
func markCycles(m, block [][]float64, v, u int, number float64) {
	if block[v][u] >= 0 {
		return
	}
	block[v][u], block[u][v] = number, number
	for _, tie := range [][2]int{{v, u}, {u, v}} {
		of, _ := nettest.Components(m, func(x int) bool { return x == tie[0] })
		for x, w := range m[tie[0]] {
			if w != 0 && of[x] == of[tie[1]] {
				markCycles(m, block, tie[0], x, number)
			}
		}
	}
}

func endsOf(block [][]float64, number float64) (nodes []int32) {
	for v := range block {
		if slices.Contains(block[v], number) {
			nodes = append(nodes, int32(v))
		}
	}
	return nodes
}

// checkTree wants one root a component, from which every other node is reached by way of
// its block; and blocks after all that hang on them.
func checkTree(t *testing.T, m [][]float64, b *blocktree.Tree) {
	of, components := nettest.Components(m, func(int) bool { return false })
	rooted, homes := make([]bool, components), make([]int32, len(b.Top))
	for v, home := range b.Home {
		if home < 0 {
			require.False(t, rooted[of[v]], "two roots")
			rooted[of[v]] = true
			continue
		}
		homes[home]++
		top := b.Top[home]
		require.NotEqualValues(t, v, top)
		require.Equal(t, of[v], of[top])
		require.True(t, b.Home[top] < 0 || b.Home[top] > home, "a block comes after all that hang on it")
	}
	require.Equal(t, homes, append([]int32{}, b.Homes...))
}

// checkHanging takes every node and every block away, and adds up what is left together.
func checkHanging(t *testing.T, m [][]float64, b *blocktree.Tree, ends []float64) {
	h := b.Hang(ends)
	whole := func(int) bool { return false }
	total := func(of []int, component int) (sum float64) {
		for v, c := range of {
			if c == component {
				sum += ends[v]
			}
		}
		return sum
	}
	component, _ := nettest.Components(m, whole)
	for v := range m {
		without, parts := nettest.Components(m, func(x int) bool { return x == v })
		cut := 0.0
		for p := range parts {
			for q := range p {
				if component[slices.Index(without, p)] == component[v] && component[slices.Index(without, q)] == component[v] {
					cut += total(without, p) * total(without, q)
				}
			}
		}
		require.Equal(t, cut, h.Cut[v])
		if b.Home[v] < 0 {
			require.Equal(t, total(component, component[v]), h.Home[v])
		}
	}
	for block, top := range b.Top {
		opened := nettest.Square(len(m), 0)
		b.Ties(t.Context(), func(v, u, at int32) {
			if int(at) != block {
				opened[v][u] = 1
			}
		})
		of, _ := nettest.Components(opened, whole)
		below := 0.0
		for v, home := range b.Home {
			if int(home) == block {
				require.Equal(t, total(of, of[v]), h.Home[v])
				below += h.Home[v]
			}
		}
		require.Equal(t, below, h.Below[block])
		require.Equal(t, total(of, of[top]), h.Top[block])
	}
}

// No search is deeper than that of a path.
func TestCancelled(t *testing.T) {
	const n = 5000
	path := csr.Build(n, func(visit func(i, j int32)) {
		for i := range int32(n - 1) {
			visit(i, i+1)
			visit(i+1, i)
		}
	})
	b, err := blocktree.Of(t.Context(), path)
	require.NoError(t, err)
	require.Len(t, b.Top, n-1)
	require.Equal(t, 2500.0*2499, b.Hang(ones(n)).Cut[2500])

	for looks := range 3 {
		_, err = blocktree.Of(nettest.NewExpiring(t.Context(), looks), path)
		require.ErrorIs(t, err, context.Canceled)
	}
	b.Ties(nettest.NewExpiring(t.Context(), 0), func(_, _, _ int32) { t.Fatal("visited") })
}

func FuzzTree(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{7, 0xff, 0xff, 0xff})
	f.Add([]byte{10, 0x5a, 0xa5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
	f.Fuzz(func(t *testing.T, data []byte) {
		d := nettest.NewDrawn(data)
		g := d.OneMode(t, 11)
		ends := make([]float64, g.Len())
		for v := range ends {
			ends[v] = float64(d.Number(256))
		}
		check(t, g, ends)
	})
}
