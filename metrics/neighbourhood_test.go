package metrics_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// dense is the weights of all ties, 0 where there is none.
type dense [][]float64

func (w dense) strength(v int) float64 { return sum(w[v]) }

func (w dense) degree(v int) (k float64) {
	for u := range w {
		if w[v][u] > 0 {
			k++
		}
	}
	return k
}

// share is p of Burt.
func (w dense) share(v, u int) float64 { return w[v][u] / w.strength(v) }

func (w dense) constraint(v int) float64 {
	c := 0.0
	for j := range w {
		if j == v || w[v][j] == 0 {
			continue
		}
		held := w.share(v, j)
		for q := range w {
			if q != v && q != j && w[v][q] > 0 {
				held += w.share(v, q) * w.share(q, j)
			}
		}
		c += held * held
	}
	if w.degree(v) == 0 {
		return math.NaN()
	}
	return c
}

func (w dense) effectiveSize(v int) float64 {
	e := 0.0
	for j := range w {
		if w[v][j] == 0 {
			continue
		}
		strongest := 0.0
		for k := range w {
			strongest = math.Max(strongest, w[j][k])
		}
		e++
		for q := range w {
			if q != v && q != j {
				e -= w.share(v, q) * w[j][q] / strongest
			}
		}
	}
	if w.degree(v) == 0 {
		return math.NaN()
	}
	return e
}

func (w dense) barrat(v int) float64 {
	if w.degree(v) < 2 {
		return 0
	}
	c := 0.0
	for j := range w {
		for h := range w {
			if w[v][j]*w[v][h]*w[j][h] > 0 {
				c += (w[v][j] + w[v][h]) / 2
			}
		}
	}
	return c / w.strength(v) / (w.degree(v) - 1)
}

func (w dense) onnela(v int) float64 {
	if w.degree(v) < 2 {
		return 0
	}
	c, largest := 0.0, 0.0
	for _, row := range w {
		for _, x := range row {
			largest = math.Max(largest, x)
		}
	}
	for j := range w {
		for k := range w {
			c += math.Pow(w[v][j]*w[v][k]*w[j][k], 1./3) / largest
		}
	}
	return c / w.degree(v) / (w.degree(v) - 1)
}

// core is the largest k for which the node is left when those with fewer than k ties
// go, one after the other.
func (w dense) core(v int) float64 {
	for k := 1.; ; k++ {
		in := make([]bool, len(w))
		for i := range in {
			in[i] = true
		}
		for changed := true; changed; {
			changed = false
			for i := range w {
				left := 0.
				for j := range w {
					if in[j] && w[i][j] > 0 {
						left++
					}
				}
				if in[i] && left < k {
					in[i], changed = false, true
				}
			}
		}
		if !in[v] {
			return k - 1
		}
	}
}

// undirected is the weights as every measure without directions sees them.
func undirected(g graph.Graph, weighted bool) dense {
	w := dense(nettest.Square(g.Len(), 0))
	for i := range w {
		for _, j := range g.Rows().Row(i) {
			w[i][j], _ = g.Rows().Weight(i, int(j))
			if !weighted {
				w[i][j] = 1
			}
		}
	}
	return w
}

func TestOracleOfNeighbourhoods(t *testing.T) {
	all := graphs(t)
	_, layers := weighty(t)
	for _, layer := range layers {
		all = append(all, layer)
	}
	for seed := range uint64(20) {
		all = append(all, nettest.Random(t, seed, 8, 6, .4).OneMode(graph.Actor, graph.Newman))
	}
	for _, g := range all {
		like(t, metrics.KCore{}, g, undirected(g, false).core)
		if _, two := g.(*graph.Network); two {
			continue
		}
		weights, ones := undirected(g, true), undirected(g, false)
		like(t, metrics.Constraint{}, g, weights.constraint)
		like(t, metrics.Constraint{Unweighted: true}, g, ones.constraint)
		like(t, metrics.EffectiveSize{}, g, weights.effectiveSize)
		like(t, metrics.EffectiveSize{Unweighted: true}, g, ones.effectiveSize)
		like(t, metrics.Barrat{}, g, weights.barrat)
		like(t, metrics.Onnela{}, g, weights.onnela)
	}
}

// Without weights all clusterings are one, and the effective size is Borgatti's:
// k - 2t/k with t ties among k neighbours.
func TestNeighbourhoodsWithoutWeights(t *testing.T) {
	for _, net := range samples(t) {
		g := net.OneMode(graph.Actor, graph.Binary)
		c := nettest.Scores(t, metrics.Clustering{}, g)
		like(t, metrics.Barrat{}, g, c.At)
		like(t, metrics.Onnela{}, g, c.At)
		like(t, metrics.EffectiveSize{}, g, func(v int) float64 {
			k := float64(g.Rows().Degree(v))
			return k - c.At(v)*(k-1)*k/k
		})
	}
}

// Strengths in another unit change nothing.
func TestNeighbourhoodsDoNotSeeUnits(t *testing.T) {
	for seed := range uint64(10) {
		net := nettest.Random(t, seed, 9, 7, .4)
		g := net.OneMode(graph.Actor, graph.Count)
		double := net.OneMode(graph.Actor, graph.Custom("double", func(_, _ graph.Node, shared []graph.Node) float64 {
			return 2 * float64(len(shared))
		}))
		for _, m := range []metrics.Measure{metrics.Barrat{}, metrics.Onnela{}, metrics.Constraint{}, metrics.EffectiveSize{}, metrics.PageRank{}, metrics.Eigenvector{Weighted: true}} {
			like(t, m, g, nettest.Scores(t, m, double).At)
		}
	}
}

func TestNeighbourhoodClosedForms(t *testing.T) {
	const n = 7
	g := star(t, n)
	constraint, size, core := nettest.Scores(t, metrics.Constraint{}, g), nettest.Scores(t, metrics.EffectiveSize{}, g), nettest.Scores(t, metrics.KCore{}, g)
	nettest.Near(t, 1./(n-1), constraint.At(0))
	nettest.Near(t, n-1, size.At(0))
	for i := range n {
		nettest.Near(t, 1, core.At(i))
		if i > 0 {
			nettest.Near(t, 1, constraint.At(i))
			nettest.Near(t, 1, size.At(i))
		}
	}
	all(t, metrics.KCore{}, cycle(t, n), 2)
	all(t, metrics.KCore{}, path(t, n), 1)
	all(t, metrics.KCore{}, nettest.Complete(t, 3, 5), 3)
	all(t, metrics.KCore{}, nettest.Clique(t, n), n-1)
	all(t, metrics.EffectiveSize{}, nettest.Clique(t, n), 1)
	all(t, metrics.Barrat{}, nettest.Clique(t, n), 1)
	all(t, metrics.Onnela{}, nettest.Clique(t, n), 1)
	const held = 1./(n-1) + (n-2.)/(n-1)/(n-1) // by each neighbour, and through the others
	all(t, metrics.Constraint{}, nettest.Clique(t, n), (n-1)*held*held)
	all(t, metrics.Constraint{}, nettest.Clique(t, 3), 9./8)
}

// Computed with UCINET and igraph, and by hand, say the tests of networkx.
func TestHolesBetweenArcs(t *testing.T) {
	var b graph.Builder
	for _, arc := range []struct {
		from, to string
		weight   float64
	}{{"0", "1", 2}, {"0", "2", 2}, {"1", "0", 1}, {"2", "1", 1}} {
		require.NoError(t, b.AddTie("arcs", arc.from, arc.to, true, graph.Number("weight", arc.weight)))
	}
	net, err := b.Build()
	require.NoError(t, err)
	weighted, err := net.Layer("arcs")
	require.NoError(t, err)
	plain := arcs(t, "0>1 0>2 1>0 2>1")
	for i, want := range [][4]float64{{1.003, 1.167, .840, 1.567}, {1.003, 1.167, 1.143, 1.083}, {1.389, 1, 1.378, 1}} {
		require.InDelta(t, want[0], nettest.Scores(t, metrics.Constraint{}, plain).At(i), 6e-4)
		require.InDelta(t, want[1], nettest.Scores(t, metrics.EffectiveSize{}, plain).At(i), 6e-4)
		require.InDelta(t, want[2], nettest.Scores(t, metrics.Constraint{}, weighted).At(i), 6e-4)
		require.InDelta(t, want[3], nettest.Scores(t, metrics.EffectiveSize{}, weighted).At(i), 6e-4)
	}
}

func TestNeighbourhoodBounds(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		net := draw(r).build(t, named("a"), named("p"), false)
		g := net.OneMode(graph.Actor, graph.Newman)
		for i := range g.Len() {
			for _, m := range []metrics.Measure{metrics.Barrat{}, metrics.Onnela{}} {
				c := nettest.Scores(t, m, g).At(i)
				require.False(t, c < 0 || c > 1+1e-15, c)
			}
			k := float64(g.Rows().Degree(i))
			size := nettest.Scores(t, metrics.EffectiveSize{}, g).At(i)
			require.False(t, size < 1-1e-12 || size > k, size)
			require.LessOrEqual(t, nettest.Scores(t, metrics.KCore{}, g).At(i), k)
		}
	})
}

// Isolated nodes have no neighbourhood that could be measured.
func TestNeighbourhoodOfNobody(t *testing.T) {
	g := nettest.Ties(t, "a-b c")
	for _, m := range []metrics.Measure{metrics.Constraint{}, metrics.EffectiveSize{}} {
		s := nettest.Scores(t, m, g)
		require.True(t, math.IsNaN(s.At(2)))
		require.EqualError(t, s.Warnings[0], "nodes without ties: 1 of 3")
	}
	for _, m := range []metrics.Measure{metrics.Barrat{}, metrics.Onnela{}} {
		s := nettest.Scores(t, m, g)
		require.Equal(t, []float64{0, 0, 0}, s.Values())
		require.EqualError(t, s.Warnings[0], "nodes of degree below two: 3 of 3")
	}
	for _, m := range []metrics.Measure{metrics.Constraint{}, metrics.EffectiveSize{}, metrics.Barrat{}, metrics.Onnela{}} {
		_, err := m.Scores(t.Context(), nettest.Complete(t, 2, 2))
		require.ErrorIs(t, err, graph.ErrModes)
	}
}
