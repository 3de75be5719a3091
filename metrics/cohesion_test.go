package metrics_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

var (
	_ metrics.TieMeasure = metrics.CutTies{}
	_ metrics.TieMeasure = metrics.Truss{}
)

func TestCohesionOfNothing(t *testing.T) {
	for _, m := range []metrics.Measure{metrics.CutNodes{}, metrics.Truss{}, metrics.Cliques{}, metrics.KComponents{}} {
		require.Zero(t, nettest.Scores(t, m, nettest.Ties(t, "")).Len())
		nettest.Near(t, 0, nettest.Scores(t, m, nettest.Ties(t, "A B-C")).At(0))
	}
	none := &graph.Network{}
	require.Empty(t, blocks(t, none))
	require.Empty(t, groups(t, none))
	require.Zero(t, connectivity(t, none))
	largest, err := metrics.LargestClique{}.Nodes(t.Context(), nettest.Ties(t, ""))
	require.NoError(t, err)
	require.Empty(t, largest)
	_, err = metrics.LargestClique{}.Nodes(t.Context(), nettest.Complete(t, 2, 2))
	require.ErrorIs(t, err, graph.ErrModes)
}

func TestCohesionIgnoresDirections(t *testing.T) {
	directed, plain := arcs(t, "a>b b>c c>a c>d d>c d>e"), nettest.Ties(t, "a-b b-c a-c c-d d-e")
	for _, m := range []metrics.Measure{metrics.CutNodes{}, metrics.Truss{}, metrics.Cliques{}, metrics.KComponents{}} {
		s := nettest.Scores(t, m, directed)
		require.Equal(t, nettest.Scores(t, m, plain).Values(), s.Values())
		require.ErrorIs(t, s.Warnings[0], graph.ErrDirections)
	}
	for _, m := range []metrics.TieMeasure{metrics.CutTies{}, metrics.Truss{}} {
		s, err := m.TieScores(t.Context(), directed)
		require.NoError(t, err)
		require.ErrorIs(t, s.Warnings[0], graph.ErrDirections)
	}
	one, other := blocks(t, plain), blocks(t, directed)
	require.Len(t, other, len(one))
	for k := range one {
		require.Equal(t, nettest.Places(one[k].Nodes), nettest.Places(other[k].Nodes))
		require.Len(t, other[k].Ties, len(one[k].Ties))
	}
	require.Equal(t, groups(t, plain), groups(t, directed))
	require.Equal(t, connectivity(t, plain), connectivity(t, directed))
}

func TestCohesionIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, g := range []*graph.OneMode{nettest.Ties(t, ""), cycle(t, 5), affiliation(t, 1, 300, 250).OneMode(graph.Actor, graph.Count)} {
		for what, run := range map[string]func() error{
			"cut nodes":    func() error { _, err := metrics.CutNodes{}.Scores(ctx, g); return err },
			"cut ties":     func() error { _, err := metrics.CutTies{}.TieScores(ctx, g); return err },
			"blocks":       func() error { _, err := metrics.Biconnected{}.Blocks(ctx, g); return err },
			"truss":        func() error { _, err := metrics.Truss{}.TieScores(ctx, g); return err },
			"cliques":      func() error { _, err := metrics.Cliques{}.Scores(ctx, g); return err },
			"largest":      func() error { _, err := metrics.LargestClique{}.Nodes(ctx, g); return err },
			"connectivity": func() error { _, err := metrics.NodeConnectivity{}.Value(ctx, g); return err },
			"groups":       func() error { _, err := metrics.KComponents{}.Groups(ctx, g); return err },
		} {
			require.ErrorIs(t, run(), context.Canceled, what)
		}
	}
}

// A cut node or cut tie of the projection that is built is one of that which is not.
func TestCutNodesOfBuiltProjections(t *testing.T) {
	for seed := range uint64(20) {
		net := affiliation(t, seed, 80, 60)
		for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
			whole := net.OneMode(mode, graph.Count)
			built := net.OneMode(mode, graph.Count.AtLeast(1))
			require.Equal(t, nettest.Scores(t, metrics.CutNodes{}, built).Values(), nettest.Scores(t, metrics.CutNodes{}, whole).Values())
		}
	}
}
