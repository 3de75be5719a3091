package brokerage

import "math/bits"

// bitCounters are counts in up to 64 shuffles at once, three of every node. Bit s of a word
// is shuffle s: words of level k count 2^k each. A word is not added at once to what is
// counted on its level, which would carry on in some shuffle nearly always. It waits for
// the next, and then three words become a sum and a carry: two steps for each word, on
// average (Harley and Seal).
type bitCounters struct {
	start  []int // of every node: its lowest level
	levels []tier
	waits  []uint64 // of every node: bit k if words wait on level k
}

// tier is three sums of one level, and the words that wait.
type tier struct{ sum, wait [3]uint64 }

// grow makes the counters of the next node, which go up to a number.
func (c *bitCounters) grow(to uint64) {
	c.start = append(c.start, len(c.levels))
	c.levels = append(c.levels, make([]tier, bits.Len64(to))...)
	c.waits = append(c.waits, 0)
}

func (c *bitCounters) clear() {
	clear(c.levels)
	clear(c.waits)
}

// add adds n to the counts of a node where its words have bits.
func (c *bitCounters) add(node int, words [3]uint64, n uint64) {
	levels := c.levels[c.start[node]:]
	for k := 0; n != 0; k++ {
		if n&1 != 0 {
			c.waits[node] = put(levels, k, words, c.waits[node])
		}
		n >>= 1
	}
}

// put adds words to a level, and what they carry to the next ones.
func put(levels []tier, k int, words [3]uint64, waits uint64) uint64 {
	x, y, z := words[0], words[1], words[2]
	for ; waits>>k&1 != 0; k++ {
		l := &levels[k]
		x, l.sum[0] = carry(l.sum[0], l.wait[0], x)
		y, l.sum[1] = carry(l.sum[1], l.wait[1], y)
		z, l.sum[2] = carry(l.sum[2], l.wait[2], z)
		waits &^= 1 << k
	}
	levels[k].wait = [3]uint64{x, y, z}
	return waits | 1<<k
}

// carry makes three words one that counts twice, and one that counts once.
func carry(x, y, z uint64) (twice, once uint64) {
	differ := x ^ y
	return x&y | differ&z, differ ^ z
}

// read gives the counts of a node in every shuffle.
func (c *bitCounters) read(node int, values *[3][wordShuffles]float64) {
	*values = [3][wordShuffles]float64{}
	end := len(c.levels)
	if node+1 < len(c.start) {
		end = c.start[node+1]
	}
	for k, l := range c.levels[c.start[node]:end] {
		for i := range values {
			spread(l.sum[i], k, &values[i])
			if c.waits[node]>>k&1 != 0 {
				spread(l.wait[i], k, &values[i])
			}
		}
	}
}

// spread adds 2^k to the shuffles whose bits are in a word.
func spread(word uint64, k int, values *[wordShuffles]float64) {
	for ; word != 0; word &= word - 1 {
		values[bits.TrailingZeros64(word)] += float64(uint64(1) << k)
	}
}
