package vec_test

import (
	"encoding/binary"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/internal/vec"
)

func TestEmptyVectors(t *testing.T) {
	require.Zero(t, vec.Sum(nil))
	require.Zero(t, vec.Dot(nil, nil))
	require.Zero(t, vec.Max(nil))
	require.Zero(t, vec.Largest(nil))
	require.Empty(t, vec.Ones(0))
	vec.Unit(nil)
	vec.SumToOne(nil)
}

func TestClosedForms(t *testing.T) {
	x := []float64{3, -4, 0}
	require.Equal(t, -1.0, vec.Sum(x))
	require.Equal(t, 25.0, vec.Dot(x, x))
	require.Equal(t, 3.0, vec.Max(x))
	require.Equal(t, 0.0, vec.Max([]float64{-1}))
	require.Equal(t, 4.0, vec.Largest(x))
	require.Equal(t, []float64{1, 1, 1}, vec.Ones(3))
	require.Equal(t, 1.5, vec.Ratio(3, 2))
	require.Equal(t, 0.0, vec.Ratio(3, 0))
	require.Equal(t, 0.0, vec.Ratio(0, 0))
	require.Equal(t, 1.0, vec.Indicator(true))
	require.Equal(t, 0.0, vec.Indicator(false))
	for n, pairs := range []float64{0, 0, 1, 3, 6, 10} {
		require.Equal(t, pairs, vec.Pairs(n))
	}
	require.Equal(t, 2147483648.0*4294967295, vec.Pairs(1<<32), "beyond 32 bits")

	vec.Unit(x)
	require.Equal(t, []float64{.6, -.8, 0}, x)
	x = []float64{1, 2, 5}
	vec.SumToOne(x)
	require.Equal(t, []float64{.125, .25, .625}, x)
}

// 2⁵³+1 is no double: whoever adds the ones first gets another sum.
func TestSumsGoFromFirstToLast(t *testing.T) {
	require.Equal(t, 0x1p53, vec.Sum([]float64{0x1p53, 1, 1}))
	require.Equal(t, 0x1p53+2, vec.Sum([]float64{1, 1, 0x1p53}))
	require.Equal(t, 0x1p53, vec.Dot([]float64{0x1p53, 1, 1}, vec.Ones(3)))
	require.Equal(t, 0x1p53+2, vec.Dot([]float64{1, 1, 0x1p53}, vec.Ones(3)))
}

func TestUnitOfAnyScale(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 22))
	for exponent := -1074; exponent < 1024; exponent += 7 {
		x := make([]float64, 1+rng.IntN(6))
		for i := range x {
			x[i] = math.Ldexp(rng.Float64()-.5, exponent)
		}
		checkUnit(t, x)
	}
	zeros := []float64{0, 0}
	vec.Unit(zeros)
	require.Equal(t, []float64{0, 0}, zeros)
}

// checkUnit holds a vector of length 1 to 200 bits of x/|x|.
func checkUnit(t *testing.T, x []float64) {
	exact := func(v float64) *big.Float { return new(big.Float).SetPrec(200).SetFloat64(v) }
	square := exact(0)
	for _, v := range x {
		square.Add(square, new(big.Float).Mul(exact(v), exact(v)))
	}
	unit := slices.Clone(x)
	vec.Unit(unit)
	if square.Sign() == 0 {
		require.Equal(t, x, unit)
		return
	}
	length := new(big.Float).Sqrt(square)
	for i, v := range x {
		want, _ := new(big.Float).Quo(exact(v), length).Float64()
		require.InDelta(t, want, unit[i], 1e-15*float64(2+len(x)), "%g of %g", v, x)
	}
}

// checkToOne wants a power of two that brings x as near to 1 as doubles allow, and back
// without a change.
func checkToOne(t *testing.T, x float64) {
	scale := vec.ToOne(x)
	fraction, _ := math.Frexp(scale)
	require.Equal(t, .5, fraction, "a power of two")
	require.Equal(t, x, x*scale/scale, "no digit is lost of %g", x)
	if size := math.Abs(x); size >= 0x1p-1022 && size < 0x1p1023 {
		require.True(t, 1 <= size*scale && size*scale < 2, "%g", x)
	}
}

func FuzzUnit(f *testing.F) {
	for _, x := range [][]float64{{}, {3, 4}, {0, -5e-324}, {math.MaxFloat64, math.MaxFloat64}, {0x1p-500, 0x1p500, -1}} {
		var data []byte
		for _, v := range x {
			data = binary.LittleEndian.AppendUint64(data, math.Float64bits(v))
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var x []float64
		for ; len(data) >= 8 && len(x) < 100; data = data[8:] {
			v := math.Float64frombits(binary.LittleEndian.Uint64(data))
			if math.IsNaN(v) || math.IsInf(v, 0) {
				continue
			}
			x = append(x, v)
			checkToOne(t, v)
		}
		checkUnit(t, x)
	})
}
