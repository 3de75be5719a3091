package egonet_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/egonet"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/internal/parallel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestEmptyGraphs(t *testing.T) {
	for _, rows := range []graph.Rows{{}, new(graph.OneMode).Rows()} {
		triangles, err := egonet.Triangles(t.Context(), rows, parallel.Loop{Workers: 0})
		require.NoError(t, err)
		require.Empty(t, triangles)
		weights := csr.WeightsOf(rows, true)
		require.NoError(t, egonet.Each(t.Context(), rows, weights, parallel.Loop{}, func(int, *egonet.Ego) { t.Fatal("a node of nothing") }))
		require.NoError(t, egonet.ThirdParties(t.Context(), rows, weights, parallel.Loop{}, func(int, int, float64) { t.Fatal("a tie of nothing") }))
	}
}

// In a clique every pair of the others closes a triangle, and all others are third parties.
func TestClosedForms(t *testing.T) {
	const n = 150
	rows := nettest.Clique(t, n).Rows()
	triangles, err := egonet.Triangles(t.Context(), rows, parallel.Loop{Workers: 2})
	require.NoError(t, err)
	require.Equal(t, slices.Repeat([]float64{(n - 1) * (n - 2) / 2}, n), triangles)
	require.NoError(t, egonet.ThirdParties(t.Context(), rows, csr.WeightsOf(rows, false), parallel.Loop{Workers: 1}, func(_, _ int, third float64) {
		require.Equal(t, n-2.0, third)
	}))

	star := nettest.OneMode(t, 70, func(i, _ int) bool { return i == 0 })
	triangles, err = egonet.Triangles(t.Context(), star.Rows(), parallel.Loop{Workers: 1})
	require.NoError(t, err)
	require.Equal(t, make([]float64, 70), triangles)
}

func TestOracle(t *testing.T) {
	nettest.SmallGraphs(t, 9, func(g *graph.OneMode) { check(t, g) })
	rng := rand.New(rand.NewPCG(1, 24))
	for range 50 {
		data := make([]byte, 80)
		for i := range data {
			data[i] = byte(rng.Uint32() | rng.Uint32())
		}
		check(t, nettest.NewDrawn(data).WeightedOneMode(t, 14))
	}
}

// More nodes than a goroutine takes at a time, and more goroutines than one.
func TestLargeGraph(t *testing.T) {
	const n = 140
	rng := rand.New(rand.NewPCG(2, 24))
	check(t, nettest.OneMode(t, n, func(i, j int) bool { return rng.IntN(n) < 4 || i%20 == 0 && j%3 == 0 }))
}

func check(t *testing.T, g *graph.OneMode) {
	m := nettest.Matrix(t, g)
	for _, workers := range []int{1, 3} {
		checkTriangles(t, g.Rows(), m, workers)
		checkThirdParties(t, g.Rows(), m, workers)
		checkEgos(t, g.Rows(), m, workers)
	}
}

func checkTriangles(t *testing.T, rows graph.Rows, m [][]float64, workers int) {
	want := make([]float64, len(m))
	for i := range m {
		for j := range i {
			for k := range j {
				if m[i][j] != 0 && m[j][k] != 0 && m[i][k] != 0 {
					want[i]++
					want[j]++
					want[k]++
				}
			}
		}
	}
	got, err := egonet.Triangles(t.Context(), rows, parallel.Loop{Workers: workers})
	require.NoError(t, err)
	require.Equal(t, want, got)
}

// checkThirdParties lets only the ties count whose ends do not add up to a multiple of 3.
func checkThirdParties(t *testing.T, rows graph.Rows, m [][]float64, workers int) {
	counts := func(i, j int) float64 {
		if m[i][j] != 0 && (i+j)%3 != 0 {
			return 1
		}
		return 0
	}
	weights := func(i int) (row []float64) {
		for _, j := range rows.Row(i) {
			row = append(row, counts(i, int(j)))
		}
		return row
	}
	got := nettest.Square(len(m), -1) // a row belongs to one goroutine
	require.NoError(t, egonet.ThirdParties(t.Context(), rows, weights, parallel.Loop{Workers: workers}, func(i, k int, third float64) {
		got[i][rows.Row(i)[k]] = third
	}))
	for i := range m {
		for j := range m {
			want := -1.0
			if m[i][j] != 0 {
				want = 0
				for k := range m {
					want += counts(i, j) * counts(i, k) * counts(j, k)
				}
			}
			require.Equal(t, want, got[i][j])
		}
	}
}

// checkEgos puts the ego network of every node together again, of what Among says of each
// of its neighbours.
func checkEgos(t *testing.T, rows graph.Rows, m [][]float64, workers int) {
	visits := make([][][]float64, len(m))
	loop := parallel.Loop{Workers: workers}
	require.NoError(t, egonet.Each(t.Context(), rows, csr.WeightsOf(rows, true), loop, func(i int, e *egonet.Ego) {
		ego := nettest.Square(len(m), 0)
		for k, j := range e.Row {
			ego[i][j] += e.Weight[k]
			ego[j][i] += e.Weight[k]
			at, tie := e.Among(j)
			for n, l := range at {
				ego[j][e.Row[l]] += tie[n]
				ego[e.Row[l]][j] += tie[n]
			}
		}
		visits[i] = ego
	}))
	for i := range m {
		near := func(v int) bool { return v == i || m[i][v] != 0 }
		want := nettest.Square(len(m), 0)
		for v := range m {
			for u := range m {
				if near(v) && near(u) {
					want[v][u] = m[v][u]
				}
			}
		}
		require.Equal(t, want, visits[i])
	}
}

func TestCancelled(t *testing.T) {
	rows := nettest.Clique(t, 130).Rows()
	weights := csr.WeightsOf(rows, false)
	for _, looks := range []int{0, 1, 2, 3} { // before, at the orientation, in the loop
		ctx := nettest.NewExpiring(t.Context(), looks)
		_, err := egonet.Triangles(ctx, rows, parallel.Loop{Workers: 1})
		require.ErrorIs(t, err, context.Canceled)
		err = egonet.Each(nettest.NewExpiring(t.Context(), looks), rows, weights, parallel.Loop{Workers: 1}, func(int, *egonet.Ego) {})
		require.ErrorIs(t, err, context.Canceled)
		err = egonet.ThirdParties(nettest.NewExpiring(t.Context(), looks), rows, weights, parallel.Loop{Workers: 1}, func(int, int, float64) {})
		require.ErrorIs(t, err, context.Canceled)
	}
}

func FuzzEgo(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{6, 0xff, 0xff, 0xff, 0xff})
	f.Add([]byte{12, 0x5a, 0xa5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, nettest.NewDrawn(data).WeightedOneMode(t, 12))
	})
}
