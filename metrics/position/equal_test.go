package position_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/position"
)

// apartAs is distances of n nodes, given by place.
func apartAs(t testing.TB, n int, distance func(i, j int) float64) *position.Distances {
	t.Helper()
	nodes, names := make([]int, n), ""
	for i := range n {
		nodes[i], names = i, names+fmt.Sprintf("%03d ", i)
	}
	d, err := position.NewDistances(t.Context(), nettest.Ties(t, names), "given", nodes, distance)
	require.NoError(t, err)
	return d
}

func treed(t testing.TB, l position.Linkage, d *position.Distances) position.Tree {
	t.Helper()
	tree, err := position.Agglomerative{Linkage: l}.Tree(t.Context(), d)
	require.NoError(t, err)
	return tree
}

// equals is the counts of the warning about equal distances, of 0 without one.
func equals(t testing.TB, warnings []error) (count, of int) {
	t.Helper()
	for _, w := range warnings {
		if d := new(graph.Doubt); errors.Is(w, position.ErrEqual) {
			require.ErrorAs(t, w, &d)
			require.Zero(t, of, "one warning")
			require.Positive(t, d.Count)
			require.LessOrEqual(t, d.Count, d.Of)
			count, of = d.Count, d.Of
		}
	}
	return count, of
}

// rationals are exact distances, and all trees that they allow.
type rationals struct {
	position.Linkage
	apart      [][]int64
	trees      map[string]bool         // heights at which pairs come together
	partitions map[int]map[string]bool // by number of clusters
}

// linked is how far clusters are apart, by its definition; of Ward squared.
func (r *rationals) linked(a, b []int) *big.Rat {
	cross := func(a, b []int, power int) *big.Rat {
		sum := int64(0)
		for _, i := range a {
			for _, j := range b {
				x := r.apart[i][j]
				if power == 2 {
					x *= x
				}
				sum += x
			}
		}
		return big.NewRat(sum, int64(len(a)*len(b)))
	}
	extreme := func(of func([]int64) int64) *big.Rat {
		var all []int64
		for _, i := range a {
			for _, j := range b {
				all = append(all, r.apart[i][j])
			}
		}
		return big.NewRat(of(all), 1)
	}
	switch r.Linkage {
	case position.Single:
		return extreme(func(x []int64) int64 { return slices.Min(x) })
	case position.Complete:
		return extreme(func(x []int64) int64 { return slices.Max(x) })
	case position.Average:
		return cross(a, b, 1)
	}
	// The squared distance of two centres is the mean square between the clusters, less
	// half of the means inside.
	half := big.NewRat(1, 2)
	x := cross(a, b, 2)
	x.Sub(x, new(big.Rat).Mul(half, cross(a, a, 2)))
	x.Sub(x, new(big.Rat).Mul(half, cross(b, b, 2)))
	return x.Mul(x, big.NewRat(int64(2*len(a)*len(b)), int64(len(a)+len(b))))
}

// all takes every way on from some clusters.
func (r *rationals) all(clusters [][]int, together []string) {
	if r.partitions[len(clusters)] == nil {
		r.partitions[len(clusters)] = map[string]bool{}
	}
	r.partitions[len(clusters)][fmt.Sprint(ordered(clusters))] = true
	if len(clusters) == 1 {
		r.trees[fmt.Sprint(together)] = true
		return
	}
	var least *big.Rat
	for i := range clusters {
		for j := range i {
			if x := r.linked(clusters[i], clusters[j]); least == nil || x.Cmp(least) < 0 {
				least = x
			}
		}
	}
	for i := range clusters {
		for j := range i {
			if r.linked(clusters[i], clusters[j]).Cmp(least) != 0 {
				continue
			}
			next, heights := slices.Clone(clusters), slices.Clone(together)
			for _, a := range clusters[i] {
				for _, b := range clusters[j] {
					heights[min(a, b)*len(r.apart)+max(a, b)] = least.RatString()
				}
			}
			next[j] = slices.Concat(clusters[i], clusters[j])
			r.all(slices.Delete(next, i, i+1), heights)
		}
	}
}

// ordered is clusters in one order.
func ordered(clusters [][]int) [][]int {
	var all [][]int
	for _, c := range clusters {
		all = append(all, slices.Sorted(slices.Values(c)))
	}
	slices.SortFunc(all, slices.Compare)
	return all
}

// clustersOf is the clusters of a partition.
func clustersOf(p graph.Partition) [][]int {
	all := make([][]int, p.Groups())
	for v := range p.Len() {
		all[p.At(v)] = append(all[p.At(v)], v)
	}
	return ordered(all)
}

// All ways to choose among equals, exactly: the tree warns if and only if they lead to
// more than one, and no cut that they lead to others of goes without.
func TestEqualOracle(t *testing.T) {
	var unique, warned, spared, cautious, cuts int
	seeds := 400
	if testing.Short() {
		seeds = 80
	}
	for seed := range uint64(seeds) {
		rng := rand.New(rand.NewPCG(seed, 70))
		n := 2 + int(seed%5)
		apart, most := make([][]int64, n), 1+rng.Int64N(12)
		lowest := rng.Int64N(3)
		for i := range apart {
			apart[i] = make([]int64, n)
			for j := range i {
				apart[i][j] = lowest + rng.Int64N(most)
				if seed%3 == 0 && (i < 3) != (j < 3) {
					apart[i][j] += 10 + lowest + most // two groups
				}
				apart[j][i] = apart[i][j]
			}
		}
		unit := math.Exp(100 * rng.NormFloat64())
		for l := position.Average; l <= position.Ward; l++ {
			r := rationals{l, apart, map[string]bool{}, map[int]map[string]bool{}}
			var nodes [][]int
			for i := range n {
				nodes = append(nodes, []int{i})
			}
			r.all(nodes, make([]string, n*n))
			for _, noise := range []float64{0, 4e-16} {
				tree := treed(t, l, apartAs(t, n, func(i, j int) float64 {
					return unit * float64(apart[i][j]) * (1 + noise*(rng.Float64()-.5))
				}))
				count, of := equals(t, tree.Warnings)
				require.Equal(t, len(r.trees) > 1, count > 0, "seed %d linkage %d: %v", seed, l, apart)
				if count > 0 {
					require.Equal(t, n-1, of)
					warned++
				} else {
					unique++
				}
				for k := 1; k <= n; k++ {
					p := tree.Cut(k)
					require.Contains(t, r.partitions[k], fmt.Sprint(clustersOf(p)))
					open, taken := equals(t, p.Warnings)
					several := len(r.partitions[k]) > 1
					require.False(t, several && open == 0, "seed %d linkage %d cut %d: %v", seed, l, k, apart)
					cuts++
					switch {
					case open == 0 && count > 0:
						spared++
					case open > 0 && !several:
						cautious++
					}
					if open > 0 {
						require.Equal(t, n-k, taken)
					}
				}
			}
		}
	}
	t.Logf("trees: %d unique, %d not; %d cuts: %d of these without a warning, %d with one that was not needed", unique, warned, cuts, spared, cautious)
	require.Greater(t, unique, seeds)
	require.Greater(t, warned, seeds)
	require.Greater(t, spared, seeds)
	require.Less(t, 20*cautious, cuts)
}

func TestEqualClosedForms(t *testing.T) {
	line := func(at ...float64) *position.Distances {
		return apartAs(t, len(at), func(i, j int) float64 { return math.Abs(at[i] - at[j]) })
	}
	check := func(l position.Linkage, d *position.Distances, count, of int) position.Tree {
		t.Helper()
		tree := treed(t, l, d)
		got, all := equals(t, tree.Warnings)
		require.Equal(t, [2]int{count, of}, [2]int{got, all})
		return tree
	}
	ring := apartAs(t, 6, func(i, j int) float64 { return float64(min(j-i, i-j+6)) })
	for _, l := range []position.Linkage{position.Average, position.Complete, position.Ward} {
		check(l, line(0, 1, 2), 1, 2)       // the one in the middle is as near to both
		check(l, line(0, 1, 5, 6), 0, 0)    // two pairs, far from each other
		check(l, line(0, 1, 2.5, 10), 0, 0) // no two alike
		check(l, ring, 3, 5)                // three pairs of neighbours, this way round or that
		// Twins are one cluster, three of them too; but two of three can be any two.
		tree := check(l, line(0, 0, 0, 1, 3), 0, 0)
		require.Equal(t, 3, tree.CutAt(0).Groups())
		for clusters, want := range map[int]int{1: 0, 2: 0, 3: 0, 4: 1, 5: 0} {
			count, _ := equals(t, tree.Cut(clusters).Warnings)
			require.Equal(t, want, count)
		}
		// What is open inside a group plays no part in a cut that leaves it whole.
		tree = check(l, line(0, 1, 2, 100, 101.7), 1, 4)
		for clusters, want := range map[int]int{1: 0, 2: 0, 3: 1, 4: 1, 5: 0} {
			count, _ := equals(t, tree.Cut(clusters).Warnings)
			require.Equal(t, want, count, "linkage %d, %d clusters", l, clusters)
		}
		count, _ := equals(t, tree.CutAt(50).Warnings)
		require.Zero(t, count)
	}
	tree := check(position.Single, ring, 0, 0)
	require.Equal(t, 1, tree.CutAt(1).Groups())
	count, of := equals(t, tree.Cut(3).Warnings)
	require.Equal(t, []int{3, 3}, []int{count, of})
}

// The same distances in other orders give the same clusters, or a warning.
func TestEqualFollowsOrder(t *testing.T) {
	differed := 0
	for seed := range uint64(120) {
		rng := rand.New(rand.NewPCG(seed, 71))
		n := 4 + rng.IntN(12)
		apart, most := make([][]float64, n), 2+rng.IntN(40)
		for i := range apart {
			apart[i] = make([]float64, n)
			for j := range i {
				apart[i][j] = .1 * float64(1+rng.IntN(most))
				apart[j][i] = apart[i][j]
			}
		}
		for l := position.Average; l <= position.Ward; l++ {
			want := treed(t, l, apartAs(t, n, func(i, j int) float64 { return apart[i][j] }))
			for range 5 {
				place := rng.Perm(n)
				got := treed(t, l, apartAs(t, n, func(i, j int) float64 { return apart[place[i]][place[j]] }))
				same := func(p, q graph.Partition) {
					t.Helper()
					var moved [][]int
					for _, cluster := range clustersOf(q) {
						for k, i := range cluster {
							cluster[k] = place[i]
						}
						moved = append(moved, cluster)
					}
					if !slices.EqualFunc(clustersOf(p), ordered(moved), slices.Equal) {
						differed++
						require.True(t, slices.ContainsFunc(p.Warnings, isEqual) && slices.ContainsFunc(q.Warnings, isEqual), "seed %d", seed)
					}
				}
				for k := 1; k <= n; k++ {
					same(want.Cut(k), got.Cut(k))
				}
				require.Equal(t, slices.ContainsFunc(want.Warnings, isEqual), slices.ContainsFunc(got.Warnings, isEqual))
				if slices.ContainsFunc(want.Warnings, isEqual) {
					continue
				}
				for _, join := range want.Joins {
					same(want.CutAt(join.Height), got.CutAt(join.Height))
				}
			}
		}
	}
	require.Greater(t, differed, 100)
}

func isEqual(err error) bool { return errors.Is(err, position.ErrEqual) }

// Where all distances differ nothing is chosen, at any scale.
func TestEqualOfDifferentDistances(t *testing.T) {
	for seed := range uint64(15) {
		_, d := points(t, seed, 150)
		for l := position.Average; l <= position.Ward; l++ {
			for _, spread := range []float64{1, 3} {
				for _, unit := range []float64{1, 1e-300, 1e150} {
					rng := rand.New(rand.NewPCG(seed, 72))
					values := make([][]float64, 30)
					for i := range values {
						for range values {
							values[i] = append(values[i], unit*math.Pow(rng.Float64(), spread))
						}
					}
					require.Empty(t, treed(t, l, apartAs(t, 30, func(i, j int) float64 { return values[i][j] })).Warnings)
				}
			}
			require.Empty(t, treed(t, l, d).Warnings)
		}
	}
}

// Strengths of ties that add up to the same, in another order: b is as far from a as from
// c, and a and c are far apart.
func TestEqualUpToRounding(t *testing.T) {
	tenth := []float64{.1, .2, .3}
	one, other := tenth[0]+tenth[1]+tenth[2], tenth[2]+tenth[1]+tenth[0]
	require.NotEqual(t, one, other)
	apart := [3][3]float64{{0, one, 1}, {one, 0, other}, {1, other, 0}}
	tree := treed(t, position.Average, apartAs(t, 3, func(i, j int) float64 { return apart[i][j] }))
	require.ErrorIs(t, tree.Warnings[0], position.ErrEqual)
	require.ErrorContains(t, tree.Warnings[0], "1 of 2")
	// Ties in the same proportions correlate by 1, but for rounding.
	var b graph.Builder
	for actor, factor := range map[string]float64{"a": 1, "b": .1, "c": .3} {
		for project, strength := range map[string]float64{"P": 1, "Q": 3, "R": 7} {
			require.NoError(t, b.Add(actor, project, factor*strength))
		}
	}
	require.NoError(t, b.Add("d", "P", 5))
	net, err := b.Build()
	require.NoError(t, err)
	d, err := position.Structural{By: position.Correlation, Weighted: true}.Distances(t.Context(), net)
	require.NoError(t, err)
	tree = treed(t, position.Average, d)
	require.Empty(t, tree.Warnings)
	require.Equal(t, 2, tree.CutAt(0).Groups())
	count, of := equals(t, tree.Cut(3).Warnings)
	require.Equal(t, []int{1, 1}, []int{count, of})
	// A height on paper takes the joins that are there but for rounding.
	tree = treed(t, position.Complete, apartAs(t, 2, func(int, int) float64 { return one }))
	require.Greater(t, tree.Joins[0].Height, .6)
	require.Equal(t, 1, tree.CutAt(.6).Groups())
	tree = treed(t, position.Complete, apartAs(t, 3, func(i, _ int) float64 { return 1e15 * float64(i) }))
	require.Equal(t, []int{3, 2, 1}, []int{tree.CutAt(-1).Groups(), tree.CutAt(0).Groups(), tree.CutAt(1e15).Groups()})
}

// Twelve nodes all as far from each other come together at that height to the bit.
func TestEqualHeightsDoNotDrift(t *testing.T) {
	for l := position.Average; l <= position.Ward; l++ {
		for k := range 500 {
			x := math.Sqrt(float64(k + 1))
			tree := treed(t, l, apartAs(t, 12, func(int, int) float64 { return x }))
			require.Empty(t, tree.Warnings)
			for _, join := range tree.Joins {
				require.InEpsilon(t, x, join.Height, 1e-15)
				require.Equal(t, tree.Joins[0].Height, join.Height)
			}
		}
	}
}

func TestEqualCancelled(t *testing.T) {
	d := apartAs(t, 40, func(i, j int) float64 { return float64((i + j) % 7) })
	ended := false
	for looks := 0; !ended; looks++ {
		tree, err := position.Agglomerative{}.Tree(nettest.NewExpiring(t.Context(), looks), d)
		if ended = err == nil; !ended {
			require.ErrorIs(t, err, context.Canceled)
			require.Empty(t, tree.Joins)
		}
	}
}
