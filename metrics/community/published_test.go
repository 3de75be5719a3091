package community_test

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/community"
)

// karate is the club of Zachary (1977), without weights.
func karate(t testing.TB) *graph.OneMode {
	t.Helper()
	var b graph.Builder
	for _, row := range nettest.Table(t, "karate.csv") {
		require.NoError(t, b.AddTie("ties", row[0], row[1], false))
	}
	net, err := b.Build()
	require.NoError(t, err)
	g, err := net.Layer("ties")
	require.NoError(t, err)
	return g
}

// Barber (2007), doi:10.1103/PhysRevE.76.066102: .345, in four modules.
func TestSouthernWomen(t *testing.T) {
	women := nettest.File(t, "southern_women.csv")
	for name, best := range map[string]func(context.Context, graph.Graph) (community.Result, error){
		"louvain": community.Louvain{Starts: 1000}.Best, "leiden": community.Leiden{Starts: 200}.Best,
		"labels": community.LabelPropagation{Starts: 200}.Best, "brim": community.BRIM{Starts: 200}.Best,
		"brim of four": community.BRIM{Modules: 4, Starts: 200}.Best,
	} {
		found, err := best(t.Context(), women)
		require.NoError(t, err)
		require.InDelta(t, .3455, found.Modularity, 5e-5, name)
		require.Equal(t, 4, found.Partition.Groups(), name)
	}
}

// Every modularity of igraph.csv that is not a mean, to 1e-12, of the partition
// stored with it.
func TestIgraph(t *testing.T) {
	networks := map[string]*graph.OneMode{
		"karate":                    karate(t),
		"southern_women_actors":     nettest.File(t, "southern_women.csv").OneMode(graph.Actor, graph.Count),
		"random_affiliation_actors": nettest.File(t, "random_affiliation.csv").OneMode(graph.Actor, graph.Count),
	}
	var labels []int32
	for _, row := range nettest.Table(t, "igraph.csv") {
		g, ok := networks[row[0]]
		if !ok {
			continue
		}
		if strings.HasPrefix(row[1], "group") {
			node, ok := g.Find(graph.Actor, row[2])
			require.True(t, ok, row[2])
			group, err := strconv.Atoi(row[3])
			require.NoError(t, err)
			labels = append(labels, make([]int32, g.Len()-len(labels))...)
			labels[node.Index] = int32(group)
			continue
		}
		resolution, err := strconv.ParseFloat(strings.TrimPrefix(row[1], "modularity_"), 64)
		require.NoError(t, err)
		got := community.Modularity{Resolution: resolution}.Of(graph.NewPartition(g, "igraph", labels))
		want, err := strconv.ParseFloat(row[3], 64)
		require.NoError(t, err)
		require.InDelta(t, want, got, 1e-12, "%v", row)
		labels = nil
	}
}
