package metrics

import "math/bits"

// bits64 is a set of small numbers.
type bits64 []uint64

func (x bits64) put(i int)      { x[i/64] |= 1 << (i % 64) }
func (x bits64) drop(i int)     { x[i/64] &^= 1 << (i % 64) }
func (x bits64) has(i int) bool { return x[i/64]>>(i%64)&1 == 1 }

func (x bits64) size() (n int) {
	for _, word := range x {
		n += bits.OnesCount64(word)
	}
	return n
}

// shared is how many numbers are in two sets of one length.
func (x bits64) shared(y bits64) (n int) {
	for k, word := range x {
		n += bits.OnesCount64(word & y[k])
	}
	return n
}

// take takes the smallest number out of the set. It is -1 if there is none.
func (x bits64) take() int {
	for k, word := range x {
		if word != 0 {
			x[k] &= word - 1
			return 64*k + bits.TrailingZeros64(word)
		}
	}
	return -1
}

// bitRows is sets of numbers below the same bound, in memory that is used again.
type bitRows struct {
	words int // of a row
	all   bits64
}

// reset makes empty rows for numbers below bound.
func (r *bitRows) reset(rows, bound int) {
	r.words = (bound + 63) / 64
	if n := rows * r.words; cap(r.all) < n {
		r.all = make(bits64, n)
	} else {
		r.all = r.all[:n]
		clear(r.all)
	}
}

func (r *bitRows) row(i int) bits64 { return r.all[i*r.words : (i+1)*r.words] }
