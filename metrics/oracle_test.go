package metrics_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// The definitions, written the slow way, on many small networks.

// samples are small networks: random ones, from nearly empty to dense, trees,
// networks with twins, and one project.
func samples(t testing.TB) []*graph.Network {
	t.Helper()
	var all []*graph.Network
	for seed := range 40 {
		p := []float64{.08, .2, .35, .6}[seed%4]
		all = append(all, nettest.Random(t, uint64(seed), 1+seed%9, 1+seed/3%8, p))
	}
	for seed := range 10 {
		all = append(all, tree(t, uint64(seed), 4+2*seed), twinned(t, uint64(seed)))
	}
	return append(all, nettest.Parse(t, "a:p b:p c:p d:p"), nettest.Parse(t, "a:p,q,r"))
}

// tree ties every node to one earlier node of the other mode.
func tree(t testing.TB, seed uint64, n int) *graph.Network {
	rng := rand.New(rand.NewPCG(seed, 1))
	text := "a0:p0"
	actors, projects := 1, 1
	for range n {
		if rng.IntN(2) == 0 {
			text += fmt.Sprintf(" a%d:p%d", actors, rng.IntN(projects))
			actors++
		} else {
			text += fmt.Sprintf(" a%d:p%d", rng.IntN(actors), projects)
			projects++
		}
	}
	return nettest.Parse(t, text)
}

// twinned has few different sets of projects for many actors.
func twinned(t testing.TB, seed uint64) *graph.Network {
	rng := rand.New(rand.NewPCG(seed, 2))
	sets := []string{"", "p", "p,q", "q,r,s", "s", "t,u"}
	var fields []string
	for a := range 10 {
		fields = append(fields, fmt.Sprintf("a%d:%s", a, sets[rng.IntN(len(sets))]))
	}
	return nettest.Parse(t, strings.Join(fields, " "))
}

// graphs is every sample with its projections: whole, with a minimum, and by
// strengths.
func graphs(t testing.TB) []graph.Graph {
	var all []graph.Graph
	for _, net := range samples(t) {
		all = append(all, net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Count),
			net.OneMode(graph.Actor, graph.Count.AtLeast(2)), net.OneMode(graph.Actor, graph.Jaccard))
	}
	return all
}

// slow is all distances and numbers of shortest paths.
type slow struct {
	g     graph.Graph
	n     int
	d     [][]float64
	sigma [][]float64
	tie   [][]float64 // length, +Inf if not tied
}

func newSlow(g graph.Graph, length func(float64) float64) slow {
	s := slow{g: g, n: g.Len()}
	s.tie, s.d, s.sigma = nettest.Square(s.n, math.Inf(1)), nettest.Square(s.n, math.Inf(1)), nettest.Square(s.n, 0)
	for i := range s.n {
		s.d[i][i] = 0
		for _, j := range g.Rows().Row(i) {
			w, _ := g.Rows().Weight(i, int(j))
			s.tie[i][j] = 1
			if length != nil {
				s.tie[i][j] = length(w)
			}
			s.d[i][j] = s.tie[i][j]
		}
	}
	for k := range s.n { // Floyd and Warshall
		for i := range s.n {
			for j := range s.n {
				s.d[i][j] = math.Min(s.d[i][j], s.d[i][k]+s.d[k][j])
			}
		}
	}
	for i := range s.n {
		for j := range s.n {
			s.sigma[i][j] = s.paths(i, j)
		}
	}
	return s
}

// paths counts shortest paths from i to j, by their last tie.
func (s slow) paths(i, j int) float64 {
	if i == j {
		return 1
	}
	if s.sigma[i][j] > 0 || math.IsInf(s.d[i][j], 1) {
		return s.sigma[i][j]
	}
	sum := 0.0
	for k := range s.n {
		if s.d[i][k]+s.tie[k][j] == s.d[i][j] {
			sum += s.paths(i, k)
		}
	}
	s.sigma[i][j] = sum
	return sum
}

func (s slow) betweenness(v int) float64 {
	sum := 0.0
	for i := range s.n {
		for j := range i {
			if i != v && j != v && !math.IsInf(s.d[i][j], 1) && s.d[i][v]+s.d[v][j] == s.d[i][j] {
				sum += s.sigma[i][v] * s.sigma[v][j] / s.sigma[i][j]
			}
		}
	}
	return sum
}

func (s slow) tieBetweenness(v, w int) float64 {
	sum := 0.0
	for i := range s.n {
		for j := range s.n {
			if i != j && !math.IsInf(s.d[i][j], 1) && s.d[i][v]+s.tie[v][w]+s.d[w][j] == s.d[i][j] {
				sum += s.sigma[i][v] * s.sigma[w][j] / s.sigma[i][j]
			}
		}
	}
	return sum
}

func (s slow) mode(i int) graph.Mode { return s.g.At(i).Mode }

// reached is the nodes reached of the other and of the own mode, itself included.
func (s slow) reached(v int) (x, o float64, sum, inverse float64) {
	for u := range s.n {
		switch {
		case math.IsInf(s.d[v][u], 1):
			continue
		case s.mode(u) == s.mode(v):
			o++
		default:
			x++
		}
		if u != v {
			sum += s.d[v][u]
			inverse += 1 / s.d[v][u]
		}
	}
	return x, o, sum, inverse
}

func (s slow) closeness(v int) float64 {
	x, o, sum, _ := s.reached(v)
	if sum == 0 {
		return 0
	}
	smallest := x + o - 1
	if _, ok := s.g.(*graph.Network); ok {
		smallest = x + 2*(o-1)
	}
	return smallest / sum * (x + o - 1) / float64(s.n-1)
}

func (s slow) harmonic(v int) float64 { _, _, _, h := s.reached(v); return h }

func (s slow) eccentricity(v int) float64 {
	far := 0.0
	for _, d := range s.d[v] {
		if !math.IsInf(d, 1) {
			far = math.Max(far, d)
		}
	}
	return far
}

func (s slow) tied(i, j int) bool { return !math.IsInf(s.tie[i][j], 1) }

func (s slow) clustering(v int) float64 {
	var closed, pairs float64
	for i := range s.n {
		for j := range i {
			if s.tied(v, i) && s.tied(v, j) {
				pairs++
				if s.tied(i, j) {
					closed++
				}
			}
		}
	}
	return closed / math.Max(pairs, 1)
}

func (s slow) redundancy(v int) float64 {
	var kept, pairs float64
	for i := range s.n {
		for j := range i {
			if s.tied(v, i) && s.tied(v, j) {
				pairs++
				for w := range s.n {
					if w != v && s.tied(w, i) && s.tied(w, j) {
						kept++
						break
					}
				}
			}
		}
	}
	return kept / pairs
}

func (s slow) latapy(v int, divisor func(both, dv, du float64) float64) float64 {
	sum, count := 0.0, 0.0
	for u := range s.n {
		if u == v || s.d[v][u] != 2 {
			continue
		}
		both := 0.0
		for p := range s.n {
			if s.tied(v, p) && s.tied(u, p) {
				both++
			}
		}
		sum += both / divisor(both, float64(s.g.Rows().Degree(v)), float64(s.g.Rows().Degree(u)))
		count++
	}
	return sum / count
}

// robinsAlexander goes through all sequences of four different nodes.
func (s slow) robinsAlexander() float64 {
	var paths, closed float64
	for i := range s.n {
		for j := range s.n {
			for k := range s.n {
				for l := range s.n {
					if s.tied(i, j) && s.tied(j, k) && s.tied(k, l) && i != k && j != l && i != l {
						paths++
						if s.tied(l, i) {
							closed++
						}
					}
				}
			}
		}
	}
	return closed / paths
}

func (s slow) transitivity() float64 {
	var paths, closed float64
	for i := range s.n {
		for j := range s.n {
			for k := range s.n {
				if s.tied(i, j) && s.tied(j, k) && i != k {
					paths++
					if s.tied(i, k) {
						closed++
					}
				}
			}
		}
	}
	return closed / paths
}

// assortativity is the correlation over the ends of all ties.
func (s slow) assortativity() float64 {
	var x, y []float64
	for i := range s.n {
		for j := range s.n {
			if s.tied(i, j) {
				x = append(x, float64(s.g.Rows().Degree(i)))
				y = append(y, float64(s.g.Rows().Degree(j)))
			}
		}
	}
	return correlation(x, y)
}

func correlation(x, y []float64) float64 {
	n := float64(len(x))
	var mx, my, xy, xx, yy float64
	for i := range x {
		mx += x[i] / n
		my += y[i] / n
	}
	for i := range x {
		xy += (x[i] - mx) * (y[i] - my)
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
	}
	if xx < 1e-9 {
		return math.NaN()
	}
	return xy / math.Sqrt(xx*yy)
}

// like wants a measure to give every node what the definition gives.
func like(t testing.TB, m metrics.Measure, g graph.Graph, want func(v int) float64) {
	t.Helper()
	got, err := m.Scores(context.Background(), g)
	require.NoError(t, err)
	for i := range g.Len() {
		nettest.Near(t, want(i), got.At(i), "%T %s of %s", m, g.At(i).Key, describe(g))
	}
}

func describe(g graph.Graph) string {
	text := fmt.Sprintf("%T:", g)
	for i := range g.Len() {
		text += " " + g.At(i).Key + ":"
		for _, j := range g.Rows().Row(i) {
			text += g.At(int(j)).Key + ","
		}
	}
	return text
}

func TestOracleOfPaths(t *testing.T) {
	for _, g := range graphs(t) {
		s := newSlow(g, nil)
		like(t, metrics.Closeness{}, g, s.closeness)
		like(t, metrics.Harmonic{}, g, s.harmonic)
		like(t, metrics.Eccentricity{}, g, s.eccentricity)
		like(t, metrics.Betweenness{}, g, s.betweenness)
		ties, err := metrics.TieBetweenness{}.TieScores(t.Context(), g)
		require.NoError(t, err)
		for tie, b := range ties.All() {
			nettest.Near(t, s.tieBetweenness(tie.From.Index, tie.To.Index), b, describe(g))
		}
	}
}

func TestOracleOfDistances(t *testing.T) {
	for _, g := range graphs(t) {
		s := newSlow(g, nil)
		var pairs, sum, inverse, diameter float64
		for i := range s.n {
			for j := range i {
				if !math.IsInf(s.d[i][j], 1) {
					pairs++
					sum += s.d[i][j]
					inverse += 1 / s.d[i][j]
					diameter = math.Max(diameter, s.d[i][j])
				}
			}
		}
		d, err := metrics.Distances{}.Summary(t.Context(), g)
		require.NoError(t, err)
		nettest.Near(t, pairs, float64(d.Pairs), describe(g))
		nettest.Near(t, diameter, float64(d.Diameter), describe(g))
		nettest.Near(t, sum/pairs, d.Mean, describe(g))
		nettest.Near(t, inverse/float64(s.n*(s.n-1)/2), d.Efficiency, describe(g))
	}
}

// Lengths are whole numbers, so that equal sums are equal.
func TestOracleOfLengths(t *testing.T) {
	length := func(strength float64) float64 { return 7 - math.Min(6, math.Ceil(strength)) }
	for _, g := range graphs(t) {
		s := newSlow(g, length)
		like(t, metrics.Closeness{Length: length}, g, s.closeness)
		like(t, metrics.Harmonic{Length: length}, g, s.harmonic)
		like(t, metrics.Betweenness{Length: length}, g, s.betweenness)
		ties, err := metrics.TieBetweenness{Length: length}.TieScores(t.Context(), g)
		require.NoError(t, err)
		for tie, b := range ties.All() {
			nettest.Near(t, s.tieBetweenness(tie.From.Index, tie.To.Index), b, describe(g))
		}
	}
}

func TestOracleOfOneMode(t *testing.T) {
	for _, g := range graphs(t) {
		if g, ok := g.(*graph.OneMode); ok {
			s := newSlow(g, nil)
			like(t, metrics.Clustering{}, g, s.clustering)
			nettest.Near(t, s.transitivity(), nettest.Value(t, metrics.Transitivity{}, g), describe(g))
			nettest.Near(t, s.assortativity(), nettest.Value(t, metrics.Assortativity{}, g), describe(g))
		}
	}
}

func TestOracleOfTwoModes(t *testing.T) {
	for _, net := range samples(t) {
		s := newSlow(net, nil)
		union := func(v int) float64 {
			return s.latapy(v, func(both, dv, du float64) float64 { return dv + du - both })
		}
		smaller := func(v int) float64 {
			return s.latapy(v, func(_, dv, du float64) float64 { return math.Min(dv, du) })
		}
		larger := func(v int) float64 {
			return s.latapy(v, func(_, dv, du float64) float64 { return math.Max(dv, du) })
		}
		like(t, metrics.Latapy{}, net, union)
		like(t, metrics.Latapy{Pair: metrics.Smaller}, net, smaller)
		like(t, metrics.Latapy{Pair: metrics.Larger}, net, larger)
		like(t, metrics.Redundancy{}, net, s.redundancy)
		nettest.Near(t, s.robinsAlexander(), nettest.Value(t, metrics.RobinsAlexander{}, net), describe(net))
	}
}
