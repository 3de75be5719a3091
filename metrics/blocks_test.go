package metrics_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// parted is a network from which nodes and ties can be taken away.
type parted struct {
	tied [][]bool
	gone []bool
}

func newParted(g graph.Graph) *parted {
	p := &parted{tied: make([][]bool, g.Len()), gone: make([]bool, g.Len())}
	for i := range p.tied {
		p.tied[i] = make([]bool, g.Len())
		for _, j := range g.Rows().Row(i) {
			p.tied[i][j] = true
		}
	}
	return p
}

func (p *parted) cut(i, j int, cut bool) { p.tied[i][j], p.tied[j][i] = !cut, !cut }

// component is the nodes that v reaches.
func (p *parted) component(v int) []int {
	found := []int{v}
	for at := 0; at < len(found); at++ {
		for u, tied := range p.tied[found[at]] {
			if tied && !p.gone[u] && !slices.Contains(found, u) {
				found = append(found, u)
			}
		}
	}
	return found
}

func (p *parted) components() (n int) {
	seen := slices.Clone(p.gone)
	for v := range seen {
		if seen[v] {
			continue
		}
		n++
		for _, u := range p.component(v) {
			seen[u] = true
		}
	}
	return n
}

// more is how many more components there are without v.
func (p *parted) more(v int) int {
	before := p.components()
	p.gone[v] = true
	defer func() { p.gone[v] = false }()
	return max(0, p.components()-before)
}

func TestOracleOfCutNodes(t *testing.T) {
	for _, g := range graphs(t) {
		p := newParted(g)
		like(t, metrics.CutNodes{}, g, func(v int) float64 { return float64(p.more(v)) })
	}
}

func TestOracleOfCutTies(t *testing.T) {
	for _, g := range graphs(t) {
		p := newParted(g)
		ties, err := metrics.CutTies{}.TieScores(t.Context(), g)
		require.NoError(t, err)
		for tie, got := range ties.All() {
			i, j, want := tie.From.Index, tie.To.Index, 0
			p.cut(i, j, true)
			if side := p.component(i); !slices.Contains(side, j) {
				want = min(len(side), len(p.component(j)))
			}
			p.cut(i, j, false)
			require.EqualValues(t, want, got, "%v %s", tie, describe(g))
		}
	}
}

func blocks(t testing.TB, g graph.Graph) []metrics.Block {
	t.Helper()
	all, err := metrics.Biconnected{}.Blocks(t.Context(), g)
	require.NoError(t, err)
	return all
}

// Two ties that meet are in one block if and only if a cycle goes through both: if
// there is a way round from one far end to the other.
func TestOracleOfBlocks(t *testing.T) {
	for _, g := range graphs(t) {
		p, ties, of := newParted(g), 0, map[[2]int]int{}
		for k, b := range blocks(t, g) {
			require.True(t, slices.IsSorted(nettest.Places(b.Nodes)))
			require.True(t, slices.IsSortedFunc(b.Ties, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) }))
			ends := map[int]bool{}
			for _, tie := range b.Ties {
				of[tie] = k
				ends[tie[0]], ends[tie[1]] = true, true
				require.Less(t, tie[0], tie[1])
			}
			require.Len(t, b.Nodes, len(ends))
			ties += len(b.Ties)
		}
		require.Equal(t, g.Rows().Entries()/2, ties)
		for x, k := range of {
			for y, l := range of {
				for _, ends := range [][4]int{{x[0], x[1], y[0], y[1]}, {x[0], x[1], y[1], y[0]}, {x[1], x[0], y[1], y[0]}} {
					if v, from, to := ends[0], ends[1], ends[3]; v == ends[2] && from != to {
						p.gone[v] = true
						require.Equal(t, k == l, slices.Contains(p.component(from), to), describe(g))
						p.gone[v] = false
					}
				}
			}
		}
	}
}

// Blocks hang together like a tree: Σ (nodes - 1) is all nodes less the components.
func TestSumsOverBlocks(t *testing.T) {
	for _, g := range graphs(t) {
		cut, at, sum := nettest.Scores(t, metrics.CutNodes{}, g), make([]float64, g.Len()), 0
		for _, b := range blocks(t, g) {
			sum += len(b.Nodes) - 1
			for _, v := range b.Nodes {
				at[v.Index]++
			}
		}
		require.Equal(t, g.Len()-newParted(g).components(), sum)
		if _, one := g.(*graph.OneMode); one {
			for v := range at {
				require.Equal(t, max(0, at[v]-1), cut.At(v))
			}
		}
	}
}

func TestClosedFormsOfBlocks(t *testing.T) {
	for _, c := range []struct {
		g                graph.Graph
		cut, ties, sizes []int
	}{
		{nettest.Parse(t, ""), nil, nil, nil},
		{nettest.Parse(t, "a:"), []int{0}, nil, nil},
		{path(t, 4), []int{0, 1, 1, 0}, []int{1, 2, 1}, []int{2, 2, 2}},
		{cycle(t, 5), []int{0, 0, 0, 0, 0}, []int{0, 0, 0, 0, 0}, []int{5}},
		{star(t, 5), []int{3, 0, 0, 0, 0}, []int{1, 1, 1, 1}, []int{2, 2, 2, 2}},
		{nettest.Clique(t, 4), []int{0, 0, 0, 0}, []int{0, 0, 0, 0, 0, 0}, []int{4}},
		{nettest.Complete(t, 2, 3), []int{0, 0, 0, 0, 0}, []int{0, 0, 0, 0, 0, 0}, []int{5}},
		{nettest.Ties(t, "A-B B-C A-C C-D D-E E-F D-F"), []int{0, 0, 1, 1, 0, 0}, []int{0, 0, 0, 3, 0, 0, 0}, []int{3, 3, 2}}, // barbell
		{nettest.Parse(t, "a:p b:p"), []int{0, 0, 1}, []int{1, 1}, []int{2, 2}},
		{nettest.Parse(t, "a:p b:p").OneMode(graph.Actor, graph.Count), []int{0, 0}, []int{1}, []int{2}},
		{nettest.Parse(t, "a:p,q b:p").OneMode(graph.Actor, graph.Count), []int{0, 0}, []int{1}, []int{2}}, // q alone is nothing
	} {
		var cut, ties, sizes []int
		for _, v := range nettest.Scores(t, metrics.CutNodes{}, c.g).Values() {
			cut = append(cut, int(v))
		}
		s, err := metrics.CutTies{}.TieScores(t.Context(), c.g)
		require.NoError(t, err)
		for _, v := range s.All() {
			ties = append(ties, int(v))
		}
		for _, b := range blocks(t, c.g) {
			sizes = append(sizes, len(b.Nodes))
		}
		require.Equal(t, c.cut, cut, describe(c.g))
		require.Equal(t, c.ties, ties, describe(c.g))
		require.Equal(t, c.sizes, sizes, describe(c.g))
	}
}
