package spectral_test

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
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/internal/spectral"
	"github.com/essaim/essaim/internal/vec"
)

const enough = 10_000 // steps

func TestGraphsWithoutTies(t *testing.T) {
	ctx, net := t.Context(), nettest.Parse(t, "A: B:P C: :Q")
	for _, g := range []graph.Graph{
		&graph.Network{}, new(graph.OneMode), new(graph.Network).OneMode(graph.Project, graph.Newman), nettest.Parse(t, "A: B: :P"),
		net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Binary), nettest.Ties(t, "A B C"),
	} {
		leading, err := spectral.LeadingOf(ctx, g, true, 0)
		require.NoError(t, err)
		require.Equal(t, spectral.Leading{Vector: make([]float64, g.Len()), Outside: g.Len()}, leading)
		a, err := spectral.Of(ctx, g, true)
		require.NoError(t, err)
		require.Equal(t, make([]float64, g.Len()), a.Strengths(ctx))
		b := vec.Ones(g.Len())
		z, err := a.Solve(ctx, spectral.System{Factor: 7, Steps: 1}, b)
		require.NoError(t, err)
		require.Equal(t, b, z)
		z, err = a.Solve(ctx, spectral.System{}, make([]float64, g.Len()))
		require.NoError(t, err)
		require.Equal(t, make([]float64, g.Len()), z)
	}
}

// The largest eigenvalues of classic graphs (Brouwer and Haemers 2012, Spectra of Graphs,
// isbn:978-1-4614-1938-9, 1.4): a star √(n-1), a path 2cos(π/(n+1)), a cycle 2, a complete
// graph n-1, the complete bipartite K(a,b) √(ab).
func TestEigenvaluesOfClassicGraphs(t *testing.T) {
	for _, c := range []struct {
		name  string
		value float64
		g     graph.Graph
	}{
		{"star", math.Sqrt(30), nettest.OneMode(t, 31, func(i, _ int) bool { return i == 0 })},
		{"path", 2 * math.Cos(math.Pi/101), nettest.OneMode(t, 100, func(i, j int) bool { return j == i+1 })},
		{"even cycle", 2, nettest.OneMode(t, 40, func(i, j int) bool { return j == i+1 || j == i+39 })},
		{"complete", 12, nettest.Clique(t, 13)},
		{"K(4,9)", 6, nettest.OneMode(t, 13, func(i, j int) bool { return i < 4 && j >= 4 })},
		{"K(4,9) of two modes", 6, nettest.Complete(t, 4, 9)},
		{"K(9,4) of two modes", 6, nettest.Complete(t, 9, 4)},
		{"projection", 3 * 9, nettest.Complete(t, 4, 9).OneMode(graph.Actor, graph.Count)},
		{"projection by Newman", 9, nettest.Complete(t, 4, 9).OneMode(graph.Actor, graph.Newman)},
	} {
		leading, err := spectral.LeadingOf(t.Context(), c.g, true, enough)
		require.NoError(t, err)
		require.InEpsilon(t, c.value, leading.Value, 1e-13, c.name)
		checkLeading(t, c.g)
	}
}

// Components whose eigenvalues are equal, or nearly: K4 and a star have 3 and √k.
func TestComponents(t *testing.T) {
	for _, c := range []struct {
		ties                string
		components, outside int
	}{
		{"A-B", 1, 0},
		{"A-B C-D E", 2, 1},
		{"A-B C-D E-F G-H", 4, 0},
		{"A-B B-C A-C D-E E-F", 1, 3},
		{"D-E E-F F-G A-B B-C A-C X", 1, 5},
		{"A-B A-C A-D B-C B-D C-D Z-0 Z-1 Z-2 Z-3 Z-4 Z-5 Z-6 Z-7 Z-8", 2, 0},
		{"A-B A-C A-D B-C B-D C-D Z-0 Z-1 Z-2 Z-3 Z-4 Z-5 Z-6 Z-7", 1, 9},
		{"A-B B-C C-D D-A E-F F-G G-E", 2, 0},
	} {
		g := nettest.Ties(t, c.ties)
		leading, err := spectral.LeadingOf(t.Context(), g, false, enough)
		require.NoError(t, err)
		require.Equal(t, [2]int{c.components, c.outside}, [2]int{leading.Components, leading.Outside}, c.ties)
		checkLeading(t, g)
	}
	for _, ties := range []string{"A:P B:Q", "A:P,Q B:P C:R D:R,S", "A:P,Q,R,S C:U D:U E:U F:U", "A:P B:P,Q C:R D: :S"} {
		net := nettest.Parse(t, ties)
		checkLeading(t, net)
		checkProjections(t, net)
	}
}

// TestOracle holds all that is made of small graphs to dense matrices.
func TestOracle(t *testing.T) {
	nettest.SmallGraphs(t, 9, func(g *graph.OneMode) { check(t, g) })
	rng := rand.New(rand.NewPCG(1, 30))
	for range 80 {
		data := nettest.Bytes(rng, 60)
		checkDrawn(t, data)
	}
}

// checkDrawn checks graphs of all kinds.
func checkDrawn(t *testing.T, data []byte) {
	check(t, nettest.NewDrawn(data).WeightedOneMode(t, 10))
	check(t, network(t, data, 1))
	checkProjections(t, nettest.NewDrawn(data).Network(t, 8))
}

// network is a two-mode network of weights from 1/4 to 4, times a factor.
func network(t *testing.T, data []byte, factor float64) *graph.Network {
	var b graph.Builder
	drawn := nettest.NewDrawn(data)
	net := drawn.Network(t, 7)
	for v := range net.Of(graph.Actor) {
		b.AddActor(v.Key, "")
	}
	for v := range net.Of(graph.Project) {
		b.AddProject(v.Key, "")
	}
	for tie := range net.All() {
		b.Add(tie.From.Key, tie.To.Key, float64(1+drawn.Number(16))/4*factor)
	}
	weighted, err := b.Build()
	require.NoError(t, err)
	return weighted
}

func checkProjections(t *testing.T, net *graph.Network) {
	for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
		for _, weighting := range []graph.Weighting{graph.Count, graph.Newman, graph.Hyperbolic, graph.Binary, graph.Jaccard, graph.Count.AtLeast(2)} {
			check(t, net.OneMode(mode, weighting))
		}
	}
}

func check(t *testing.T, g graph.Graph) {
	t.Helper()
	checkLeading(t, g)
	checkSystems(t, g)
	checkLargest(t, g)
}

// dense is the adjacency matrix.
func dense(t *testing.T, g graph.Graph, weighted bool) [][]float64 {
	a := nettest.Matrix(t, g)
	for _, row := range a {
		for j, w := range row {
			if !weighted && w != 0 {
				row[j] = 1
			}
		}
	}
	return a
}

// eigen is the eigenvalues of a symmetric matrix, rising, and their vectors.
func eigen(t *testing.T, a [][]float64) (values []float64, vectors mat.Dense) {
	n := len(a)
	s := mat.NewSymDense(n, nil)
	for i := range n {
		for j := i; j < n; j++ {
			require.InDelta(t, a[i][j], a[j][i], 1e-14)
			s.SetSym(i, j, a[i][j])
		}
	}
	var e mat.EigenSym
	require.True(t, e.Factorize(s, true))
	e.VectorsTo(&vectors)
	return e.Values(nil), vectors
}

func checkLeading(t *testing.T, g graph.Graph) {
	t.Helper()
	for _, weighted := range []bool{false, true} {
		got, err := spectral.LeadingOf(t.Context(), g, weighted, enough)
		require.NoError(t, err)
		want := leadingOf(t, g, weighted)
		require.InDelta(t, want.Value, got.Value, 1e-12*want.Value)
		require.InDeltaSlice(t, want.Vector, got.Vector, 1e-9)
		require.GreaterOrEqual(t, slices.Min(append(got.Vector, 0)), 0.0)
		require.Equal(t, [2]int{want.Components, want.Outside}, [2]int{got.Components, got.Outside})
		require.Less(t, got.Off, 1e-10)
	}
}

// leadingOf is the definition: the vector of ones, projected on all vectors of the largest
// eigenvalue of the whole matrix.
func leadingOf(t *testing.T, g graph.Graph, weighted bool) spectral.Leading {
	a := dense(t, g, weighted)
	l := spectral.Leading{Vector: make([]float64, len(a)), Outside: len(a)}
	if g.Rows().Entries() == 0 {
		return l
	}
	values, vectors := eigen(t, a)
	l.Value = values[len(values)-1]
	for k, value := range values {
		if value < l.Value*(1-1e-10) {
			continue
		}
		l.Components++
		v := vectors.ColView(k)
		for i := range l.Vector {
			l.Vector[i] += mat.Sum(v) * v.AtVec(i)
		}
	}
	for _, x := range l.Vector {
		if x > 1e-10 {
			l.Outside--
		}
	}
	actors := 0
	if net, ok := g.(*graph.Network); ok {
		actors = net.Count(graph.Actor)
	}
	vec.Unit(l.Vector[:actors])
	vec.Unit(l.Vector[actors:])
	return l
}

// checkLargest takes each component as a matrix of its own.
func checkLargest(t *testing.T, g graph.Graph) {
	t.Helper()
	a := dense(t, g, true)
	of, components := nettest.Components(a, func(int) bool { return false })
	for c := range components {
		var part [][]float64
		m := csr.Matrix{Start: []int{0}}
		for i := range of {
			if of[i] != c {
				continue
			}
			var row []float64
			for j := range of {
				if of[j] != c {
					continue
				}
				if a[i][j] != 0 {
					m.Column, m.Value = append(m.Column, int32(len(row))), append(m.Value, a[i][j])
				}
				row = append(row, a[i][j])
			}
			part, m.Start = append(part, row), append(m.Start, len(m.Column))
		}
		if len(part) > 1 {
			checkLargestOf(t, part, m)
		}
	}
}

func checkLargestOf(t *testing.T, part [][]float64, m csr.Matrix) {
	t.Helper()
	value, x, err := spectral.Largest(t.Context(), m, enough)
	require.NoError(t, err)
	values, vectors := eigen(t, part)
	last := len(values) - 1
	require.InEpsilon(t, values[last], value, 1e-12)
	for i := range x {
		require.InDelta(t, math.Abs(vectors.At(i, last)), x[i], 1e-9)
	}
	for _, factor := range []float64{0x1p-900, 0x1p-600, 0x1p-300, 0x1p300, 0x1p600, 0x1p900} {
		scaled := m
		scaled.Value = slices.Clone(m.Value)
		for i := range scaled.Value {
			scaled.Value[i] *= factor
		}
		before := slices.Clone(scaled.Value)
		v, y, err := spectral.Largest(t.Context(), scaled, enough)
		require.NoError(t, err, factor)
		require.Equal(t, math.Float64bits(value*factor), math.Float64bits(v), factor)
		require.Equal(t, nettest.Bits(x), nettest.Bits(y), factor)
		require.Equal(t, before, scaled.Value, "untouched")
	}
}

// checkSystems solves by LU decomposition.
func checkSystems(t *testing.T, g graph.Graph) {
	t.Helper()
	n := g.Len()
	if n == 0 {
		return
	}
	rng := rand.New(rand.NewPCG(uint64(n), 31))
	for _, weighted := range []bool{false, true} {
		rows := dense(t, g, weighted)
		a, err := spectral.Of(t.Context(), g, weighted)
		require.NoError(t, err)
		sums, b := make([]float64, n), make([]float64, n)
		for i, row := range rows {
			sums[i], b[i] = vec.Sum(row), float64(rng.IntN(7)-3)
		}
		require.InDeltaSlice(t, sums, a.Strengths(t.Context()), 1e-13*(1+vec.Max(sums)))
		for i, sum := range sums {
			sums[i] = max(sum, .5)
		}
		values, _ := eigen(t, rows)
		for _, s := range []spectral.System{
			{}, {Factor: .9 / max(1, values[n-1])}, {Factor: -.9 / max(1, values[n-1])}, {Diagonal: sums, Factor: .85}, {Diagonal: sums, Factor: -.5},
		} {
			s.Accuracy, s.Steps = 1e-14, enough
			checkSystem(t, a, rows, s, b)
		}
	}
}

func checkSystem(t *testing.T, a *spectral.Adjacency, rows [][]float64, s spectral.System, b []float64) {
	t.Helper()
	n := len(b)
	m := mat.NewDense(n, n, nil)
	for i, row := range rows {
		for j, w := range row {
			m.Set(i, j, -s.Factor*w)
		}
		if s.Diagonal == nil {
			m.Set(i, i, 1)
		} else {
			m.Set(i, i, s.Diagonal[i])
		}
	}
	var want mat.VecDense
	require.NoError(t, want.SolveVec(m, mat.NewVecDense(n, slices.Clone(b))))
	diagonal, before := slices.Clone(s.Diagonal), slices.Clone(b)
	got, err := a.Solve(t.Context(), s, b)
	require.NoError(t, err)
	require.InDeltaSlice(t, want.RawVector().Data, got, 1e-11*(1+vec.Largest(got)))
	require.Equal(t, diagonal, s.Diagonal, "untouched")
	require.Equal(t, before, b, "untouched")

	for _, factor := range []float64{0x1p-900, 0x1p900} { // of the right side
		z, err := a.Solve(t.Context(), s, times(factor, b))
		require.NoError(t, err)
		require.Equal(t, nettest.Bits(times(factor, got)), nettest.Bits(z))
	}
}

func times(factor float64, x []float64) []float64 {
	y := make([]float64, len(x))
	for i := range x {
		y[i] = x[i] * factor
	}
	return y
}

// A common factor of all weights is one of the eigenvalue and changes no vector: not a bit
// if it is a power of two.
func TestScales(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 30))
	for range 20 {
		data := make([]byte, 60)
		for i := range data {
			data[i] = byte(rng.Uint32())
		}
		for _, build := range []func(factor float64) graph.Graph{
			func(factor float64) graph.Graph { return network(t, data, factor) },
			func(factor float64) graph.Graph {
				return scaled(t, nettest.NewDrawn(data).WeightedOneMode(t, 10), factor)
			},
		} {
			g := build(1)
			for _, factor := range []float64{0x1p-1000, 0x1p-300, .5, 4, 0x1p300} {
				checkScaled(t, g, build(factor), factor, 0)
			}
			for _, factor := range []float64{1e-90, 1e-9, 3, 1e9, 1e90} {
				checkScaled(t, g, build(factor), factor, 1e-12)
			}
		}
	}
}

// scaled is a graph with all weights times a factor.
func scaled(t *testing.T, g *graph.OneMode, factor float64) *graph.OneMode {
	var from, to []int32
	var weights []float64
	for tie := range g.All() {
		from, to = append(from, int32(tie.From.Index)), append(to, int32(tie.To.Index))
		weights = append(weights, tie.Weight*factor)
	}
	g, err := g.Rewired(from, to, weights)
	require.NoError(t, err)
	return g
}

func checkScaled(t *testing.T, g, other graph.Graph, factor, delta float64) {
	t.Helper()
	want, err := spectral.LeadingOf(t.Context(), g, true, enough)
	require.NoError(t, err)
	got, err := spectral.LeadingOf(t.Context(), other, true, enough)
	require.NoError(t, err, factor)
	require.InDelta(t, 1, vec.Ratio(got.Value, want.Value*factor)+1-vec.Indicator(want.Value > 0), delta)
	require.InDeltaSlice(t, want.Vector, got.Vector, delta)
	require.Equal(t, [2]int{want.Components, want.Outside}, [2]int{got.Components, got.Outside})

	z, scaledZ := walks(t, g), walks(t, other)
	require.InDeltaSlice(t, z, times(factor, scaledZ), delta*(1+vec.Largest(z)))
}

// walks is a system with the strengths as its diagonal.
func walks(t *testing.T, g graph.Graph) []float64 {
	a, err := spectral.Of(t.Context(), g, true)
	require.NoError(t, err)
	strengths := a.Strengths(t.Context())
	for i, s := range strengths {
		if s == 0 {
			strengths[i] = vec.Max(strengths)
		}
	}
	if vec.Max(strengths) == 0 {
		return make([]float64, g.Len())
	}
	z, err := a.Solve(t.Context(), spectral.System{Diagonal: strengths, Factor: .85, Accuracy: 1e-14, Steps: enough}, vec.Ones(g.Len()))
	require.NoError(t, err)
	return z
}

// A component of weights so small that their squares vanish beside those of another has no
// part in the eigenvalue, wherever it stands.
func TestComponentOfVanishingWeights(t *testing.T) {
	for _, tiny := range []float64{1e-80, 1e-100, 1e-160, 1e-170, 1e-300} {
		t.Run(fmt.Sprint(tiny), func(t *testing.T) {
			g, err := nettest.Ties(t, "A B C D E F").Rewired([]int32{0, 1, 2, 4}, []int32{1, 2, 3, 5}, []float64{tiny, tiny, tiny, 2})
			require.NoError(t, err)
			leading, err := spectral.LeadingOf(t.Context(), g, true, 50)
			require.NoError(t, err)
			require.InDelta(t, 2, leading.Value, 1e-14)
			require.Equal(t, [2]int{1, 4}, [2]int{leading.Components, leading.Outside})

			var b graph.Builder
			b.Add("A", "P", tiny)
			b.Add("B", "P", tiny)
			b.Add("B", "Q", tiny)
			b.Add("C", "R", 2)
			net, err := b.Build()
			require.NoError(t, err)
			leading, err = spectral.LeadingOf(t.Context(), net, true, 50)
			require.NoError(t, err)
			require.InDelta(t, 2, leading.Value, 1e-14)
			require.Equal(t, [2]int{1, 4}, [2]int{leading.Components, leading.Outside})
		})
	}
}

func TestTooFewSteps(t *testing.T) {
	g := nettest.OneMode(t, 30, func(i, j int) bool { return j == i+1 })
	m, err := csr.MatrixOf(t.Context(), g.Rows(), false)
	require.NoError(t, err)
	a, err := spectral.Of(t.Context(), g, false)
	require.NoError(t, err)
	for name, find := range map[string]func(steps int) ([]float64, error){
		"leading": func(steps int) ([]float64, error) {
			leading, err := spectral.LeadingOf(t.Context(), g, false, steps)
			return leading.Vector, err
		},
		"largest": func(steps int) ([]float64, error) {
			_, x, err := spectral.Largest(t.Context(), m, steps)
			return x, err
		},
		"system": func(steps int) ([]float64, error) {
			return a.Solve(t.Context(), spectral.System{Factor: .45, Accuracy: 1e-12, Steps: steps}, vec.Ones(30))
		},
	} {
		t.Run(name, func(t *testing.T) {
			want, err := find(enough)
			require.NoError(t, err)
			for steps := 0; ; steps++ {
				require.Less(t, steps, enough)
				got, err := find(steps)
				if err == nil {
					require.Equal(t, nettest.Bits(want), nettest.Bits(got))
					require.Greater(t, steps, 5)
					return
				}
				var late *graph.ConvergenceError
				require.ErrorAs(t, err, &late)
				require.Equal(t, steps, late.Iterations)
				require.Greater(t, late.Delta, 0.0)
			}
		})
	}
}

// Conjugate gradients end after as many steps as the matrix has different eigenvalues
// (Hestenes and Stiefel 1952, doi:10.6028/jres.049.044): three in a complete bipartite graph,
// two in a complete one.
func TestConjugateGradientsEnd(t *testing.T) {
	for _, c := range []struct {
		g     graph.Graph
		steps int
	}{
		{nettest.Complete(t, 12, 30), 3}, {nettest.Clique(t, 40), 2}, {nettest.Complete(t, 20, 5).OneMode(graph.Actor, graph.Newman), 2},
	} {
		a, err := spectral.Of(t.Context(), c.g, true)
		require.NoError(t, err)
		b := make([]float64, c.g.Len())
		for i := range b {
			b[i] = float64(i * i % 17)
		}
		s := spectral.System{Factor: .02, Accuracy: 1e-12, Steps: c.steps}
		_, err = a.Solve(t.Context(), s, b)
		require.NoError(t, err)
		s.Steps--
		_, err = a.Solve(t.Context(), s, b)
		require.Error(t, err)
	}
}

// What is stopped anywhere gives the error of its context.
func TestCancelled(t *testing.T) {
	net := nettest.Random(t, 5, 12, 9, .3)
	m, err := csr.MatrixOf(t.Context(), net.OneMode(graph.Actor, graph.Count).Rows(), true)
	require.NoError(t, err)
	stop := func(name string, run func(ctx context.Context) error) {
		t.Run(name, func(t *testing.T) {
			for looks := 0; ; looks++ {
				require.Less(t, looks, enough)
				ctx := nettest.NewExpiring(t.Context(), looks)
				if err := run(ctx); ctx.Left() >= 0 {
					require.NoError(t, err)
					require.Greater(t, looks, 10)
					return
				} else {
					require.ErrorIs(t, err, context.Canceled)
				}
			}
		})
	}
	for name, build := range map[string]func() graph.Graph{
		"two modes": func() graph.Graph { return net },
		"newman":    func() graph.Graph { return net.OneMode(graph.Actor, graph.Newman) },
		"binary":    func() graph.Graph { return net.OneMode(graph.Project, graph.Binary) },
	} {
		stop(name, func(ctx context.Context) error {
			_, err := spectral.LeadingOf(ctx, build(), true, enough)
			return err
		})
		stop(name+", system", func(ctx context.Context) error {
			a, err := spectral.Of(ctx, build(), true)
			if err != nil {
				return err
			}
			_, err = a.Solve(ctx, spectral.System{Factor: .01, Accuracy: 1e-12, Steps: enough}, vec.Ones(build().Len()))
			return err
		})
	}
	stop("largest", func(ctx context.Context) error {
		_, _, err := spectral.Largest(ctx, m, enough)
		return err
	})
}

func FuzzSpectral(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{4, 3, 0xff, 0xff})
	f.Add([]byte{7, 6, 0x5a, 0xa5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	f.Fuzz(func(t *testing.T, data []byte) { checkDrawn(t, data[:min(len(data), 64)]) })
}
