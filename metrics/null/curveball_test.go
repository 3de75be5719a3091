package null_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/null"
)

func ExampleCurveball() {
	var b graph.Builder
	for _, tie := range [][2]string{{"Ada", "Bridge"}, {"Ada", "Canal"}, {"Ben", "Bridge"}, {"Eve", "Mill"}} {
		b.AddParticipation(tie[0], tie[1])
	}
	net, err := b.Build()
	if err != nil {
		panic(err)
	}
	other, err := null.Curveball{Seed: 3}.Network(context.Background(), net)
	if err != nil {
		panic(err)
	}
	for node := range other.Of(graph.Actor) {
		fmt.Println(node, net.Rows().Degree(node.Index), other.Rows().Degree(node.Index))
	}
	// Output:
	// Ada 2 2
	// Ben 1 1
	// Eve 1 1
}

func traded(t testing.TB, c null.Curveball, net *graph.Network) *graph.Network {
	t.Helper()
	other, err := c.Network(t.Context(), net)
	require.NoError(t, err)
	return other
}

// anything draws a network with isolates, empty and full projects.
func anything(r *rapid.T) *graph.Network {
	actors, projects := rapid.IntRange(0, 12).Draw(r, "actors"), rapid.IntRange(0, 12).Draw(r, "projects")
	members := make([][]int32, projects)
	for p := range members {
		share := rapid.SampledFrom([]float64{0, .1, .3, .7, 1}).Draw(r, "share")
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "members"), 0))
		for a := range actors {
			if rng.Float64() < share {
				members[p] = append(members[p], int32(a))
			}
		}
	}
	net, err := graph.FromMembers(null.Keys("a", actors), null.Keys("p", projects), members)
	require.NoError(r, err)
	return net
}

func TestCurveballKeepsDegrees(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		net := anything(r)
		c := null.Curveball{Seed: rapid.Uint64().Draw(r, "seed"), Trades: rapid.IntRange(0, 5).Draw(r, "trades")}
		other := traded(t, c, net)
		for mode := range graph.Mode(2) {
			require.Equal(r, degrees(net, mode), degrees(other, mode))
		}
		require.True(r, rising(rows(other)))
		require.Equal(r, net.Ties(), other.Records())
		require.Equal(r, rows(other), rows(traded(t, c, net)))
	})
}

func TestCurveballWorkers(t *testing.T) {
	net := invent(t, null.Affiliation{Actors: 20_000, Projects: 20_001, Participations: 60_000})
	want := rows(traded(t, null.Curveball{Trades: 3, Seed: 5, Workers: 1}, net))
	require.NotEqual(t, rows(net), want)
	require.NotEqual(t, rows(traded(t, null.Curveball{Trades: 3, Seed: 6}, net)), want)
	for _, workers := range []int{0, 2, 3, 8, 64} {
		require.Equal(t, want, rows(traded(t, null.Curveball{Trades: 3, Seed: 5, Workers: workers}, net)), "workers %d", workers)
	}
}

// Networks that nothing can change.
func TestCurveballStands(t *testing.T) {
	for _, net := range []*graph.Network{
		{},
		nettest.Parse(t, "a:"), nettest.Parse(t, ":p"), nettest.Parse(t, "a:p,q b:p"),
		nettest.Parse(t, "a:p b:p c:"), nettest.Complete(t, 4, 5), nettest.Parse(t, "a:p,q,r b:p,q c:p"),
	} {
		require.Equal(t, rows(net), rows(traded(t, null.Curveball{}, net)))
	}
}

func TestCurveballKeepsNodes(t *testing.T) {
	var b graph.Builder
	b.AddActor("a", "Ada", graph.Text("category", "mill"))
	b.AddParticipation("a", "p", graph.Text("role", "lead"), graph.Number("weight", 3))
	b.AddParticipation("a", "p", graph.Text("role", "funder"))
	b.AddParticipation("b", "q")
	net, err := b.Build()
	require.NoError(t, err)
	other := traded(t, null.Curveball{}, net)
	require.Equal(t, "Ada", other.At(0).Name)
	require.Equal(t, "mill", other.Column(graph.Actor, "category").Of(other.At(0)).String())
	require.Equal(t, 2, other.Records())
	require.False(t, other.Rows().Weighted())
	require.Empty(t, other.ParticipationColumns())
}

func TestCurveballErrors(t *testing.T) {
	net := invent(t, null.Affiliation{Actors: 500, Projects: 500, Participations: 2500})
	_, err := null.Curveball{Trades: -1}.Network(t.Context(), net)
	require.ErrorIs(t, err, graph.ErrSetting)

	ctx, cancel := context.WithCancel(t.Context())
	var seen []int
	_, err = null.Curveball{Trades: 9, Progress: func(done, total int) {
		require.Equal(t, 9, total)
		if seen = append(seen, done); done == 3 {
			cancel()
		}
	}}.Network(ctx, net)
	require.ErrorIs(t, err, context.Canceled)
	require.Equal(t, []int{1, 2, 3}, seen)
}

// state is where the ties are, as text.
func state(net *graph.Network) string { return fmt.Sprint(rows(net)) }

// states is all networks with the degrees of net, by trying everything: every set
// of actors of the right size for every project.
func states(t testing.TB, net *graph.Network) []string {
	left, sizes := degrees(net, graph.Actor), degrees(net, graph.Project)
	members := make([][]int32, len(sizes))
	var all []string
	var fill func(project, from int)
	fill = func(project, from int) {
		switch {
		case project == len(sizes):
			other, err := net.Rewired(members)
			require.NoError(t, err)
			all = append(all, state(other))
			return
		case len(members[project]) == sizes[project]:
			fill(project+1, 0)
			return
		}
		for a := from; a < len(left); a++ {
			if left[a] > 0 {
				left[a]--
				members[project] = append(members[project], int32(a))
				fill(project, a+1)
				members[project] = members[project][:len(members[project])-1]
				left[a]++
			}
		}
	}
	fill(0, 0)
	return all
}

// uniform fails the test unless a model draws that many different networks about
// equally often: chi-square, at a limit that no seed should pass.
func uniform(t *testing.T, model null.Model, net *graph.Network, states int) {
	t.Helper()
	const each = 100
	seen := map[string]int{}
	for other, err := range (null.Test{Model: model, Samples: each * states}).Networks(t.Context(), net) {
		require.NoError(t, err)
		seen[state(other)]++
	}
	require.Len(t, seen, states)
	square := 0.0
	for _, n := range seen {
		square += math.Pow(float64(n)-each, 2) / each
	}
	freedom := float64(states - 1)
	require.Less(t, square, freedom+5*math.Sqrt(2*freedom)+10)
}

// Every network with the same degrees is equally likely.
func TestCurveballUniform(t *testing.T) {
	for text, count := range map[string]int{
		"a:p b:q c:r":                     6,
		"a:p,q b:q,r c:r,s d:s,p":         90,
		"a:p b:p c:p d:q":                 4,
		"a:p,q,r b:p,q c:p,s d:p e:":      5,
		"a:p,q,r,s b:p,q c:p,q d:r :t":    5,
		"a:p b:p c:p d:p e:p,q,r f:s g:t": 204,
	} {
		net := nettest.Parse(t, text)
		require.Len(t, states(t, net), count)
		uniform(t, null.Curveball{}, net, count)
	}
	// Two projects need one trade.
	uniform(t, null.Curveball{Trades: 1}, nettest.Parse(t, "a:p b:p c:q d:q e:q f:p,q"), 10)
}

// One trade leads from a state to another as often as back, and many lead from
// any to any.
func TestCurveballSymmetric(t *testing.T) {
	const times = 4000
	net := nettest.Parse(t, "a:p,q b:p c:r")
	all := states(t, net)
	count := make(map[[2]string]float64)
	reached := map[string]bool{state(net): true}
	for queue := []*graph.Network{net}; len(queue) > 0; queue = queue[1:] {
		chance := null.Test{Model: null.Curveball{Trades: 1}, Samples: times, Seed: uint64(len(queue))}
		for other, err := range chance.Networks(t.Context(), queue[0]) {
			require.NoError(t, err)
			count[[2]string{state(queue[0]), state(other)}]++
			if !reached[state(other)] {
				reached[state(other)] = true
				queue = append(queue, other)
			}
		}
	}
	require.Len(t, reached, len(all))
	for _, from := range all {
		for _, to := range all {
			there, back := count[[2]string{from, to}], count[[2]string{to, from}]
			require.InDelta(t, there, back, 5*math.Sqrt(there+back+1), "%s %s", from, to)
		}
	}
}

// swaps is the textbook chain: two ties a–p and b–q become a–q and b–p if neither
// is there.
func swaps(net *graph.Network, rng *rand.Rand, tries int) *graph.Network {
	var ties [][2]int32
	has := map[[2]int32]bool{}
	for p := range net.Participations() {
		tie := [2]int32{int32(p.Actor().Index), int32(p.Project().Index)}
		ties = append(ties, tie)
		has[tie] = true
	}
	for range tries {
		i, j := rng.IntN(len(ties)), rng.IntN(len(ties))
		x, y := [2]int32{ties[i][0], ties[j][1]}, [2]int32{ties[j][0], ties[i][1]}
		if has[x] || has[y] {
			continue
		}
		delete(has, ties[i])
		delete(has, ties[j])
		has[x], has[y] = true, true
		ties[i], ties[j] = x, y
	}
	members := make([][]int32, net.Count(graph.Project))
	for _, tie := range ties {
		p := int(tie[1]) - net.Count(graph.Actor)
		members[p] = append(members[p], tie[0])
	}
	other, _ := net.Rewired(members)
	return other
}

// A chain of single swaps gives the same mean.
func TestCurveballAndSwaps(t *testing.T) {
	const samples = 400
	for _, net := range []*graph.Network{
		nettest.File(t, "southern_women.csv"),
		invent(t, null.Affiliation{Actors: 60, Projects: 50, Participations: 250}),
	} {
		rng := rand.New(rand.NewPCG(1, 2))
		var other []float64
		for range samples {
			other = append(other, meeting(swaps(net, rng, 30*net.Ties())))
		}
		want := null.Compare(0, other, .95)
		got, err := null.Test{Samples: samples}.Against(t.Context(), net, meeting)
		require.NoError(t, err)
		require.InDelta(t, want.Expected, got.Expected, 4*math.Hypot(want.SD, got.SD)/math.Sqrt(samples))
		require.InDelta(t, want.SD, got.SD, 4*want.SD/math.Sqrt(samples))
	}
}

// meeting is the pairs of actors who meet in two projects or more, and so a number
// that depends on where ties are.
func meeting(net *graph.Network) float64 {
	return float64(net.OneMode(graph.Actor, graph.Count.AtLeast(2)).Ties())
}
