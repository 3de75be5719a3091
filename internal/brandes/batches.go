package brandes

import (
	"context"
	"slices"
)

// batch is the sources that are searched from at once, one in each lane. Lanes left over
// repeat them.
type batch struct {
	sources [laneCount]int32
	size    int // lanes that are no repeats
}

// batches deals the classes that stand for ends of paths to batches.
func (q *quotient) batches(ctx context.Context) ([]batch, error) {
	var all []batch
	l := landmarks{search: newSearch(ctx, q), nearness: make([][laneCount]int32, q.Len())}
	for block := range len(q.blockStart) - 1 {
		low, high := q.blockStart[block], q.blockStart[block+1]
		var sources []int32
		for c := low; c < high; c++ {
			if q.weight[c] > 0 {
				sources = append(sources, int32(c))
			}
		}
		if len(sources) > laneCount {
			sources = l.sort(sources, low, high)
		}
		for list := range slices.Chunk(sources, laneCount) {
			all = append(all, batchOf(list))
		}
	}
	return all, ctx.Err()
}

func batchOf(list []int32) batch {
	b := batch{size: len(list)}
	for lane := range b.sources {
		b.sources[lane] = list[lane%len(list)]
	}
	return b
}

// landmarks are classes of large degree, from which distances are known. Sources in the
// order of these are near each other, and searches from them have much in common. The
// farthest come first: once they have been sources they are targets no more, and many paths
// of later batches end before them.
type landmarks struct {
	search
	nearness [][laneCount]int32 // of a class, to the landmarks at hand: the largest distance less its own
}

const landmarkCount = 32

// sort sorts sources in the block of the classes low … high-1: by the first landmark, then
// the second, and so on.
func (l *landmarks) sort(sources []int32, low, high int) []int32 {
	var marks []int32
	for c := low; c < min(high, low+landmarkCount); c++ {
		marks = append(marks, int32(c))
	}
	for _, list := range slices.Backward(slices.Collect(slices.Chunk(marks, laneCount))) { // the last key first
		b := batchOf(list)
		l.run(&b.sources)
		if l.ctx.Err() != nil {
			break // distances may be missing
		}
		largest := len(l.levels) - 1
		for d := range l.levels {
			l.record(int32(largest-d), l.levels[d].all)
		}
		for lane := range slices.Backward(list) {
			sources = l.sortBy(lane, sources, largest)
		}
	}
	return sources
}

func (l *landmarks) record(nearness int32, f frontier) {
	for _, m := range f.list {
		for lane := range laneCount {
			if m.set>>lane&1 == 1 {
				l.nearness[m.class][lane] = nearness
			}
		}
	}
}

// sortBy is a counting sort by the nearness in a lane. Equal ones keep their order.
func (l *landmarks) sortBy(lane int, sources []int32, largest int) []int32 {
	next := make([]int, largest+2)
	for _, c := range sources {
		next[l.nearness[c][lane]+1]++
	}
	for d := range largest + 1 {
		next[d+1] += next[d]
	}
	sorted := make([]int32, len(sources))
	for _, c := range sources {
		d := l.nearness[c][lane]
		sorted[next[d]] = c
		next[d]++
	}
	return sorted
}
