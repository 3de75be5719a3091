package compare_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/compare"
	"github.com/essaim/essaim/metrics/null"
)

// tiesByKey is the strength of every tie, by the keys of its ends.
func tiesByKey(g graph.Graph) map[[2]string]float64 {
	all := map[[2]string]float64{}
	for i := range g.Len() {
		for j := range i {
			if w, ok := g.Rows().Weight(i, j); ok {
				a, b := g.At(j), g.At(i)
				all[[2]string{a.Mode.String() + a.Key, b.Mode.String() + b.Key}] = w
			}
		}
	}
	return all
}

func TestCompareOracle(t *testing.T) {
	for seed := range uint64(120) {
		x := nettest.Random(t, seed, 1+int(seed%9), 1+int(seed%6), .35)
		y := nettest.Random(t, seed+1000, 1+int(seed%5), 1+int(seed%8), .35)
		for _, pair := range [][2]graph.Graph{{x, y}, {x.OneMode(graph.Actor, graph.Count), y.OneMode(graph.Actor, graph.Count)}} {
			c, err := compare.Networks(t.Context(), pair[0], pair[1])
			require.NoError(t, err)
			a, b := tiesByKey(pair[0]), tiesByKey(pair[1])
			known := func(g graph.Graph, key string) bool {
				for i := range g.Len() {
					if n := g.At(i); n.Mode.String()+n.Key == key {
						return true
					}
				}
				return false
			}
			var ties, rewired compare.Overlap
			var least, most float64
			for tie, w := range a {
				other, both := b[tie]
				least, most = least+min(w, other), most+max(w, other)
				stay := known(pair[1], tie[0]) && known(pair[1], tie[1])
				if both {
					ties.Both++
					rewired.Both++
					continue
				}
				ties.First++
				if stay {
					rewired.First++
				}
			}
			for tie, w := range b {
				if _, both := a[tie]; both {
					continue
				}
				most += w
				ties.Second++
				if known(pair[0], tie[0]) && known(pair[0], tie[1]) {
					rewired.Second++
				}
			}
			require.Equal(t, ties, c.Ties)
			require.Equal(t, rewired, c.Rewired)
			nettest.Near(t, least/most, c.Ruzicka())
			nettest.Near(t, c.Dissimilarity(), c.RewiringShare()+c.TurnoverShare())
			require.Equal(t, len(a)+len(b)-2*ties.Both, c.Hamming())

			back, err := compare.Networks(t.Context(), pair[1], pair[0])
			require.NoError(t, err)
			require.Equal(t, compare.Overlap{Both: c.Ties.Both, First: c.Ties.Second, Second: c.Ties.First}, back.Ties)
			require.Equal(t, compare.Overlap{Both: c.Nodes.Both, First: c.Nodes.Second, Second: c.Nodes.First}, back.Nodes)
			nettest.Near(t, c.Rewiring(), back.Rewiring())
		}
	}
}

func TestCompareClosedForms(t *testing.T) {
	compared := func(x, y string) compare.NetworkChange {
		c, err := compare.Networks(t.Context(), nettest.Parse(t, x), nettest.Parse(t, y))
		require.NoError(t, err)
		return c
	}
	same := compared("a:p,q b:q", "b:q a:q,p")
	require.InDelta(t, 1, same.Jaccard(), 0)
	require.Zero(t, same.Dissimilarity())
	require.Zero(t, same.Turnover())
	moved := compared("a:p b:q", "a:q b:p") // the same actors and projects, all ties new
	require.InDelta(t, 1, moved.Rewiring(), 0)
	require.Zero(t, moved.Turnover())
	apart := compared("a:p", "b:q")
	require.Equal(t, compare.Overlap{First: 2, Second: 2}, apart.Nodes)
	require.InDelta(t, 1, apart.TurnoverShare(), 0)
	modes := compared("x:y", "y:x") // keys alone do not make a node the same
	require.Zero(t, modes.Nodes.Both)
	net := nettest.Parse(t, "a:p")
	_, err := compare.Networks(t.Context(), net, net.OneMode(graph.Actor, graph.Count))
	require.ErrorIs(t, err, graph.ErrModes)
	big := affiliation(t, 1, 300, 200)
	for looks := range 20 {
		_, err = compare.Networks(nettest.NewExpiring(t.Context(), looks/2), big, big)
		require.ErrorIs(t, err, context.Canceled)
	}
}

// A programme from one period to the next: who came and went, and who changed partners.
func ExampleNetworks() {
	var b graph.Builder
	for _, take := range []struct {
		actor, project string
		year           int
	}{
		{"Ada", "Mill", 2015},
		{"Ben", "Mill", 2015},
		{"Cleo", "Mill", 2015},
		{"Ada", "Well", 2018},
		{"Ben", "Well", 2018},
		{"Dan", "Well", 2018},
	} {
		year, err := graph.NewDate(take.year, 0, 0)
		if err != nil {
			fmt.Println(err)
		}
		if err := b.AddParticipation(take.actor, take.project, graph.Day("start", year), graph.Day("end", year)); err != nil {
			fmt.Println(err)
		}
	}
	net, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	var before *graph.OneMode
	for period, part := range net.Windows(3*graph.Year, 3*graph.Year) {
		after := part.OneMode(graph.Actor, graph.Count)
		if before != nil {
			c, err := compare.Networks(context.Background(), before, after)
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Printf("%v: %d actors stay, %d leave, %d come; %d of %d ties stay\n",
				period.From.Year(), c.Nodes.Both, c.Nodes.First, c.Nodes.Second, c.Ties.Both, c.Ties.Both+c.Ties.First)
		}
		before = after
	}
	// Output: 2018: 2 actors stay, 1 leave, 1 come; 1 of 3 ties stay
}

// affiliation is an invented programme of actors in projects.
func affiliation(t testing.TB, seed uint64, actors, projects int) *graph.Network {
	t.Helper()
	net, err := null.Affiliation{Actors: actors, Projects: projects, Participations: 17 * actors / 4, Seed: seed}.Network(t.Context())
	require.NoError(t, err)
	return net
}
