package vertexcut_test

import (
	"context"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/internal/vertexcut"
)

func TestCompleteGraphs(t *testing.T) {
	for n := range 6 {
		for _, l := range []csr.Graph{whole(nettest.Clique(t, n)), {}} {
			cut, complete, err := vertexcut.Smallest(t.Context(), l)
			require.NoError(t, err)
			require.True(t, complete)
			require.Empty(t, cut)
			_, complete, err = vertexcut.Below(t.Context(), l, 3)
			require.NoError(t, err)
			require.True(t, complete)
		}
	}
}

func whole(g *graph.OneMode) csr.Graph { return csr.Induced(g.Rows(), csr.UpTo(g.Len())) }

// The connectivity of classic graphs: a cycle 2, the complete bipartite K(a,b) min(a,b),
// the d-cube d, the Petersen graph 3, a wheel 3, the torus C×C 4.
func TestConnectivityOfClassicGraphs(t *testing.T) {
	for _, c := range []struct {
		name    string
		n, want int
		tied    func(i, j int) bool // i < j
	}{
		{"path", 50, 1, func(i, j int) bool { return j == i+1 }},
		{"cycle", 50, 2, func(i, j int) bool { return j == i+1 || j == i+49 }},
		{"K(4,7)", 11, 4, func(i, j int) bool { return i < 4 && j >= 4 }},
		{"5-cube", 32, 5, func(i, j int) bool { return bits.OnesCount(uint(i^j)) == 1 }},
		{"wheel", 20, 3, func(i, j int) bool { return i == 0 || j == i+1 || i == 1 && j == 19 }},
		{"Petersen", 10, 3, func(i, j int) bool {
			return j < 5 && (j == i+1 || j == i+4) || j == i+5 || i >= 5 && (j == i+2 || j == i+3)
		}},
		{"torus", 36, 4, func(i, j int) bool {
			row, column := (i/6-j/6+6)%6, (i%6-j%6+6)%6
			return row == 0 && (column == 1 || column == 5) || column == 0 && (row == 1 || row == 5)
		}},
		{"all but one tie", 9, 7, func(i, j int) bool { return i != 3 || j != 8 }},
	} {
		l := whole(nettest.OneMode(t, c.n, c.tied))
		for _, find := range []func() ([]int32, bool, error){
			func() ([]int32, bool, error) { return vertexcut.Smallest(t.Context(), l) },
			func() ([]int32, bool, error) { return vertexcut.Below(t.Context(), l, 0) },
			func() ([]int32, bool, error) { return vertexcut.Below(t.Context(), l, c.want) },
		} {
			cut, complete, err := find()
			require.NoError(t, err)
			require.False(t, complete)
			require.Len(t, cut, c.want, c.name)
		}
	}
}

func TestOracle(t *testing.T) {
	nettest.SmallGraphs(t, 9, func(g *graph.OneMode) { check(t, g) })
}

// Graphs that hang together by few nodes, where the smallest cut is far from the
// neighbours of any node.
func TestGluedGraphs(t *testing.T) {
	for seed := range uint64(150) {
		rng := rand.New(rand.NewPCG(seed, 25))
		n, shared := 8+rng.IntN(4), 1+rng.IntN(4) // nodes below shared are in both halves
		p := .5 + rng.Float64()/2
		check(t, nettest.OneMode(t, n, func(i, j int) bool { return (i < shared || i%2 == j%2) && rng.Float64() < p }))
	}
}

// From 0 to 12, the shortest path 0-1-2-3-12 comes first. The next goes back along it, from 3
// by 2 to 1, so that 2 ends up on no path.
func TestPathThatIsUndone(t *testing.T) {
	g := nettest.Ties(t, "00-01 01-02 02-03 03-12 00-04 04-05 05-06 06-03 01-07 07-08 08-09 09-12 09-10 10-12 09-11 11-12")
	check(t, g)
	cut, _, err := vertexcut.Below(t.Context(), whole(g), 0)
	require.NoError(t, err)
	require.Len(t, cut, 2)
}

// check tries all sets of nodes of every component.
func check(t *testing.T, g *graph.OneMode) {
	of, components := nettest.Components(nettest.Matrix(t, g), func(int) bool { return false })
	for c := range components {
		var nodes []int32
		for v := range of {
			if of[v] == c {
				nodes = append(nodes, int32(v))
			}
		}
		checkConnected(t, csr.Induced(g.Rows(), nodes))
	}
}

func checkConnected(t *testing.T, l csr.Graph) {
	smallest := l.Len() // of no cut at all: that of a complete graph
	for set := range 1 << l.Len() {
		if size := bits.OnesCount(uint(set)); size < smallest && cuts(l, func(v int) bool { return set>>v&1 == 1 }) {
			smallest = size
		}
	}
	cut, complete, err := vertexcut.Smallest(t.Context(), l)
	require.NoError(t, err)
	checkCut(t, l, cut, complete, smallest)
	require.True(t, complete || len(cut) == smallest, "%v for %d", cut, smallest)

	for enough := range l.Len() + 1 {
		cut, complete, err = vertexcut.Below(t.Context(), l, enough)
		require.NoError(t, err)
		checkCut(t, l, cut, complete, smallest)
		require.True(t, complete || len(cut) == smallest || len(cut) < enough, "%v for %d", cut, smallest)
	}
}

func checkCut(t *testing.T, l csr.Graph, cut []int32, complete bool, smallest int) {
	require.Equal(t, smallest == l.Len(), complete)
	if complete {
		require.Empty(t, cut)
		return
	}
	require.Len(t, slices.Compact(slices.Sorted(slices.Values(cut))), len(cut))
	require.True(t, cuts(l, func(v int) bool { return slices.Contains(cut, int32(v)) }))
}

// cuts tells whether the nodes that are not gone are in several components.
func cuts(l csr.Graph, gone func(v int) bool) bool {
	left, start := 0, -1
	for v := range l.Len() {
		if !gone(v) {
			left++
			start = v
		}
	}
	if left == 0 {
		return false
	}
	reached := []int32{int32(start)}
	for at := 0; at < len(reached); at++ {
		for _, u := range l.Row(int(reached[at])) {
			if !gone(int(u)) && !slices.Contains(reached, u) {
				reached = append(reached, u)
			}
		}
	}
	return len(reached) < left
}

// A search in the 6-cube that is stopped anywhere gives the error of its context.
func TestCancelled(t *testing.T) {
	l := whole(nettest.OneMode(t, 64, func(i, j int) bool { return bits.OnesCount(uint(i^j)) == 1 }))
	for looks := 0; ; looks++ {
		require.Less(t, looks, 10_000)
		cut, _, err := vertexcut.Smallest(nettest.NewExpiring(t.Context(), looks), l)
		if err == nil {
			require.Len(t, cut, 6)
			require.Greater(t, looks, 20)
			return
		}
		require.ErrorIs(t, err, context.Canceled)
	}
}

func FuzzCut(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{6, 0xff, 0xff, 0xff, 0xff})
	f.Add([]byte{10, 0x5a, 0xa5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, nettest.NewDrawn(data).OneMode(t, 10))
	})
}
