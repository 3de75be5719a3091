package metrics_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

func TestConcentrationOracle(t *testing.T) {
	for k, g := range graphs(t) {
		if net, ok := g.(*graph.Network); ok {
			g = weighed(t, net, uint64(k), .7)
		}
		var squares, differences []float64
		for i := range g.Len() {
			all, square, apart, n := 0.0, 0.0, 0.0, 0.0
			for j := range g.Len() {
				w, tied := g.Rows().Weight(i, j)
				if !tied {
					continue
				}
				n++
				all += w
				square += w * w
				for l := range g.Len() {
					if x, tied := g.Rows().Weight(i, l); tied {
						apart += math.Abs(w - x)
					}
				}
			}
			squares = append(squares, square/(all*all))
			differences = append(differences, apart/(2*n*all)) // Gini's mean difference
		}
		like(t, metrics.TieConcentration{}, g, func(i int) float64 { return squares[i] })
		like(t, metrics.TieConcentration{Unequal: true}, g, func(i int) float64 { return differences[i] })
	}
}

func TestConcentrationClosedForms(t *testing.T) {
	s := nettest.Scores(t, metrics.TieConcentration{}, matrix(t, "31", "01", "00"))
	nettest.Near(t, 10./16, s.At(0))
	nettest.Near(t, 1, s.At(1))
	require.True(t, math.IsNaN(s.At(2)))
	require.ErrorIs(t, s.Warnings[0], metrics.ErrIsolates)
	nettest.Near(t, 1./4, nettest.Scores(t, metrics.TieConcentration{Unequal: true}, matrix(t, "31", "01")).At(0))
	all(t, metrics.TieConcentration{}, nettest.Complete(t, 4, 4), 1./4)
	all(t, metrics.TieConcentration{Unequal: true}, nettest.Complete(t, 4, 4), 0)
}
