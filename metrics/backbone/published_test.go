package backbone_test

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/backbone"
)

// Every number of published_backbone.csv. The tables of R package backbone have a
// diagonal, of what a node shares with itself, and pairs that share nothing; ours
// follow from the same chances, its lower p-values from those of one more.
func TestPublishedBackbone(t *testing.T) {
	for _, row := range nettest.Table(t, "published_backbone.csv") {
		want, err := strconv.ParseFloat(row[3], 64)
		require.NoError(t, err)
		tolerance, err := strconv.ParseFloat(row[4], 64)
		require.NoError(t, err)
		measure, lower := strings.Replace(row[1], "_lower", "", 1), strings.Contains(row[1], "_lower")
		var got float64
		if row[0] == "unequal chances" {
			got = unequal(t, measure, row[2] == "at most 5")
		} else {
			m := parsed(row[0])
			i, j := int(row[2][0]-'1'), int(row[2][2]-'1')
			got = cell(t, measure, m, i, j, lower)
		}
		require.InDelta(t, want, got, tolerance, "%v", row)
	}
}

// parsed is a matrix of lines of 0 and 1.
func parsed(text string) matrix {
	var m matrix
	for line := range strings.SplitSeq(text, "/") {
		m.columns = len(line)
		row := uint(0)
		for j, c := range line {
			row |= uint(c-'0') << j
		}
		m.rows = append(m.rows, row)
	}
	return m
}

func cell(t *testing.T, measure string, m matrix, i, j int, lower bool) float64 {
	net, shared := m.net(t), bits.OnesCount(m.rows[i]&m.rows[j])
	p, err := backbone.BiCM{}.Probabilities(t.Context(), net)
	require.NoError(t, err)
	chances := make([]float64, m.columns)
	switch measure {
	case "bicm":
		return p.At(i, j)
	case "disparity":
		return disparity(t, net, i, j)
	case "sdsm_by_approximation":
		for k := range chances {
			chances[k] = p.At(i, k) * p.At(j, k)
		}
		return approximately(chances, shared, lower)
	case "fixed_column_by_approximation":
		_, sizes := m.sums()
		r := float64(len(m.rows))
		for k, size := range sizes {
			chances[k] = float64(size) * float64(size-1) / (r * (r - 1))
		}
		return approximately(chances, shared, lower)
	}
	model := map[string]backbone.Model{"fixed_row": backbone.FixedRow{}, "fixed_fill": backbone.FixedFill{}}[measure]
	tails, err := backbone.Tails(t.Context(), model, net, i, j, m.columns+1)
	require.NoError(t, err)
	if lower {
		return 1 - tails[shared+1]
	}
	if i != j && shared > 0 {
		scores, err := model.TieScores(t.Context(), net)
		require.NoError(t, err)
		require.Equal(t, tails[shared], of(scores, i, j))
	}
	return tails[shared]
}

// of is the number of a tie, 1 if there is none.
func of(p graph.TieScores, i, j int) float64 {
	for tie, v := range p.All() {
		if tie.From.Index == i && tie.To.Index == j {
			return v
		}
	}
	return 1
}

// disparity compares a cell with its row and its column, as backbone does with a matrix
// that is not symmetric.
func disparity(t *testing.T, net *graph.Network, i, j int) float64 {
	p, err := backbone.Disparity{}.TieScores(t.Context(), net)
	require.NoError(t, err)
	return of(p, i, net.Count(graph.Actor)+j)
}

// unequal is the example of nine chances of which five happen.
func unequal(t *testing.T, measure string, atMost bool) float64 {
	chances := []float64{.123, .234, .345, .456, .567, .678, .789, .801, .911}
	if measure == "sum_by_approximation" {
		return approximately(chances, 5, atMost)
	}
	tails := backbone.PoissonBinomial(t.Context(), 9, chances...)
	if atMost {
		return 1 - tails[6]
	}
	return tails[5]
}

// approximately is the chance that k or more (or fewer) happen, by the refined normal
// approximation of R package backbone (Hong 2013, doi:10.1016/j.csda.2012.10.006).
func approximately(chances []float64, k int, fewer bool) float64 {
	var mean, variance, third float64
	for _, p := range chances {
		mean += p
		variance += p * (1 - p)
		third += p * (1 - p) * (1 - 2*p)
	}
	skewness := third / math.Pow(variance, 1.5)
	atMost := func(k int) float64 {
		x := (float64(k) + .5 - mean) / math.Sqrt(variance)
		p := distuv.UnitNormal.CDF(x) + skewness*(1-x*x)*distuv.UnitNormal.Prob(x)/6
		return max(0, min(1, p))
	}
	if fewer {
		return atMost(k)
	}
	return 1 - atMost(k-1)
}
