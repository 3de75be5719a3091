package metrics_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// The marriages of Padgett's sixteen families, of which Pucci has none, and their
// wealth in thousand lire (Padgett and Ansell 1993, doi:10.1086/230190, as
// Wasserman and Faust print it). What is expected is from R4SNA.
func TestFlorentineFamilies(t *testing.T) {
	marriages := nettest.Table(t, "florentine_marriages.csv")
	text := "Pucci"
	for _, m := range marriages {
		text += " " + m[0] + "-" + m[1]
	}
	all := nettest.Ties(t, text)
	require.Equal(t, 16, all.Len())
	require.InDelta(t, .1666667, nettest.Value(t, metrics.Density{}, all), 1e-6)
	p, err := metrics.Components{}.Partition(t.Context(), all)
	require.NoError(t, err)
	require.Equal(t, 2, p.Groups())

	var b graph.Builder
	// The median of the wealth is 39.
	rich := "Barbadori Bischeri Lamberteschi Medici Pazzi Peruzzi Strozzi Tornabuoni" // 55 44 42 103 48 49 146 48
	poor := "Acciaiuoli Albizzi Castellani Ginori Guadagni Pucci Ridolfi Salviati"    // 10 36 20 32 8 3 27 10
	for wealth, families := range map[string]string{"above": rich, "up to": poor} {
		for family := range strings.FieldsSeq(families) {
			require.NoError(t, b.AddActor(family, "", graph.Text("wealth", wealth)))
		}
	}
	for _, m := range marriages {
		require.NoError(t, b.AddTie("marriage", m[0], m[1], false))
	}
	net, err := b.Build()
	require.NoError(t, err)
	g, err := net.Layer("marriage")
	require.NoError(t, err)
	table, err := metrics.Mixing{By: net.Column(graph.Actor, "wealth")}.Table(t.Context(), g)
	require.NoError(t, err)
	require.InDelta(t, -.3299233, table.Assortativity(), 1e-6)
}
