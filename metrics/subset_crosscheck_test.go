package metrics_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

func TestCrossCheckOfSubsetBetweenness(t *testing.T) {
	var g *graph.OneMode
	var m metrics.SubsetBetweenness
	compared := 0
	for _, row := range nettest.Table(t, "subset.csv") {
		fields := strings.Fields(row[2])
		switch row[0] {
		case "network":
			g = subsetNetwork(t, fields)
		case "groups":
			m = metrics.SubsetBetweenness{From: numbered(t, fields[0]), To: numbered(t, fields[1])}
		default:
			m.Length = nil
			if row[0] == "lengths" {
				m.Length = metrics.Inverse
			}
			for i, x := range nettest.Scores(t, m, g).Values() {
				want, err := strconv.ParseFloat(fields[i], 64)
				require.NoError(t, err)
				nettest.Near(t, want, x)
			}
			compared++
		}
	}
	require.Equal(t, 400, compared)
}

// subsetNetwork is a network of subset.csv: its nodes, then its ties.
func subsetNetwork(t *testing.T, fields []string) *graph.OneMode {
	t.Helper()
	n := 0
	for n < len(fields) && !strings.Contains(fields[n], "-") {
		n++
	}
	var from, to []int32
	var weights []float64
	for _, field := range fields[n:] {
		ends, weight, _ := strings.Cut(field, ":")
		nodes := numbered(t, ends)
		w, err := strconv.ParseFloat(weight, 64)
		require.NoError(t, err)
		from, to, weights = append(from, int32(nodes[0])), append(to, int32(nodes[1])), append(weights, w)
	}
	g, err := nettest.Clique(t, n).Rewired(from, to, weights)
	require.NoError(t, err)
	return g
}

// numbered is nodes as they stand in the files: 3-5-11.
func numbered(t *testing.T, text string) (nodes []int) {
	t.Helper()
	for field := range strings.SplitSeq(text, "-") {
		v, err := strconv.Atoi(field)
		require.NoError(t, err)
		nodes = append(nodes, v)
	}
	return nodes
}
