package msbfs

import "math/bits"

// fixedPoint is a sum of fractions in units of 2⁻⁹⁶. Whole numbers add up to the same
// in any order, which floating-point numbers do not. The sum of 1/d over n < 2³¹
// nodes is short by less than n·2⁻⁹⁶, far below the last bit of a float64.
type fixedPoint struct{ hi, lo uint64 }

// reciprocal is 1/d, rounded down.
func reciprocal(d int) fixedPoint {
	hi, rest := bits.Div64(0, 1<<32, uint64(d))
	lo, _ := bits.Div64(rest, 0, uint64(d))
	return fixedPoint{hi, lo}
}

// plus is x + n·y.
func (x fixedPoint) plus(n int, y fixedPoint) fixedPoint {
	carry, lo := bits.Mul64(uint64(n), y.lo)
	sum, more := bits.Add64(x.lo, lo, 0)
	return fixedPoint{x.hi + uint64(n)*y.hi + carry + more, sum}
}

func (x fixedPoint) float() float64 { return float64(x.hi)*0x1p-32 + float64(x.lo)*0x1p-96 }
