package spreadsheet_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/internal/spreadsheet"
)

func TestText(t *testing.T) {
	for _, formula := range []string{"=1+1", "+33 3 84", "-1", "@SUM(A1)", "\t=1", "\r=1"} {
		require.Equal(t, "'"+formula, spreadsheet.Text(formula))
	}
	for _, text := range []string{"", "Ada", "'=1", " =1", "é=1", "1-2"} {
		require.Equal(t, text, spreadsheet.Text(text))
	}
}

func TestNumber(t *testing.T) {
	for _, v := range []float64{0, 1, -1.5, 1.0 / 3, 1e300, math.SmallestNonzeroFloat64} {
		back, err := strconv.ParseFloat(spreadsheet.Number(v), 64)
		require.NoError(t, err)
		require.Equal(t, v, back)
	}
	require.Empty(t, spreadsheet.Number(math.NaN()))
}
