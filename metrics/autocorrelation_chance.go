package metrics

import "math"

// moran is I and what chance gives.
func (s *likeness) moran() AutocorrelationIndex {
	n := s.n
	expected := -1 / (n - 1)
	deviation := func(kurtosis float64) float64 {
		a := n * ((n*n-3*n+3)*s.s1 - n*s.s2 + 3*s.s0*s.s0)
		b := kurtosis * ((n*n-n)*s.s1 - 2*n*s.s2 + 6*s.s0*s.s0)
		return math.Sqrt(max(0, (a-b)/((n-1)*(n-2)*(n-3)*s.s0*s.s0)-expected*expected))
	}
	return s.index(n/s.s0*s.products/s.squares, expected, deviation)
}

// geary is C and what chance gives.
func (s *likeness) geary() AutocorrelationIndex {
	n := s.n
	deviation := func(kurtosis float64) float64 {
		a := (n - 1) * s.s1 * (n*n - 3*n + 3 - (n-1)*kurtosis)
		b := (n - 1) * s.s2 / 4 * (n*n + 3*n - 6 - (n*n-n+2)*kurtosis)
		c := s.s0 * s.s0 * (n*n - 3 - (n-1)*(n-1)*kurtosis)
		return math.Sqrt(max(0, (a-b+c)/(n*(n-2)*(n-3)*s.s0*s.s0)))
	}
	return s.index((n-1)/(2*s.s0)*s.apart/s.squares, 1, deviation)
}

// index is an index whose deviation depends on the kurtosis of the numbers. Numbers of
// a normal distribution have a kurtosis of 3(n-1)/(n+1) on average.
func (s *likeness) index(value, expected float64, deviation func(kurtosis float64) float64) AutocorrelationIndex {
	nan := math.NaN()
	i := AutocorrelationIndex{Value: nan, Expected: nan, Deviation: nan, NormalDeviation: nan}
	if s.s0 == 0 || !s.varied() {
		return i
	}
	i.Value, i.Expected = value, expected
	if s.n > 3 {
		i.Deviation = deviation(s.n * s.fourths / (s.squares * s.squares))
		i.NormalDeviation = deviation(3 * (s.n - 1) / (s.n + 1))
	}
	return i
}

// varied tells whether the numbers are not all equal, but for rounding.
func (s *likeness) varied() bool {
	first, all := math.NaN(), false
	for _, x := range s.x {
		switch {
		case math.IsNaN(x):
		case math.IsNaN(first):
			first = x
		case x != first:
			all = true
		}
	}
	return all && s.squares > 0
}

// assortativity is r. Sums about the mean of the nodes are moved to that of the ends.
func (s *likeness) assortativity() float64 {
	mean := s.ends / s.s0
	squares := s.endSquares - s.s0*mean*mean
	if !s.varied() || !(squares > 1e-13*s.endSquares) {
		return math.NaN()
	}
	return (s.products - s.s0*mean*mean) / squares
}
