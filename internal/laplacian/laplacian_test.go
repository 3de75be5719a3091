package laplacian_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/mat"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/laplacian"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/setting"
	"github.com/essaim/essaim/internal/vec"
)

func of(t *testing.T, g graph.Graph, weighted bool) []laplacian.Pseudoinverse {
	t.Helper()
	all, err := laplacian.Of(t.Context(), g, weighted, parallel.Loop{})
	require.NoError(t, err)
	return all
}

func TestGraphsWithoutTies(t *testing.T) {
	for _, g := range []graph.Graph{
		&graph.Network{}, new(graph.OneMode), new(graph.Network).OneMode(graph.Project, graph.Newman),
		nettest.Parse(t, "A: B: :P"), nettest.Ties(t, "A B C"),
	} {
		require.Empty(t, of(t, g, true))
		_, err := laplacian.Of(t.Context(), g, true, parallel.Loop{Workers: -1})
		require.ErrorIs(t, err, setting.ErrRange)
	}
	require.Zero(t, laplacian.Pseudoinverse{}.Trace())
}

// resistance is the effective resistance between two nodes of a component.
func resistance(p laplacian.Pseudoinverse, i, j int) float64 {
	return p.Entry[i][i] + p.Entry[j][j] - p.Entry[i][j] - p.Entry[j][i]
}

// Resistances add up along a path, and conductances of ways that run beside each other
// (Klein and Randić 1993, doi:10.1007/BF01164627): |i-j| in a path, k(n-k)/n in a cycle, 2/n
// in a complete graph; in the complete bipartite K(a,b) they follow from its symmetry.
func TestResistancesOfClassicGraphs(t *testing.T) {
	const n = 12
	between := func(same, other float64) func(i, j int) float64 {
		return func(i, j int) float64 {
			if (i == 0) == (j == 0) {
				return same
			}
			return other
		}
	}
	for _, c := range []struct {
		name       string
		tied       func(i, j int) bool // i < j
		resistance func(i, j int) float64
	}{
		{"path", func(i, j int) bool { return j == i+1 }, func(i, j int) float64 { return float64(j - i) }},
		{"star", func(i, _ int) bool { return i == 0 }, between(2, 1)},
		{"complete", func(_, _ int) bool { return true }, between(2./n, 2./n)},
		{"cycle", func(i, j int) bool { return j == i+1 || j == i+n-1 }, func(i, j int) float64 {
			return float64((j-i)*(n-j+i)) / n
		}},
		{"K(4,8)", func(i, j int) bool { return i < 4 && j >= 4 }, func(i, j int) float64 {
			switch {
			case j < 4:
				return 2. / 8
			case i >= 4:
				return 2. / 4
			}
			return (4 + 8 - 1) / (4. * 8)
		}},
	} {
		g := nettest.OneMode(t, n, c.tied)
		all := of(t, g, false)
		require.Len(t, all, 1)
		sum := 0.0
		for j := range n {
			for i := range j {
				require.InDelta(t, c.resistance(i, j), resistance(all[0], i, j), 1e-13, c.name)
				sum += c.resistance(i, j)
			}
		}
		require.InEpsilon(t, sum/n, all[0].Trace(), 1e-13, c.name)
		checkPseudoinverse(t, g)
	}
}

// TestOracle holds pseudoinverses of small graphs to the definition and to those by singular
// value decomposition.
func TestOracle(t *testing.T) {
	nettest.SmallGraphs(t, 9, func(g *graph.OneMode) { checkPseudoinverse(t, g) })
	rng := rand.New(rand.NewPCG(1, 40))
	for range 150 {
		data := nettest.Bytes(rng, 40)
		checkDrawn(t, data)
	}
}

func checkDrawn(t *testing.T, data []byte) {
	checkPseudoinverse(t, nettest.NewDrawn(data).WeightedOneMode(t, 12))
	net := nettest.NewDrawn(data).Network(t, 7)
	checkPseudoinverse(t, net)
	for _, weighting := range []graph.Weighting{graph.Newman, graph.Jaccard} {
		checkPseudoinverse(t, net.OneMode(graph.Actor, weighting))
	}
	checkApart(t, nettest.NewDrawn(data))
}

func checkPseudoinverse(t *testing.T, g graph.Graph) {
	t.Helper()
	for _, weighted := range []bool{false, true} {
		w := nettest.Matrix(t, g)
		component, components := nettest.Components(w, func(int) bool { return false })
		all := of(t, g, weighted)
		for c := range components {
			var places []int32
			for i := range component {
				if component[i] == c {
					places = append(places, int32(i))
				}
			}
			if len(places) < 2 {
				continue
			}
			require.NotEmpty(t, all)
			require.Equal(t, places, all[0].Places)
			checkEntries(t, dense(w, places, weighted), all[0])
			all = all[1:]
		}
		require.Empty(t, all)
	}
}

// dense is the Laplacian of some places.
func dense(w [][]float64, places []int32, weighted bool) *mat.Dense {
	l := mat.NewDense(len(places), len(places), nil)
	for i, v := range places {
		for j, u := range places {
			conductance := w[v][u]
			if !weighted {
				conductance = vec.Indicator(conductance != 0)
			}
			l.Set(i, j, l.At(i, j)-conductance)
			l.Set(i, i, l.At(i, i)+conductance)
		}
	}
	return l
}

func checkEntries(t *testing.T, l *mat.Dense, p laplacian.Pseudoinverse) {
	t.Helper()
	n := len(p.Places)
	inverse := mat.NewDense(n, n, nil)
	for i, row := range p.Entry {
		require.Len(t, row, n)
		inverse.SetRow(i, row)
	}
	scale := mat.Max(inverse)
	require.True(t, mat.EqualApprox(pinv(t, l), inverse, 1e-12*scale))
	require.True(t, mat.EqualApprox(inverse.T(), inverse, 1e-14*scale), "symmetric")
	var product mat.Dense
	product.Mul(l, inverse)
	foster := 0.0 // weights times resistances add up to n-1 (Foster 1949)
	for i, row := range p.Entry {
		require.InDelta(t, 0, vec.Sum(row), 1e-13*scale*float64(n))
		for j := range row {
			require.InDelta(t, vec.Indicator(i == j)-1/float64(n), product.At(i, j), 1e-12)
			if j > i {
				foster -= l.At(i, j) * resistance(p, i, j)
			}
		}
	}
	require.InDelta(t, float64(n-1), foster, 1e-11)
	require.InDelta(t, mat.Trace(inverse), p.Trace(), 1e-13*scale*float64(n))
}

// pinv is the pseudoinverse by singular value decomposition.
func pinv(t *testing.T, l *mat.Dense) *mat.Dense {
	var svd mat.SVD
	require.True(t, svd.Factorize(l, mat.SVDFull))
	values := svd.Values(nil)
	var u, v, scaled, inverse mat.Dense
	svd.UTo(&u)
	svd.VTo(&v)
	for k, value := range values {
		if value > 1e-9*values[0] {
			values[k] = 1 / value
		} else {
			values[k] = 0
		}
	}
	scaled.Mul(&v, mat.NewDiagDense(len(values), values))
	inverse.Mul(&scaled, u.T())
	return &inverse
}

// checkApart draws a tree whose weights are up to 10¹⁵ apart. The resistance of a tie of a
// tree is one over its weight: so it is found, or it is said that it cannot be.
func checkApart(t *testing.T, d *nettest.Drawn) {
	n := 2 + d.Number(9)
	var from, to []int32
	var weights []float64
	for j := 1; j < n; j++ {
		from, to = append(from, int32(d.Number(j))), append(to, int32(j))
		weights = append(weights, math.Pow(10, float64(d.Number(16)))*float64(1+d.Number(5)))
	}
	g, err := nettest.OneMode(t, n, func(_, _ int) bool { return false }).Rewired(from, to, weights)
	require.NoError(t, err)
	all, err := laplacian.Of(t.Context(), g, true, parallel.Loop{})
	if err != nil {
		require.ErrorIs(t, err, laplacian.ErrConditioned)
		require.Greater(t, slices.Max(weights)/slices.Min(weights), 1e5)
		return
	}
	for k, w := range weights {
		require.InEpsilon(t, 1/w, resistance(all[0], int(from[k]), int(to[k])), 1e-6)
	}
}

func TestWeightsTooFarApart(t *testing.T) {
	for _, weak := range []float64{1e-12, 1e-16, 1e-100, 1e-300} {
		g, err := nettest.Ties(t, "A B C D").Rewired([]int32{0, 1, 2}, []int32{1, 2, 3}, []float64{1, weak, 1})
		require.NoError(t, err)
		_, err = laplacian.Of(t.Context(), g, true, parallel.Loop{})
		require.ErrorIs(t, err, laplacian.ErrConditioned)
		require.ErrorContains(t, err, "leave out the weakest ties")
		require.Len(t, of(t, g, false), 1, "without weights")
	}
	// In components of their own they do not meet.
	g, err := nettest.Ties(t, "A B C D").Rewired([]int32{0, 2}, []int32{1, 3}, []float64{1, 1e-100})
	require.NoError(t, err)
	for k, want := range []float64{1, 1e100} {
		require.InEpsilon(t, want, resistance(of(t, g, true)[k], 0, 1), 1e-14)
	}
}

func TestTooLarge(t *testing.T) {
	var b graph.Builder
	for i := range 4000 {
		b.AddParticipation(fmt.Sprint(i), "P")
	}
	net, err := b.Build()
	require.NoError(t, err)
	_, err = laplacian.Of(t.Context(), net, false, parallel.Loop{})
	require.ErrorIs(t, err, laplacian.ErrSize)
	require.ErrorContains(t, err, "4001 nodes, 4000 at most")
}

// A common factor of all weights divides every entry, to the bit if it is a power of two.
func TestScales(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 40))
	var from, to []int32
	var weights []float64
	for j := range int32(20) {
		for i := range j {
			if rng.IntN(8) == 0 {
				from, to, weights = append(from, i), append(to, j), append(weights, 1+rng.Float64())
			}
		}
	}
	times := func(factor float64) []laplacian.Pseudoinverse {
		scaled := slices.Clone(weights)
		for k := range scaled {
			scaled[k] *= factor
		}
		g, err := nettest.OneMode(t, 20, func(_, _ int) bool { return false }).Rewired(from, to, scaled)
		require.NoError(t, err)
		return of(t, g, true)
	}
	want := times(1)
	require.NotEmpty(t, want)
	check := func(factor float64, same func(want, got []float64)) {
		for k, p := range times(factor) {
			for i, row := range p.Entry {
				for j := range row {
					row[j] *= factor
				}
				same(want[k].Entry[i], row)
			}
		}
	}
	for _, factor := range []float64{0x1p-900, 0x1p-300, .5, 8, 0x1p300} {
		check(factor, func(want, got []float64) { require.Equal(t, nettest.Bits(want), nettest.Bits(got)) })
	}
	for _, factor := range []float64{1e-90, 1e-9, 3, 1e9, 1e90} {
		check(factor, func(want, got []float64) { require.InDeltaSlice(t, want, got, 1e-12) })
	}
}

func TestSameBitsForAnyWorkers(t *testing.T) {
	g := nettest.Random(t, 3, 90, 70, .03).OneMode(graph.Actor, graph.Newman)
	want := of(t, g, true)
	for _, workers := range []int{1, 2, 3, 8} {
		got, err := laplacian.Of(t.Context(), g, true, parallel.Loop{Workers: workers})
		require.NoError(t, err)
		require.Len(t, got, len(want))
		for k := range got {
			require.Equal(t, want[k].Places, got[k].Places)
			for i, row := range got[k].Entry {
				require.Equal(t, nettest.Bits(want[k].Entry[i]), nettest.Bits(row))
			}
		}
	}
}

// Progress rises to the number of nodes that have ties, some hundred times at most.
func TestProgress(t *testing.T) {
	for _, c := range []struct {
		g     graph.Graph
		total int
	}{
		{nettest.Ties(t, "A-B C D-E E-F G H I"), 5},
		{nettest.OneMode(t, 250, func(i, j int) bool { return j == i+1 && j%100 > 1 }), 247},
		{nettest.Ties(t, "A B"), 0},
	} {
		var calls []int
		_, err := laplacian.Of(t.Context(), c.g, false, parallel.Loop{Workers: 3, Progress: func(done, total int) {
			require.Equal(t, c.total, total)
			calls = append(calls, done)
		}})
		require.NoError(t, err)
		require.True(t, slices.IsSorted(calls))
		require.Equal(t, min(c.total, 100), len(calls))
		if c.total > 0 {
			require.Equal(t, c.total, calls[len(calls)-1])
		}
	}
}

// What is stopped anywhere gives the error of its context.
func TestCancelled(t *testing.T) {
	for looks := 0; ; looks++ {
		require.Less(t, looks, 10_000)
		g := nettest.Random(t, 4, 9, 8, .3).OneMode(graph.Actor, graph.Count)
		ctx := nettest.NewExpiring(t.Context(), looks)
		all, err := laplacian.Of(ctx, g, true, parallel.Loop{Workers: 1})
		if ctx.Left() >= 0 {
			require.NoError(t, err)
			require.NotEmpty(t, all)
			require.Greater(t, looks, 20)
			return
		}
		require.ErrorIs(t, err, context.Canceled)
	}
}

func FuzzPseudoinverse(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{4, 3, 0xff, 0xff})
	f.Add([]byte{7, 6, 0x5a, 0xa5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	f.Fuzz(func(t *testing.T, data []byte) { checkDrawn(t, data[:min(len(data), 64)]) })
}
