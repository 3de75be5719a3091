package metrics_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// The definition, by all triplets.
func TestOpsahlPanzarasaOracle(t *testing.T) {
	value := map[metrics.TripletValue]func(x, y float64) float64{
		metrics.ArithmeticTriplets: func(x, y float64) float64 { return (x + y) / 2 },
		metrics.GeometricTriplets:  func(x, y float64) float64 { return math.Sqrt(x * y) },
		metrics.WeakerTriplets:     math.Min,
		metrics.StrongerTriplets:   math.Max,
	}
	for _, any := range graphs(t) {
		g, ok := any.(*graph.OneMode)
		if !ok {
			continue
		}
		rows := g.Rows()
		for v, of := range value {
			closed, total := 0.0, 0.0
			for i := range g.Len() {
				for _, j := range rows.Row(i) {
					for _, k := range rows.Row(i) {
						if j >= k {
							continue
						}
						x, _ := rows.Weight(i, int(j))
						y, _ := rows.Weight(i, int(k))
						total += of(x, y)
						if _, tied := rows.Weight(int(j), int(k)); tied {
							closed += of(x, y)
						}
					}
				}
			}
			got := nettest.Value(t, metrics.OpsahlPanzarasa{Triplets: v}, g)
			nettest.Near(t, closed/total, got, v, describe(g))
			if !rows.Weighted() {
				nettest.Near(t, nettest.Value(t, metrics.Transitivity{}, g), got, v, describe(g))
			}
		}
	}
}

func TestOpsahlPanzarasaClosedForms(t *testing.T) {
	// A triangle A, B, C with D at A, by hand. At A the
	// strengths are 3, 1, 2, of which B and C close; at B 3, 4; at C 1, 4.
	g := weighted(t, "A-B:3 A-C:1 A-D:2 B-C:4")
	nettest.Near(t, 8./12, nettest.Value(t, metrics.OpsahlPanzarasa{}, g))
	nettest.Near(t, 5./8, nettest.Value(t, metrics.OpsahlPanzarasa{Triplets: metrics.WeakerTriplets}, g)) // (1+3+1) / (1+2+1+3+1)
	nettest.Near(t, 11./16, nettest.Value(t, metrics.OpsahlPanzarasa{Triplets: metrics.StrongerTriplets}, g))
	for _, v := range tripletValues {
		m := metrics.OpsahlPanzarasa{Triplets: v}
		for _, none := range []string{"", "A B", "A-B", "A-B C-D E"} {
			require.True(t, math.IsNaN(nettest.Value(t, m, nettest.Ties(t, none))), none)
		}
		require.Zero(t, nettest.Value(t, m, nettest.Ties(t, "A-B A-C A-D")))
		require.Equal(t, 1., nettest.Value(t, m, nettest.Ties(t, "A-B A-C B-C")))
		require.LessOrEqual(t, nettest.Value(t, m, weighted(t, "A-B:0.1 A-C:0.3 B-C:0.7 A-D:0.9 B-D:0.2 C-D:0.6")), 1.)
		nettest.Near(t, nettest.Value(t, m, g), nettest.Value(t, m, weighted(t, "A-B:0.3 A-C:0.1 A-D:0.2 B-C:0.4")), "weights may be scaled")
	}
	vast := graph.Custom("vast", func(graph.Node, graph.Node, []graph.Node) float64 { return math.MaxFloat64 })
	require.True(t, math.IsNaN(nettest.Value(t, metrics.OpsahlPanzarasa{}, nettest.Parse(t, "a:p b:p c:p d:p").OneMode(graph.Actor, vast))))
}

func TestOpsahlPanzarasaWorkers(t *testing.T) {
	g := nettest.Random(t, 1, 300, 150, .03).OneMode(graph.Actor, graph.Newman)
	for _, v := range tripletValues {
		want := nettest.Value(t, metrics.OpsahlPanzarasa{Triplets: v, Workers: 1}, g)
		for _, workers := range []int{0, 2, 3, 8, 64} {
			require.Equal(t, want, nettest.Value(t, metrics.OpsahlPanzarasa{Triplets: v, Workers: workers}, g))
		}
	}
}
