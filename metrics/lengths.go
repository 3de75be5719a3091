package metrics

import (
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
)

// Inverse is Newman's length of a tie, 1/strength, for the Length field of path
// measures. Newman (2001), doi:10.1103/PhysRevE.64.016132.
func Inverse(strength float64) float64 { return 1 / strength }

// lengthsOf is the lengths of ties, aligned with the rows. Without a function
// there are none.
func lengthsOf(rows graph.Rows, length func(float64) float64) ([][]float64, error) {
	if length == nil {
		return nil, nil
	}
	all := make([][]float64, rows.Len())
	flat := make([]float64, 0, rows.Entries())
	for i := range all {
		start, weights := len(flat), rows.Weights(i)
		for k := range rows.Row(i) {
			strength := 1.0
			if weights != nil {
				strength = weights[k]
			}
			l := length(strength)
			if !(l > 0) || math.IsInf(l, 0) {
				return nil, fmt.Errorf("metrics: strength %v has length %v: %w", strength, l, ErrLength)
			}
			flat = append(flat, l)
		}
		all[i] = flat[start:]
	}
	return all, nil
}
