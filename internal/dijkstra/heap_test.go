package dijkstra

import (
	"cmp"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// Entries come out nearest first, also those that differ in the low part only, with pushes
// between pops.
func TestHeapOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		var queue heap
		var rest []distance
		for range 1 + rng.IntN(60) {
			d := distance{float64(rng.IntN(5)), math.Ldexp(float64(rng.IntN(3)-1), -60)}
			queue.push(entry{far: d})
			rest = append(rest, d)
			if rng.IntN(3) == 0 {
				require.Equal(t, takeNearest(&rest), queue.pop().far)
			}
		}
		for len(rest) > 0 {
			require.Equal(t, takeNearest(&rest), queue.pop().far)
		}
		require.Empty(t, queue)
	}
}

func takeNearest(list *[]distance) distance {
	slices.SortFunc(*list, func(x, y distance) int {
		return cmp.Or(cmp.Compare(x.high, y.high), cmp.Compare(x.low, y.low))
	})
	first := (*list)[0]
	*list = (*list)[1:]
	return first
}

func rational(d distance) *big.Rat {
	high, low := new(big.Rat).SetFloat64(d.high), new(big.Rat).SetFloat64(d.low)
	return high.Add(high, low)
}

// A sum of lengths of all magnitudes is short of the exact one by less than 2⁻¹⁰⁰ of it,
// and its high part is the float64 next to it.
func TestDistanceIsASumWithoutRounding(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 1))
	for range 300 {
		var d distance
		exact := new(big.Rat)
		for range 1 + rng.IntN(40) {
			length := math.Ldexp(1+rng.Float64(), rng.IntN(200)-100)
			d = d.plus(length)
			exact.Add(exact, new(big.Rat).SetFloat64(length))
		}
		off := new(big.Rat).Sub(rational(d), exact)
		off.Quo(off.Abs(off), exact)
		require.Negative(t, off.Cmp(new(big.Rat).SetFloat64(0x1p-100)))
		nearest, _ := exact.Float64()
		require.Equal(t, nearest, d.high)
	}
}

// A difference is rounded once, although the high parts may be equal.
func TestDistanceMinus(t *testing.T) {
	x, y := distance{}.plus(1).plus(0x1p-60), distance{}.plus(1).plus(0x1p-61)
	require.Equal(t, 0x1p-61, x.minus(y))
	require.Equal(t, -0x1p-61, y.minus(x))
	require.True(t, y.less(x))
	require.False(t, x.less(y))
	require.False(t, x.less(x))
}
