package compare_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/graph/simple"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/compare"
)

// labelled is a network of nodes without ties, in groups.
func labelled(t *testing.T, groups map[string]int32) graph.Partition {
	t.Helper()
	g := nettest.Ties(t, strings.Join(slices.Collect(maps.Keys(groups)), " "))
	labels := make([]int32, g.Len())
	for v := range labels {
		labels[v] = groups[g.At(v).Key]
	}
	return graph.NewPartition(g, "given", labels)
}

// Over all pairs of nodes that are in groups of both networks, by key.
func TestAdjustedRandOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 5))
	for range 300 {
		x, y := map[string]int32{}, map[string]int32{}
		var both []string // keys of nodes in a group of both
		for i := range 2 + rng.IntN(9) {
			key := fmt.Sprint(i)
			inX, inY := rng.IntN(8) > 0, rng.IntN(8) > 0
			if inX {
				x[key] = int32(rng.IntN(4) - 1)
			}
			if inY {
				y[key] = int32(rng.IntN(4) - 1)
			}
			if inX && inY && x[key] >= 0 && y[key] >= 0 {
				both = append(both, key)
			}
		}
		var n, same, sameX, sameY float64
		for i, a := range both {
			for _, b := range both[:i] {
				n++
				if x[a] == x[b] {
					sameX++
				}
				if y[a] == y[b] {
					sameY++
				}
				if x[a] == x[b] && y[a] == y[b] {
					same++
				}
			}
		}
		want := 1.
		if same != sameX || same != sameY {
			want = (same - sameX*sameY/n) / ((sameX+sameY)/2 - sameX*sameY/n)
		}
		first, second := labelled(t, x), labelled(t, y)
		got, err := compare.AdjustedRand(first, second)
		if len(both) == 0 && first.Groups()+second.Groups() > 0 {
			require.ErrorIs(t, err, graph.ErrNoCommon)
			require.True(t, math.IsNaN(got))
			continue
		}
		require.NoError(t, err)
		nettest.Near(t, want, got, x, y)
		require.LessOrEqual(t, got, 1.)

		a, err := compare.Partitions(first, second)
		require.NoError(t, err)
		warnings := ""
		for _, w := range a.Warnings {
			warnings += w.Error() + "\n"
		}
		require.Equal(t, lacking(x, y, "first")+lacking(y, x, "second"), warnings)
	}
}

// lacking is the warning of the nodes in groups of x that y does not have.
func lacking(x, y map[string]int32, which string) string {
	left, all := 0, 0
	for key, group := range x {
		if group < 0 {
			continue
		}
		all++
		if _, ok := y[key]; !ok {
			left++
		}
	}
	if left == 0 {
		return ""
	}
	return fmt.Sprintf("nodes without a counterpart left out: %d of %d in the %s partition\n", left, all, which)
}

// Places do not matter: the same ring, read from gonum, and with nodes before its own.
func TestPartitionsRenumbered(t *testing.T) {
	ring := nettest.OneMode(t, 12, func(i, j int) bool { return j-i == 1 || j-i == 11 })
	g := simple.NewUndirectedGraph()
	for tie := range ring.All() { // other places for all
		g.SetEdge(simple.Edge{F: simple.Node(97 - 7*tie.From.Index), T: simple.Node(97 - 7*tie.To.Index)})
	}
	numbered, err := graph.FromGonum(g)
	require.NoError(t, err)
	again, err := graph.FromGonum(numbered)
	require.NoError(t, err)
	own, err := graph.FromGonum(ring)
	require.NoError(t, err)
	thirds := func(g graph.Graph, of func(key string) int32) graph.Partition {
		labels := make([]int32, g.Len())
		for v := range labels {
			labels[v] = of(g.At(v).Key)
		}
		return graph.NewPartition(g, "thirds", labels)
	}
	number := func(key string) int32 {
		k, err := strconv.Atoi(key)
		if err != nil {
			return -1
		}
		return int32(k % 3)
	}
	more := nettest.Ties(t, "!a !b 0000 0001 0002 0003 0004 0005 0006 0007 0008 0009 0010 0011")
	for _, pair := range [][2]graph.Graph{{ring, own}, {numbered, again}, {ring, more}, {more, own}} {
		a, err := compare.Partitions(thirds(pair[0], number), thirds(pair[1], number))
		require.NoError(t, err)
		require.InDelta(t, 1, a.AdjustedRand(), 0)
		require.InDelta(t, 1, a.AdjustedInformation(), 0)
		require.Zero(t, a.SplitJoin())
		require.Empty(t, a.Warnings) // !a and !b are in no group
	}
}

// By hand: of b to f, two together in both, of four in each.
func TestPartitionsSubsets(t *testing.T) {
	x := labelled(t, map[string]int32{"a": 0, "b": 0, "c": 0, "d": 1, "e": 1, "f": 1})
	y := labelled(t, map[string]int32{"b": 5, "c": 5, "d": 5, "e": 6, "f": 6, "g": 6, "h": 6, "i": -1})
	a, err := compare.Partitions(x, y)
	require.NoError(t, err)
	nettest.Near(t, 1./6, a.AdjustedRand())
	nettest.Near(t, .6, a.Rand())
	nettest.Near(t, 1./3, a.Jaccard())
	require.Equal(t, 2, a.SplitJoin())
	require.Len(t, a.Warnings, 2)
	for i, want := range [][2]int{{1, 6}, {2, 7}} {
		var doubt *graph.Doubt
		require.ErrorAs(t, a.Warnings[i], &doubt)
		require.ErrorIs(t, doubt, graph.ErrUnmatched)
		require.Equal(t, want, [2]int{doubt.Count, doubt.Of})
	}
}

// The actors of a network are those of its projection; a project of the same key is not.
func TestPartitionsModes(t *testing.T) {
	net := nettest.Parse(t, "a:p b:p c:q d:a")
	two := graph.NewPartition(net, "two modes", []int32{0, 0, 1, 2, 2, 0, 1}) // actors, then projects
	actors := graph.NewPartition(net.OneMode(graph.Actor, graph.Count), "actors", []int32{7, 7, 8, 9})
	a, err := compare.Partitions(two, actors)
	require.NoError(t, err)
	require.InDelta(t, 1, a.NMI(), 0)
	require.Len(t, a.Warnings, 1)
	require.EqualError(t, a.Warnings[0], "nodes without a counterpart left out: 3 of 7 in the first partition")
	projects := graph.NewPartition(net.OneMode(graph.Project, graph.Count), "projects", []int32{0, 0, 1})
	_, err = compare.Partitions(actors, projects)
	require.ErrorIs(t, err, graph.ErrNoCommon)
}

// Nothing in common, and nothing in groups.
func TestPartitionsNothing(t *testing.T) {
	x := labelled(t, map[string]int32{"a": 0, "b": 0})
	for _, y := range []graph.Partition{
		labelled(t, map[string]int32{"c": 0, "d": 1}),
		labelled(t, map[string]int32{"a": -1, "b": -1}),
		labelled(t, map[string]int32{"a": -1, "c": 1}),
		{},
	} {
		for _, pair := range [][2]graph.Partition{{x, y}, {y, x}} {
			_, err := compare.Partitions(pair[0], pair[1])
			require.ErrorIs(t, err, graph.ErrNoCommon)
			require.ErrorContains(t, err, "give both networks the same keys")
		}
	}
	none := labelled(t, map[string]int32{"a": -1})
	for _, y := range []graph.Partition{none, {}} { // without groups: equal
		a, err := compare.Partitions(none, y)
		require.NoError(t, err)
		require.InDelta(t, 1, a.AdjustedRand(), 0)
		require.Empty(t, a.Warnings)
	}
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

func TestPartitionsmentClosedForms(t *testing.T) {
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
