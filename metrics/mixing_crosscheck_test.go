package metrics_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// mingled is a network of mixing.csv with its categories and numbers, and what other
// programs say of it.
type mingled struct {
	*graph.OneMode
	kind   graph.Column
	values []float64
	said   map[string][]string
}

func mingledNetworks(t *testing.T) (all []mingled) {
	t.Helper()
	var said []map[string][]string
	for _, file := range []string{"mixing.csv", "spdep.csv"} {
		for _, row := range nettest.Table(t, file) {
			if row[0] == "network" {
				said = append(said, map[string][]string{})
			}
			network, err := strconv.Atoi(row[1])
			require.NoError(t, err)
			said[network][row[0]] = strings.Fields(row[2])
		}
	}
	for _, rows := range said {
		all = append(all, mingledNetwork(t, rows))
	}
	return all
}

func mingledNetwork(t *testing.T, said map[string][]string) mingled {
	t.Helper()
	n, tied := len(said["kinds"]), map[string]float64{}
	for _, field := range said["network"] {
		ends, weight, _ := strings.Cut(field, ":")
		w, err := strconv.ParseFloat(weight, 64)
		require.NoError(t, err)
		tied[ends] = w
	}
	colours := ""
	for _, kind := range said["kinds"] {
		colours += kind
	}
	plain := nettest.Coloured(t, colours, false, func(int, int) bool { return true })
	require.Equal(t, n, plain.Len())
	var from, to []int32
	var weights []float64
	for tie := range plain.All() {
		if w := tied[joined([]int{tie.From.Index, tie.To.Index})]; w > 0 {
			from, to, weights = append(from, int32(tie.From.Index)), append(to, int32(tie.To.Index)), append(weights, w)
		}
	}
	g, err := plain.Rewired(from, to, weights)
	require.NoError(t, err)
	m := mingled{OneMode: g, kind: nettest.ColourOf(g), said: said}
	for _, field := range said["values"] {
		x, err := strconv.ParseFloat(field, 64)
		require.NoError(t, err)
		m.values = append(m.values, x)
	}
	return m
}

// same wants the numbers of a row, but for a share of them.
func (m mingled) same(t *testing.T, row string, within float64, got ...float64) {
	t.Helper()
	if m.said[row] == nil {
		return
	}
	require.Len(t, got, len(m.said[row]), row)
	for i, field := range m.said[row] {
		want, err := strconv.ParseFloat(field, 64)
		require.NoError(t, err)
		if math.IsNaN(want) {
			require.True(t, math.IsNaN(got[i]), "%s %d: %v", row, i, got[i])
			continue
		}
		require.InDelta(t, want, got[i], within*max(1, math.Abs(want)), "%s %d", row, i)
	}
}

func TestCrossCheckOfMixing(t *testing.T) {
	all := mingledNetworks(t)
	require.Len(t, all, 220)
	for _, m := range all {
		table, err := metrics.Mixing{By: m.kind}.Table(t.Context(), m.OneMode)
		require.NoError(t, err)
		m.same(t, "nominal", 1e-12, table.Assortativity())
		if want := m.said["table"]; want != nil {
			require.Equal(t, want, tableOf(table))
		}
		h := metrics.Homophily{By: m.kind}
		summary, err := h.Summary(t.Context(), m.OneMode)
		require.NoError(t, err)
		m.same(t, "external", 1e-12, append([]float64{summary.EI}, nettest.Scores(t, h, m.OneMode).Values()...)...)
		for _, c := range summary.Categories {
			m.same(t, "category "+c.Category, 1e-12, c.EI, c.Coleman, c.YulesQ)
		}
		m.same(t, "segregation", 1e-9, nettest.Scores(t, metrics.Segregation{By: m.kind}, m.OneMode).Values()...)
		m.same(t, "segregation weighted", 1e-9, nettest.Scores(t, metrics.Segregation{By: m.kind, Weighted: true}, m.OneMode).Values()...)
	}
}

// tableOf is a table as networkx has it: categories with ties, then the counts.
func tableOf(table metrics.MixingTable) (all []string) {
	var tied []int
	for i, name := range table.Rows {
		for j := range table.Columns {
			if table.At(i, j) > 0 {
				tied, all = append(tied, i), append(all, name)
				break
			}
		}
	}
	for _, i := range tied {
		for _, j := range tied {
			all = append(all, strconv.Itoa(int(table.At(i, j))))
		}
	}
	return all
}

func TestCrossCheckOfAutocorrelation(t *testing.T) {
	by := 0
	for _, m := range mingledNetworks(t) {
		s, err := metrics.Autocorrelation{}.Of(t.Context(), m.OneMode, m.values)
		require.NoError(t, err)
		m.same(t, "numeric", 1e-12, s.Assortativity)
		square := func(x float64) float64 { return x * x }
		m.same(t, "moran", 1e-12, s.Moran.Value, s.Moran.Expected, square(s.Moran.Deviation))
		m.same(t, "moran normal", 1e-12, s.Moran.Value, s.Moran.Expected, square(s.Moran.NormalDeviation))
		m.same(t, "geary", 1e-12, s.Geary.Value, s.Geary.Expected, square(s.Geary.Deviation))
		m.same(t, "geary normal", 1e-12, s.Geary.Value, s.Geary.Expected, square(s.Geary.NormalDeviation))
		if m.said["moran"] != nil {
			by++
		}
		s, err = metrics.Autocorrelation{Weighted: true}.Of(t.Context(), m.OneMode, m.values)
		require.NoError(t, err)
		m.same(t, "likeness weighted", 1e-12, s.Moran.Value, s.Geary.Value)
	}
	require.Greater(t, by, 200)
}
