package null

import (
	"math"
	"math/rand/v2"
)

// ranks draws ranks, 0 … n-1, by the weights of [Affiliation].
type ranks struct {
	n      float64
	power  float64 // 1 - 1/t
	lowest float64 // y of the first rank
}

// alike is the number of largest nodes that are alike.
const alike = 10

func newRanks(n int, tail float64) ranks {
	power := 1 - 1/tail
	return ranks{float64(n), power, math.Pow(alike/(float64(n)+alike), power)}
}

// draw is a rank that is not taken; there must be one. After some vain draws it
// is the next that is free from a random rank on.
func (r ranks) draw(rng *rand.Rand, taken func(rank int) bool) int {
	for range 8 {
		if rank := r.any(rng); !taken(rank) {
			return rank
		}
	}
	rank := rng.IntN(int(r.n))
	for taken(rank) {
		rank = (rank + 1) % int(r.n)
	}
	return rank
}

// any is a rank. If y is even between its ends, the density of x = y^(1/power)
// is as x^(-1/t); a share of 1 - x^(1/t) = 1 - x/y of these makes it
// x^(-1/t) - 1.
func (r ranks) any(rng *rand.Rand) int {
	for {
		y := r.lowest + (1-r.lowest)*rng.Float64()
		x := math.Pow(y, 1/r.power)
		if rng.Float64()*y >= x {
			return int(max(0, min(r.n-1, x*(r.n+alike)-alike)))
		}
	}
}
