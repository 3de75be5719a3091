package null

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// Comparison is a number of a network beside those of random ones.
//
// P is the chance to see a number as far out in the null model: twice the smaller
// of the one-sided ones, PGreater for a number as large and PLess for one as small,
// and 1 at most. The network itself counts as one of the samples, so that no P is
// 0. Numbers count as equal within a rounding error of 1e-12 times the observed.
type Comparison struct {
	Observed        float64
	Expected        float64 // mean of the samples
	SD              float64 // their standard deviation
	Low, High       float64 // quantiles that leave out half of 1 - Level each (type 7 of R)
	Z               float64 // (Observed - Expected) / SD; NaN if SD is 0
	P               float64 // two-sided
	PGreater, PLess float64 // one-sided
	Samples         int     // that have a number
	Warnings        []error
}

// Warnings that comparisons carry.
var (
	ErrUndefined  = fmt.Errorf("number %w", graph.ErrUndefined)
	ErrUnweighted = errors.New("ties have weights, those of the samples have none")
)

// rounding is the share of a number that may be a rounding error.
const rounding = 1e-12

// compare is the comparisons of all numbers, values being by sample.
func (t Test) compare(observed []float64, values [][]float64, unweighted bool) []Comparison {
	all := make([]Comparison, len(observed))
	samples := make([]float64, 0, len(values))
	for k, x := range observed {
		samples = samples[:0]
		for _, row := range values {
			if !math.IsNaN(row[k]) {
				samples = append(samples, row[k])
			}
		}
		all[k] = comparisonOf(x, samples, t.Level)
		if without := len(values) - len(samples); without > 0 {
			all[k].warn(fmt.Errorf("%w: in %d of %d samples", ErrUndefined, without, len(values)))
		}
		if math.IsNaN(x) {
			all[k].warn(fmt.Errorf("%w: in the network itself", ErrUndefined))
		}
		if unweighted {
			all[k].warn(ErrUnweighted)
		}
	}
	return all
}

func (c *Comparison) warn(err error) { c.Warnings = append(c.Warnings, err) }

// comparisonOf sorts samples.
func comparisonOf(observed float64, samples []float64, level float64) Comparison {
	c := Comparison{Observed: observed, Samples: len(samples)}
	c.Expected, c.SD = moments(samples)
	c.Z, c.P, c.PGreater, c.PLess = math.NaN(), math.NaN(), math.NaN(), math.NaN()
	if c.SD > 0 {
		c.Z = (observed - c.Expected) / c.SD
	}
	slices.Sort(samples)
	c.Low, c.High = quantile(samples, (1-level)/2), quantile(samples, (1+level)/2)
	if n := len(samples); n > 0 && !math.IsNaN(observed) {
		slack := rounding * math.Abs(observed)
		if math.IsInf(slack, 0) {
			slack = 0
		}
		less, _ := slices.BinarySearch(samples, observed-slack)
		greater, _ := slices.BinarySearch(samples, math.Nextafter(observed+slack, math.Inf(1)))
		c.PGreater = float64(n-less+1) / float64(n+1)
		c.PLess = float64(greater+1) / float64(n+1)
		c.P = min(1, 2*min(c.PGreater, c.PLess))
	}
	return c
}

// moments is the mean and the standard deviation, 0 if all are equal but for
// rounding. Both are NaN where they are not defined.
func moments(samples []float64) (mean, sd float64) {
	n := float64(len(samples))
	for _, x := range samples {
		mean += x
	}
	mean /= n
	for _, x := range samples {
		sd += (x - mean) * (x - mean)
	}
	if sd = math.Sqrt(sd / max(0, n-1)); sd <= rounding*math.Abs(mean) {
		sd = 0
	}
	return mean, sd
}

// quantile is that of sorted numbers: where q of the way from the first to the
// last is, by a straight line between the nearest two.
func quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at, part := math.Modf(q * float64(len(sorted)-1))
	i := int(at)
	if part == 0 {
		return sorted[i]
	}
	return sorted[i] + part*(sorted[i+1]-sorted[i])
}
