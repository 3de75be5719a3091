package community_test

import (
	"fmt"
	"math/bits"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/community"
)

// pieces is the number of pieces that the groups fall into.
func pieces(p graph.Partition) int {
	met, count := make([]bool, p.Len()), 0
	for root := range met {
		if met[root] {
			continue
		}
		met[root] = true
		count++
		for queue := []int{root}; len(queue) > 0; queue = queue[1:] {
			for _, u := range p.Graph().Rows().Row(queue[0]) {
				if !met[u] && p.At(int(u)) == p.At(root) {
					met[u] = true
					queue = append(queue, int(u))
				}
			}
		}
	}
	return count
}

// bridge is a node v that first holds two triangles together, then is drawn away by
// the clique of the t's. The tie y-z is the rest of the network.
func bridge(t testing.TB) *graph.OneMode {
	var b graph.Builder
	tie := func(x, y string, w float64) {
		require.NoError(t, b.AddTie("ties", x, y, false, graph.Number("weight", w)))
	}
	for _, c := range []string{"r", "s"} {
		tie("v", c+"1", 20)
		tie(c+"1", c+"2", 14)
		tie(c+"1", c+"3", 14)
		tie(c+"2", c+"3", 6)
	}
	for i, x := range []string{"t1", "t2", "t3", "t4"} {
		tie("v", x, 15)
		for _, y := range []string{"t1", "t2", "t3", "t4"}[:i] {
			tie(x, y, 20)
		}
	}
	tie("y", "z", 400)
	net, err := b.Build()
	require.NoError(t, err)
	g, err := net.Layer("ties")
	require.NoError(t, err)
	return g
}

func TestOnlyLouvainTears(t *testing.T) {
	g, torn := bridge(t), 0
	for seed := range uint64(200) {
		p := partition(t, community.Louvain{Seed: seed}, g)
		if pieces(p) > p.Groups() {
			torn++
		}
		p = partition(t, community.Leiden{Seed: seed}, g)
		require.Equal(t, p.Groups(), pieces(p))
	}
	require.NotZero(t, torn)
}

// holds tells whether a group of nodes is γ-connected: one node, or two such
// groups tied to each other as much as by chance.
func (d dense) holds(nodes []int) bool {
	inside := make([]float64, 1<<len(nodes)) // ties over chance within every subset
	good := make([]bool, 1<<len(nodes))
	for set := 1; set < len(good); set++ {
		last := bits.Len(uint(set)) - 1
		rest := set &^ (1 << last)
		inside[set] = inside[rest]
		for i := range last {
			if rest>>i&1 == 1 {
				inside[set] += d.w[nodes[last]][nodes[i]] - d.chance(nodes[last], nodes[i])
			}
		}
		good[set] = rest == 0
		for part := rest; part > 0 && !good[set]; part = (part - 1) & rest {
			good[set] = good[part] && good[set&^part] && inside[set]-inside[part]-inside[set&^part] > -1e-9
		}
	}
	return good[len(good)-1]
}

func TestLeidenHoldsTogether(t *testing.T) {
	groups := 0
	for i, g := range sparseToDense(t, 120, 14, 9) {
		for _, iterations := range []int{1, 3} {
			gamma := []float64{.4, 1, 1.9}[i%3]
			p := partition(t, community.Leiden{Iterations: iterations, Resolution: gamma, Seed: uint64(i)}, g)
			require.Equal(t, p.Groups(), pieces(p), describe(g))
			d := newDense(g, gamma, false)
			for c := range p.Groups() {
				var nodes []int
				for node := range p.Members(c) {
					nodes = append(nodes, node.Index)
				}
				if len(nodes) > 1 && len(nodes) <= 12 {
					require.True(t, d.holds(nodes), "%v of %s", nodes, describe(g))
					groups++
				}
			}
		}
	}
	require.Greater(t, groups, 1000)
}

// A bridge of two triangles does not hold: the test of the test.
func TestHolds(t *testing.T) {
	g := bridge(t)
	d := newDense(g, 1, false)
	require.True(t, d.holds([]int{0, 1, 2}))
	require.True(t, d.holds([]int{0, 1, 2, 3, 4, 5, 10}))
	require.False(t, d.holds([]int{0, 1, 2, 3, 4, 5}))
}

// Larger networks, with communities of many levels.
func TestLeidenIsConnected(t *testing.T) {
	for seed := range uint64(40) {
		net := nettest.Random(t, seed, 150, 120, .008+.002*float64(seed%10))
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Newman)} {
			p := partition(t, community.Leiden{Seed: seed}, g)
			require.Equal(t, p.Groups(), pieces(p))
		}
	}
}

// sparseToDense is small networks, from nearly empty to dense, in two modes and one,
// with and without weights.
func sparseToDense(t testing.TB, count, actors, projects int) []graph.Graph {
	t.Helper()
	var all []graph.Graph
	for seed := range count {
		p := []float64{.08, .2, .35, .6}[seed%4]
		net := nettest.Random(t, uint64(seed), 1+seed%actors, 1+seed/3%projects, p)
		all = append(all, net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Binary),
			net.OneMode(graph.Actor, graph.Newman), net.OneMode(graph.Actor, graph.Count.AtLeast(2)))
	}
	net := nettest.Parse(t, "a:p,q b:p,q c:r d:r e: :s") // twins, two components, isolates
	return append(all, net, net.OneMode(graph.Actor, graph.Count), nettest.Complete(t, 3, 4), nettest.Parse(t, "a:p b:p c:p d:p"))
}

// dense is the weights of all pairs, strengths, and the weight of all ties.
type dense struct {
	g     graph.Graph
	w     [][]float64
	k     []float64
	m     float64
	gamma float64
}

func newDense(g graph.Graph, gamma float64, unweighted bool) dense {
	d := dense{g: g, w: make([][]float64, g.Len()), k: make([]float64, g.Len()), gamma: gamma}
	for i := range d.w {
		d.w[i] = make([]float64, g.Len())
		for _, j := range g.Rows().Row(i) {
			w, _ := g.Rows().Weight(i, int(j))
			if unweighted {
				w = 1
			}
			d.w[i][j] = w
			d.k[i] += w
			d.m += w / 2
		}
	}
	return d
}

// chance is what the null model ties, from the formulas of Newman and Barber.
func (d dense) chance(i, j int) float64 {
	if _, two := d.g.(*graph.Network); !two {
		return d.gamma * d.k[i] * d.k[j] / (2 * d.m)
	}
	if d.g.At(i).Mode == d.g.At(j).Mode {
		return 0
	}
	return d.gamma * d.k[i] * d.k[j] / d.m
}

func describe(g graph.Graph) string {
	text := fmt.Sprintf("%T:", g)
	for i := range g.Len() {
		text += " " + g.At(i).Key + ":"
		for _, j := range g.Rows().Row(i) {
			text += g.At(int(j)).Key + ","
		}
	}
	return text
}
