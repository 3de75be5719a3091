package position_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/null"
	"github.com/essaim/essaim/metrics/position"
)

func affiliation(t testing.TB, actors, projects int) (*graph.Network, error) {
	return null.Affiliation{Actors: actors, Projects: projects, Participations: 4 * actors, Seed: 3}.Network(t.Context())
}

// points is random places, and how far they are apart.
func points(t testing.TB, seed uint64, n int) ([][2]float64, *position.Distances) {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 60))
	at := make([][2]float64, n)
	text := ""
	for i := range at {
		at[i] = [2]float64{rng.Float64(), rng.Float64()}
		text += fmt.Sprintf("%03d ", i)
	}
	nodes := make([]int, n)
	for i := range nodes {
		nodes[i] = i
	}
	d, err := position.NewDistances(t.Context(), nettest.Ties(t, text), "points", nodes, func(i, j int) float64 {
		return math.Hypot(at[i][0]-at[j][0], at[i][1]-at[j][1])
	})
	require.NoError(t, err)
	return at, d
}

// linked is how far two clusters are apart, from their nodes.
func linked(l position.Linkage, d *position.Distances, at [][2]float64, a, b []int) float64 {
	sum, least, most := 0.0, math.Inf(1), 0.0
	for _, i := range a {
		for _, j := range b {
			x := d.At(i, j)
			sum, least, most = sum+x, min(least, x), max(most, x)
		}
	}
	switch l {
	case position.Single:
		return least
	case position.Complete:
		return most
	case position.Average:
		return sum / float64(len(a)*len(b))
	}
	centre := func(nodes []int) (c [2]float64) {
		for _, i := range nodes {
			c[0] += at[i][0] / float64(len(nodes))
			c[1] += at[i][1] / float64(len(nodes))
		}
		return c
	}
	p, q := centre(a), centre(b)
	return math.Sqrt(2*float64(len(a)*len(b))/float64(len(a)+len(b))) * math.Hypot(p[0]-q[0], p[1]-q[1])
}

// By the definition: all pairs of clusters are looked at for every join.
func TestAgglomerativeOracle(t *testing.T) {
	for seed := range uint64(120) {
		n := 1 + int(seed%14)
		at, d := points(t, seed, n)
		for l := position.Average; l <= position.Ward; l++ {
			tree, err := position.Agglomerative{Linkage: l}.Tree(t.Context(), d)
			require.NoError(t, err)
			require.Equal(t, n, tree.Len())
			require.Len(t, tree.Joins, n-1)
			var clusters [][]int
			for i := range n {
				clusters = append(clusters, []int{i})
			}
			known := slices.Clone(clusters)
			for k, join := range tree.Joins {
				a, b, far := 0, 0, math.Inf(1)
				for i := range clusters {
					for j := range i {
						if x := linked(l, d, at, clusters[i], clusters[j]); x < far {
							a, b, far = j, i, x
						}
					}
				}
				both := slices.Sorted(slices.Values(slices.Concat(clusters[a], clusters[b])))
				require.InDelta(t, far, join.Height, 1e-12)
				require.Equal(t, both, slices.Sorted(slices.Values(slices.Concat(known[join.A], known[join.B]))))
				require.Equal(t, len(both), join.Nodes)
				require.Less(t, join.A, join.B)
				for _, i := range known[join.A] {
					for _, j := range known[join.B] {
						require.Equal(t, join.Height, tree.Cophenetic(i, j))
					}
				}
				known = append(known, both)
				clusters = append(slices.Delete(slices.Delete(clusters, b, b+1), a, a+1), both)
				cut := tree.Cut(n - k - 1)
				require.Equal(t, len(clusters), cut.Groups())
				for _, cluster := range clusters {
					for _, i := range cluster {
						require.Equal(t, cut.At(cluster[0]), cut.At(i))
					}
				}
				require.Equal(t, cut.Groups(), tree.CutAt(join.Height).Groups())
			}
		}
	}
}

func TestAgglomerativeEdges(t *testing.T) {
	var none position.Tree
	require.Zero(t, none.Len())
	require.Zero(t, none.Cut(3).Len())
	require.True(t, math.IsNaN(none.Cophenetic(0, 0)))
	tree, err := position.Agglomerative{}.Tree(t.Context(), &position.Distances{})
	require.NoError(t, err)
	require.Empty(t, tree.Joins)
	nobody, err := position.Structural{}.Distances(t.Context(), &graph.Network{})
	require.NoError(t, err)
	tree, err = position.Agglomerative{}.Tree(t.Context(), nobody)
	require.NoError(t, err)
	require.Zero(t, tree.Cut(2).Groups())
	_, d := points(t, 1, 5)
	tree, err = position.Agglomerative{}.Tree(t.Context(), d)
	require.NoError(t, err)
	require.Equal(t, []int{1, 1, 5, 5}, []int{tree.Cut(-1).Groups(), tree.Cut(1).Groups(), tree.Cut(5).Groups(), tree.Cut(9).Groups()})
	require.Equal(t, 5, tree.CutAt(-1).Groups())
	require.Zero(t, tree.Cophenetic(2, 2))
	_, err = position.Agglomerative{Linkage: 7}.Tree(t.Context(), d)
	require.ErrorIs(t, err, graph.ErrSetting)
	for _, bad := range []float64{-1, math.NaN(), math.Inf(1)} {
		d, err := position.NewDistances(t.Context(), nettest.Ties(t, "A B"), "bad", []int{0, 1}, func(int, int) float64 { return bad })
		require.NoError(t, err)
		_, err = position.Agglomerative{}.Tree(t.Context(), d)
		require.ErrorIs(t, err, graph.ErrSetting)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = position.Agglomerative{}.Tree(ctx, d)
	require.ErrorIs(t, err, context.Canceled)
}

// Nodes of equal distances join at that distance, however they are taken.
func TestAgglomerativeTies(t *testing.T) {
	for l := position.Average; l <= position.Complete; l++ {
		d, err := position.NewDistances(t.Context(), nettest.Ties(t, "A B C D"), "one", []int{0, 1, 2, 3}, func(int, int) float64 { return 1 })
		require.NoError(t, err)
		tree, err := position.Agglomerative{Linkage: l}.Tree(t.Context(), d)
		require.NoError(t, err)
		for _, join := range tree.Joins {
			require.Equal(t, 1., join.Height)
		}
	}
}

func BenchmarkAgglomerative(b *testing.B) {
	for _, nodes := range []int{100, 1000, 4000} {
		_, d := points(b, 1, nodes)
		for name, l := range map[string]position.Linkage{"average": position.Average, "ward": position.Ward} {
			b.Run(fmt.Sprintf("nodes=%d/linkage=%s", nodes, name), func(b *testing.B) {
				for b.Loop() {
					_, err := position.Agglomerative{Linkage: l}.Tree(b.Context(), d)
					require.NoError(b, err)
				}
			})
		}
	}
}

func BenchmarkStructural(b *testing.B) {
	for _, actors := range []int{100, 1000, 3000} {
		net, err := affiliation(b, actors, actors/2)
		require.NoError(b, err)
		b.Run(fmt.Sprintf("actors=%d", actors), func(b *testing.B) {
			for b.Loop() {
				_, err := position.Structural{}.Distances(b.Context(), net)
				require.NoError(b, err)
			}
		})
	}
}
