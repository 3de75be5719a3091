package compare_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/compare"
)

func TestAdjustedRandOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 5))
	for range 300 { // over all pairs of nodes that both partitions know
		g := nettest.Clique(t, 2+rng.IntN(9))
		x, y := make([]int32, g.Len()), make([]int32, g.Len())
		for i := range x {
			x[i], y[i] = int32(rng.IntN(4)-1), int32(rng.IntN(4)-1)
		}
		var n, both, inX, inY float64
		for i := range x {
			for j := range i {
				if min(x[i], x[j], y[i], y[j]) < 0 {
					continue
				}
				n++
				if x[i] == x[j] {
					inX++
				}
				if y[i] == y[j] {
					inY++
				}
				if x[i] == x[j] && y[i] == y[j] {
					both++
				}
			}
		}
		want := 1.
		if both != inX || both != inY {
			want = (both - inX*inY/n) / ((inX+inY)/2 - inX*inY/n)
		}
		got, err := compare.AdjustedRand(graph.NewPartition(g, "x", x), graph.NewPartition(g, "y", y))
		require.NoError(t, err)
		nettest.Near(t, want, got, x, y)
		require.LessOrEqual(t, got, 1.)
	}
	_, err := compare.AdjustedRand(graph.NewPartition(nettest.Clique(t, 2), "x", []int32{0, 0}), graph.Partition{})
	require.ErrorIs(t, err, graph.ErrSetting)
}

func agreement(t *testing.T, x, y []int32) compare.Agreement {
	t.Helper()
	g := nettest.Clique(t, len(x))
	a, err := compare.Partitions(graph.NewPartition(g, "x", x), graph.NewPartition(g, "y", y))
	require.NoError(t, err)
	return a
}

// information is the mutual information, node by node.
func information(x, y []int32) float64 {
	n, sum := float64(len(x)), 0.0
	for i := range x {
		var both, inX, inY float64
		for j := range x {
			sameX, sameY := x[i] == x[j], y[i] == y[j]
			both += map[bool]float64{true: 1}[sameX && sameY]
			inX += map[bool]float64{true: 1}[sameX]
			inY += map[bool]float64{true: 1}[sameY]
		}
		sum += math.Log(n*both/(inX*inY)) / n
	}
	return sum
}

func TestInformationOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 5))
	for range 60 {
		x, y := make([]int32, 1+rng.IntN(6)), []int32(nil)
		for i := range x {
			x[i] = int32(rng.IntN(3))
			y = append(y, int32(rng.IntN(3)))
		}
		a := agreement(t, x, y)
		shared, hX, hY := information(x, y), information(x, x), information(y, y)
		require.InDelta(t, shared, a.Information(), 1e-14)
		require.InDelta(t, hX+hY-2*shared, a.VariationOfInformation(), 1e-14)
		if hX+hY > 0 {
			require.InDelta(t, 2*shared/(hX+hY), a.NMI(), 1e-14)
		}
		chance, ways := 0.0, 0.0
		nettest.Permutations(slices.Clone(y), func(p []int32) { chance, ways = chance+information(x, p), ways+1 })
		if chance /= ways; math.Abs((hX+hY)/2-chance) > 1e-9 {
			require.InDelta(t, (shared-chance)/((hX+hY)/2-chance), a.AdjustedInformation(), 1e-12, "%v %v", x, y)
		}
		require.LessOrEqual(t, a.AdjustedInformation(), 1+1e-12)
	}
}

func TestAgreementClosedForms(t *testing.T) {
	same := agreement(t, []int32{0, 0, 1, 2, -1}, []int32{7, 7, 3, 1, 1})
	for _, v := range []float64{same.Rand(), same.AdjustedRand(), same.Jaccard(), same.NMI(), same.AdjustedInformation()} {
		require.InDelta(t, 1, v, 0)
	}
	require.Zero(t, same.VariationOfInformation())
	require.Zero(t, same.SplitJoin())
	apart := agreement(t, []int32{0, 0, 0, 0}, []int32{0, 1, 2, 3}) // one group, and each alone
	require.InDelta(t, math.Log(4), apart.VariationOfInformation(), 1e-15)
	require.Equal(t, 3, apart.SplitJoin())
	for _, v := range []float64{apart.Rand(), apart.AdjustedRand(), apart.Jaccard(), apart.NMI(), apart.AdjustedInformation()} {
		require.Zero(t, v)
	}
	cross := agreement(t, []int32{0, 0, 1, 1}, []int32{0, 1, 0, 1}) // one tells nothing of the other
	require.InDelta(t, 0, cross.NMI(), 1e-15)
	require.InDelta(t, 1./3, cross.Rand(), 1e-15)
	require.Negative(t, cross.AdjustedInformation())
	var none graph.Partition
	empty, err := compare.Partitions(none, none)
	require.NoError(t, err)
	require.InDelta(t, 1, empty.NMI(), 0)
}

// igraph has no adjusted Rand index of partitions that are equal by having one group
// each, or every node alone.
func TestIgraphAgreement(t *testing.T) {
	labels := func(cell string) (all []int32) {
		for word := range strings.FieldsSeq(cell) {
			label, err := strconv.Atoi(word)
			require.NoError(t, err)
			all = append(all, int32(label))
		}
		return all
	}
	rows := nettest.Table(t, "partitions.csv")
	require.Greater(t, len(rows), 200)
	for _, row := range rows {
		a := agreement(t, labels(row[0]), labels(row[1]))
		for i, got := range []float64{a.Rand(), a.AdjustedRand(), a.NMI(), a.VariationOfInformation(), float64(a.SplitJoin())} {
			if row[2+i] == "" { // igraph refuses labels above the number of nodes
				continue
			}
			want, err := strconv.ParseFloat(row[2+i], 64)
			require.NoError(t, err)
			if math.IsNaN(want) {
				require.Equal(t, 1, i)
				want = 1
			}
			require.InDelta(t, want, got, 1e-12, "%d of %v", i, row)
		}
	}
}

func ExamplePartitions() {
	var b graph.Builder
	for _, key := range []string{"Ada", "Ben", "Cleo", "Dan", "Eve"} {
		if err := b.AddActor(key, ""); err != nil {
			fmt.Println(err)
		}
	}
	net, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	before := graph.NewPartition(net, "2019", []int32{0, 0, 0, 1, 1})
	after := graph.NewPartition(net, "2024", []int32{0, 0, 1, 1, 1})
	a, err := compare.Partitions(before, after)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("Rand %.2f, against chance %.2f; %d moves\n", a.Rand(), a.AdjustedRand(), a.SplitJoin())
	// Output: Rand 0.60, against chance 0.17; 2 moves
}
