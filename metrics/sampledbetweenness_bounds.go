package metrics

import "math"

// sampleBounds is what counts in samples say of probabilities. Hoeffding (1963), theorem
// 1: if p is the probability and x the share in k samples, k·D(x‖p) is above a
// penalty with a probability of at most exp(-penalty) on each side, where
//
//	D(x‖p) = x ln(x/p) + (1-x) ln((1-x)/(1-p))
type sampleBounds struct {
	samples int
	penalty float64
	known   map[float64]interval // by count
}

// interval is a share, and the bounds of its probability.
type interval struct{ low, share, high float64 }

// of is the interval of a count.
func (b *sampleBounds) of(count float64) interval {
	if b.samples == 0 {
		return interval{}
	}
	i, ok := b.known[count]
	if !ok {
		x, most := count/float64(b.samples), b.penalty/float64(b.samples)
		i = interval{farthest(x, 0, most), x, farthest(x, 1, most)}
		b.known[count] = i
	}
	return i
}

// error is the larger distance of a bound from the share.
func (i interval) error() float64 { return max(i.share-i.low, i.high-i.share) }

// farthest is the p between x and an end, 0 or 1, that is farthest from x with a
// divergence of at most most, by bisection.
func farthest(x, end, most float64) float64 {
	near, far := x, end
	for range 60 {
		if p := (near + far) / 2; divergence(x, p) > most {
			far = p
		} else {
			near = p
		}
	}
	return far
}

func divergence(x, p float64) float64 {
	d := 0.0
	if x > 0 {
		d += x * math.Log(x/p)
	}
	if x < 1 {
		d += (1 - x) * math.Log((1-x)/(1-p))
	}
	return d
}
