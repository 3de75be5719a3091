package metrics_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

func trusses(t testing.TB, g graph.Graph) graph.TieScores {
	t.Helper()
	s, err := metrics.Truss{}.TieScores(t.Context(), g)
	require.NoError(t, err)
	return s
}

// truss deletes ties in fewer than k-2 triangles until there are none.
func (p *parted) truss(k int) {
	for changed := true; changed; {
		changed = false
		for i := range p.tied {
			for j := range i {
				thirds := 0
				for w := range p.tied {
					if p.tied[i][w] && p.tied[j][w] {
						thirds++
					}
				}
				if p.tied[i][j] && thirds < k-2 {
					p.cut(i, j, true)
					changed = true
				}
			}
		}
	}
}

func TestOracleOfTruss(t *testing.T) {
	for _, g := range graphs(t) {
		if _, two := g.(*graph.Network); two {
			_, err := metrics.Truss{}.TieScores(t.Context(), g)
			require.ErrorIs(t, err, graph.ErrModes)
			continue
		}
		got, largest, p := trusses(t, g), make([]float64, g.Len()), newParted(g)
		for k := 2; k <= g.Len()+1; k++ {
			p.truss(k)
			for tie, v := range got.All() {
				i, j := tie.From.Index, tie.To.Index
				require.Equal(t, p.tied[i][j], v >= float64(k), "%d %v %s", k, tie, describe(g))
				largest[i], largest[j] = max(largest[i], v), max(largest[j], v)
			}
		}
		like(t, metrics.Truss{}, g, func(v int) float64 { return largest[v] })
	}
}

func TestTrussLiesInCore(t *testing.T) {
	for seed := range uint64(5) {
		g := affiliation(t, seed, 300, 250).OneMode(graph.Actor, graph.Count)
		truss, core := nettest.Scores(t, metrics.Truss{}, g), nettest.Scores(t, metrics.KCore{}, g)
		for i := range g.Len() {
			require.LessOrEqual(t, truss.At(i), core.At(i)+1)
		}
	}
}

func TestClosedFormsOfTruss(t *testing.T) {
	for _, c := range []struct {
		g    graph.Graph
		want []float64
	}{
		{nettest.Ties(t, "A"), nil},
		{path(t, 3), []float64{2, 2}},
		{cycle(t, 3), []float64{3, 3, 3}},
		{cycle(t, 4), []float64{2, 2, 2, 2}},
		{nettest.Clique(t, 5), []float64{5, 5, 5, 5, 5, 5, 5, 5, 5, 5}},
		{nettest.Complete(t, 4, 1).OneMode(graph.Actor, graph.Count), []float64{4, 4, 4, 4, 4, 4}},
		{nettest.Ties(t, "A-B A-C B-C C-D D-E D-F E-F"), []float64{3, 3, 3, 2, 3, 3, 3}},                                    // barbell
		{nettest.Ties(t, "A-B A-C A-D B-C B-D C-D D-E C-E"), []float64{4, 4, 4, 4, 4, 4, 3, 3}},                             // chain of cliques
		{nettest.Ties(t, "H-A H-B H-C H-D A-B B-C C-D A-D"), []float64{3, 3, 3, 3, 3, 3, 3, 3}},                             // wheel
		{nettest.Ties(t, "A-C A-D A-E A-F B-C B-D B-E B-F C-E C-F D-E D-F"), []float64{4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4}}, // octahedron
	} {
		var got []float64
		for _, v := range trusses(t, c.g).All() {
			got = append(got, v)
		}
		require.Equal(t, c.want, got, describe(c.g))
	}
}

func TestTrussSameBits(t *testing.T) {
	g := affiliation(t, 1, 600, 500).OneMode(graph.Actor, graph.Count)
	want := trusses(t, g)
	for _, workers := range []int{1, 2, 3, 8, 64} {
		got, err := metrics.Truss{Workers: workers}.TieScores(t.Context(), g)
		require.NoError(t, err)
		for i := range want.Len() {
			require.Equal(t, want.At(i), got.At(i))
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := metrics.Truss{}.Scores(ctx, g)
	require.ErrorIs(t, err, context.Canceled)
}
