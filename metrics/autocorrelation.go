package metrics

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
)

// Autocorrelation is whether nodes that are tied have like numbers: budgets, sizes, or
// the scores of a measure.
//
//	I = n/S · Σ w(i,j) (x(i)-μ) (x(j)-μ) / Σ (x(i)-μ)²         Moran's I
//	C = (n-1)/2S · Σ w(i,j) (x(i)-x(j))² / Σ (x(i)-μ)²         Geary's C
//	r = Σ w(i,j) (x(i)-ν) (x(j)-ν) / Σ w(i,j) (x(i)-ν)²        numeric assortativity
//
// over both directions of every tie, with w = 1, S = Σ w(i,j), μ the mean over nodes
// and ν the mean over ends of ties. By chance I is -1/(n-1) and C is 1; I above and C
// below mean likeness. r is the correlation of the numbers at the two ends of ties.
//
// Two modes: the numbers of both modes are compared as they are.
//
// Weights: ignored, unless Weighted: w is then the strength. Directions: ignored, with
// the warning [graph.ErrDirections].
//
// Unreachable nodes: isolated nodes count for I and C, and not for r. Nodes without a
// number (NaN) are left out with their ties, with the warning [ErrNumbers]. What is
// not defined is NaN: all without ties, or if all numbers are equal.
//
// Cost: O(n+m), once the rows of a projection are built.
//
// Same as: R spdep moran.test and geary.test with binary weights (style "B") and
// adjust.n = FALSE: their default leaves nodes without neighbours out of n, which changes
// I, C and what chance gives where there are such nodes. ape Moran.I without its scaling
// of rows; igraph assortativity, networkx numeric_assortativity_coefficient for r.
//
// References: Moran (1950), doi:10.1093/biomet/37.1-2.17; Geary (1954),
// doi:10.2307/2986645; Cliff and Ord (1981), isbn:0-85086-081-4, for what chance gives;
// Newman (2003), doi:10.1103/PhysRevE.67.026126, equation 21, for r.
type Autocorrelation struct {
	Weighted bool // use the strengths of ties
}

// ErrNumbers says that nodes have no number.
var ErrNumbers = errors.New("nodes without a number left out")

// AutocorrelationSummary is how alike the numbers of tied nodes are.
type AutocorrelationSummary struct {
	Moran, Geary  AutocorrelationIndex
	Assortativity float64
	Nodes         int // with a number
	Warnings      []error
}

// AutocorrelationIndex is a number beside what chance gives: numbers dealt to the nodes at random
// (Deviation), or drawn from one normal distribution (NormalDeviation). The deviations
// are NaN below four nodes.
type AutocorrelationIndex struct {
	Value, Expected            float64
	Deviation, NormalDeviation float64
}

// Z is how many deviations the value is from what is expected, numbers being dealt at
// random.
func (i AutocorrelationIndex) Z() float64 { return (i.Value - i.Expected) / i.Deviation }

// Numbers is the numbers of a column, one for every node, NaN for those without.
func Numbers(g graph.Graph, column graph.Column) []float64 {
	values := make([]float64, g.Len())
	for i := range values {
		values[i] = math.NaN()
		if x, ok := column.Of(g.At(i)).Float(); ok {
			values[i] = x
		}
	}
	return values
}

// Of is the autocorrelation of one number for every node, in their order. Another
// number of numbers, or one that is infinite, is the error [graph.ErrSetting].
func (a Autocorrelation) Of(ctx context.Context, g graph.Graph, values []float64) (AutocorrelationSummary, error) {
	if len(values) != g.Len() {
		return AutocorrelationSummary{}, fmt.Errorf("metrics: autocorrelation: %d numbers for %d nodes: %w", len(values), g.Len(), graph.ErrSetting)
	}
	for i, x := range values {
		if math.IsInf(x, 0) {
			return AutocorrelationSummary{}, fmt.Errorf("metrics: autocorrelation: number %v of node %d: %w", x, i, graph.ErrSetting)
		}
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return AutocorrelationSummary{}, err
	}
	s := likenessOf(values)
	if err := s.along(ctx, rows, csr.WeightsOf(rows, a.Weighted)); err != nil {
		return AutocorrelationSummary{}, err
	}
	return AutocorrelationSummary{
		Moran: s.moran(), Geary: s.geary(), Assortativity: s.assortativity(), Nodes: int(s.n),
		Warnings: doubts.Add(doubts.Directions(g), ErrNumbers, g.Len()-int(s.n), g.Len(), ""),
	}, nil
}

// likeness is the sums that the indices are made of. S₀, S₁ and S₂ are those of Cliff
// and Ord.
type likeness struct {
	x                []float64 // less the mean; NaN for nodes without a number
	n                float64
	squares, fourths float64 // Σ x², Σ x⁴
	s0, s1, s2       float64 // Σ w, 2 Σ w², 4 Σ (strength of a node)²
	products, apart  float64 // Σ w x(i) x(j), Σ w (x(i)-x(j))²
	ends, endSquares float64 // Σ w x(i), Σ w x(i)²
}

func likenessOf(values []float64) *likeness {
	s, mean := &likeness{x: make([]float64, len(values))}, 0.0
	for _, x := range values {
		if !math.IsNaN(x) {
			s.n++
			mean += x
		}
	}
	mean /= s.n
	for i, x := range values {
		s.x[i] = x - mean
		if square := s.x[i] * s.x[i]; !math.IsNaN(square) {
			s.squares += square
			s.fourths += square * square
		}
	}
	return s
}

// along adds what stands at the ends of ties.
func (s *likeness) along(ctx context.Context, rows graph.Rows, weights func(i int) []float64) error {
	for i, x := range s.x {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if math.IsNaN(x) {
			continue
		}
		strength, w := 0.0, weights(i)
		for k, j := range rows.Row(i) {
			y := s.x[j]
			if math.IsNaN(y) {
				continue
			}
			strength += w[k]
			s.s1 += 2 * w[k] * w[k]
			s.products += w[k] * x * y
			s.apart += w[k] * (x - y) * (x - y)
		}
		s.s0 += strength
		s.s2 += 4 * strength * strength
		s.ends += strength * x
		s.endSquares += strength * x * x
	}
	return nil
}
