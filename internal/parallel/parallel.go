// Package parallel runs long loops on several goroutines so that the result does
// not depend on how many there are.
package parallel

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/essaim/essaim/internal/setting"
)

// blocks is the number of parts that a loop is dealt into. It must not depend on
// the machine, or sums would.
const blocks = 64

// small is the work, in steps of about a nanosecond, below which one goroutine
// is as fast as many.
const small = 1 << 22

// Loop is a loop over the numbers 0 … N-1.
type Loop struct {
	N        int
	Work     int                   // estimated steps in all
	Workers  int                   // goroutines; 0 means GOMAXPROCS, or one for little work; below 0 is an error
	Progress func(done, total int) // optional: about 100 calls, one at a time
}

// Each visits every number once. Each goroutine calls worker once, for a visit
// function with memory of its own, and visits its numbers in rising order.
//
// A cancelled context stops the loop, with the context's error. A long visit may
// look at the context itself and end early.
func (l Loop) Each(ctx context.Context, worker func() func(i int)) error {
	_, err := l.Sum(ctx, 0, func() func(int, []float64) {
		visit := worker()
		return func(i int, _ []float64) { visit(i) }
	})
	return err
}

// Sum visits every number once and adds up what the visits write into sum, an
// array of the given width. The numbers are dealt into fixed blocks, each summed
// alone, and blocks are added in order: the bits of the result are always the
// same.
func (l Loop) Sum(ctx context.Context, width int, worker func() func(i int, sum []float64)) ([]float64, error) {
	if l.Workers < 0 {
		return nil, fmt.Errorf("%d Workers: %w", l.Workers, setting.ErrRange)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r := &run{Loop: l, sums: sums{total: make([]float64, width)}}
	r.report(0)
	var group sync.WaitGroup
	for range r.goroutines() - 1 {
		group.Go(func() { r.work(ctx, worker()) })
	}
	r.work(ctx, worker())
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r.total, nil
}

// run is a loop on its way.
type run struct {
	Loop
	sums
	dealt atomic.Int64 // blocks
	mutex sync.Mutex
	done  int // numbers
}

func (r *run) goroutines() int {
	n := r.Workers
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
		if r.Work < small {
			n = 1
		}
	}
	return max(1, min(n, blocks, r.N))
}

// work takes blocks until there are none.
func (r *run) work(ctx context.Context, visit func(int, []float64)) {
	for {
		block := int(r.dealt.Add(1)) - 1
		if block >= blocks {
			return
		}
		sum := r.take()
		for i := block * r.N / blocks; i < (block+1)*r.N/blocks; i++ {
			if ctx.Err() != nil {
				return
			}
			visit(i, sum)
			r.count()
		}
		r.give(block, sum)
	}
}

func (r *run) count() {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.done++
	if r.done*100/r.N != (r.done-1)*100/r.N {
		r.report(r.done)
	}
}

func (r *run) report(done int) {
	if r.Progress != nil {
		r.Progress(done, r.N)
	}
}

// sums adds up the arrays of blocks in block order. An array waits only for the
// blocks before its own, and is used again, so that few exist at a time.
type sums struct {
	total []float64
	lock  sync.Mutex
	ready [blocks][]float64
	next  int
	free  [][]float64
}

// take is an array of zeros.
func (s *sums) take() []float64 {
	s.lock.Lock()
	defer s.lock.Unlock()
	if last := len(s.free) - 1; last >= 0 {
		sum := s.free[last]
		s.free = s.free[:last]
		return sum
	}
	return make([]float64, len(s.total))
}

// give hands over the sum of a block.
func (s *sums) give(block int, sum []float64) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.ready[block] = sum
	for s.next < blocks && s.ready[s.next] != nil {
		sum := s.ready[s.next]
		for i, x := range sum {
			s.total[i] += x
		}
		clear(sum)
		s.free = append(s.free, sum)
		s.ready[s.next] = nil
		s.next++
	}
}

// Often is after how many short steps a long loop looks at its context.
const Often = 1 << 12
