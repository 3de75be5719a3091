package metrics_test

import (
	"context"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/mat"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// Every number of networkx_centrality.csv that is of nodes.
func TestNetworkxOfFlows(t *testing.T) {
	measures := map[string]metrics.Measure{
		"information": metrics.InformationCentrality{}, "current_flow": metrics.CurrentFlow{}, "subgraph": metrics.Subgraph{},
	}
	for _, row := range nettest.Table(t, "networkx_centrality.csv") {
		m, ok := measures[row[1]]
		if !ok {
			continue
		}
		s := nettest.Scores(t, m, nettest.Ties(t, row[0]))
		for key, text := range strings.Fields(row[3]) {
			want, err := strconv.ParseFloat(text, 64)
			require.NoError(t, err)
			got, ok := s.Key(strconv.Itoa(key))
			require.True(t, ok)
			require.InDelta(t, want, got, 1e-11*math.Max(1, want), "%v %d", row, key)
		}
	}
}

// resistances is those between all nodes, by the determinants of Laplacians without
// a row and without two.
func resistances(a [][]float64, s slow) [][]float64 {
	r := nettest.Square(s.n, math.Inf(1))
	for i := range s.n {
		r[i][i] = 0
		for j := range s.n {
			if i != j && !math.IsInf(s.d[i][j], 1) {
				r[i][j] = minor(a, s, i, i, j) / minor(a, s, i, i)
			}
		}
	}
	return r
}

// minor is the determinant of the Laplacian of a node's component without some nodes.
func minor(a [][]float64, s slow, node int, without ...int) float64 {
	var kept []int
next:
	for v := range s.n {
		for _, w := range without {
			if v == w {
				continue next
			}
		}
		if !math.IsInf(s.d[node][v], 1) {
			kept = append(kept, v)
		}
	}
	if len(kept) == 0 {
		return 1
	}
	l := mat.NewDense(len(kept), len(kept), nil)
	for x, v := range kept {
		for y, w := range kept {
			l.Set(x, y, -a[v][w])
		}
		l.Set(x, x, sum(a[v]))
	}
	return mat.Det(l)
}

func TestOracleOfInformation(t *testing.T) {
	for _, g := range graphs(t) {
		s := newSlow(g, nil)
		for _, weighted := range []bool{false, true} {
			r := resistances(matrixOf(g, weighted), s)
			got := nettest.Scores(t, metrics.InformationCentrality{Weighted: weighted}, g)
			for v := range s.n {
				all, nodes := 0.0, 0.0
				for _, x := range r[v] {
					if !math.IsInf(x, 1) {
						all += x
						nodes++
					}
				}
				want := 0.0
				if nodes > 1 {
					want = nodes / all
				}
				require.InDelta(t, want, got.At(v), 1e-10*math.Max(1, want), describe(g))
			}
		}
	}
}

// currents is the current through v, by resistances: for the potential of v in a
// current from s to t, v(x) = (R(x,t) - R(x,s) + R(s,t))/2.
func currents(a, r [][]float64, s slow, v int) (total float64) {
	for from := range s.n {
		for to := range from {
			if from == v || to == v || math.IsInf(r[from][to]+r[from][v], 1) {
				continue
			}
			potential := func(x int) float64 { return (r[x][to] - r[x][from] + r[from][to]) / 2 }
			for u := range s.n {
				if s.tied(v, u) {
					total += a[v][u] * math.Abs(potential(v)-potential(u)) / 2
				}
			}
		}
	}
	return total
}

func TestOracleOfCurrentFlow(t *testing.T) {
	for _, g := range graphs(t) {
		s := newSlow(g, nil)
		for _, weighted := range []bool{false, true} {
			a := matrixOf(g, weighted)
			r := resistances(a, s)
			got := nettest.Scores(t, metrics.CurrentFlow{Weighted: weighted, Workers: 2}, g)
			for v := range s.n {
				require.InDelta(t, currents(a, r, s, v), got.At(v), 1e-9, describe(g))
			}
		}
	}
}

func TestOracleOfSubgraph(t *testing.T) {
	for _, g := range append(graphs(t), spectra(t)...) {
		for _, weighted := range []bool{false, true} {
			if g.Len() == 0 {
				continue
			}
			a := mat.NewDense(g.Len(), g.Len(), nil)
			for i, row := range matrixOf(g, weighted) {
				a.SetRow(i, row)
			}
			var e mat.Dense
			e.Exp(a)
			got := nettest.Scores(t, metrics.Subgraph{Weighted: weighted, Workers: 3}, g)
			for v := range g.Len() {
				require.InEpsilon(t, e.At(v, v), got.At(v), 1e-11, describe(g))
			}
		}
	}
}

func TestFlowsOfKnownNetworks(t *testing.T) {
	for _, n := range []int{3, 4, 10, 30} {
		k := float64(n)
		all(t, metrics.InformationCentrality{}, nettest.Clique(t, n), k*k/2/(k-1)) // R = 2/n
		all(t, metrics.InformationCentrality{}, cycle(t, n), 6*k/(k*k-1))          // Σ R = (n²-1)/6
		all(t, metrics.Subgraph{}, nettest.Clique(t, n), (math.Exp(k-1)+(k-1)/math.E)/k)
		require.InDelta(t, math.Cosh(math.Sqrt(k-1)), nettest.Scores(t, metrics.Subgraph{}, star(t, n)).At(0), 1e-9)
		// In a tree the current takes the only path.
		nettest.Near(t, 1, nettest.Scores(t, metrics.CurrentFlow{Normalized: true}, star(t, n)).At(0))
	}
	for _, g := range []graph.Graph{path(t, 9), tree(t, 3, 20), tree(t, 4, 30)} {
		want := nettest.Scores(t, metrics.Betweenness{}, g)
		for i, b := range nettest.Scores(t, metrics.CurrentFlow{}, g).Values() {
			require.InDelta(t, want.At(i), b, 1e-10)
		}
	}
}

// A long tail ends far from the many walks of a clique.
func TestSubgraphOfLongTail(t *testing.T) {
	g := nettest.OneMode(t, 60, func(i, j int) bool { return j < 45 || j-i == 1 })
	a := mat.NewSymDense(60, nil)
	for i, row := range matrixOf(g, false) {
		for j := range row {
			a.SetSym(i, j, row[j])
		}
	}
	var e mat.EigenSym
	require.True(t, e.Factorize(a, true))
	var x mat.Dense
	e.VectorsTo(&x)
	for _, v := range []int{44, 50} {
		want := 0.0
		for k, lambda := range e.Values(nil) {
			want += x.At(v, k) * x.At(v, k) * math.Exp(lambda)
		}
		require.InEpsilon(t, want, nettest.Scores(t, metrics.Subgraph{}, g).At(v), 1e-9)
	}
}

func flows() []metrics.Measure {
	return []metrics.Measure{metrics.InformationCentrality{}, metrics.CurrentFlow{}, metrics.CurrentFlow{Normalized: true}, metrics.Subgraph{}}
}

func TestFlowsOfAwkwardNetworks(t *testing.T) {
	for _, m := range flows() {
		require.Zero(t, nettest.Scores(t, m, &graph.Network{}).Len())
		want := 0.
		if _, ok := m.(metrics.Subgraph); ok {
			want = 1
		}
		all(t, m, nettest.Parse(t, "a: b: :p"), want)
		nettest.Near(t, want, nettest.Scores(t, m, nettest.Ties(t, "a b-c")).At(0))
		require.ErrorIs(t, nettest.Scores(t, m, arcs(t, "a>b b>c")).Warnings[0], graph.ErrDirections)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := m.Scores(ctx, nettest.Ties(t, "a-b"))
		require.ErrorIs(t, err, context.Canceled)
	}
	s := nettest.Scores(t, metrics.InformationCentrality{}, nettest.Ties(t, "a b-c"))
	require.ErrorIs(t, s.Warnings[0], metrics.ErrDisconnected)
	require.ErrorIs(t, s.Warnings[1], metrics.ErrIsolates)
}

func TestFlowsHaveTheSameBits(t *testing.T) {
	net := affiliation(t, 1, 120, 80)
	for workers, m := range map[int][]metrics.Measure{
		2: {metrics.InformationCentrality{Workers: 2}, metrics.CurrentFlow{Workers: 2}, metrics.Subgraph{Workers: 2}},
		8: {metrics.InformationCentrality{Workers: 8}, metrics.CurrentFlow{Workers: 8}, metrics.Subgraph{Workers: 8}},
	} {
		for i, one := range []metrics.Measure{metrics.InformationCentrality{Workers: 1}, metrics.CurrentFlow{Workers: 1}, metrics.Subgraph{Workers: 1}} {
			require.Equal(t, nettest.Bits(nettest.Scores(t, one, net).Values()), nettest.Bits(nettest.Scores(t, m[i], net).Values()), "%T %d", one, workers)
		}
	}
}

func TestFlowsOfLargeNetworks(t *testing.T) {
	wide := nettest.Complete(t, 1, 4000)
	for _, m := range []metrics.Measure{metrics.InformationCentrality{}, metrics.CurrentFlow{}} {
		_, err := m.Scores(t.Context(), wide)
		require.ErrorIs(t, err, metrics.ErrSize)
		require.ErrorContains(t, err, "component too large for a whole matrix: 4001 nodes, 4000 at most")
	}
}

func TestTooManyWalks(t *testing.T) {
	var b graph.Builder
	require.NoError(t, b.Add("a", "p", 800))
	net, err := b.Build()
	require.NoError(t, err)
	_, err = metrics.Subgraph{Weighted: true}.Scores(t.Context(), net)
	require.ErrorIs(t, err, metrics.ErrWalks)
	all(t, metrics.Subgraph{}, net, math.Cosh(1))
}

// Weights that are amounts: two actors on one project with 1e9 each had an information
// of -1.26e7 (issue 9). Any common scale gives the same current flow, and information
// times the scale.
func TestCurrentsOfAnyScale(t *testing.T) {
	var b graph.Builder
	require.NoError(t, b.Add("A", "P", 1e9))
	require.NoError(t, b.Add("B", "P", 1e9))
	net, err := b.Build()
	require.NoError(t, err)
	require.InDeltaSlice(t, []float64{1e9, 1e9, 1.5e9}, nettest.Scores(t, metrics.InformationCentrality{Weighted: true}, net).Values(), 1e-3)
	require.InDeltaSlice(t, []float64{0, 0, 1}, nettest.Scores(t, metrics.CurrentFlow{Weighted: true}, net).Values(), 1e-12)

	rng := rand.New(rand.NewPCG(9, 2))
	for range 20 {
		ties := map[[2]int]float64{}
		for v := 1; v < 8; v++ {
			for u := range v {
				if u == v-1 || rng.IntN(3) == 0 {
					ties[[2]int{u, v}] = 1 + 99*rng.Float64()
				}
			}
		}
		flow := nettest.Scores(t, metrics.CurrentFlow{Weighted: true}, weightedTies(t, 8, ties)).Values()
		information := nettest.Scores(t, metrics.InformationCentrality{Weighted: true}, weightedTies(t, 8, ties)).Values()
		for _, scale := range []float64{1e-90, 1e-9, .1, 3, 1e6, 1e9, 1e90} {
			times := map[[2]int]float64{}
			for ends, w := range ties {
				times[ends] = w * scale
			}
			g := weightedTies(t, 8, times)
			require.InDeltaSlice(t, flow, nettest.Scores(t, metrics.CurrentFlow{Weighted: true}, g).Values(), 1e-10, scale)
			for i, got := range nettest.Scores(t, metrics.InformationCentrality{Weighted: true}, g).Values() {
				require.InEpsilon(t, information[i]*scale, got, 1e-11, scale)
			}
		}
	}
}

// What rounding would spoil is an error.
func TestCurrentsThatDoNotAddUp(t *testing.T) {
	g := weightedTies(t, 4, map[[2]int]float64{{0, 1}: 1e12, {1, 2}: 1e-6, {2, 3}: 1e12, {0, 3}: 1})
	for _, m := range []metrics.Measure{metrics.CurrentFlow{Weighted: true}, metrics.InformationCentrality{Weighted: true}} {
		_, err := m.Scores(t.Context(), g)
		require.ErrorIs(t, err, metrics.ErrConditioned)
		require.ErrorContains(t, err, "leave out the weakest ties")
	}
	nettest.Scores(t, metrics.CurrentFlow{}, g)
}
