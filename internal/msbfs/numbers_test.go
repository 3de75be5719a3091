package msbfs

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// A sum of inverses in units of 2⁻⁹⁶ is short by less than one unit for each.
func TestFixedPoint(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), 96))
	for range 200 {
		var sum fixedPoint
		exact, added := new(big.Rat), int64(0)
		for range 1 + rng.IntN(50) {
			d, n := 1+rng.IntN(1<<rng.IntN(31)), rng.IntN(1<<20)
			sum = sum.plus(n, reciprocal(d))
			exact.Add(exact, big.NewRat(int64(n), int64(d)))
			added += int64(n)
		}
		whole := new(big.Int).Lsh(new(big.Int).SetUint64(sum.hi), 64)
		whole.Add(whole, new(big.Int).SetUint64(sum.lo))
		short := new(big.Rat).Sub(exact, new(big.Rat).Mul(new(big.Rat).SetInt(whole), unit))
		require.GreaterOrEqual(t, short.Sign(), 0)
		require.LessOrEqual(t, short.Cmp(new(big.Rat).Mul(unit, new(big.Rat).SetInt64(added))), 0)
		want, _ := exact.Float64()
		require.InDelta(t, want, sum.float(), want*0x1p-52)
	}
	require.Equal(t, 1.0, reciprocal(1).float())
	require.Equal(t, 1.0/math.MaxInt32, reciprocal(math.MaxInt32).float())
}

func TestSourceSet(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 1))
	for range 100 {
		sets, lists := make([]sourceSet, 3), make([]map[int]bool, 3)
		for k := range sets {
			lists[k] = map[int]bool{}
			for range rng.IntN(600) {
				source := rng.IntN(sourcesAtOnce)
				sets[k].add(source)
				lists[k][source] = true
			}
			require.EqualValues(t, len(lists[k]), sets[k].size())
		}
		one, all := sets[0], sets[0]
		one.union(&sets[1])
		one.union(&sets[2])
		all.unionAll(sets, []int32{1, 2})
		require.Equal(t, one, all)
		for source := range lists[1] {
			lists[0][source] = true
		}
		for source := range lists[2] {
			lists[0][source] = true
		}
		require.EqualValues(t, len(lists[0]), all.size())
	}
}
