package csr_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/nettest"
)

func TestEmptyGraphs(t *testing.T) {
	ctx := t.Context()
	for _, rows := range []csr.Rows{csr.Graph{}, graph.Rows{}, csr.Build(0, func(func(i, j int32)) {})} {
		require.Zero(t, rows.Len())
		require.Empty(t, csr.ByDegree(rows))
		require.Empty(t, csr.Degrees(rows))
		require.Zero(t, csr.Induced(rows, nil).Len())
		same, err := csr.Twins(ctx, rows, 0, 0)
		require.NoError(t, err)
		require.Equal(t, csr.NoTwins(0), same)
	}
	up, err := csr.OrientByDegree(ctx, graph.Rows{}, nil)
	require.NoError(t, err)
	up.Times(ctx, nil, nil)
	m, err := csr.MatrixOf(ctx, graph.Rows{}, true)
	require.NoError(t, err)
	m.Times(ctx, nil, nil)
	require.Empty(t, csr.TieNumbers(graph.Rows{}))
	require.Empty(t, csr.WeightsOf(graph.Rows{}, true).Each(0, nil))
	require.Empty(t, csr.UpTo(0))
	sorted, start := csr.ByKey(nil, nil)
	require.Empty(t, sorted)
	require.Equal(t, []int{0}, start)
}

// TestAgainstDenseMatrices holds all that is made of a graph to its dense matrix.
func TestAgainstDenseMatrices(t *testing.T) {
	nettest.SmallGraphs(t, 9, func(g *graph.OneMode) { checkGraph(t, g) })
	rng := rand.New(rand.NewPCG(1, 23))
	for range 100 {
		data := make([]byte, 60)
		for i := range data {
			data[i] = byte(rng.Uint32())
		}
		checkGraph(t, nettest.NewDrawn(data).WeightedOneMode(t, 12))
	}
}

// Enough nodes for a cancelled context to be looked at on the way, and of many degrees.
func TestLargeGraph(t *testing.T) {
	const n = 300
	rng := rand.New(rand.NewPCG(2, 23))
	checkGraph(t, nettest.OneMode(t, n, func(i, j int) bool { return rng.IntN(n) < i%7 || j%10 == 0 && i%3 == 0 }))
}

func checkGraph(t *testing.T, g *graph.OneMode) {
	rows, m := g.Rows(), nettest.Matrix(t, g)
	checkBuild(t, rows, m)
	checkOrder(t, rows, m)
	checkOriented(t, rows, m)
	checkTieNumbers(t, rows, m)
	checkTwins(t, rows, m)
	for _, weighted := range []bool{false, true} {
		checkMatrix(t, rows, m, weighted)
		checkWeights(t, rows, m, weighted)
	}
}

func checkBuild(t *testing.T, rows graph.Rows, m [][]float64) {
	built := csr.Build(len(m), func(visit func(i, j int32)) {
		for i := range int32(len(m)) {
			for j := range i {
				if m[i][j] != 0 {
					visit(i, j)
					visit(j, i)
				}
			}
		}
	})
	require.Equal(t, len(m), built.Len())
	for i := range m {
		require.True(t, slices.Equal(rows.Row(i), built.Row(i)), "ties by rising far end make rows in order")
		require.Equal(t, len(rows.Row(i)), built.Degree(int32(i)))
	}

	// The subgraph that every second node induces, from the last to the first.
	var nodes []int32
	for i := len(m) - 1; i >= 0; i -= 2 {
		nodes = append(nodes, int32(i))
	}
	induced := csr.Induced(rows, nodes)
	require.Equal(t, len(nodes), induced.Len())
	for k, v := range nodes {
		for l, u := range nodes {
			require.Equal(t, m[v][u] != 0, slices.Contains(induced.Row(k), int32(l)))
		}
		require.Len(t, slices.Compact(slices.Sorted(slices.Values(induced.Row(k)))), induced.Degree(int32(k)), "one tie once")
	}
}

func checkOrder(t *testing.T, rows graph.Rows, m [][]float64) {
	degree := make([]int32, len(m))
	nodes := make([]int32, len(m))
	for i := range m {
		nodes[i] = int32(i)
		for _, w := range m[i] {
			if w != 0 {
				degree[i]++
			}
		}
	}
	require.Equal(t, nodes, csr.UpTo(len(m)))
	require.Equal(t, degree, csr.Degrees(rows))
	sorted, start := csr.ByKey(nodes, degree)
	for k := range len(start) - 1 {
		for _, i := range sorted[start[k]:start[k+1]] {
			require.EqualValues(t, k, degree[i])
		}
	}
	slices.SortStableFunc(nodes, func(i, j int32) int { return int(degree[i] - degree[j]) })
	require.Equal(t, nodes, sorted)
	require.Equal(t, nodes, csr.ByDegree(rows))
}

func checkOriented(t *testing.T, rows graph.Rows, m [][]float64) {
	order := csr.ByDegree(rows)
	rank := make([]int, len(m))
	for k, i := range order {
		rank[i] = k
	}
	up, err := csr.OrientByDegree(t.Context(), rows, csr.WeightsOf(rows, true))
	require.NoError(t, err)
	plain, err := csr.Orient(t.Context(), rows, order, nil)
	require.NoError(t, err)
	require.Nil(t, plain.Value)
	for i := range m {
		require.Equal(t, up.Row(i), plain.Row(i))
		row := make([]float64, len(m))
		for k, j := range up.Row(i) {
			row[j] = up.Value[up.Start[i]+k]
		}
		for j := range m {
			want := m[i][j]
			if rank[j] < rank[i] {
				want = 0
			}
			require.Equal(t, want, row[j])
		}
	}
}

func checkTieNumbers(t *testing.T, rows graph.Rows, m [][]float64) {
	numbers := csr.TieNumbers(rows)
	tie := int32(0)
	for i := range m {
		for j := i + 1; j < len(m); j++ {
			if m[i][j] == 0 {
				continue
			}
			a, b := csr.Place(rows, i, int32(j)), csr.Place(rows, j, int32(i))
			require.EqualValues(t, j, rows.Row(i)[a])
			require.EqualValues(t, i, rows.Row(j)[b])
			require.Equal(t, tie, numbers[i][a])
			require.Equal(t, tie, numbers[j][b])
			tie++
		}
	}
}

func checkMatrix(t *testing.T, rows graph.Rows, m [][]float64, weighted bool) {
	a, err := csr.MatrixOf(t.Context(), rows, weighted)
	require.NoError(t, err)
	x, y, want := make([]float64, len(m)), make([]float64, len(m)), make([]float64, len(m))
	for i := range x {
		x[i] = float64(i%5) - 1.5
	}
	for i := range m {
		for j, w := range m[i] {
			if !weighted && w != 0 {
				w = 1
			}
			want[i] += w * x[j] // halves of whole numbers: no rounding
		}
	}
	a.Times(t.Context(), y, x)
	require.Equal(t, want, y)
}

func checkWeights(t *testing.T, rows graph.Rows, m [][]float64, weighted bool) {
	w := csr.WeightsOf(rows, weighted)
	for i := range m {
		require.Len(t, w(i), rows.Degree(i))
		for k, j := range rows.Row(i) {
			want := m[i][j]
			if !weighted {
				want = 1
			}
			require.Equal(t, want, w(i)[k])
		}
	}
	each := w.Each(len(m), func(row []float64) float64 { return float64(len(row)) })
	for i, d := range csr.Degrees(rows) {
		require.Equal(t, float64(d), each[i])
	}
}

// checkTwins compares twin classes with the rows of the matrix: equal rows, or equal rows
// but for the tie between the two.
func checkTwins(t *testing.T, rows graph.Rows, m [][]float64) {
	for _, ends := range [][]int{{0, len(m)}, {0, len(m) / 3, len(m)}, {len(m) / 2, len(m)}} {
		same, err := csr.Twins(t.Context(), rows, ends...)
		require.NoError(t, err)
		want := csr.NoTwins(len(m))
		want.First = want.First[:0]
		clear(want.Count)
		for k := range ends[1:] {
			for j := ends[k]; j < ends[k+1]; j++ {
				i := ends[k]
				for !twins(m, i, j) {
					i++
				}
				want.Of[j] = int32(i)
				want.Count[i]++
				if i == j {
					want.First = append(want.First, int32(j))
				}
			}
		}
		require.Equal(t, want, same)
	}
}

func twins(m [][]float64, i, j int) bool {
	for k := range m {
		if k != i && k != j && (m[i][k] != 0) != (m[j][k] != 0) {
			return false
		}
	}
	return true
}

func TestComparisonsWithoutBranches(t *testing.T) {
	for _, x := range []int32{0, 1, 2, 1000, 1<<31 - 1} {
		for _, y := range []int32{0, 1, 2, 1000, 1<<31 - 1} {
			require.Equal(t, x < y, csr.Below(x, y) == 1)
			require.Equal(t, x == y, csr.Equal(x, y) == 1)
		}
	}
}

func TestCancelled(t *testing.T) {
	g := nettest.Clique(t, 5)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := csr.Twins(cancelled, g.Rows(), 0, g.Len())
	require.ErrorIs(t, err, context.Canceled)
	_, err = csr.OrientByDegree(cancelled, g.Rows(), nil)
	require.ErrorIs(t, err, context.Canceled)
	_, err = csr.MatrixOf(cancelled, g.Rows(), false)
	require.ErrorIs(t, err, context.Canceled)
	for looks := range 3 { // at the first twins, at the second, at the end
		_, err = csr.Twins(nettest.NewExpiring(t.Context(), looks), g.Rows(), 0, g.Len())
		require.ErrorIs(t, err, context.Canceled)
	}
	_, err = csr.Twins(nettest.NewExpiring(t.Context(), 3), g.Rows(), 0, g.Len())
	require.NoError(t, err)
	m, err := csr.MatrixOf(t.Context(), g.Rows(), false)
	require.NoError(t, err)
	y := make([]float64, 5)
	m.Times(cancelled, y, []float64{1, 1, 1, 1, 1})
	require.Equal(t, make([]float64, 5), y)
}

func FuzzGraph(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{5, 0xff, 0xff, 0xff, 0xff})
	f.Add([]byte{12, 0x5a, 0xa5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
	f.Fuzz(func(t *testing.T, data []byte) {
		checkGraph(t, nettest.NewDrawn(data).WeightedOneMode(t, 16))
	})
}
