package msbfs_test

import (
	"context"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/msbfs"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/internal/parallel"
)

func TestZeroRows(t *testing.T) {
	all, err := msbfs.Of(t.Context(), implicit.Plain(graph.Rows{}), parallel.Loop{})
	require.NoError(t, err)
	require.Empty(t, all.Counts())
}

// definition is distances by one breadth-first search after the other, in neighbour lists;
// nodes from the number first on are of the other mode than those before.
type definition struct {
	neighbours [][]int32
	first      int
	within     int
}

// distances is from a source; -1 where it does not reach.
func (d definition) distances(source int) []int {
	distance := make([]int, len(d.neighbours))
	for i := range distance {
		distance[i] = -1
	}
	distance[source] = 0
	for queue := []int{source}; len(queue) > 0; queue = queue[1:] {
		for _, u := range d.neighbours[queue[0]] {
			if distance[u] < 0 {
				distance[u] = distance[queue[0]] + 1
				queue = append(queue, int(u))
			}
		}
	}
	return distance
}

// reach also adds to the counts of pairs.
func (d definition) reach(source int, counts *[]int) msbfs.Reach {
	var r msbfs.Reach
	at := map[int]int64{} // nodes by distance
	for i, steps := range d.distances(source) {
		if steps < 0 {
			continue
		}
		if (i < d.first) == (source < d.first) {
			r.Own++
		} else {
			r.Other++
		}
		r.Sum += float64(steps)
		r.Far = max(r.Far, steps)
		if steps == 0 {
			continue
		}
		if steps <= d.within {
			r.Near++
		}
		at[steps]++
		for len(*counts) <= steps {
			*counts = append(*counts, 0)
		}
		(*counts)[steps]++
	}
	inverse := new(big.Float).SetPrec(200)
	for steps, n := range at {
		share := new(big.Float).SetPrec(200).SetInt64(n)
		inverse.Add(inverse, share.Quo(share, new(big.Float).SetInt64(int64(steps))))
	}
	r.Inverse, _ = inverse.Float64()
	return r
}

// views is a network and its projections, by definition.
func views(net *graph.Network) map[string]definition {
	return map[string]definition{
		"network":  {neighbours: neighbours(net.Rows()), first: net.Count(graph.Actor)},
		"actors":   sharing(net, 0, net.Count(graph.Actor)),
		"projects": sharing(net, net.Count(graph.Actor), net.Len()),
	}
}

func neighbours(rows graph.Rows) [][]int32 {
	all := make([][]int32, rows.Len())
	for i := range all {
		all[i] = rows.Row(i)
	}
	return all
}

// sharing ties the nodes first … end-1 that share a neighbour.
func sharing(net *graph.Network, first, end int) definition {
	all := make([][]int32, end-first)
	for i := range all {
		seen := make([]bool, end)
		seen[first+i] = true
		for _, p := range net.Rows().Row(first + i) {
			for _, j := range net.Rows().Row(int(p)) {
				if !seen[j] {
					seen[j] = true
					all[i] = append(all[i], j-int32(first))
				}
			}
		}
	}
	return definition{neighbours: all, first: len(all)}
}

func graphsOf(net *graph.Network) map[string]graph.Graph {
	return map[string]graph.Graph{
		"network":  net,
		"actors":   net.OneMode(graph.Actor, graph.Count),
		"projects": net.OneMode(graph.Project, graph.Count),
	}
}

// requireDistances wants a network and its projections to have the distances by definition,
// projections also where they are searched as they are.
func requireDistances(t testing.TB, net *graph.Network, within int) {
	t.Helper()
	for name, d := range views(net) {
		g := graphsOf(net)[name]
		searched, err := implicit.Of(t.Context(), g)
		require.NoError(t, err)
		requireReach(t, d, searched, within)
		plain := implicit.Plain(g.Rows())
		d.first = plain.Size
		requireReach(t, d, plain, within)
	}
}

func requireReach(t testing.TB, d definition, g implicit.Graph, within int) {
	t.Helper()
	g.Within, d.within = within, within
	all, err := msbfs.Of(t.Context(), g, parallel.Loop{})
	require.NoError(t, err)
	var counts []int
	for i := range d.neighbours {
		want := d.reach(i, &counts)
		if got := all.Reach(i); got != want {
			require.Equal(t, want, got, "node %d of %v", i, d.neighbours)
		}
	}
	require.Equal(t, counts, all.Counts())
	require.Equal(t, counts, all.Counts(), "a second time")
}

// ties is a network in which every tie is a project of two actors.
func ties(t testing.TB, n int, tied func(i, j int) bool) *graph.Network {
	var text strings.Builder
	for i := range n {
		_, _ = fmt.Fprintf(&text, "%04d: ", i)
		for j := range i {
			if tied(i, j) {
				_, _ = fmt.Fprintf(&text, "%04d:%d-%d %04d:%d-%d ", i, i, j, j, i, j)
			}
		}
	}
	return nettest.Parse(t, text.String())
}

func TestOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	all := []*graph.Network{
		nettest.Parse(t, ""), nettest.Parse(t, "a:"), nettest.Parse(t, "a: b: :p :q"),
		nettest.Parse(t, "a:p b:p c:p d:p"), nettest.Parse(t, "a:p,q,r"),
		nettest.Complete(t, 5, 7), nettest.Complete(t, 9, 1),
		ties(t, 9, func(i, j int) bool { return i < 9 && j < 9 }),         // a clique
		ties(t, 9, func(i, j int) bool { return i >= 4 && j < 4 }),        // complete bipartite
		ties(t, 12, func(i, j int) bool { return i/4 == j/4 }),            // three cliques
		ties(t, 20, func(i, j int) bool { return i-j == 1 || i-j == 19 }), // a ring
	}
	for round := range rounds() {
		for _, p := range []float64{.03, .1, .25, .6} {
			all = append(all,
				ties(t, 2+rng.IntN(24), func(_, _ int) bool { return rng.Float64() < p }),
				nettest.Random(t, uint64(round), 1+rng.IntN(30), 1+rng.IntN(20), p),
				twins(t, rng, p),
			)
		}
		all = append(all, tree(t, rng, 25))
	}
	for i, net := range all {
		requireDistances(t, net, i%5)
	}
}

// tree ties every node to an earlier one.
func tree(t testing.TB, rng *rand.Rand, n int) *graph.Network {
	parent := make([]int, n)
	for i := 1; i < n; i++ {
		parent[i] = rng.IntN(i)
	}
	return ties(t, n, func(i, j int) bool { return parent[i] == j })
}

// twins have the same neighbours: up to 7 copies of every node of a random graph, which are
// tied or not.
func twins(t testing.TB, rng *rand.Rand, p float64) *graph.Network {
	var of []int
	var beside []bool
	for i := range 6 {
		same := rng.IntN(2) == 0
		for range 1 + rng.IntN(7) {
			of, beside = append(of, i), append(beside, same)
		}
	}
	var tied [6][6]bool
	for i := range tied {
		for j := range i {
			tied[i][j] = rng.Float64() < 2*p
		}
	}
	return ties(t, len(of), func(i, j int) bool { return of[i] == of[j] && beside[i] || tied[of[i]][of[j]] })
}

// More than 512 sources are several batches: in one component and in many, near each other
// and far.
func TestOracleOfLargerNetworks(t *testing.T) {
	for _, net := range larger(t) {
		requireDistances(t, net, 3)
	}
}

// rounds is how often random networks are drawn.
func rounds() int {
	if testing.Short() {
		return 3
	}
	return 12
}

func larger(t testing.TB) []*graph.Network {
	if testing.Short() {
		return []*graph.Network{nettest.Random(t, 5, 700, 600, .01)}
	}
	chain := ties(t, 550, func(i, j int) bool { return i-j == 1 })
	pairs := ties(t, 1200, func(i, j int) bool { return i-j == 1 && i%2 == 1 })
	return []*graph.Network{
		chain, pairs,
		nettest.Random(t, 4, 1100, 700, .0015), nettest.Random(t, 5, 700, 600, .01),
		nettest.Parse(t, copies(150, "p,q")+copies(70, "q,r")+copies(3, "s")), // classes of many twins
	}
}

// copies is actors with the same projects.
func copies(n int, projects string) string {
	var text strings.Builder
	for k := range n {
		_, _ = fmt.Fprintf(&text, "%s%d:%s ", projects, k, projects)
	}
	return text.String()
}

// result is all that the distances of a graph say.
func result(t testing.TB, ctx context.Context, g implicit.Graph, workers int) ([]msbfs.Reach, []int, error) {
	t.Helper()
	all, err := msbfs.Of(ctx, g, parallel.Loop{Workers: workers})
	if err != nil {
		require.Nil(t, all)
		return nil, nil, err
	}
	reach := make([]msbfs.Reach, g.Size)
	for i := range reach {
		reach[i] = all.Reach(i)
	}
	return reach, all.Counts(), nil
}

func TestSameBits(t *testing.T) {
	for _, net := range larger(t) {
		for name, g := range graphsOf(net) {
			searched, err := implicit.Of(t.Context(), g)
			require.NoError(t, err)
			searched.Within = 2
			reach, counts, err := result(t, t.Context(), searched, 1)
			require.NoError(t, err)
			for _, workers := range []int{2, 3, 8, 64} {
				again, recounted, err := result(t, t.Context(), searched, workers)
				require.NoError(t, err)
				require.Equal(t, reach, again, name)
				require.Equal(t, counts, recounted, name)
			}
		}
	}
}

// Wherever a cancelled context is noticed, there is its error and no result.
func TestCancelledAnywhere(t *testing.T) {
	net := nettest.Random(t, 6, 900, 700, .003)
	for name, g := range graphsOf(net) {
		searched, err := implicit.Of(t.Context(), g)
		require.NoError(t, err)
		for _, workers := range []int{1, 3} {
			counting := nettest.NewExpiring(t.Context(), 1<<40)
			_, _, err = result(t, counting, searched, workers)
			require.NoError(t, err)
			looks := 1<<40 - counting.Left()
			require.Greater(t, looks, 20)
			for k := 0; k < looks; k += 1 + looks/80 {
				_, _, err := result(t, nettest.NewExpiring(t.Context(), k), searched, workers)
				require.ErrorIs(t, err, context.Canceled, "%s after %d of %d looks", name, k, looks)
			}
		}
	}
}

// FuzzOf makes a two-mode network of up to 16 actors and 16 projects: a byte for how far
// nodes are counted, two for how many there are, then one for every participation.
func FuzzOf(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{2, 5, 4, 0x00, 0x10, 0x01, 0x11, 0x21, 0x22, 0x32, 0x33})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 3 || len(data) > 120 {
			return
		}
		actors, projects := 1+int(data[1])%16, 1+int(data[2])%16
		net := nettest.Participations(t, actors, projects, data[3:])
		requireDistances(t, net, int(data[0])%6)
	})
}
