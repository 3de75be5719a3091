package metrics

import (
	"math"
	"slices"

	"github.com/essaim/essaim/internal/vec"
)

// Gini is how unequal numbers are: 0 if all are equal, (n-1)/n if one of n has all.
//
//	G = Σ (2i - n - 1) x(i) / (n Σ x)   over the numbers x(1) ≤ … ≤ x(n)
//
// Numbers that are not defined are left out. It is NaN if none is left, one is
// negative or infinite, or all are zero.
//
// Cost: O(n log n) time and O(n) memory.
//
// Same as: R ineq Gini, without its correction for small samples.
//
// References: Gini (1912); Dorfman (1979), doi:10.2307/1924845.
func Gini(values []float64) float64 {
	x, sum := amounts(values)
	if math.IsNaN(sum) {
		return sum
	}
	slices.Sort(x)
	n, g := float64(len(x)), 0.0
	for i, v := range x {
		g += (2*float64(i) + 1 - n) * (v / sum)
	}
	return max(0, g/n)
}

// HHI is how much few have of a sum, by Herfindahl and Hirschman: from 1/n if n
// have the same, to 1 if one has all.
//
//	H = Σ (x / Σ x)²
//
// Numbers that are not defined are left out. It is NaN if none is left, one is
// negative or infinite, or all are zero.
//
// Cost: O(n).
//
// References: Hirschman (1964), doi:10.2307/1818582.
func HHI(values []float64) float64 {
	x, sum := amounts(values)
	if math.IsNaN(sum) {
		return sum
	}
	h := 0.0
	for _, v := range x {
		h += (v / sum) * (v / sum)
	}
	return min(1, h)
}

// amounts is the numbers that are defined, and their sum: NaN if they cannot be
// shares of it.
func amounts(values []float64) (x []float64, sum float64) {
	x = slices.DeleteFunc(slices.Clone(values), math.IsNaN)
	sum = vec.Sum(x)
	if len(x) == 0 || slices.Min(x) < 0 || sum == 0 || math.IsInf(sum, 1) {
		return x, math.NaN()
	}
	return x, sum
}
