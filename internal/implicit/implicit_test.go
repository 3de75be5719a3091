package implicit_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/nettest"
)

func TestEmptyGraphs(t *testing.T) {
	for _, g := range []graph.Graph{&graph.Network{}, new(graph.OneMode), new(graph.Network).OneMode(graph.Project, graph.Binary)} {
		s, err := implicit.Of(t.Context(), g)
		require.NoError(t, err)
		require.Zero(t, s.Size)
		require.Zero(t, s.Rows.Len())
	}
	require.Zero(t, implicit.Plain(graph.Rows{}).Size)
	require.Zero(t, implicit.FirstOf(new(graph.Network), graph.Project))
}

func TestModes(t *testing.T) {
	net := nettest.Parse(t, "A:P,Q B:Q C:")
	require.Equal(t, 0, implicit.FirstOf(net, graph.Actor))
	require.Equal(t, 3, implicit.FirstOf(net, graph.Project))
	for _, c := range []struct {
		g                   graph.Graph
		first, size, stride int
		modes               []int
		asked               []bool
	}{
		{net, 0, 5, 1, []int{0, 0, 0, 1, 1}, []bool{true, true}},
		{net.OneMode(graph.Actor, graph.Newman), 0, 3, 2, []int{0, 0, 0, 1, 1}, []bool{true, false}},
		{net.OneMode(graph.Project, graph.Count), 3, 2, 2, []int{0, 0, 0, 1, 1}, []bool{false, true}},
		{net.OneMode(graph.Actor, graph.Count.AtLeast(2)), 0, 3, 1, []int{0, 0, 0}, []bool{true}},
	} {
		s, err := implicit.Of(t.Context(), c.g)
		require.NoError(t, err)
		require.Equal(t, [3]int{c.first, c.size, c.stride}, [3]int{s.First, s.Size, s.Stride})
		require.Equal(t, len(c.modes), s.Rows.Len())
		for v, mode := range c.modes {
			require.Equal(t, mode, s.Mode(v))
		}
		for side, asked := range c.asked {
			require.Equal(t, asked, s.Asked(side))
		}
	}
}

// TestOracle walks all that a graph can be, and compares with the distances of its rows.
func TestOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 26))
	for range 150 {
		data := nettest.Bytes(rng, 20)
		check(t, nettest.NewDrawn(data).Network(t, 8))
	}
	nettest.SmallGraphs(t, 8, func(g *graph.OneMode) { checkDistances(t, g, 1) }) // no projection of its network
}

func check(t *testing.T, net *graph.Network) {
	checkDistances(t, net, 1)
	some := graph.Custom("some", func(i, j graph.Node, common []graph.Node) float64 {
		return float64((i.Index + j.Index + len(common)) % 2)
	})
	for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
		for _, weighting := range append(graph.Weightings(), graph.Weighting{}) {
			checkDistances(t, net.OneMode(mode, weighting), 2)
		}
		for _, weighting := range []graph.Weighting{graph.Count.AtLeast(2), some} {
			checkDistances(t, net.OneMode(mode, weighting), 1)
		}
		checkDistances(t, net.OneMode(mode, graph.Binary).LargestComponent(), 1)
		checkDistances(t, net.OneMode(mode, graph.Binary).WhereTie(func(tie graph.Tie) bool { return tie.To.Index%3 > 0 }), 1)
	}
}

func checkDistances(t *testing.T, g graph.Graph, stride int) {
	s, err := implicit.Of(t.Context(), g)
	require.NoError(t, err)
	require.Equal(t, g.Len(), s.Size)
	require.Equal(t, stride, s.Stride)
	want := distances(nettest.Matrix(t, g))
	for i := range g.Len() {
		steps := walk(s.Rows, s.First+i)
		for j := range g.Len() {
			got := steps[s.First+j]
			if got >= 0 {
				require.Zero(t, got%s.Stride)
				got /= s.Stride
			}
			require.Equal(t, want[i][j], got)
		}
	}
}

// walk is the steps from a node to every other, -1 where there is no way.
func walk(rows graph.Rows, from int) []int {
	steps := make([]int, rows.Len())
	for v := range steps {
		steps[v] = -1
	}
	steps[from] = 0
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		for _, u := range rows.Row(queue[0]) {
			if steps[u] < 0 {
				steps[u] = steps[queue[0]] + 1
				queue = append(queue, int(u))
			}
		}
	}
	return steps
}

// distances is all distances by Floyd's three loops.
func distances(m [][]float64) [][]int {
	d := make([][]int, len(m))
	for i := range m {
		d[i] = make([]int, len(m))
		for j := range m {
			switch {
			case i == j:
			case m[i][j] != 0:
				d[i][j] = 1
			default:
				d[i][j] = -1
			}
		}
	}
	for k := range m {
		for i := range m {
			for j := range m {
				if way := d[i][k] + d[k][j]; d[i][k] >= 0 && d[k][j] >= 0 && (d[i][j] < 0 || way < d[i][j]) {
					d[i][j] = way
				}
			}
		}
	}
	return d
}

// A whole projection is not built, so that there is nothing to cancel; others are.
func TestCancelled(t *testing.T) {
	net := nettest.Complete(t, 5, 5)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := implicit.Of(cancelled, net.OneMode(graph.Actor, graph.Count.AtLeast(2)))
	require.ErrorIs(t, err, context.Canceled)
	g := net.OneMode(graph.Actor, graph.Count)
	_, err = implicit.Of(cancelled, g)
	require.NoError(t, err)
	_, err = g.RowsContext(cancelled)
	require.ErrorIs(t, err, context.Canceled, "not built yet")
}

func FuzzDistances(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{4, 3, 0xff, 0xff})
	f.Add([]byte{7, 6, 0x5a, 0xa5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	f.Fuzz(func(t *testing.T, data []byte) { check(t, nettest.NewDrawn(data).Network(t, 9)) })
}
