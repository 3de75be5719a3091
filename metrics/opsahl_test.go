package metrics_test

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// fourPaths goes through all paths of four ties centred on a node, and adds up what
// they are worth.
func fourPaths(net *graph.Network, s int, worth func(weights ...float64) float64) (closed, all float64) {
	rows := net.Rows()
	weight := func(i, j int32) float64 {
		w, _ := rows.Weight(int(i), int(j))
		return w
	}
	for _, a := range rows.Row(s) {
		for _, b := range rows.Row(s) {
			for _, p := range rows.Row(int(a)) {
				for _, q := range rows.Row(int(b)) {
					if a == b || int(p) == s || int(q) == s || p == q {
						continue
					}
					value := worth(weight(p, a), weight(a, int32(s)), weight(int32(s), b), weight(b, q)) / 2
					all += value
					for _, c := range rows.Row(int(p)) {
						if _, tied := rows.Weight(int(q), int(c)); tied && c != a && c != b {
							closed += value
							break
						}
					}
				}
			}
		}
	}
	return closed, all
}

// The definitions, in words of tnet: binary, am, gm, mi, ma.
var pathValues = map[metrics.PathValue]func(w ...float64) float64{
	metrics.CountedPaths:    func(...float64) float64 { return 1 },
	metrics.ArithmeticPaths: func(w ...float64) float64 { return (w[0] + w[1] + w[2] + w[3]) / 4 },
	metrics.GeometricPaths:  func(w ...float64) float64 { return math.Pow(w[0]*w[1]*w[2]*w[3], 1./4) },
	metrics.WeakestPaths:    func(w ...float64) float64 { return slices.Min(w) },
	metrics.StrongestPaths:  func(w ...float64) float64 { return slices.Max(w) },
}

func TestOpsahlOracle(t *testing.T) {
	check := func(net *graph.Network) {
		for value, worth := range pathValues {
			m := metrics.Opsahl{Paths: value}
			var closed, all [2]float64
			like(t, m, net, func(v int) float64 {
				c, a := fourPaths(net, v, worth)
				closed[net.At(v).Mode] += c
				all[net.At(v).Mode] += a
				return c / a
			})
			for mode := range graph.Mode(2) {
				m.Mode = mode
				nettest.Near(t, closed[mode]/all[mode], nettest.Value(t, m, net))
			}
		}
	}
	for k, net := range samples(t) {
		check(net)
		check(weighed(t, net, uint64(k), .7))
	}
	rapid.Check(t, func(r *rapid.T) { check(draw(r).build(t, named("a"), named("p"), false)) })
}

// On B two paths are centred: A-P-B-Q-C with the weights 1, 2, 3 and 4, which R
// closes, and A-P-B-Q-D with 1, 2, 3 and 5, which nothing does.
func TestOpsahlValues(t *testing.T) {
	net := matrix(t, "107", "230", "047", "050")
	for value, want := range map[metrics.PathValue]float64{
		metrics.CountedPaths:    1. / 2,
		metrics.ArithmeticPaths: 10. / (10 + 11),
		metrics.GeometricPaths:  math.Pow(24, 1./4) / (math.Pow(24, 1./4) + math.Pow(30, 1./4)),
		metrics.WeakestPaths:    1. / 2,
		metrics.StrongestPaths:  4. / (4 + 5),
	} {
		nettest.Near(t, want, nettest.Scores(t, metrics.Opsahl{Paths: value}, net).At(1))
	}
}

// Whatever the unit of the weights and however far they lie apart: where nothing is
// closed the value is 0, and where everything is it is 1, to the bit.
func TestOpsahlUnits(t *testing.T) {
	for _, unit := range []float64{1e-300, 1e-9, 1, 1e12, 1e99} {
		for value := range pathValues {
			m := metrics.Opsahl{Paths: value}
			require.Equal(t, nettest.Bits(slices.Repeat([]float64{1}, 8)),
				nettest.Bits(nettest.Scores(t, m, weighed(t, nettest.Complete(t, 4, 4), 3, unit)).Values()), "%v %g", value, unit)
			none := weighed(t, nettest.Parse(t, "A:P,Q B:Q,R C:R,S D:S,P"), 3, unit)
			require.Equal(t, make([]float64, 8), nettest.Scores(t, m, none).Values(), "%v %g", value, unit)
		}
	}
}

// weighed is a network with new weights for all participations: 1, 3.3, 5.6 or 7.9
// units.
func weighed(t testing.TB, net *graph.Network, seed uint64, unit float64) *graph.Network {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 4))
	var b graph.Builder
	for v := range net.Len() {
		if net.At(v).Mode == graph.Actor {
			require.NoError(t, b.AddActor(net.At(v).Key, ""))
		} else {
			require.NoError(t, b.AddProject(net.At(v).Key, ""))
		}
	}
	for a := range net.Of(graph.Actor) {
		for _, p := range net.Rows().Row(a.Index) {
			require.NoError(t, b.Add(a.Key, net.At(int(p)).Key, unit*(1+2.3*float64(rng.IntN(4)))))
		}
	}
	weighed, err := b.Build()
	require.NoError(t, err)
	return weighed
}

func TestOpsahlClosedForms(t *testing.T) {
	all(t, metrics.Opsahl{}, nettest.Complete(t, 3, 3), 1)
	all(t, metrics.Opsahl{}, nettest.Complete(t, 7, 5), 1)
	for _, text := range []string{"", "A:", "A:P", "A:P B:P C:P", "A:P,Q B:P,Q"} {
		s := nettest.Scores(t, metrics.Opsahl{}, nettest.Parse(t, text))
		for _, v := range s.All() {
			require.True(t, math.IsNaN(v), "no path of five nodes in %q", text)
		}
		if s.Len() > 0 {
			require.ErrorIs(t, s.Warnings[0], metrics.ErrNoPaths)
		}
	}
	// A cycle of six is a closed path seen from each of its nodes, one of eight is not.
	all(t, metrics.Opsahl{}, nettest.Parse(t, "A:P,Q B:Q,R C:R,P"), 1)
	all(t, metrics.Opsahl{}, nettest.Parse(t, "A:P,Q B:Q,R C:R,S D:S,P"), 0)
}

func TestOpsahlSameBits(t *testing.T) {
	net := weighed(t, affiliation(t, 1, 300, 200), 1, .7)
	for value := range pathValues {
		want := nettest.Scores(t, metrics.Opsahl{Paths: value, Workers: 1}, net).Values()
		for _, workers := range []int{0, 2, 3, 8, 64} {
			require.Equal(t, nettest.Bits(want), nettest.Bits(nettest.Scores(t, metrics.Opsahl{Paths: value, Workers: workers}, net).Values()))
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := metrics.Opsahl{}.Scores(ctx, net)
	require.ErrorIs(t, err, context.Canceled)
	_, err = metrics.Opsahl{}.Scores(t.Context(), net.OneMode(graph.Actor, graph.Count))
	require.ErrorIs(t, err, graph.ErrModes)
}

func BenchmarkOpsahl(b *testing.B) { benchmarkMeasure(b, metrics.Opsahl{}) }

// The textbook way: through all paths.
func BenchmarkOpsahlByPaths(b *testing.B) {
	benchmark(b, func(b *testing.B, g graph.Graph) {
		net, ok := g.(*graph.Network)
		if !ok {
			b.Skip("two modes only")
		}
		for v := range net.Len() {
			fourPaths(net, v, pathValues[metrics.CountedPaths])
		}
	})
}
