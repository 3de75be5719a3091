package dijkstra

import (
	"errors"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
)

// Lengths is the lengths of ties, made of their strengths and aligned with the rows. Without
// a function there are none. A length that is not above zero and finite is an [ErrLength].
func Lengths(rows graph.Rows, length func(float64) float64) ([][]float64, error) {
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
				return nil, fmt.Errorf("strength %v has length %v: %w", strength, l, ErrLength)
			}
			flat = append(flat, l)
		}
		all[i] = flat[start:]
	}
	return all, nil
}

// ErrLength says that a strength was made into something that cannot be a length.
var ErrLength = errors.New("length of a tie not above zero and finite")
