// Package vec has the small arithmetic of vectors that measures share: sums,
// products, lengths, in plain loops from first to last, so that the same numbers
// always give the same bits.
package vec

import "math"

// Sum adds numbers up, from the first to the last.
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

// Dot is the inner product of two vectors.
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

// Unit makes a vector one of length 1, unless it is 0.
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

// Largest is the largest size of a number, whatever its sign.
func Largest(x []float64) float64 {
	largest := 0.0
	for _, v := range x {
		largest = max(largest, math.Abs(v))
	}
	return largest
}

// ToOne is the power of two that brings a number between 1 and 2: products with it lose no
// digit. It is 1 for 0.
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

// SumToOne divides numbers by their sum.
func SumToOne(x []float64) {
	sum := Sum(x)
	for i := range x {
		x[i] /= sum
	}
}

// Pairs is the number of pairs among n nodes.
func Pairs(n int) float64 { return float64(n) * float64(n-1) / 2 }

// Indicator is 1 for what holds, and else 0.
func Indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
