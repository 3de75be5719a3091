// Package vec is the arithmetic of dense vectors that measures share: sums, inner products,
// norms.
//
// Sums are plain recursive summation, from the first number to the last, so that the same
// numbers always give the same bits. Norms of very large and very small numbers are taken
// after scaling by a power of two (Blue 1978, doi:10.1145/355769.355771).
//
// Cost: a pass or two over the vector, O(n) time; no memory beyond the result.
package vec

import "math"

// Sum adds numbers up, from the first to the last. It is 0 for none.
func Sum(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum
}

// Ratio is x/y, or 0 if y is 0.
func Ratio(x, y float64) float64 {
	if y == 0 {
		return 0
	}
	return x / y
}

// Dot is the inner product of two vectors of one length, summed from the first to the last.
func Dot(x, y []float64) float64 {
	sum := 0.0
	for i := range x {
		sum += x[i] * y[i]
	}
	return sum
}

// Ones is a vector of n ones.
func Ones(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = 1
	}
	return x
}

// Unit makes a vector of finite numbers one of Euclidean norm 1, unless all of them are 0.
func Unit(x []float64) {
	square := Dot(x, x)
	if square < 0x1p-900 || square > 0x1p900 { // digits are lost, or all
		scale := ToOne(Largest(x))
		for i := range x {
			x[i] *= scale
		}
		square = Dot(x, x)
	}
	if length := math.Sqrt(square); length > 0 {
		for i := range x {
			x[i] /= length
		}
	}
}

// Largest is the maximum norm of a vector: its largest absolute value, 0 if it is empty.
func Largest(x []float64) float64 {
	largest := 0.0
	for _, v := range x {
		largest = max(largest, math.Abs(v))
	}
	return largest
}

// ToOne is the power of two that scales the absolute value of a finite number to 1 or more,
// and less than 2: products with it lose no digit. It is 1 for 0. Subnormal numbers and those
// from 2¹⁰²³ on are only brought near, as their own power is no normal number.
func ToOne(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Ldexp(1, max(-1022, min(1022, -math.Ilogb(x))))
}

// Max is the largest of numbers that are not below zero, 0 if there are none.
func Max(x []float64) float64 {
	largest := 0.0
	for _, v := range x {
		largest = max(largest, v)
	}
	return largest
}

// SumToOne divides numbers by their sum, which must not be 0.
func SumToOne(x []float64) {
	sum := Sum(x)
	for i := range x {
		x[i] /= sum
	}
}

// Pairs is the number of unordered pairs among n nodes: n(n-1)/2.
func Pairs(n int) float64 { return float64(n) * float64(n-1) / 2 }

// Indicator is the indicator function: 1 of what holds, 0 of what does not.
func Indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
