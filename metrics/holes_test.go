package metrics_test

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/brokerage"
)

// held is what j adds to the constraint of v.
func (w dense) held(v, j int) float64 {
	p := w.share(v, j)
	for q := range w {
		if q != v && q != j && w[v][q] > 0 {
			p += w.share(v, q) * w.share(q, j)
		}
	}
	return p * p
}

func (w dense) hierarchy(v int) float64 {
	k, mean, h := w.degree(v), w.constraint(v)/w.degree(v), 0.0
	for j := range w {
		if w[v][j] > 0 {
			h += w.held(v, j) / mean * math.Log(w.held(v, j)/mean)
		}
	}
	if k < 2 {
		return math.NaN()
	}
	return h / (k * math.Log(k))
}

// twoModeConstraint goes along all ways v – q – j – u.
func (w dense) twoModeConstraint(v int) float64 {
	c := 0.0
	for u := range w {
		if w[v][u] == 0 {
			continue
		}
		held := w.share(v, u)
		for q := range w {
			for j := range w {
				if q != u && j != v && w[v][q] > 0 && w[q][j] > 0 && w[j][u] > 0 {
					held += w.share(v, q) * w.share(q, j) * w.share(j, u)
				}
			}
		}
		c += held * held
	}
	if w.degree(v) == 0 {
		return math.NaN()
	}
	return c
}

// contacts is the nodes that share a neighbour of v with x.
func (w dense) contacts(v, x int) map[int]bool {
	all := map[int]bool{}
	for p := range w {
		for y := range w {
			if w[v][p] > 0 && w[x][p] > 0 && w[y][p] > 0 && y != x {
				all[y] = true
			}
		}
	}
	return all
}

func (w dense) twoModeEffectiveSize(v int) float64 {
	own := w.contacts(v, v)
	size := float64(len(own))
	e := size
	for u := range own {
		for y := range w.contacts(v, u) {
			if own[y] {
				e -= 1 / size
			}
		}
	}
	return e
}

// thirds is the nodes tied to both ends of a tie.
func (w dense) thirds(i, j int) (n float64) {
	for k := range w {
		if w[i][k] > 0 && w[j][k] > 0 {
			n++
		}
	}
	return n
}

// inCycle tells whether the tie of i and j is in a cycle of four.
func (w dense) inCycle(i, j int) bool {
	for a := range w {
		for b := range w {
			if a != i && b != j && w[i][b] > 0 && w[j][a] > 0 && w[a][b] > 0 {
				return true
			}
		}
	}
	return false
}

func TestOracleOfHoles(t *testing.T) {
	nets, layers := weighty(t)
	all := graphs(t)
	for _, net := range nets {
		all = append(all, net, net.OneMode(graph.Actor, graph.Newman))
	}
	for _, layer := range layers {
		all = append(all, layer)
	}
	for _, g := range all {
		for _, unweighted := range []bool{false, true} {
			w := undirected(g, !unweighted)
			if _, two := g.(*graph.Network); two {
				ones := undirected(g, false)
				like(t, metrics.TwoModeConstraint{Unweighted: unweighted}, g, w.twoModeConstraint)
				like(t, metrics.TwoModeEffectiveSize{}, g, func(v int) float64 {
					if len(ones.contacts(v, v)) == 0 {
						return math.NaN()
					}
					return ones.twoModeEffectiveSize(v)
				})
				like(t, metrics.Efficiency{}, g, func(v int) float64 {
					return ones.twoModeEffectiveSize(v) / float64(len(ones.contacts(v, v)))
				})
				continue
			}
			like(t, metrics.Efficiency{Unweighted: unweighted}, g, func(v int) float64 { return w.effectiveSize(v) / w.degree(v) })
			s := nettest.Scores(t, metrics.Hierarchy{Unweighted: unweighted}, g)
			for v := range g.Len() {
				want := w.hierarchy(v)
				require.Equal(t, math.IsNaN(want), math.IsNaN(s.At(v)))
				if !math.IsNaN(want) {
					require.InDelta(t, want, s.At(v), 1e-12, describe(g))
					require.False(t, s.At(v) < 0 || s.At(v) >= 1)
				}
			}
		}
	}
}

func TestOracleOfBridges(t *testing.T) {
	for _, g := range graphs(t) {
		w, count := undirected(g, false), make([]float64, g.Len())
		_, two := g.(*graph.Network)
		ties, err := metrics.LocalBridges{}.TieScores(t.Context(), g)
		require.NoError(t, err)
		for tie, bridge := range ties.All() {
			i, j := tie.From.Index, tie.To.Index
			want := w.thirds(i, j) == 0
			if two {
				want = !w.inCycle(i, j)
			}
			require.Equal(t, want, bridge == 1, "%v–%v %s", tie.From, tie.To, describe(g))
			count[i] += bridge
			count[j] += bridge
		}
		like(t, metrics.LocalBridges{}, g, func(v int) float64 { return count[v] })
	}
}

func TestOracleOfSimmelianTies(t *testing.T) {
	_, layers := weighty(t)
	for _, g := range graphs(t) {
		if one, ok := g.(*graph.OneMode); ok {
			layers = append(layers, one)
		}
	}
	for _, g := range layers {
		w, out := dense(nettest.Square(g.Len(), 0)), g.Arcs().Out()
		for i := range w {
			for j := range w {
				_, there := out.Weight(i, j)
				_, back := out.Weight(j, i)
				if there && back {
					w[i][j] = 1
				}
			}
		}
		count := make([]float64, g.Len())
		ties, err := metrics.Simmelian{}.TieScores(t.Context(), g)
		require.NoError(t, err)
		for tie, third := range ties.All() {
			i, j := tie.From.Index, tie.To.Index
			nettest.Near(t, w[i][j]*w.thirds(i, j), third, describe(g))
			if third > 0 {
				count[i]++
				count[j]++
			}
		}
		like(t, metrics.Simmelian{}, g, func(v int) float64 { return count[v] })
	}
}

func TestClosedFormsOfHoles(t *testing.T) {
	of := func(m metrics.Measure, g graph.Graph, k string) float64 { return key(t, nettest.Scores(t, m, g), k) }
	check := func(want float64, m metrics.Measure, g graph.Graph, k string) {
		t.Helper()
		nettest.Near(t, want, of(m, g, k), "%T", m)
	}
	fan := nettest.Ties(t, "A-B A-C A-D A-E") // a star
	clique := nettest.Ties(t, "A-B A-C A-D B-C B-D C-D")
	check(1, metrics.Efficiency{}, fan, "A")
	check(1, metrics.Efficiency{}, fan, "B")
	check(1./3, metrics.Efficiency{}, clique, "A") // effective size 1 of 3
	check(0, metrics.Hierarchy{}, fan, "A")
	check(0, metrics.Hierarchy{}, clique, "A")
	check(math.NaN(), metrics.Hierarchy{}, fan, "B")
	check(4, metrics.LocalBridges{}, fan, "A")
	check(0, metrics.LocalBridges{}, clique, "A")
	check(0, metrics.Simmelian{}, fan, "A")
	check(3, metrics.Simmelian{}, clique, "A")
	check(0, metrics.Simmelian{}, nettest.Ties(t, "A-B A-C A-D B-C B-D C-D E"), "E")

	// One project has no way round. Two projects of the same two actors hold each a half,
	// and a half of a half of a half: by the other project and the other actor.
	alone, twins := nettest.Parse(t, "a:p"), nettest.Parse(t, "a:p,q b:p,q")
	check(1, metrics.TwoModeConstraint{}, alone, "a")
	check(2*.625*.625, metrics.TwoModeConstraint{}, twins, "a")
	check(1, metrics.TwoModeConstraint{}, nettest.Parse(t, "a:p b:p c:p"), "a")
	check(math.NaN(), metrics.TwoModeConstraint{}, nettest.Parse(t, "a: b:p"), "a")
	check(2, metrics.LocalBridges{}, nettest.Parse(t, "a:p,q b:p c:q"), "a")
	check(0, metrics.LocalBridges{}, twins, "a")
	check(1, metrics.TwoModeEffectiveSize{}, nettest.Complete(t, 5, 3), "a0000") // 4 - 4·3/4
	check(2, metrics.TwoModeEffectiveSize{}, nettest.Parse(t, "a:p,q b:p c:q"), "a")
	check(1, metrics.Efficiency{}, nettest.Parse(t, "a:p,q b:p c:q"), "a")
	check(math.NaN(), metrics.TwoModeEffectiveSize{}, alone, "a")

	// As one tie outweighs the others, it takes all of the constraint.
	var b graph.Builder
	for _, k := range []string{"B", "C", "D"} {
		require.NoError(t, b.AddTie("ties", "A", k, false, graph.Number("weight", map[string]float64{"B": 1e6, "C": 1, "D": 1}[k])))
	}
	net, err := b.Build()
	require.NoError(t, err)
	g, err := net.Layer("ties")
	require.NoError(t, err)
	require.InDelta(t, 1, of(metrics.Hierarchy{}, g, "A"), 1e-6)
	require.Less(t, of(metrics.Hierarchy{}, g, "A"), 1.)
}

// The network of Burchard and Cornwell (2018), Fig. 2, as R dream copies it; the values
// are worked out here. Of the three contacts of i, two meet at its own projects: 3 - 2/3.
func TestBurchardCornwellFigure2(t *testing.T) {
	net := nettest.Parse(t, "i:1,2 j:1,3 k:1,4 m:2,3,4")
	s := nettest.Scores(t, metrics.TwoModeEffectiveSize{}, net)
	nettest.Near(t, 7./3, key(t, s, "i"))
	nettest.Near(t, 7./3, key(t, s, "j"))
	nettest.Near(t, 3, key(t, s, "m"))
}

// Every number of published_brokerage.csv; testdata/SOURCES.md says where it was printed.
func TestPublishedHoles(t *testing.T) {
	women := nettest.File(t, "southern_women.csv")
	for _, row := range nettest.Table(t, "published_brokerage.csv") {
		want, err := strconv.ParseFloat(row[3], 64)
		require.NoError(t, err)
		tolerance, err := strconv.ParseFloat(row[4], 64)
		require.NoError(t, err)
		got := math.NaN()
		switch row[1] {
		case "two_mode_constraint":
			got = key(t, nettest.Scores(t, metrics.TwoModeConstraint{}, women), row[2])
		case "effective_size_of_projection":
			got = netricsEffectiveSize(t, women, row[2])
		}
		require.InDelta(t, want, got, tolerance, "%v", row)
	}
}

// netricsEffectiveSize is what netrics calls effective size in two modes: Σ (1 - Σ p(v,q)
// m(u,q)) in the projection, with p by the number of shared events, and m = 1 for all ties.
// See docs/decisions/0111.
func netricsEffectiveSize(t *testing.T, net *graph.Network, k string) float64 {
	g := net.OneMode(graph.Actor, graph.Count)
	n, ok := g.Find(graph.Actor, k)
	require.True(t, ok)
	w, v := undirected(g, true), n.Index
	e := 0.0
	for u := range w {
		if w[v][u] == 0 {
			continue
		}
		e++
		for q := range w {
			if q != v && q != u && w[u][q] > 0 {
				e -= w.share(v, q)
			}
		}
	}
	return e
}

func TestHolesSameBits(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count)} {
		for _, with := range []func(workers int) metrics.Measure{
			func(w int) metrics.Measure { return metrics.TwoModeConstraint{Workers: w} },
			func(w int) metrics.Measure { return metrics.TwoModeEffectiveSize{Workers: w} },
			func(w int) metrics.Measure { return metrics.Efficiency{Workers: w} },
			func(w int) metrics.Measure { return metrics.Hierarchy{Workers: w} },
			func(w int) metrics.Measure { return metrics.LocalBridges{Workers: w} },
			func(w int) metrics.Measure { return metrics.Simmelian{Workers: w} },
			func(w int) metrics.Measure { return brokerage.Brokering{Workers: w} },
			func(w int) metrics.Measure { return brokerage.Brokering{Exclusive: true, Workers: w} },
		} {
			want, err := with(1).Scores(t.Context(), g)
			if err != nil {
				require.ErrorIs(t, err, graph.ErrModes)
				continue
			}
			for _, workers := range []int{0, 2, 3, 8, 64} {
				require.Equal(t, nettest.Bits(want.Values()), nettest.Bits(nettest.Scores(t, with(workers), g).Values()), workers)
			}
		}
	}
}

func TestHolesCancelled(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count)} {
		for _, m := range []metrics.TieMeasure{metrics.LocalBridges{}, metrics.Simmelian{}} {
			if _, err := m.TieScores(t.Context(), g); err != nil {
				continue
			}
			s, err := m.TieScores(ended, g)
			require.ErrorIs(t, err, context.Canceled)
			require.Zero(t, s.Len())
		}
	}
	_, err := brokerage.Brokering{}.Types(ended, net.OneMode(graph.Actor, graph.Count))
	require.ErrorIs(t, err, context.Canceled)
}

// The pairs between which every node stands, by the definition.
func TestOracleOfBrokering(t *testing.T) {
	check := func(g *graph.OneMode, by graph.Column, colours []string, worth func(i, j int) float64) {
		n := g.Len()
		activity, exclusivity := make([]float64, n), make([]float64, n)
		for a := range n {
			for b := range n {
				if a == b || worth(a, b) > 0 || !g.Directed() && a > b {
					continue
				}
				if !by.IsZero() && (colours[a] == "" || colours[b] == "" || colours[a] == colours[b]) {
					continue
				}
				var brokers []int
				for v := range n {
					if worth(a, v)*worth(v, b) > 0 && (by.IsZero() || colours[v] != "") {
						brokers = append(brokers, v)
					}
				}
				for _, v := range brokers {
					activity[v]++
					if len(brokers) == 1 {
						exclusivity[v]++
					}
				}
			}
		}
		defined := func(values []float64) func(v int) float64 {
			return func(v int) float64 {
				if !by.IsZero() && colours[v] == "" {
					return math.NaN()
				}
				return values[v]
			}
		}
		like(t, brokerage.Brokering{By: by}, g, defined(activity))
		like(t, brokerage.Brokering{By: by, Exclusive: true}, g, defined(exclusivity))
		types, err := brokerage.Brokering{By: by}.Types(t.Context(), g)
		require.NoError(t, err)
		mean := func(values []float64) float64 {
			all, n := 0.0, 0.0
			for v, x := range values {
				if !math.IsNaN(defined(values)(v)) {
					all, n = all+x, n+1
				}
			}
			return all / n
		}
		for v := range n {
			require.Equal(t, kind(defined(activity)(v), defined(exclusivity)(v), mean(activity), mean(exclusivity)), types.At(v).String())
		}
	}
	nettest.Colourings(t, func(colours string, directed bool, tied [][]bool) {
		if strings.Trim(colours, "-") == "" || !tied[0][1] {
			return // a column, and a layer
		}
		g := nettest.Coloured(t, colours, directed, func(i, j int) bool { return tied[i][j] })
		names, worth := nettest.Colours(g)
		check(g, nettest.ColourOf(g), names, worth)
		check(g, graph.Column{}, names, worth)
	})
}

func kind(activity, exclusivity, meanActivity, meanExclusivity float64) string {
	switch {
	case math.IsNaN(activity):
		return ""
	case activity > meanActivity && exclusivity > meanExclusivity:
		return "powerhouse"
	case activity > meanActivity:
		return "connector"
	case exclusivity > meanExclusivity:
		return "linchpin"
	}
	return "sideliner"
}

func TestHolesOfOtherModes(t *testing.T) {
	net := nettest.Parse(t, "a:p,q b:p,q c:q")
	for _, m := range []metrics.Measure{metrics.Hierarchy{}, metrics.Simmelian{}, brokerage.Brokering{}} {
		_, err := m.Scores(t.Context(), net)
		require.ErrorIs(t, err, graph.ErrModes)
	}
	for _, m := range []metrics.Measure{metrics.TwoModeConstraint{}, metrics.TwoModeEffectiveSize{}} {
		_, err := m.Scores(t.Context(), net.OneMode(graph.Actor, graph.Count))
		require.ErrorIs(t, err, graph.ErrModes)
	}
}

// networkx: efficiency, hierarchy and local bridges of 200 networks with weights.
func TestNetworkxHoles(t *testing.T) {
	networks := map[string]*graph.OneMode{}
	for _, row := range nettest.Table(t, "holes_networkx.csv") {
		kind, id, k, value := row[0], row[1], row[2], row[3]
		if kind == "network" {
			networks[id] = weighted(t, value)
			continue
		}
		g := networks[id]
		if kind == "bridges" {
			ties, err := metrics.LocalBridges{}.TieScores(t.Context(), g)
			require.NoError(t, err)
			text := ""
			for tie, bridge := range ties.All() {
				if bridge == 1 {
					text += fmt.Sprintf(" %s-%s", tie.From.Key, tie.To.Key)
				}
			}
			require.Equal(t, value, strings.TrimSpace(text))
			continue
		}
		m := map[string]metrics.Measure{
			"efficiency": metrics.Efficiency{}, "plain_efficiency": metrics.Efficiency{Unweighted: true},
			"hierarchy": metrics.Hierarchy{}, "plain_hierarchy": metrics.Hierarchy{Unweighted: true},
		}[kind]
		s := nettest.Scores(t, m, g)
		for field := range strings.FieldsSeq(value) {
			n, number, _ := strings.Cut(field, ":")
			want, err := strconv.ParseFloat(number, 64)
			require.NoError(t, err)
			got := key(t, s, n)
			require.Equal(t, math.IsNaN(want), math.IsNaN(got), "%v %v", row, k)
			if !math.IsNaN(want) {
				require.InDelta(t, want, got, 1e-11, "%v", row)
			}
		}
	}
	require.Len(t, networks, 200)
}

// weighted is a network of lines such as "0-1:3 1-2:5".
func weighted(t *testing.T, text string) *graph.OneMode {
	t.Helper()
	var b graph.Builder
	for field := range strings.FieldsSeq(text) {
		ends, weight, _ := strings.Cut(field, ":")
		x, y, _ := strings.Cut(ends, "-")
		w, err := strconv.ParseFloat(weight, 64)
		require.NoError(t, err)
		require.NoError(t, b.AddTie("ties", x, y, false, graph.Number("weight", w)))
	}
	net, err := b.Build()
	require.NoError(t, err)
	g, err := net.Layer("ties")
	require.NoError(t, err)
	return g
}
