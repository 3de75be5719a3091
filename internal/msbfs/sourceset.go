package msbfs

import "math/bits"

// sourcesAtOnce is the number of sources of a batch: as many as a cache line has bits.
const sourcesAtOnce = 512

// sourceSet is a set of sources of a batch.
type sourceSet [sourcesAtOnce / 64]uint64

func (x *sourceSet) add(source int) { x[source/64] |= 1 << (source % 64) }

// union adds the sources of another set.
func (x *sourceSet) union(y *sourceSet) {
	x[0] |= y[0]
	x[1] |= y[1]
	x[2] |= y[2]
	x[3] |= y[3]
	x[4] |= y[4]
	x[5] |= y[5]
	x[6] |= y[6]
	x[7] |= y[7]
}

// unionAll adds the sources of all sets of a list, in registers.
func (x *sourceSet) unionAll(sets []sourceSet, list []int32) {
	x0, x1, x2, x3, x4, x5, x6, x7 := x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]
	for _, v := range list {
		y := &sets[v]
		x0 |= y[0]
		x1 |= y[1]
		x2 |= y[2]
		x3 |= y[3]
		x4 |= y[4]
		x5 |= y[5]
		x6 |= y[6]
		x7 |= y[7]
	}
	*x = sourceSet{x0, x1, x2, x3, x4, x5, x6, x7}
}

// size is the number of sources.
func (x *sourceSet) size() int32 {
	n := bits.OnesCount64(x[0]) + bits.OnesCount64(x[1]) + bits.OnesCount64(x[2]) + bits.OnesCount64(x[3])
	n += bits.OnesCount64(x[4]) + bits.OnesCount64(x[5]) + bits.OnesCount64(x[6]) + bits.OnesCount64(x[7])
	return int32(n)
}
