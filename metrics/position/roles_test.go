package position_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/position"
)

func roles(t testing.TB, m position.RoleSimilarity, g graph.Graph) *position.Distances {
	t.Helper()
	d, err := m.Distances(t.Context(), g)
	require.NoError(t, err)
	return d
}

// bestMatching tries all ways to match.
func bestMatching(x, y []int32, alike func(a, b int32) float64) float64 {
	if len(x) == 0 {
		return 0
	}
	best := 0.0
	if len(x) > len(y) {
		best = bestMatching(x[1:], y, alike) // the first has none
	}
	for k, b := range y {
		rest := append(append([]int32(nil), y[:k]...), y[k+1:]...)
		best = max(best, alike(x[0], b)+bestMatching(x[1:], rest, alike))
	}
	return best
}

// slowRoles goes from 1 for all pairs, as the definition has it.
func slowRoles(g graph.Graph, beta float64) [][]float64 {
	n := g.Len()
	sides := []graph.Rows{g.Rows()}
	if o, ok := g.(*graph.OneMode); ok && o.Directed() {
		sides = []graph.Rows{o.Arcs().Out(), o.Arcs().In()}
	}
	r := make([][]float64, n)
	for i := range r {
		r[i] = make([]float64, n)
		for j := range r[i] {
			r[i][j] = 1
		}
	}
	for range 250 {
		next := make([][]float64, n)
		for i := range r {
			next[i] = make([]float64, n)
			for j := range r {
				sum, most := 0.0, 0
				for _, rows := range sides {
					x, y := rows.Row(i), rows.Row(j)
					sum += bestMatching(x, y, func(a, b int32) float64 { return r[a][b] })
					most += max(len(x), len(y))
				}
				next[i][j] = 1
				if most > 0 {
					next[i][j] = beta + (1-beta)*sum/float64(most)
				}
			}
		}
		r = next
	}
	return r
}

func TestRoleSimilarityOracle(t *testing.T) {
	for seed := range uint64(60) {
		g := drawn(t, seed)
		most := 0
		for i := range g.Len() {
			most = max(most, g.Rows().Degree(i))
		}
		if most > 5 {
			continue // too many ways to match
		}
		want := slowRoles(g, .15)
		for mode := range graph.Mode(2) {
			d := roles(t, position.RoleSimilarity{Mode: mode}, g)
			for a, i := range compared(g, mode) {
				for b, j := range compared(g, mode) {
					require.InDelta(t, 1-want[i][j], d.At(a, b), 1e-9, "seed %d: %d and %d", seed, i, j)
					for c := range d.Len() {
						require.LessOrEqual(t, d.At(a, b), d.At(a, c)+d.At(c, b)+1e-9, "a metric")
					}
				}
			}
		}
	}
}

// Nodes that a renaming puts in each other's place are 0 apart.
func TestRoleSimilarityOfEquivalents(t *testing.T) {
	d := roles(t, position.RoleSimilarity{}, nettest.Ties(t, "A-B B-C C-D D-E E-F F-A"))
	for i := range d.Len() {
		for j := range d.Len() {
			require.Zero(t, d.At(i, j))
		}
	}
	// Two heads with three members each: heads are alike, and members, whoever the head.
	d = roles(t, position.RoleSimilarity{}, nettest.Ties(t, "H-A H-B H-C K-X K-Y K-Z H-K"))
	require.Zero(t, d.At(3, 4), "H and K")
	require.Zero(t, d.At(0, 5), "A and X")
	require.Positive(t, d.At(0, 3))
	// In two modes: partners of their own, but of the same kind.
	d = roles(t, position.RoleSimilarity{}, nettest.Parse(t, "A:P,Q B:R,S C:P,R,T"))
	require.Zero(t, d.At(0, 1))
	// A leaf and its centre: r = β + (1-β) r/n, with r of centre and leaf.
	d = roles(t, position.RoleSimilarity{Decay: .2}, nettest.Ties(t, "H-A H-B H-C"))
	require.InDelta(t, 1-.2/(1-.8/3), d.At(0, 3), 1e-11)
	d = roles(t, position.RoleSimilarity{}, nettest.Ties(t, "A-B C D"))
	require.Equal(t, []float64{0, .85, 0}, []float64{d.At(0, 1), d.At(1, 2), d.At(2, 3)})
}

func TestRoleSimilarityErrors(t *testing.T) {
	g := nettest.Ties(t, "H-A H-B H-C A-B")
	for _, decay := range []float64{-1, 1, math.NaN()} {
		_, err := position.RoleSimilarity{Decay: decay}.Distances(t.Context(), g)
		require.ErrorIs(t, err, graph.ErrSetting)
	}
	var unsettled *graph.ConvergenceError
	_, err := position.RoleSimilarity{Iterations: 2}.Distances(t.Context(), g)
	require.ErrorAs(t, err, &unsettled)
	for _, looks := range []int{0, 1, 10} {
		_, err = position.RoleSimilarity{}.Distances(nettest.NewExpiring(t.Context(), looks), g)
		require.ErrorIs(t, err, context.Canceled)
	}
}

func TestRoleSimilaritySameBits(t *testing.T) {
	net, err := affiliation(t, 60, 40)
	require.NoError(t, err)
	want := roles(t, position.RoleSimilarity{Workers: 1, Decay: .5}, net)
	for _, workers := range []int{2, 3, 8} {
		require.Equal(t, want, roles(t, position.RoleSimilarity{Workers: workers, Decay: .5}, net))
	}
}

func BenchmarkRoleSimilarity(b *testing.B) {
	net, err := affiliation(b, 100, 60)
	require.NoError(b, err)
	for b.Loop() {
		roles(b, position.RoleSimilarity{}, net)
	}
}
