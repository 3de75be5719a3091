package backbone_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/backbone"
)

// modelOf is the models by the names of their results.
var modelOf = map[string]backbone.Model{
	"fixed_fill": backbone.FixedFill{}, "fixed_row": backbone.FixedRow{}, "fixed_column": backbone.FixedColumn{}, "sdsm": backbone.SDSM{},
	"disparity": disparityOfCount{},
}

// disparityOfCount is that of the ties of the projection.
type disparityOfCount struct{}

func (disparityOfCount) TieScores(ctx context.Context, net *graph.Network) (graph.TieScores, error) {
	return backbone.Disparity{}.TieScores(ctx, net.OneMode(graph.Actor, graph.Count))
}

// Every number of backbone.csv, and the same of the other mode of the network turned
// round.
func TestCrosscheck(t *testing.T) {
	var m matrix
	for _, row := range nettest.Table(t, "backbone.csv") {
		switch row[0] {
		case "network":
			m = parsed(row[2])
		case "bicm":
			p, err := backbone.BiCM{}.Probabilities(t.Context(), m.net(t))
			require.NoError(t, err)
			for k, number := range strings.Fields(row[2]) {
				requireNear(t, number, p.At(k/m.columns, k%m.columns), row)
			}
		default:
			p, err := modelOf[row[0]].TieScores(t.Context(), m.net(t))
			require.NoError(t, err)
			require.Equal(t, row[0], p.Measure)
			var keys []string
			at := 0
			fields := strings.Fields(row[2])
			for tie, v := range p.All() {
				key, number, _ := strings.Cut(fields[at], ":")
				keys = append(keys, key)
				require.Equal(t, key, fmt.Sprintf("%d-%d", tie.From.Index, tie.To.Index))
				requireNear(t, number, v, row)
				at++
			}
			require.Len(t, keys, len(fields))
		}
	}
}

func requireNear(t testing.TB, want string, got float64, what any) {
	t.Helper()
	x, err := strconv.ParseFloat(want, 64)
	require.NoError(t, err)
	require.InDelta(t, x, got, 1e-9*x+1e-300, "%v", what)
}
