package metrics_test

import (
	"context"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// list is all groups of an iterator, those of smallest nodes first.
func list(t testing.TB, groups iter.Seq2[[]graph.Node, error]) (all [][]int) {
	t.Helper()
	for group, err := range groups {
		require.NoError(t, err)
		all = append(all, nettest.Places(group))
	}
	slices.SortFunc(all, slices.Compare)
	return all
}

// subsets is all sets of the numbers below n that are not empty.
func subsets(n int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		for set := 1; set < 1<<n; set++ {
			var members []int
			for i := range n {
				if set>>i&1 == 1 {
					members = append(members, i)
				}
			}
			if !yield(members) {
				return
			}
		}
	}
}

func (p *parted) clique(nodes []int) bool {
	for k, i := range nodes {
		for _, j := range nodes[:k] {
			if !p.tied[i][j] {
				return false
			}
		}
	}
	return true
}

// maximal tells whether no other node is tied to all of a group.
func (p *parted) maximal(nodes []int) bool {
	for v := range p.tied {
		if !slices.Contains(nodes, v) && p.clique(append(slices.Clone(nodes), v)) {
			return false
		}
	}
	return true
}

func TestOracleOfCliques(t *testing.T) {
	all := graphs(t)
	for seed := range uint64(200) { // dense ones
		rng := rand.New(rand.NewPCG(seed, 9))
		p := []float64{.3, .5, .7, .9}[seed%4]
		all = append(all, nettest.OneMode(t, 10, func(_, _ int) bool { return rng.Float64() < p }))
	}
	for _, g := range all {
		if _, two := g.(*graph.Network); two {
			_, err := metrics.Cliques{}.Scores(t.Context(), g)
			require.ErrorIs(t, err, graph.ErrModes)
			continue
		}
		if g.Len() > 10 {
			continue
		}
		p, largest := newParted(g), 0
		var maximal [][]int
		for nodes := range subsets(g.Len()) {
			if p.clique(nodes) {
				largest = max(largest, len(nodes))
				if p.maximal(nodes) {
					maximal = append(maximal, nodes)
				}
			}
		}
		got, err := metrics.LargestClique{}.Nodes(t.Context(), g)
		require.NoError(t, err)
		require.Len(t, got, largest)
		require.True(t, p.clique(nettest.Places(got)))
		for _, c := range []struct{ smallest, least int }{{0, 3}, {1, 1}, {2, 2}, {4, 4}} {
			var want [][]int
			count := make([]float64, g.Len())
			for _, nodes := range maximal {
				if len(nodes) >= c.least {
					want = append(want, nodes)
					for _, v := range nodes {
						count[v]++
					}
				}
			}
			slices.SortFunc(want, slices.Compare)
			m := metrics.Cliques{Smallest: c.smallest}
			require.Equal(t, want, list(t, m.All(t.Context(), g)), describe(g))
			like(t, m, g, func(v int) float64 { return count[v] })
		}
	}
}

// Moon and Moser (1965), doi:10.1007/BF02760024: 3^k cliques in k groups of three, all
// tied to each other but within groups. There are no more with as many nodes.
func moonMoser(t testing.TB, k int) *graph.OneMode {
	return nettest.OneMode(t, 3*k, func(i, j int) bool { return i/3 != j/3 })
}

func TestClosedFormsOfCliques(t *testing.T) {
	every := metrics.Cliques{Smallest: 1}
	for _, c := range []struct {
		g    graph.Graph
		want [][]int
	}{
		{nettest.Ties(t, ""), nil},
		{nettest.Ties(t, "A B"), [][]int{{0}, {1}}},
		{path(t, 3), [][]int{{0, 1}, {1, 2}}},
		{nettest.Clique(t, 4), [][]int{{0, 1, 2, 3}}},
		{nettest.Ties(t, "A-B A-C B-C C-D D-E D-F E-F"), [][]int{{0, 1, 2}, {2, 3}, {3, 4, 5}}},       // barbell
		{nettest.Parse(t, "a:p,q b:p,r c:q,r").OneMode(graph.Actor, graph.Count), [][]int{{0, 1, 2}}}, // of no one project
	} {
		require.Equal(t, c.want, list(t, every.All(t.Context(), c.g)))
	}
	require.Len(t, list(t, metrics.Cliques{}.All(t.Context(), moonMoser(t, 7))), 2187)
	for _, v := range nettest.Scores(t, metrics.Cliques{}, moonMoser(t, 7)).Values() {
		require.EqualValues(t, 729, v)
	}
}

func TestTooManyCliques(t *testing.T) {
	g := moonMoser(t, 4)
	require.Len(t, list(t, metrics.Cliques{Limit: 81}.All(t.Context(), g)), 81)
	n := 0
	for clique, err := range (metrics.Cliques{Limit: 80}).All(t.Context(), g) {
		if err != nil {
			require.ErrorIs(t, err, metrics.ErrCliques)
			require.ErrorContains(t, err, "metrics: too many cliques: more than 80: raise Smallest")
			break
		}
		require.Len(t, clique, 4)
		n++
	}
	require.Equal(t, 80, n)
	_, err := metrics.Cliques{Limit: 80}.Scores(t.Context(), g)
	require.ErrorIs(t, err, metrics.ErrCliques)
	_, err = metrics.Cliques{Smallest: -1}.Scores(t.Context(), g)
	require.ErrorIs(t, err, graph.ErrSetting)
	for range (metrics.Cliques{}).All(t.Context(), g) {
		break // and no more
	}
}

// 3^40 cliques end when the caller wants.
func TestCliquesAreCancelled(t *testing.T) {
	g := moonMoser(t, 40)
	for _, run := range []func(context.Context) error{
		func(ctx context.Context) error { _, err := metrics.Cliques{Limit: 1 << 60}.Scores(ctx, g); return err },
		func(ctx context.Context) error { _, err := metrics.LargestClique{}.Nodes(ctx, g); return err },
		func(ctx context.Context) error {
			for _, err := range (metrics.Cliques{Smallest: 41}).All(ctx, g) {
				return err
			}
			return nil
		},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		start := time.Now()
		require.ErrorIs(t, run(ctx), context.DeadlineExceeded)
		require.Less(t, time.Since(start), 2*time.Second)
		cancel()
	}
}
