package parallel_test

import (
	"context"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/essaim/essaim/internal/parallel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestEachVisitsAllOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 63, 64, 65, 1000} {
		for _, workers := range []int{0, 1, 2, 3, 8, 64, 1000} {
			visits := make([]atomic.Int32, n)
			err := parallel.Loop{N: n, Work: 1 << 30, Workers: workers}.Each(t.Context(), func() func(int) {
				return func(i int) { visits[i].Add(1) }
			})
			require.NoError(t, err)
			for i := range visits {
				require.EqualValues(t, 1, visits[i].Load())
			}
		}
	}
}

// These numbers do not add up to the same in every order.
func TestSumHasTheSameBits(t *testing.T) {
	sum := func(workers int) []float64 {
		s, err := parallel.Loop{N: 5000, Workers: workers}.Sum(t.Context(), 3, func() func(int, []float64) {
			return func(i int, sum []float64) { sum[i%3] += 1 / float64(i+1) }
		})
		require.NoError(t, err)
		return s
	}
	for range 5 {
		for _, workers := range []int{0, 2, 3, 8, 64} {
			require.Equal(t, sum(1), sum(workers))
		}
	}
}

func TestProgress(t *testing.T) {
	var calls []int
	loop := parallel.Loop{N: 1000, Workers: 4, Progress: func(done, total int) {
		require.Equal(t, 1000, total)
		calls = append(calls, done)
	}}
	require.NoError(t, loop.Each(t.Context(), func() func(int) { return func(int) {} }))
	require.Len(t, calls, 101)
	for i, done := range calls {
		require.Equal(t, 10*i, done)
	}
}

func TestCancelled(t *testing.T) {
	for _, workers := range []int{1, 4} {
		ctx, cancel := context.WithCancel(t.Context())
		var visits atomic.Int32
		sum, err := parallel.Loop{N: 1 << 20, Workers: workers}.Sum(ctx, 1, func() func(int, []float64) {
			return func(int, []float64) {
				if visits.Add(1) == 100 {
					cancel()
				}
			}
		})
		require.ErrorIs(t, err, context.Canceled)
		require.Nil(t, sum)
		require.Less(t, int(visits.Load()), 200)
	}
}
