package position_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/position"
)

// said is what another program says of a network: its numbers by the names of their
// rows, and the network itself as "network".
type said map[string][]string

func saidIn(t *testing.T, file string) (all []said) {
	t.Helper()
	for _, row := range nettest.Table(t, file) {
		if row[0] == "network" {
			all = append(all, said{})
		}
		all[len(all)-1][row[0]] = strings.Fields(row[2])
	}
	return all
}

// same wants the distances of a row, of all pairs in order. Where the other program has
// none it does not matter.
func (s said) same(t *testing.T, row string, d *position.Distances, factor float64) {
	t.Helper()
	at := 0
	for i := range d.Len() {
		for j := i + 1; j < d.Len(); j++ {
			want, err := strconv.ParseFloat(s[row][at], 64)
			require.NoError(t, err)
			if at++; !math.IsNaN(want) {
				require.InDelta(t, want, factor*d.At(i, j), 1e-11*max(1, math.Abs(want)), "%s %d %d", row, i, j)
			}
		}
	}
	require.Len(t, s[row], at)
}

func TestScipy(t *testing.T) {
	all := saidIn(t, "position.csv")
	require.Len(t, all, 200)
	for _, s := range all {
		var b graph.Builder
		for a, row := range s["network"] {
			require.NoError(t, b.AddActor(fmt.Sprint("a", a), ""))
			for p, digit := range row {
				if a == 0 {
					require.NoError(t, b.AddProject(fmt.Sprint("p", p), ""))
				}
				if digit > '0' {
					require.NoError(t, b.Add(fmt.Sprint("a", a), fmt.Sprint("p", p), float64(digit-'0')))
				}
			}
		}
		net, err := b.Build()
		require.NoError(t, err)
		for row, m := range map[string]position.Structural{
			"euclidean": {Weighted: true}, "manhattan": {By: position.Manhattan, Weighted: true},
			"jaccard": {By: position.Jaccard}, "correlation": {By: position.Correlation, Weighted: true},
		} {
			d, err := m.Distances(t.Context(), net)
			require.NoError(t, err)
			s.same(t, row, d, 1)
		}
		s.trees(t)
	}
}

// trees wants the heights of the trees of points.
func (s said) trees(t *testing.T) {
	t.Helper()
	n := len(s["average"]) + 1
	far, at := map[[2]int]float64{}, 0
	for i := range n {
		for j := i + 1; j < n; j++ {
			x, err := strconv.ParseFloat(s["points"][at], 64)
			require.NoError(t, err)
			far[[2]int{i, j}] = x
			at++
		}
	}
	nodes, names := []int{}, ""
	for i := range n {
		nodes, names = append(nodes, i), names+fmt.Sprint(" n", i)
	}
	d, err := position.NewDistances(t.Context(), nettest.Ties(t, names), "points", nodes, func(i, j int) float64 { return far[[2]int{i, j}] })
	require.NoError(t, err)
	for method, l := range map[string]position.Linkage{"average": position.Average, "single": position.Single, "complete": position.Complete, "ward": position.Ward} {
		tree, err := position.Agglomerative{Linkage: l}.Tree(t.Context(), d)
		require.NoError(t, err)
		for k, join := range tree.Joins {
			want, err := strconv.ParseFloat(s[method][k], 64)
			require.NoError(t, err)
			require.InDelta(t, want, join.Height, 1e-11)
		}
	}
}

// sna compares rows and columns also where they are the same, which doubles squares and
// differences.
func TestSedist(t *testing.T) {
	all := saidIn(t, "sedist.csv")
	require.Len(t, all, 200)
	for k, s := range all {
		directed := k%2 == 1
		var b graph.Builder
		for i := range s["network"] {
			require.NoError(t, b.AddActor(fmt.Sprint("a", i), ""))
			require.NoError(t, b.AddTie("all", fmt.Sprint("a", i), fmt.Sprint("a", (i+1)%len(s["network"])), directed))
		}
		net, err := b.Build()
		require.NoError(t, err)
		everyone, err := net.Layer("all")
		require.NoError(t, err)
		var from, to []int32
		for i, row := range s["network"] {
			for j, digit := range row {
				if digit == '1' && (directed || i < j) {
					from, to = append(from, int32(i)), append(to, int32(j))
				}
			}
		}
		g, err := everyone.Rewired(from, to, nil)
		require.NoError(t, err)
		double := 2.
		if directed {
			double = 1
		}
		for row, m := range map[string]position.Structural{"euclidean": {}, "hamming": {By: position.Manhattan}, "correlation": {By: position.Correlation}} {
			d, err := m.Distances(t.Context(), g)
			require.NoError(t, err)
			switch row {
			case "euclidean":
				s.same(t, row, d, math.Sqrt(double))
			case "hamming":
				s.same(t, row, d, double)
			default:
				s.correlations(t, d)
			}
		}
	}
}

// correlations wants the correlations that sna has; it says 0 where there is none.
func (s said) correlations(t *testing.T, d *position.Distances) {
	t.Helper()
	at := 0
	for i := range d.Len() {
		for j := i + 1; j < d.Len(); j++ {
			want, err := strconv.ParseFloat(s["correlation"][at], 64)
			require.NoError(t, err)
			if at++; want != 0 {
				require.InDelta(t, want, 1-d.At(i, j), 1e-11)
			}
		}
	}
}
