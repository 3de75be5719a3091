package dijkstra_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/dijkstra"
	"github.com/essaim/essaim/internal/nettest"
)

func TestZeroRows(t *testing.T) {
	lengths, err := dijkstra.Lengths(graph.Rows{}, func(float64) float64 { return 0 })
	require.NoError(t, err)
	require.Empty(t, lengths)
	require.Empty(t, dijkstra.New(graph.Rows{}, lengths).Order)
}

// inverse is lengths 1/number, times a constant.
func inverse(constant float64) func(float64) float64 {
	return func(number float64) float64 { return constant / number }
}

func inverseExactly(constant float64) func(int) *big.Rat {
	return func(number int) *big.Rat {
		length := new(big.Rat).SetFloat64(constant)
		return length.Quo(length, new(big.Rat).SetInt64(int64(number)))
	}
}

// Paths that are equally long on paper only, as 1/3 + 1/6 and 1/2, all count, whatever
// constant lengths are multiplied with.
func TestFractions(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	constants := []float64{1, .1, 3, 1e-200, 7e12, 1e200}
	if testing.Short() {
		constants = constants[:2]
	}
	for _, constant := range constants {
		for range 2 {
			for _, s := range samples(rng, []int{1, 2, 3, 6, 10, 15, 30}) {
				requireExact(t, s, inverse(constant), inverseExactly(constant))
			}
			for _, s := range samples(rng, []int{1}) { // steps
				requireExact(t, s, inverse(constant), inverseExactly(constant))
			}
			for _, s := range samples(rng, []int{7, 11, 13, 17, 19, 23, 29}) {
				requireExact(t, s, inverse(constant), inverseExactly(constant))
			}
		}
	}
}

// Lengths from 10⁻¹² to 10¹²: a short tie counts behind a long one.
func TestMagnitudes(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 1))
	length := func(number int) *big.Rat {
		power := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(1000), big.NewInt(int64(number-1)), nil))
		return power.Mul(power, big.NewRat(1, 1e12))
	}
	rounded := func(strength float64) float64 {
		l, _ := length(int(strength)).Float64()
		return l
	}
	for range 12 {
		for _, s := range samples(rng, []int{1, 2, 5, 7, 8, 9}) {
			requireExact(t, s, rounded, length)
		}
	}
}

// Strengths that differ in the seventh digit have different lengths.
func TestNearlyEqualLengths(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	for range 12 {
		for _, s := range samples(rng, []int{1, 1e6, 1e6 + 1, 1e6 + 2}) {
			requireExact(t, s, inverse(1), inverseExactly(1))
		}
	}
}

// paths counts the shortest paths between every two nodes.
func paths(t testing.TB, s sample, length func(float64) float64) [][]float64 {
	t.Helper()
	rows := s.rows(t)
	lengths, err := dijkstra.Lengths(rows, length)
	require.NoError(t, err)
	search := dijkstra.New(rows, lengths)
	all := make([][]float64, s.n)
	for source := range all {
		search.From(t.Context(), int32(source))
		sigma := make([]float64, s.n)
		sigma[source] = 1
		for _, v := range search.Order {
			for _, u := range before(t, rows, search, v) {
				sigma[v] += sigma[u]
			}
		}
		all[source] = sigma
	}
	return all
}

// Lengths with a rounding of their own, of which many sums are equal: each pair has one
// verdict, whatever end it is searched from, and for lengths times a constant.
func TestVerdictFromBothEnds(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 1))
	tenths := func(constant float64) func(float64) float64 {
		return func(number float64) float64 { return constant * number * .1 }
	}
	for range 12 {
		for _, s := range samples(rng, []int{1, 2, 3, 4, 7}) {
			there := paths(t, s, tenths(1))
			for i := range there {
				for j := range there {
					require.Equal(t, there[i][j], there[j][i], "%d and %d of %v", i, j, s)
				}
			}
			for _, constant := range []float64{3, .7, 1e-9, 1e300} {
				require.Equal(t, there, paths(t, s, tenths(constant)))
			}
		}
	}
}

// A search that was cancelled leaves a memory in which the next is right.
func TestCancelled(t *testing.T) {
	const width, height = 150, 100
	s := newSample(width * height)
	for i := range s.n {
		if (i+1)%width > 0 {
			s.tie(i, i+1, 1+i%5)
		}
		if i+width < s.n {
			s.tie(i, i+width, 1+i%3)
		}
	}
	rows := s.rows(t)
	lengths, err := dijkstra.Lengths(rows, inverse(1))
	require.NoError(t, err)
	whole := dijkstra.New(rows, lengths)
	whole.From(t.Context(), 77)
	require.Len(t, whole.Order, s.n)
	search := dijkstra.New(rows, lengths)
	for looks := range s.n / 4096 {
		ctx := nettest.NewExpiring(t.Context(), looks)
		search.From(ctx, int32(looks*1000))
		require.Error(t, ctx.Err())
		require.Less(t, len(search.Order), s.n)
		search.From(t.Context(), 77)
		require.Equal(t, whole.Order, search.Order)
		require.Equal(t, whole.Into, search.Into)
		require.Equal(t, whole.Steps, search.Steps)
	}
}

func TestLengths(t *testing.T) {
	s := newSample(3)
	s.tie(0, 1, 2)
	s.tie(1, 2, 4)
	rows := s.rows(t)
	none, err := dijkstra.Lengths(rows, nil)
	require.NoError(t, err)
	require.Nil(t, none)
	lengths, err := dijkstra.Lengths(rows, inverse(1))
	require.NoError(t, err)
	require.Equal(t, [][]float64{{.5}, {.5, .25}, {.25}}, lengths)
	plain, err := dijkstra.Lengths(nettest.Ties(t, "A-B").Rows(), func(strength float64) float64 { return 7 * strength })
	require.NoError(t, err)
	require.Equal(t, [][]float64{{7}, {7}}, plain, "ties without weights have the strength 1")
	for _, bad := range []float64{0, -1, math.NaN(), math.Inf(1), math.Inf(-1)} {
		_, err := dijkstra.Lengths(rows, func(float64) float64 { return bad })
		require.ErrorIs(t, err, dijkstra.ErrLength)
		require.ErrorContains(t, err, "strength 2 has length")
	}
}

// fromBytes makes a graph of up to 8 nodes: a byte for how many, then three for every tie.
// Its numbers are up to 30, so that no two sums of lengths 1/number differ by less than
// 1/lcm(1 … 30), some 4·10⁻¹³, if they do.
func fromBytes(data []byte) sample {
	if len(data) == 0 {
		return newSample(1)
	}
	s := newSample(2 + int(data[0])%7)
	for rest := data[1:]; len(rest) >= 3; rest = rest[3:] {
		s.tie(int(rest[0])%s.n, int(rest[1])%s.n, 1+int(rest[2])%30)
	}
	return s
}

func FuzzSearch(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{4, 0, 1, 2, 1, 2, 5, 0, 2, 1})                                         // 1/3 + 1/6 = 1/2
	f.Add([]byte{4, 0, 1, 29, 1, 2, 9, 2, 5, 14, 0, 3, 9, 3, 4, 14, 4, 5, 29, 1, 4, 0}) // two orders of one sum
	f.Fuzz(func(t *testing.T, data []byte) {
		if s := fromBytes(data); len(s.ties) > 0 {
			requireExact(t, s, inverse(1), inverseExactly(1))
		}
	})
}

// Two ways round a ring have no length in common, and differ by more than the rounding of one
// of them and less than that of both. The verdict is the same where they meet early, as from
// node 0 at node 3, and late, as from node 4 at node 0.
func TestVerdictOfPathsApart(t *testing.T) {
	s := newSample(5)
	for k, ends := range [][2]int{{0, 1}, {1, 3}, {0, 2}, {2, 3}, {3, 4}} {
		s.tie(ends[0], ends[1], k+1)
	}
	for _, more := range []float64{.5, 1, 1.5, 1.75, 2.25, 3} {
		all := paths(t, s, func(number float64) float64 {
			return []float64{.25, .75, .375, .625 + more*0x1p-48, 10}[int(number)-1]
		})
		want := 1.0
		if more < 2 {
			want = 2
		}
		for _, ends := range [][2]int{{0, 3}, {3, 0}, {0, 4}, {4, 0}} {
			require.Equal(t, want, all[ends[0]][ends[1]], "%v from %d to %d", more, ends[0], ends[1])
		}
	}
}
