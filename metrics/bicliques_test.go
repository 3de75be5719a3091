package metrics_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

func bicliques(t testing.TB, m metrics.MaximalBicliques, net *graph.Network) []string {
	t.Helper()
	var all []string
	for b, err := range m.All(t.Context(), net) {
		require.NoError(t, err)
		all = append(all, fmt.Sprint(nettest.Places(b.Actors), nettest.Places(b.Projects)))
	}
	slices.Sort(all)
	return all
}

// bySubsets closes every set of actors.
func bySubsets(net *graph.Network, least, leastProjects int) []string {
	actors, found := net.Count(graph.Actor), map[string]bool{}
	common := func(nodes []int32, from, to int) []int32 {
		all := []int32{}
		for v := from; v < to; v++ {
			if !slices.ContainsFunc(nodes, func(u int32) bool { _, tied := net.Rows().Weight(int(u), v); return !tied }) {
				all = append(all, int32(v))
			}
		}
		return all
	}
	for set := 1; set < 1<<actors; set++ {
		var nodes []int32
		for a := range actors {
			if set>>a&1 == 1 {
				nodes = append(nodes, int32(a))
			}
		}
		projects := common(nodes, actors, net.Len())
		if len(projects) == 0 {
			continue
		}
		if closed := common(projects, 0, actors); len(closed) >= least && len(projects) >= leastProjects {
			found[fmt.Sprint(closed, projects)] = true
		}
	}
	var all []string
	for b := range found {
		all = append(all, b)
	}
	slices.Sort(all)
	return all
}

func TestMaximalBicliquesOracle(t *testing.T) {
	for _, net := range samples(t) {
		if net.Count(graph.Actor) > 12 {
			continue
		}
		for least := 1; least < 4; least++ {
			for projects := 1; projects < 4; projects++ {
				m := metrics.MaximalBicliques{Actors: least, Projects: projects}
				require.Equal(t, bySubsets(net, least, projects), bicliques(t, m, net), describe(net))
			}
		}
	}
}

// A complete network is one; without one tie of every actor, all subsets but two are.
func TestMaximalBicliquesClosedForms(t *testing.T) {
	require.Len(t, bicliques(t, metrics.MaximalBicliques{}, nettest.Complete(t, 7, 5)), 1)
	crown := nettest.Parse(t, "A:Q,R,S B:P,R,S C:P,Q,S D:P,Q,R")
	require.Len(t, bicliques(t, metrics.MaximalBicliques{}, crown), 14)
	require.Empty(t, bicliques(t, metrics.MaximalBicliques{}, nettest.Parse(t, "A:")))
	require.Empty(t, bicliques(t, metrics.MaximalBicliques{}, nettest.Parse(t, "")))
}

func TestMaximalBicliquesEnd(t *testing.T) {
	crown := nettest.Parse(t, "A:Q,R,S B:P,R,S C:P,Q,S D:P,Q,R")
	last, n := error(nil), 0
	for _, err := range (metrics.MaximalBicliques{Limit: 13}).All(t.Context(), crown) {
		last = err
		n++
	}
	require.Equal(t, 14, n, "thirteen and the error")
	require.ErrorIs(t, last, metrics.ErrBicliques)
	require.Len(t, bicliques(t, metrics.MaximalBicliques{Limit: 14}, crown), 14)
	for range (metrics.MaximalBicliques{}).All(t.Context(), crown) {
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range (metrics.MaximalBicliques{}).All(ctx, crown) {
		require.ErrorIs(t, err, context.Canceled)
	}
}
