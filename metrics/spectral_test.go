package metrics_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// matrixOf is the dense adjacency matrix, by arcs if there are directions.
func matrixOf(g graph.Graph, weighted bool) [][]float64 {
	rows := g.Rows()
	if o, ok := g.(*graph.OneMode); ok && o.Directed() {
		rows = o.Arcs().Out()
	}
	a := nettest.Square(g.Len(), 0)
	for i := range a {
		for _, j := range rows.Row(i) {
			a[i][j], _ = rows.Weight(i, int(j))
			if !weighted {
				a[i][j] = 1
			}
		}
	}
	return a
}

// leading is the part of the vector of ones in the space of the largest eigenvalue
// of a symmetric matrix, and the distance to the next eigenvalue as a share of it.
func leading(t *testing.T, a [][]float64) (x []float64, gap float64) {
	n := len(a)
	x = make([]float64, n)
	dense := mat.NewSymDense(n, nil)
	for i := range n {
		for j := range n {
			dense.SetSym(i, j, a[i][j])
		}
	}
	var eigen mat.EigenSym
	require.True(t, eigen.Factorize(dense, true))
	values := eigen.Values(nil)
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	top := values[n-1]
	if top < 1e-9 {
		return x, 1
	}
	for k := n - 1; k >= 0; k-- {
		if values[k] < top*(1-1e-9) {
			return x, (top - values[k]) / top
		}
		vector := mat.Col(nil, k, &vectors)
		for i := range x {
			x[i] += sum(vector) * vector[i]
		}
	}
	return x, 1
}

func sum(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}

// unit is a vector as a multiple of length 1, or of 0.
func unit(x []float64) []float64 {
	square := 0.0
	for _, v := range x {
		square += v * v
	}
	u := make([]float64, len(x))
	for i, v := range x {
		if square > 0 {
			u[i] = v / math.Sqrt(square)
		}
	}
	return u
}

// weighty are networks with weights of participations, and layers with directions.
func weighty(t *testing.T) (nets []*graph.Network, layers []*graph.OneMode) {
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 9))
		var b graph.Builder
		for range 3 + rng.IntN(20) {
			require.NoError(t, b.Add(fmt.Sprint("a", rng.IntN(6)), fmt.Sprint("p", rng.IntN(5)), float64(1+rng.IntN(5))/2))
		}
		for range 1 + rng.IntN(25) {
			x, y := rng.IntN(8), rng.IntN(8)
			if x != y {
				require.NoError(t, b.AddTie("funds", fmt.Sprint("x", x), fmt.Sprint("x", y), true, graph.Number("weight", float64(1+rng.IntN(4)))))
			}
		}
		net, err := b.Build()
		require.NoError(t, err)
		nets = append(nets, net)
		if len(net.Layers()) > 0 {
			layer, err := net.Layer("funds")
			require.NoError(t, err)
			layers = append(layers, layer)
		}
	}
	return nets, layers
}

// spectra is all graphs for spectral measures without directions.
func spectra(t *testing.T) []graph.Graph {
	all := graphs(t)
	for _, net := range samples(t) {
		all = append(all, net.OneMode(graph.Actor, graph.Newman), net.OneMode(graph.Project, graph.Hyperbolic))
	}
	nets, _ := weighty(t)
	for _, net := range nets {
		all = append(all, net)
	}
	return append(all, star(t, 9), path(t, 10), cycle(t, 8), nettest.Clique(t, 5), nettest.Complete(t, 3, 4))
}

func TestOracleOfEigenvector(t *testing.T) {
	for _, g := range spectra(t) {
		for _, weighted := range []bool{false, true} {
			want, gap := leading(t, matrixOf(g, weighted))
			if net, ok := g.(*graph.Network); ok {
				actors := net.Count(graph.Actor)
				want = append(unit(want[:actors]), unit(want[actors:])...)
			} else {
				want = unit(want)
			}
			got := nettest.Scores(t, metrics.Eigenvector{Weighted: weighted}, g)
			for i, w := range want {
				require.InDelta(t, w, got.At(i), 1e-12+1e-14/gap, "%v: %s of %s", weighted, g.At(i).Key, describe(g))
				require.GreaterOrEqual(t, got.At(i), 0.)
			}
		}
	}
}

// solve is the solution of a system by elimination.
func solve(t *testing.T, a [][]float64, b []float64) []float64 {
	n := len(b)
	if n == 0 {
		return nil
	}
	flat := mat.NewDense(n, n, nil)
	for i := range n {
		flat.SetRow(i, a[i])
	}
	var x mat.VecDense
	require.NoError(t, x.SolveVec(flat, mat.NewVecDense(n, append([]float64(nil), b...))))
	return x.RawVector().Data
}

// pageRank is the definition, with jumps from nodes that lead nowhere.
func pageRank(t *testing.T, a [][]float64, d float64, jump []float64) []float64 {
	n := len(a)
	m, b := nettest.Square(n, 0), make([]float64, n)
	for v := range n {
		b[v] = (1 - d) * jump[v]
		m[v][v] = 1
		for u := range n {
			if out := sum(a[u]); out > 0 {
				m[v][u] -= d * a[u][v] / out
			} else {
				m[v][u] -= d * jump[v]
			}
		}
	}
	return solve(t, m, b)
}

func TestOracleOfPageRank(t *testing.T) {
	all := spectra(t)
	_, layers := weighty(t)
	for _, layer := range layers {
		all = append(all, layer)
	}
	for at, g := range all {
		jump, even := make([]float64, g.Len()), make([]float64, g.Len())
		for i := range jump {
			jump[i] = float64((7*i + at) % 5)
			even[i] = 1 / float64(g.Len())
		}
		jump[0]++
		personal := graph.NewScores(g, "jump", append([]float64(nil), jump...))
		for i, all := 0, sum(jump); i < len(jump); i++ {
			jump[i] /= all
		}
		for _, unweighted := range []bool{false, true} {
			a := matrixOf(g, !unweighted)
			want := pageRank(t, a, .85, even)
			like(t, metrics.PageRank{Unweighted: unweighted}, g, func(v int) float64 { return want[v] })
			want = pageRank(t, a, .5, jump)
			like(t, metrics.PageRank{Unweighted: unweighted, Damping: .5, Personal: personal}, g, func(v int) float64 { return want[v] })
		}
	}
}

func TestOracleOfKatz(t *testing.T) {
	for _, g := range spectra(t) {
		for _, weighted := range []bool{false, true} {
			a := matrixOf(g, weighted)
			x, _ := leading(t, a)
			lambda := 0.0 // x·A·x / x·x
			if u := unit(x); sum(u) > 0 {
				for i := range a {
					for j := range a {
						lambda += u[i] * a[i][j] * u[j]
					}
				}
			}
			for _, share := range []float64{0, .01, .6, .99} {
				m, alpha, ones := nettest.Square(g.Len(), 0), share/math.Max(lambda, 1), make([]float64, g.Len())
				if share == 0 && lambda > 0 {
					alpha = .85 / lambda
				}
				for i := range m {
					for j := range m {
						m[i][j] = -alpha * a[i][j]
					}
					m[i][i]++
					ones[i] = 1
				}
				want := solve(t, m, ones)
				got := nettest.Scores(t, metrics.Katz{Alpha: alpha * math.Min(1, 1000*share), Weighted: weighted}, g)
				for i := range want {
					require.InEpsilon(t, want[i], got.At(i), 1e-11, "%v %v %s", share, weighted, describe(g))
				}
			}
		}
	}
}

func TestOracleOfHITS(t *testing.T) {
	_, layers := weighty(t)
	for _, g := range layers {
		for _, weighted := range []bool{false, true} {
			a, n := matrixOf(g, weighted), g.Len()
			both := nettest.Square(2*n, 0) // senders, then receivers
			for i := range n {
				for j := range n {
					both[i][n+j], both[n+j][i] = a[i][j], a[i][j]
				}
			}
			want, gap := leading(t, both)
			hubs, authorities := unit(want[:n]), unit(want[n:])
			h := nettest.Scores(t, metrics.HITS{Hubs: true, Weighted: weighted}, g)
			x := nettest.Scores(t, metrics.HITS{Weighted: weighted}, g)
			require.Equal(t, []string{"hub", "authority"}, []string{h.Measure, x.Measure})
			for i := range n {
				require.InDelta(t, hubs[i], h.At(i), 1e-12+1e-14/gap, describe(g))
				require.InDelta(t, authorities[i], x.At(i), 1e-12+1e-14/gap, describe(g))
			}
		}
	}
}

// Without directions hubs and authorities are the eigenvector; so they are with every
// tie both ways.
func TestHITSWithoutDirections(t *testing.T) {
	for _, g := range spectra(t) {
		want := nettest.Scores(t, metrics.Eigenvector{}, g)
		for _, h := range []metrics.HITS{{}, {Hubs: true}} {
			require.Equal(t, want.Values(), nettest.Scores(t, h, g).Values())
		}
		if _, two := g.(*graph.Network); two || g.Rows().Entries() == 0 {
			continue
		}
		var b graph.Builder
		for i := range g.Len() {
			for _, j := range g.Rows().Row(i) {
				require.NoError(t, b.AddTie("both", g.At(i).Key, g.At(int(j)).Key, true))
			}
		}
		net, err := b.Build()
		require.NoError(t, err)
		layer, err := net.Layer("both")
		require.NoError(t, err)
		for _, hits := range []metrics.HITS{{}, {Hubs: true}} {
			for node, v := range nettest.Scores(t, hits, layer).All() {
				require.InDelta(t, key(t, want, node.Key), v, 1e-11, describe(g))
			}
		}
	}
}

func TestSpectralClosedForms(t *testing.T) {
	const n, d, alpha = 9, .85, .2
	g := star(t, n)
	x, r, k := nettest.Scores(t, metrics.Eigenvector{}, g), nettest.Scores(t, metrics.PageRank{}, g), nettest.Scores(t, metrics.Katz{Alpha: alpha}, g)
	nettest.Near(t, math.Sqrt(.5), x.At(0))
	nettest.Near(t, (1+d*(n-1))/(n*(1+d)), r.At(0))
	nettest.Near(t, (1+alpha*(n-1))/(1-alpha*alpha*(n-1)), k.At(0))
	for i := 1; i < n; i++ {
		nettest.Near(t, math.Sqrt(.5/(n-1)), x.At(i))
		nettest.Near(t, (1-r.At(0))/(n-1), r.At(i))
		nettest.Near(t, 1+alpha*k.At(0), k.At(i))
	}
	x = nettest.Scores(t, metrics.Eigenvector{}, path(t, n))
	for i := range n {
		nettest.Near(t, math.Sqrt(2./(n+1))*math.Sin(math.Pi*float64(i+1)/(n+1)), x.At(i))
	}
	for _, regular := range []*graph.OneMode{cycle(t, n), cycle(t, n+1), nettest.Clique(t, n)} {
		size := float64(regular.Len())
		all(t, metrics.Eigenvector{}, regular, 1/math.Sqrt(size))
		all(t, metrics.PageRank{}, regular, 1/size)
		all(t, metrics.Katz{Alpha: .05}, regular, 1/(1-.05*float64(regular.Rows().Degree(0))))
		all(t, metrics.Katz{}, regular, 1/(1-.85))
	}
	for node, v := range nettest.Scores(t, metrics.Eigenvector{}, nettest.Complete(t, 3, 5)).All() {
		nettest.Near(t, []float64{1 / math.Sqrt(3), 1 / math.Sqrt(5)}[node.Mode], v)
	}
}

// A walk without directions is at every node in proportion to its strength, if it
// jumps so as well, whatever the damping.
func TestPageRankOfStrengths(t *testing.T) {
	for _, g := range spectra(t) {
		strength := nettest.Scores(t, metrics.Degree{Weighted: true}, g)
		if g.Rows().Entries() == 0 {
			continue
		}
		for _, damping := range []float64{.1, .85, .99} {
			all := strength.Describe().Sum
			like(t, metrics.PageRank{Damping: damping, Personal: strength}, g, func(v int) float64 { return strength.At(v) / all })
		}
	}
}

func TestPageRankAddsUp(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		net := draw(r).build(t, named("a"), named("p"), false)
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Newman)} {
			s := nettest.Scores(t, metrics.PageRank{}, g)
			nettest.Near(t, 1, s.Describe().Sum)
			require.Positive(t, s.Describe().Min)
		}
	})
}

// Jumps to one mode only, and to one component only.
func TestPersonal(t *testing.T) {
	net := nettest.Parse(t, "a:p b:p,q c:r d:r")
	degree := nettest.Scores(t, metrics.Degree{}, net)
	s := nettest.Scores(t, metrics.PageRank{Personal: degree.Of(graph.Project)}, net)
	nettest.Near(t, 1, s.Describe().Sum)
	one := make([]float64, net.Len())
	one[0] = 3
	s = nettest.Scores(t, metrics.PageRank{Personal: graph.NewScores(net, "a", one)}, net)
	for node, v := range s.All() {
		require.Equal(t, node.Key == "c" || node.Key == "d" || node.Key == "r", v == 0, node.Key)
	}

	for _, values := range [][]float64{{0, 0}, {-1, 2}, {math.NaN(), 1}, {math.Inf(1), 1}, {math.MaxFloat64, math.MaxFloat64}} {
		_, err := metrics.PageRank{Personal: graph.NewScores(net, "bad", append(values, 0, 0, 0, 0, 0))}.Scores(t.Context(), net)
		require.ErrorIs(t, err, graph.ErrSetting)
	}
	other := nettest.Parse(t, "a:p b:p,q c:r d:r")
	_, err := metrics.PageRank{Personal: degree}.Scores(t.Context(), other)
	require.EqualError(t, err, "metrics: pagerank: Personal is of another network: setting out of range")
	for _, damping := range []float64{-1, 1, 2, math.NaN()} {
		_, err := metrics.PageRank{Damping: damping}.Scores(t.Context(), net)
		require.ErrorIs(t, err, graph.ErrSetting)
	}
}

func TestKatzAlpha(t *testing.T) {
	g := star(t, 5) // λ = 2
	for _, alpha := range []float64{.5, .6, -1, math.NaN(), math.Inf(1)} {
		_, err := metrics.Katz{Alpha: alpha}.Scores(t.Context(), g)
		require.ErrorIs(t, err, graph.ErrSetting)
		require.ErrorContains(t, err, "0 means 0.85/λ")
	}
	all(t, metrics.Katz{Alpha: 7}, nettest.OneMode(t, 3, func(_, _ int) bool { return false }), 1)
	nettest.Near(t, (1+4*.499)/(1-4*.499*.499), nettest.Scores(t, metrics.Katz{Alpha: .499}, g).At(0))
}

// Langville and Meyer (2005), doi:10.1137/S0036144503424786, as in the tests of
// networkx.
func TestLangvilleAndMeyer(t *testing.T) {
	g := arcs(t, "1>2 1>3 3>1 3>2 3>5 4>5 4>6 5>4 5>6 6>4") // 2 leads nowhere
	walk := nettest.Scores(t, metrics.PageRank{Damping: .9}, g)
	for i, want := range []float64{.03721197, .05395735, .04150565, .37508082, .20599833, .28624589} {
		require.InDelta(t, want, walk.At(i), 5e-9)
	}
	g = arcs(t, "1>3 1>5 2>1 3>5 5>4 5>3 6>5")
	for hubs, want := range map[bool][]float64{
		false: {0, 0, .366025, .133975, .5, 0},
		true:  {.366025, 0, .211325, 0, .211325, .211325},
	} {
		s := nettest.Scores(t, metrics.HITS{Hubs: hubs}, g)
		for i, w := range want {
			require.InDelta(t, w, s.At(i)/s.Describe().Sum, 5e-7)
		}
		require.EqualError(t, s.Warnings[0], "network not connected: 2 of 9 senders and receivers are outside the component of the largest eigenvalue")
	}
}

// Small α gives degrees, α near 1/λ the eigenvector.
func TestKatzBetweenDegreeAndEigenvector(t *testing.T) {
	g := ties(t, "karate.csv")
	small := nettest.Scores(t, metrics.Katz{Alpha: 1e-7}, g)
	for node, v := range nettest.Scores(t, metrics.Degree{}, g).All() {
		require.InDelta(t, v, (small.At(node.Index)-1)/1e-7, 1e-4)
	}
	lambda := 6.725697727631736 // of the karate club, by numpy
	large := unit(nettest.Scores(t, metrics.Katz{Alpha: (1 - 1e-9) / lambda}, g).Values())
	for node, v := range nettest.Scores(t, metrics.Eigenvector{}, g).All() {
		require.InDelta(t, v, large[node.Index], 1e-6)
	}
}

// Whether the projection is built or not makes no difference.
func TestSpectralProjectionNeedNotBeBuilt(t *testing.T) {
	for seed := range uint64(5) {
		net := affiliation(t, seed, 60, 40)
		for _, w := range []graph.Weighting{graph.Count, graph.Newman, graph.Hyperbolic} {
			built := graph.Custom("built", func(_, _ graph.Node, shared []graph.Node) float64 {
				sum := 0.0
				for _, p := range shared {
					each, _ := w.Share(net.Rows().Degree(p.Index))
					sum += each
				}
				return sum
			})
			for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
				for _, m := range []metrics.Measure{metrics.Eigenvector{Weighted: true}, metrics.PageRank{}, metrics.Katz{Weighted: true}} {
					want, got := nettest.Scores(t, m, net.OneMode(mode, built)), nettest.Scores(t, m, net.OneMode(mode, w))
					for i := range want.Len() {
						nettest.Near(t, want.At(i), got.At(i), "%T %s %s", m, w.Name, mode)
					}
				}
			}
		}
	}
}

// Components that share the largest eigenvalue count by what they hold of a vector of
// ones; near it does not count.
func TestEigenvectorOfComponents(t *testing.T) {
	g := nettest.Ties(t, "a-b c-d e")
	s := nettest.Scores(t, metrics.Eigenvector{}, g)
	require.Equal(t, []float64{.5, .5, .5, .5, 0}, rounded(s.Values()))
	require.EqualError(t, s.Warnings[0], "network not connected: 1 of 5 nodes are outside the component of the largest eigenvalue")
	require.EqualError(t, s.Warnings[1], "largest eigenvalue not alone: 2 components have it")
	s = nettest.Scores(t, metrics.Eigenvector{}, nettest.Ties(t, "a-b c-d d-e e-c"))
	nettest.Near(t, 0, s.At(0))
	nettest.Near(t, 1/math.Sqrt(3), s.At(2))
	s = nettest.Scores(t, metrics.Eigenvector{}, nettest.Ties(t, "a b"))
	require.Equal(t, []float64{0, 0}, s.Values())
	require.ErrorIs(t, s.Warnings[0], metrics.ErrIsolates)
	// A cycle of four and a star with four leaves have λ = 2. The sums of their vectors
	// are 2 and 3/√2.
	s = nettest.Scores(t, metrics.Eigenvector{}, nettest.Ties(t, "a-b b-c c-d d-a s-t s-u s-v s-w"))
	require.ErrorIs(t, s.Warnings[0], metrics.ErrEigenvalue)
	nettest.Near(t, 2*.5/math.Sqrt(4+4.5), s.At(0))
	nettest.Near(t, 1.5/math.Sqrt(4+4.5), s.At(4))
}

func rounded(x []float64) []float64 {
	r := make([]float64, len(x))
	for i, v := range x {
		r[i] = math.Round(v*1e13) / 1e13
	}
	return r
}

// Two cliques of six, joined by a long chain on which a node hangs: near the first
// clique it makes one eigenvalue the largest, farther away hardly.
func TestEigenvectorSaysWhenItIsNotSure(t *testing.T) {
	hanging := func(at int) graph.Scores {
		return nettest.Scores(t, metrics.Eigenvector{}, nettest.OneMode(t, 53, func(i, j int) bool {
			if j == 52 {
				return i == at
			}
			return j < 6 || i >= 46 || i >= 5 && j-i == 1
		}))
	}
	require.Empty(t, hanging(6).Warnings)
	require.ErrorIs(t, hanging(10).Warnings[0], metrics.ErrEigenvalue)
	require.ErrorContains(t, hanging(10).Warnings[0], "another is so near that numbers may be off by ")
}

// arcs makes a layer with directions of a line such as "a>b b>c".
func arcs(t testing.TB, text string) *graph.OneMode {
	t.Helper()
	var b graph.Builder
	for _, field := range strings.Fields(text) {
		from, to, _ := strings.Cut(field, ">")
		require.NoError(t, b.AddTie("arcs", from, to, true))
	}
	net, err := b.Build()
	require.NoError(t, err)
	layer, err := net.Layer("arcs")
	require.NoError(t, err)
	return layer
}

func TestNotSettled(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	for _, c := range []struct {
		name string
		m    metrics.Measure
		g    graph.Graph
	}{
		{"eigenvector", metrics.Eigenvector{Iterations: 2}, net},
		{"katz", metrics.Katz{Iterations: 2}, net},
		{"pagerank", metrics.PageRank{Iterations: 2}, net},
		{"authority", metrics.HITS{Iterations: 2}, net},
		{"pagerank", metrics.PageRank{Iterations: 2}, arcs(t, "a>b b>c c>a c>d d>a")},
	} {
		_, err := c.m.Scores(t.Context(), c.g)
		var unsettled *graph.ConvergenceError
		require.ErrorAs(t, err, &unsettled)
		require.Equal(t, c.name, unsettled.Measure)
		require.Equal(t, 2, unsettled.Iterations)
		require.Positive(t, unsettled.Delta)
		require.ErrorContains(t, err, c.name+" has not settled after 2 iterations: still about ")
	}
}

func TestCancelledOnTheWay(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	for _, m := range append(measures(), metrics.Eigenvector{Weighted: true}) {
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), arcs(t, "a>b b>c c>a c>d d>a")} {
			if _, err := m.Scores(t.Context(), g); err != nil {
				continue
			}
			for looks := 1; looks <= 3; looks++ {
				ctx := nettest.NewExpiring(t.Context(), looks)
				if s, err := m.Scores(ctx, g); err != nil {
					require.ErrorIs(t, err, context.Canceled)
					require.Zero(t, s.Len())
				} else {
					require.Less(t, ctx.Left(), looks, "%T never looks", m)
				}
			}
		}
	}
}

// Weights of any scale have the same vector: squares of 1e-200 are 0, and their ratio is
// not (issue 9).
func TestSpectralMeasuresOfAnyScale(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	ties := map[[2]int]float64{}
	for v := 1; v < 9; v++ {
		for u := range v {
			if u == v-1 || rng.IntN(3) == 0 {
				ties[[2]int{u, v}] = float64(1 + rng.IntN(9))
			}
		}
	}
	measures := map[string]metrics.Measure{
		"eigenvector": metrics.Eigenvector{Weighted: true}, "pagerank": metrics.PageRank{}, "katz": metrics.Katz{Weighted: true},
		"power": metrics.PowerCentrality{Weighted: true}, "coreness": metrics.ContinuousCore{Weighted: true}, "constraint": metrics.Constraint{},
		"effective size": metrics.EffectiveSize{}, "barrat": metrics.Barrat{}, "onnela": metrics.Onnela{},
	}
	for _, scale := range []float64{1e-200, 1e-100, 1e-9, 1e54, 1e98} {
		times := map[[2]int]float64{}
		for ends, w := range ties {
			times[ends] = w * scale
		}
		for name, m := range measures {
			want, got := nettest.Scores(t, m, weightedTies(t, 9, ties)).Values(), nettest.Scores(t, m, weightedTies(t, 9, times)).Values()
			require.InDeltaSlice(t, want, got, 1e-11, "%s of %g", name, scale)
		}
	}
}
