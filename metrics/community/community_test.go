package community_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	gonum "gonum.org/v1/gonum/graph"
	gonumcommunity "gonum.org/v1/gonum/graph/community"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/community"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// finder is any of the ways to find groups.
type finder interface {
	Partition(ctx context.Context, g graph.Graph) (graph.Partition, error)
}

func finders() map[string]finder {
	return map[string]finder{
		"louvain":   community.Louvain{},
		"starts":    community.Louvain{Starts: 5, Seed: 3},
		"leiden":    community.Leiden{},
		"settled":   community.Leiden{Iterations: 10, Starts: 3},
		"fine":      community.Leiden{Resolution: 2},
		"plain":     community.Leiden{Unweighted: true},
		"labels":    community.LabelPropagation{},
		"dealt":     community.LabelPropagation{Starts: 6},
		"consensus": community.Consensus{Runs: 6},
	}
}

func partition(t testing.TB, f finder, g graph.Graph) graph.Partition {
	t.Helper()
	p, err := f.Partition(context.Background(), g)
	require.NoError(t, err)
	require.Equal(t, g.Len(), p.Len())
	return p
}

// samples is awkward networks: twins, trees, components, isolates, duplicates.
func samples(t testing.TB) []*graph.Network {
	all := []*graph.Network{
		nettest.Parse(t, "A:P"), nettest.Parse(t, "A:P B:P C:P D:"), nettest.Parse(t, "A:P,Q,R"),
		nettest.Parse(t, "A:P,Q B:P,Q C:R,S D:R,S"), nettest.Parse(t, "A:P B:P,Q C:Q,R D:R"), nettest.Complete(t, 4, 3),
	}
	for seed := range uint64(20) {
		all = append(all, nettest.Random(t, seed, 8, 6, .15+.02*float64(seed)))
	}
	return all
}

func graphs(t testing.TB) []graph.Graph {
	var all []graph.Graph
	for _, net := range samples(t) {
		all = append(all, net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Newman))
	}
	return all
}

// byDefinition is modularity as a sum over all pairs of nodes.
func byDefinition(g graph.Graph, groups func(i int) int, resolution float64, unweighted bool) float64 {
	n, rows := g.Len(), g.Rows()
	weight := func(i, j int) float64 {
		w, tied := rows.Weight(i, j)
		if !tied {
			return 0
		}
		if unweighted {
			return 1
		}
		return w
	}
	strength, both := make([]float64, n), 0.0 // both: each tie from both ends
	for i := range n {
		for j := range n {
			strength[i] += weight(i, j)
		}
		both += strength[i]
	}
	_, twoMode := g.(*graph.Network)
	sum := 0.0
	for i := range n {
		for j := range n {
			if groups(i) != groups(j) {
				continue
			}
			chance := strength[i] * strength[j] / both
			if twoMode {
				chance = 0
				if g.At(i).Mode != g.At(j).Mode {
					chance = strength[i] * strength[j] / (both / 2)
				}
			}
			sum += weight(i, j) - resolution*chance
		}
	}
	return sum / both
}

func TestModularityByDefinition(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		net := nettest.Random(t, rapid.Uint64().Draw(r, "seed"), 6, 5, .4)
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Newman)} {
			labels := rapid.SliceOfN(rapid.Int32Range(0, 3), g.Len(), g.Len()).Draw(r, "groups")
			p := graph.NewPartition(g, "drawn", labels)
			for _, m := range []community.Modularity{{}, {Resolution: 1.7}, {Unweighted: true}} {
				want := byDefinition(g, p.At, max(1, m.Resolution), m.Unweighted)
				got := m.Of(p)
				require.Equal(t, math.IsNaN(want), math.IsNaN(got))
				if !math.IsNaN(want) {
					require.InDelta(t, want, got, 1e-12)
				}
			}
			if o, ok := g.(*graph.OneMode); ok && o.Ties() > 0 {
				groups := make([][]gonum.Node, p.Groups())
				for node, c := range p.All() {
					groups[c] = append(groups[c], node)
				}
				require.InDelta(t, gonumcommunity.Q(o, groups, 1), community.Modularity{}.Of(p), 1e-12)
			}
		}
	})
}

// The modularity told is that of the partition; no group joins two components;
// isolated nodes are alone; Leiden's groups are connected.
func TestGroups(t *testing.T) {
	for _, g := range graphs(t) {
		component, _ := g.Rows().Components()
		for name, f := range finders() {
			p := partition(t, f, g)
			for i := range g.Len() {
				for j := range i {
					if p.At(i) == p.At(j) {
						require.Equal(t, component[i], component[j], name)
					}
				}
			}
			if name != "louvain" && name != "starts" {
				connected(t, p)
			}
		}
		for _, best := range []func(context.Context, graph.Graph) (community.Result, error){
			community.Louvain{Starts: 4}.Best, community.Leiden{Starts: 4}.Best, community.LabelPropagation{Starts: 4}.Best,
		} {
			r, err := best(t.Context(), g)
			require.NoError(t, err)
			if g.Rows().Entries() == 0 {
				require.True(t, math.IsNaN(r.Modularity))
				require.ErrorIs(t, r.Partition.Warnings[0], community.ErrNoTies)
				continue
			}
			require.InDelta(t, community.Modularity{}.Of(r.Partition), r.Modularity, 1e-12)
			require.Len(t, r.Starts, 4)
			for _, q := range r.Starts {
				require.LessOrEqual(t, q, r.Modularity)
			}
		}
	}
}

// connected wants every group to hold together.
func connected(t testing.TB, p graph.Partition) {
	t.Helper()
	rows := p.Graph().Rows()
	seen := make([]bool, p.Len())
	met := map[int]bool{}
	for root := range seen {
		if seen[root] {
			continue
		}
		require.False(t, met[p.At(root)], "group %d falls apart", p.At(root))
		met[p.At(root)] = true
		seen[root] = true
		for queue := []int{root}; len(queue) > 0; queue = queue[1:] {
			for _, u := range rows.Row(queue[0]) {
				if !seen[u] && p.At(int(u)) == p.At(root) {
					seen[u] = true
					queue = append(queue, int(u))
				}
			}
		}
	}
}

// Networks small enough to try every partition. Nothing passes the best
// modularity, and Leiden reaches it. Thirty starts of label propagation do in all.
func TestBestOfAllPartitions(t *testing.T) {
	dealt := 0
	for seed := range uint64(60) {
		net := nettest.Random(t, seed, 5, 4, .45)
		for _, g := range []graph.Graph{net, nettest.Random(t, seed, 8, 7, .3).OneMode(graph.Actor, graph.Count)} {
			if g.Rows().Entries() == 0 {
				continue
			}
			best := math.Inf(-1)
			everyPartition(g.Len(), func(labels []int32) {
				best = max(best, byDefinition(g, func(i int) int { return int(labels[i]) }, 1, false))
			})
			require.InDelta(t, best, leiden(t, community.Leiden{}, g).Modularity, 1e-12)
			louvain, err := community.Louvain{}.Best(t.Context(), g)
			require.NoError(t, err)
			require.LessOrEqual(t, louvain.Modularity, best+1e-12)
			labels, err := community.LabelPropagation{Starts: 30}.Best(t.Context(), g)
			require.NoError(t, err)
			require.LessOrEqual(t, labels.Modularity, best+1e-12)
			if labels.Modularity < best-1e-12 {
				dealt++
			}
		}
	}
	require.Zero(t, dealt)
}

// everyPartition calls visit with every partition of n nodes: a node has the label
// of an earlier one, or the next.
func everyPartition(n int, visit func(labels []int32)) {
	labels := make([]int32, n)
	var fill func(i int, used int32)
	fill = func(i int, used int32) {
		if i == n {
			visit(labels)
			return
		}
		for c := range used + 1 {
			labels[i] = c
			fill(i+1, max(used, c+1))
		}
	}
	fill(0, 0)
}

// Zachary's karate club: 0.4197896 is the largest modularity there is, proved by
// Brandes et al. (2008), doi:10.1109/TKDE.2007.190689.
func TestKarate(t *testing.T) {
	ties := ""
	for _, row := range nettest.Table(t, "karate.csv") {
		ties += " " + strings.ReplaceAll(row[0]+"-"+row[1], " ", "")
	}
	club := nettest.Ties(t, ties)
	for name, best := range map[string]func(context.Context, graph.Graph) (community.Result, error){
		"louvain": community.Louvain{Starts: 20}.Best, "leiden": community.Leiden{Starts: 20}.Best,
	} {
		r, err := best(t.Context(), club)
		require.NoError(t, err)
		require.InDelta(t, .4197896, r.Modularity, 1e-6, name)
		require.Equal(t, 4, r.Partition.Groups(), name)
	}
}

// A ring of k cliques of s nodes has the cliques as its best groups, if k is below
// √(2m) (Fortunato and Barthélemy 2007, doi:10.1073/pnas.0605965104):
// Q = 1 - 2/(s(s-1)+2) - 1/k.
func TestRingOfCliques(t *testing.T) {
	const k, s = 8, 6
	text := ""
	for c := range k {
		for i := range s {
			for j := range i {
				text += fmt.Sprintf(" %d%d-%d%d", c, j, c, i)
			}
		}
		text += fmt.Sprintf(" %d0-%d1", c, (c+1)%k)
	}
	ring := nettest.Ties(t, text)
	for name, f := range finders() {
		if name == "fine" {
			continue
		}
		p := partition(t, f, ring)
		require.Equal(t, k, p.Groups(), name)
		for i := range ring.Len() {
			require.Equal(t, p.At(i/s*s), p.At(i), name)
		}
		require.InDelta(t, 1-2.0/(s*(s-1)+2)-1.0/k, community.Modularity{}.Of(p), 1e-12, name)
	}
}

// Two bicliques without a tie between them are two groups, of Q = 1/2.
func TestTwoBicliques(t *testing.T) {
	net := nettest.Parse(t, "A:P,Q B:P,Q C:R,S D:R,S")
	for name, f := range finders() {
		if name == "fine" {
			continue
		}
		p := partition(t, f, net)
		require.Equal(t, 2, p.Groups(), name)
		require.InDelta(t, .5, community.Modularity{}.Of(p), 1e-12, name)
	}
	require.InDelta(t, 0, community.Modularity{}.Of(graph.NewPartition(net, "one", make([]int32, 8))), 1e-12)
}

func TestSameGroupsForAnyWorkers(t *testing.T) {
	net := nettest.Random(t, 7, 120, 90, .03)
	for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Newman)} {
		for _, with := range []func(workers int) finder{
			func(w int) finder { return community.Louvain{Workers: w, Starts: 9, Seed: 1} },
			func(w int) finder { return community.Leiden{Workers: w, Starts: 9, Seed: 2} },
			func(w int) finder { return community.LabelPropagation{Workers: w, Starts: 9, Seed: 3} },
			func(w int) finder { return community.Consensus{Workers: w, Runs: 9} },
		} {
			want := groupsOf(partition(t, with(1), g))
			for _, workers := range []int{0, 2, 3, 8} {
				require.Equal(t, want, groupsOf(partition(t, with(workers), g)))
			}
		}
	}
	one, err := community.Louvain{Seed: 1}.Best(t.Context(), net)
	require.NoError(t, err)
	again, err := community.Louvain{Seed: 1}.Best(t.Context(), net)
	require.NoError(t, err)
	require.Equal(t, one.Starts, again.Starts)
}

func groupsOf(p graph.Partition) []int {
	all := make([]int, p.Len())
	for i := range all {
		all[i] = p.At(i)
	}
	return all
}

// More resolution, more groups.
func TestResolution(t *testing.T) {
	g := nettest.Random(t, 3, 60, 40, .06).OneMode(graph.Actor, graph.Count)
	before := 0
	for _, resolution := range []float64{.01, 1, 4, 1e6} {
		groups := partition(t, community.Leiden{Resolution: resolution, Starts: 3}, g).Groups()
		require.GreaterOrEqual(t, groups, before)
		before = groups
	}
	require.Equal(t, g.Len(), before)
	_, sizes := g.Rows().Components()
	require.Equal(t, len(sizes), partition(t, community.Leiden{Resolution: .01}, g).Groups())
}

func TestConsensusAgrees(t *testing.T) {
	g := nettest.Random(t, 5, 80, 60, .05).OneMode(graph.Actor, graph.Count)
	one, two := partition(t, community.Consensus{Seed: 1}, g), partition(t, community.Consensus{Seed: 1}, g)
	require.Equal(t, groupsOf(one), groupsOf(two))
	require.Empty(t, one.Warnings)
	require.Greater(t, community.Modularity{}.Of(one), 0.)
}

func TestSettings(t *testing.T) {
	net := nettest.Parse(t, "A:P")
	for _, f := range []finder{
		community.Louvain{Resolution: -1},
		community.Leiden{Resolution: math.Inf(1)},
		community.LabelPropagation{Resolution: -1},
		community.BRIM{Resolution: -1},
		community.BRIM{Modules: -1},
		community.Leiden{Resolution: math.NaN()},
		community.Consensus{Threshold: 2},
		community.Consensus{Resolution: -1},
	} {
		_, err := f.Partition(t.Context(), net)
		require.ErrorIs(t, err, graph.ErrSetting)
	}
	for _, f := range finders() {
		require.Zero(t, partition(t, f, &graph.Network{}).Groups())
		require.Zero(t, partition(t, f, &graph.OneMode{}).Groups())
		cancelled, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := f.Partition(cancelled, net)
		require.ErrorIs(t, err, context.Canceled)
	}
	require.True(t, math.IsNaN(community.Modularity{}.Of(graph.Partition{})))
}

// Progress rises from nothing to all, also within a single start.
func TestProgress(t *testing.T) {
	net := nettest.Random(t, 3, 200, 150, .02)
	for _, starts := range []int{1, 5} {
		for _, workers := range []int{1, 4} {
			var calls []int
			report := func(done, total int) {
				require.Equal(t, 100*starts, total)
				calls = append(calls, done)
			}
			_, err := community.Leiden{Starts: starts, Workers: workers, Progress: report}.Best(t.Context(), net)
			require.NoError(t, err)
			require.Greater(t, len(calls), 3*starts)
			require.Zero(t, calls[0])
			require.Equal(t, 100*starts, calls[len(calls)-1])
			require.IsIncreasing(t, calls)
		}
	}
}
