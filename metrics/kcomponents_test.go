package metrics_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// cohesive is a [metrics.KComponent] by the places of its nodes.
type cohesive struct {
	K      int
	Nodes  []int
	Within int
}

func groups(t testing.TB, g graph.Graph) []cohesive {
	t.Helper()
	all := []cohesive{}
	found, err := metrics.KComponents{}.Groups(t.Context(), g)
	require.NoError(t, err)
	for _, group := range found {
		all = append(all, cohesive{group.K, nettest.Places(group.Nodes), group.Within})
	}
	return all
}

func connectivity(t testing.TB, g graph.Graph) int {
	t.Helper()
	k, err := metrics.NodeConnectivity{}.Value(t.Context(), g)
	require.NoError(t, err)
	return int(k)
}

// tiny is a network of a few nodes, in which sets of nodes are bits.
type tiny []uint

func tinyOf(g graph.Graph) tiny {
	near := make(tiny, g.Len())
	for v := range near {
		for _, u := range g.Rows().Row(v) {
			near[v] |= 1 << u
		}
	}
	return near
}

func (near tiny) connected(set uint) bool {
	reached, before := set&-set, uint(0)
	for reached != before {
		before = reached
		for v := range near {
			if reached>>v&1 == 1 {
				reached |= near[v] & set
			}
		}
	}
	return reached == set
}

func members(set uint) (nodes []int) {
	for v := 0; set>>v > 0; v++ {
		if set>>v&1 == 1 {
			nodes = append(nodes, v)
		}
	}
	return nodes
}

// connectivity tries all sets of nodes to lose.
func (near tiny) connectivity(set uint) int {
	least := max(0, len(members(set))-1)
	for lost := range uint(1) << len(near) {
		if lost&^set == 0 && !near.connected(set&^lost) {
			least = min(least, len(members(lost)))
		}
	}
	return least
}

// groups is all sets without a larger one of the same connectivity or more around.
func (near tiny) groups() []cohesive {
	all := []cohesive{}
	k := make([]int, 1<<len(near))
	for set := range k {
		k[set] = near.connectivity(uint(set))
	}
	for set := range k {
		largest := k[set] > 0
		for other := range k {
			largest = largest && (other == set || other&set != set || k[other] < k[set])
		}
		if largest {
			all = append(all, cohesive{K: k[set], Nodes: members(uint(set)), Within: -1})
		}
	}
	slices.SortFunc(all, func(x, y cohesive) int {
		return cmp.Or(cmp.Compare(len(y.Nodes), len(x.Nodes)), slices.Compare(x.Nodes, y.Nodes))
	})
	for at := range all {
		for other := range at { // those after are not larger
			if within(all[at].Nodes, all[other].Nodes) {
				all[at].Within = other
			}
		}
	}
	return all
}

func within(part, whole []int) bool {
	return !slices.ContainsFunc(part, func(v int) bool { return !slices.Contains(whole, v) })
}

func TestOracleOfKComponents(t *testing.T) {
	all := graphs(t)
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 5))
		p := []float64{.3, .45, .6, .75}[seed%4]
		all = append(all, nettest.OneMode(t, 5+int(seed%4), func(_, _ int) bool { return rng.Float64() < p }))
	}
	for _, g := range all {
		if g.Len() > 8 {
			continue
		}
		near := tinyOf(g)
		require.Equal(t, near.connectivity(1<<g.Len()-1), connectivity(t, g), describe(g))
		want := near.groups()
		require.Equal(t, append([]cohesive{}, want...), groups(t, g), describe(g))
		like(t, metrics.KComponents{}, g, func(v int) (largest float64) {
			for _, group := range want {
				if slices.Contains(group.Nodes, v) {
					largest = max(largest, float64(group.K))
				}
			}
			return largest
		})
	}
}

// On networks that are too large for all subsets: what is found is as cohesive as it
// says, and nested. That nothing is missed is held against networkx elsewhere.
func TestKComponentsAreNested(t *testing.T) {
	for seed := range uint64(4) {
		net := affiliation(t, seed, 60, 40)
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Actor, graph.Count.AtLeast(2))} {
			found := groups(t, g)
			for at, group := range found {
				require.Equal(t, group.K, connectivity(t, induced(t, g, group.Nodes)))
				for other := range at {
					inside := within(group.Nodes, found[other].Nodes)
					require.False(t, inside && found[other].K >= group.K)
					if group.Within == other {
						require.True(t, inside)
					}
				}
			}
			cohesion, core, degree := nettest.Scores(t, metrics.KComponents{}, g), nettest.Scores(t, metrics.KCore{}, g), nettest.Scores(t, metrics.Degree{}, g)
			for v := range g.Len() {
				require.LessOrEqual(t, cohesion.At(v), core.At(v))
				require.LessOrEqual(t, core.At(v), degree.At(v))
			}
		}
	}
}

func induced(t testing.TB, g graph.Graph, nodes []int) *graph.OneMode {
	return nettest.OneMode(t, len(nodes), func(i, j int) bool {
		_, tied := g.Rows().Weight(nodes[i], nodes[j])
		return tied
	})
}

func TestClosedFormsOfConnectivity(t *testing.T) {
	for _, c := range []struct {
		g graph.Graph
		k int
	}{
		{nettest.Parse(t, ""), 0},
		{nettest.Ties(t, "A"), 0},
		{nettest.Ties(t, "A B"), 0},
		{nettest.Ties(t, "A-B"), 1},
		{nettest.Ties(t, "A-B C-D"), 0},
		{path(t, 5), 1},
		{star(t, 5), 1},
		{cycle(t, 6), 2},
		{nettest.Clique(t, 6), 5},
		{nettest.Complete(t, 3, 5), 3},
		{nettest.Complete(t, 4, 1), 1},
		{moonMoser(t, 4), 9},
	} {
		require.Equal(t, c.k, connectivity(t, c.g), describe(c.g))
	}
}

// Every number of published_cohesion.csv; testdata/SOURCES.md says where it was printed.
func TestPublishedCohesion(t *testing.T) {
	networks := map[string]graph.Graph{
		"southern_women":   nettest.File(t, "southern_women.csv"),
		"karate":           ties(t, "karate.csv"),
		"torrents_ferraro": ties(t, "torrents_ferraro.csv"),
	}
	for _, row := range nettest.Table(t, "published_cohesion.csv") {
		g, got := networks[row[0]], 0
		switch measure := row[1]; measure {
		case "node_connectivity":
			got = connectivity(t, g)
		case "cohesion":
			k, ok := nettest.Scores(t, metrics.KComponents{}, g).Key(row[2])
			require.True(t, ok, row)
			got = int(k)
		default:
			for _, group := range groups(t, g) {
				if measure == fmt.Sprintf("groups_of_%d_with_%d", len(group.Nodes), group.K) {
					got++
				}
			}
		}
		require.Equal(t, row[3], strconv.Itoa(got), row)
	}
}

// Cliques of six, each sharing three nodes with the next, hang together by three.
func TestChainOfCliques(t *testing.T) {
	g := nettest.OneMode(t, 12, func(i, j int) bool { return j-i < 6 && j/3-i/3 < 2 })
	require.Equal(t, []cohesive{
		{K: 3, Nodes: []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, Within: -1},
		{K: 5, Nodes: []int{0, 1, 2, 3, 4, 5}, Within: 0},
		{K: 5, Nodes: []int{3, 4, 5, 6, 7, 8}, Within: 0},
		{K: 5, Nodes: []int{6, 7, 8, 9, 10, 11}, Within: 0},
	}, groups(t, g))
}

func TestKComponentsAreCancelled(t *testing.T) {
	g := affiliation(t, 1, 3000, 2500).OneMode(graph.Actor, graph.Count)
	g.Rows()
	for _, wait := range []time.Duration{0, 5 * time.Millisecond, 50 * time.Millisecond} {
		ctx, cancel := context.WithTimeout(t.Context(), wait)
		start := time.Now()
		_, err := metrics.KComponents{}.Scores(ctx, g)
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Less(t, time.Since(start), time.Second)
		cancel()
	}
}
