package backbone

import "sort"

// counts is how likely a number is: 0, 1, 2, …, and at the end all that is as large
// or larger. Everything is made of sums and products of chances, so that small
// chances are as exact as large ones.
type counts []float64

// zero is the number 0 for certain.
func zero(most int) counts {
	c := make(counts, most+1)
	c[0] = 1
	return c
}

// negligible is the share of a sum below which more terms do not change it.
const negligible = 1e-20

// peaked is a number from lo to hi if ratio, the chance of k+1 by that of k, falls
// as k rises. Chances are found from the likeliest number on both sides, relative to
// it, and divided by their sum: there is no factorial to round.
func peaked(most, lo, hi int, ratio func(k int) float64) counts {
	c := make(counts, most+1)
	peak := lo + sort.Search(hi-lo, func(k int) bool { return ratio(lo+k) < 1 })
	c[min(peak, most)] = 1
	sum := 1.0
	for k, w := peak, 1.0; k < hi && w > 0 && (k < most || w > negligible*c[most]); k++ {
		w *= ratio(k)
		c[min(k+1, most)] += w
		sum += w
	}
	for k, w := peak, 1.0; k > lo && w > 0; k-- {
		w /= ratio(k - 1)
		c[min(k-1, most)] += w
		sum += w
	}
	for k := range c {
		c[k] /= sum
	}
	return c
}

// hypergeometric is how many of some drawn from all are marked.
func hypergeometric(most, all, marked, drawn int) counts {
	return peaked(most, max(0, marked+drawn-all), min(marked, drawn), func(k int) float64 {
		return float64(marked-k) / float64(k+1) * (float64(drawn-k) / float64(all-marked-drawn+k+1))
	})
}

// binomial is how many of n happen, each with chance p.
func binomial(most, n int, p float64) counts {
	odds := p / (1 - p)
	switch p {
	case 0:
		return zero(most)
	case 1:
		return peaked(most, n, n, nil)
	}
	return peaked(most, 0, n, func(k int) float64 { return float64(n-k) / float64(k+1) * odds })
}

// plus is the sum of two numbers that know nothing of each other.
func (c counts) plus(d counts) counts {
	most, tails := len(c)-1, d.tails()
	sum := make(counts, most+1)
	for i, x := range c[:most] {
		if x == 0 {
			continue
		}
		for j, y := range d[:most-i] {
			sum[i+j] += x * y
		}
		sum[most] += x * tails[most-i]
	}
	sum[most] += c[most]
	return sum
}

// tails is how likely the number is 0 or more, 1 or more, and so on.
func (c counts) tails() []float64 {
	tails, sum := make([]float64, len(c)), 0.0
	for k := len(c) - 1; k >= 0; k-- {
		sum += c[k]
		tails[k] = min(sum, 1)
	}
	return tails
}
