package metrics_test

import (
	"context"
	"math"
	mathbits "math/bits"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

func group(t testing.TB, g graph.Graph, nodes ...int) metrics.GroupCentralitySummary {
	t.Helper()
	made, err := metrics.GroupCentrality{Nodes: nodes}.Summary(t.Context(), g)
	require.NoError(t, err)
	return made
}

func TestNetworkxOfGroups(t *testing.T) {
	for _, row := range nettest.Table(t, "networkx_centrality.csv") {
		if !strings.HasPrefix(row[1], "group") {
			continue
		}
		g := nettest.Ties(t, row[0])
		var nodes []int
		for _, key := range strings.Fields(row[2]) {
			node, ok := g.Find(graph.Actor, key)
			require.True(t, ok)
			nodes = append(nodes, node.Index)
		}
		want, err := strconv.ParseFloat(row[3], 64)
		require.NoError(t, err)
		made := group(t, g, nodes...)
		got := map[string]float64{
			"group_degree": made.Share, "group_closeness": made.Closeness, "group_betweenness": made.Betweenness,
		}[row[1]]
		require.InDelta(t, want, got, 1e-11, "%v", row)
	}
}

// meeting is the number of shortest paths from i to j, and of those past a group.
func (s slow) meeting(i, j int, in []bool) (all, past float64) {
	if i == j {
		return 1, 1
	}
	for k := range s.n {
		if s.tied(k, j) && s.d[i][k]+1 == s.d[i][j] {
			a, p := s.meeting(i, k, in)
			all += a
			if !in[k] {
				past += p
			}
		}
	}
	return all, past
}

func TestOracleOfGroups(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, g := range graphs(t) {
		if g.Len() > 12 {
			continue
		}
		s, in := newSlow(g, nil), make([]bool, g.Len())
		var nodes []int
		for v := range in {
			if in[v] = rng.IntN(3) == 0; in[v] {
				nodes = append(nodes, v, v)
			}
		}
		var degree, outside, reached, sum, between float64
		for i := range s.n {
			if in[i] {
				continue
			}
			nearest := math.Inf(1)
			for _, v := range nodes {
				nearest = math.Min(nearest, s.d[v][i])
			}
			outside++
			if nearest == 1 {
				degree++
			}
			if !math.IsInf(nearest, 1) {
				reached++
				sum += nearest
			}
			for j := range i {
				if !in[j] && !math.IsInf(s.d[i][j], 1) {
					all, past := s.meeting(i, j, in)
					between += 1 - past/all
				}
			}
		}
		made := group(t, g, nodes...)
		nettest.Near(t, degree, float64(made.Degree), describe(g))
		nettest.Near(t, between, made.Betweenness, describe(g))
		if outside == 0 || nodes == nil {
			require.True(t, math.IsNaN(made.Share) && math.IsNaN(made.Closeness))
			continue
		}
		nettest.Near(t, degree/outside, made.Share, describe(g))
		nettest.Near(t, reached/math.Max(1, sum)*reached/outside, made.Closeness, describe(g))
		require.LessOrEqual(t, made.Closeness, 1.)
	}
}

// A group of one node has its betweenness.
func TestGroupOfOne(t *testing.T) {
	for _, g := range graphs(t) {
		b := nettest.Scores(t, metrics.Betweenness{}, g)
		for v := range g.Len() {
			made := group(t, g, v)
			nettest.Near(t, b.At(v), made.Betweenness, describe(g))
			require.Equal(t, g.Rows().Degree(v), made.Degree)
		}
	}
	made := group(t, star(t, 9), 0)
	require.Equal(t, metrics.GroupCentralitySummary{Degree: 8, Share: 1, Closeness: 1, Betweenness: 28}, made)
}

func TestGroupsRefused(t *testing.T) {
	for _, v := range []int{-1, 3} {
		_, err := metrics.GroupCentrality{Nodes: []int{v}}.Summary(t.Context(), star(t, 3))
		require.ErrorIs(t, err, graph.ErrSetting)
	}
	for _, c := range []metrics.Coalition{{Share: -1}, {Share: 1.1}, {Share: math.NaN()}, {Size: -1}} {
		_, err := c.Find(t.Context(), star(t, 3))
		require.ErrorIs(t, err, graph.ErrSetting)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := metrics.GroupCentrality{}.Summary(ctx, star(t, 3))
	require.ErrorIs(t, err, context.Canceled)
	_, err = metrics.Coalition{}.Find(ctx, star(t, 3))
	require.ErrorIs(t, err, context.Canceled)
}

func TestGroupHasTheSameBits(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	want := group(t, net, 1, 5, 7, 300)
	for _, workers := range []int{1, 2, 3, 8, 64} {
		got, err := metrics.GroupCentrality{Nodes: []int{1, 5, 7, 300}, Workers: workers}.Summary(t.Context(), net)
		require.NoError(t, err)
		require.Equal(t, math.Float64bits(want.Betweenness), math.Float64bits(got.Betweenness))
	}
}

func find(t testing.TB, c metrics.Coalition, g graph.Graph) []metrics.CoalitionMember {
	t.Helper()
	members, err := c.Find(t.Context(), g)
	require.NoError(t, err)
	return members
}

// covers is what a node covers, as bits.
func covers(g graph.Graph, v int) (set uint64) {
	if _, ok := g.(*graph.OneMode); ok {
		set = 1 << v
	}
	for _, u := range g.Rows().Row(v) {
		set |= 1 << u
	}
	return set
}

// The definition: each step takes the first node that adds most.
func TestOracleOfCoalition(t *testing.T) {
	for _, g := range graphs(t) {
		for mode := range graph.Mode(2) {
			var set uint64
			for step, m := range find(t, metrics.Coalition{Mode: mode}, g) {
				first, most := -1, 0
				for v := range g.Len() {
					if net, ok := g.(*graph.Network); ok && net.At(v).Mode != mode {
						continue
					}
					if adds := mathbits.OnesCount64(covers(g, v) &^ set); adds > most {
						first, most = v, adds
					}
				}
				require.Equal(t, first, m.Node.Index, "step %d of %s", step, describe(g))
				require.Equal(t, most, m.Adds)
				set |= covers(g, first)
			}
			for v := range g.Len() { // nobody adds more
				if g.At(v).Mode == mode {
					require.Zero(t, covers(g, v)&^set)
				}
			}
		}
	}
}

// No group of so many covers more than 1/(1-1/e) times as much.
func TestGuaranteeOfCoalition(t *testing.T) {
	for _, net := range samples(t) {
		actors := net.Count(graph.Actor)
		if actors > 9 {
			continue
		}
		members := find(t, metrics.Coalition{}, net)
		best := make([]int, actors+1)
		for group := range uint(1) << actors {
			var set uint64
			for v := range actors {
				if group>>v&1 == 1 {
					set |= covers(net, v)
				}
			}
			size := mathbits.OnesCount(group)
			best[size] = max(best[size], mathbits.OnesCount64(set))
		}
		covered := 0
		for i, m := range members {
			covered += m.Adds
			nettest.Near(t, float64(covered)/float64(net.Count(graph.Project)), m.Covered)
			require.GreaterOrEqual(t, float64(covered), (1-1/math.E)*float64(best[i+1]))
		}
	}
}

func TestCoalition(t *testing.T) {
	net := nettest.Parse(t, "a:p,q,r b:p,q,s c:r,t d:u e: :v")
	keys := func(c metrics.Coalition) (text string) {
		for _, m := range find(t, c, net) {
			text += m.Node.Key
		}
		return text
	}
	require.Equal(t, "abcd", keys(metrics.Coalition{}))
	require.Equal(t, "a", keys(metrics.Coalition{Share: 3. / 7}))
	require.Equal(t, "ab", keys(metrics.Coalition{Share: .5}))
	require.Equal(t, "ab", keys(metrics.Coalition{Size: 2}))
	require.Equal(t, "p", keys(metrics.Coalition{Mode: graph.Project, Share: .4}))
	require.Len(t, find(t, metrics.Coalition{}, star(t, 9)), 1)
	require.Empty(t, find(t, metrics.Coalition{}, &graph.Network{}))
}
