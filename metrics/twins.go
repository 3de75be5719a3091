package metrics

import (
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
)

// twins are nodes with the same neighbours: actors with exactly the same
// projects. They may be tied to each other. All distances from one are those
// from the other, and neither lies on a shortest path from the other, so that one
// search stands for all of them.
type twins struct {
	of    []int32   // the first twin of every node
	first []int32   // nodes that are the first of their twins
	count []float64 // of every node: its twins, itself included
}

// twinsOf finds the twins among the nodes from first to first+size-1.
func twinsOf(rows graph.Rows, first, size int) twins {
	t, _ := twinsAmong(context.Background(), rows, []int{first, first + size})
	return t
}

// twinsAmong finds the twins among the nodes between two ends, for all ends.
func twinsAmong(ctx context.Context, rows graph.Rows, ends []int) (twins, error) {
	t := twins{of: make([]int32, rows.Len()), count: make([]float64, rows.Len())}
	hash := make([]uint64, rows.Len())
	for i := range t.of {
		if i%often == 0 && ctx.Err() != nil {
			return t, ctx.Err()
		}
		t.of[i] = int32(i)
		for _, j := range rows.Row(i) {
			hash[i] += mix(j)
		}
	}
	apart := func(i, j int32) bool { return slices.Equal(rows.Row(int(i)), rows.Row(int(j))) }
	beside := func(i, j int32) bool { return sameBeside(rows, i, j) }
	for k := range ends[1:] {
		t.match(ctx, ends[k], ends[k+1], func(i int) uint64 { return hash[i] }, apart)
		t.match(ctx, ends[k], ends[k+1], func(i int) uint64 { return hash[i] + mix(int32(i)) }, beside)
		for i := ends[k]; i < ends[k+1]; i++ {
			if t.of[i] == int32(i) {
				t.first = append(t.first, int32(i))
			}
			t.count[t.of[i]]++
		}
	}
	return t, ctx.Err()
}

// match joins nodes of equal hash that really are the same. No node has twins of
// both kinds: if j is tied to i and not to k, i and k differ in j.
func (t *twins) match(ctx context.Context, from, to int, hash func(i int) uint64, same func(i, j int32) bool) {
	first := make(map[uint64]int32, to-from)
	for j := from; j < to; j++ {
		if j%often == 0 && ctx.Err() != nil {
			return
		}
		h := hash(j)
		i, met := first[h]
		for met && !same(i, int32(j)) {
			h++ // different nodes of the same hash
			i, met = first[h]
		}
		if met {
			t.of[j] = i
		} else {
			first[h] = int32(j)
		}
	}
}

// sameBeside tells whether i and j are tied and have the same other neighbours.
func sameBeside(rows graph.Rows, i, j int32) bool {
	x, y := rows.Row(int(i)), rows.Row(int(j))
	a, tied := slices.BinarySearch(x, j)
	if !tied || len(x) != len(y) {
		return false
	}
	b, _ := slices.BinarySearch(y, i)
	for k := range len(x) - 1 {
		if x[past(k, a)] != y[past(k, b)] {
			return false
		}
	}
	return true
}

// past is place k of a row from which place gone is left out.
func past(k, gone int) int {
	if k >= gone {
		return k + 1
	}
	return k
}

// mix spreads a node number over 64 bits (the finaliser of SplitMix64).
func mix(i int32) uint64 {
	x := uint64(i)*0x9e3779b97f4a7c15 + 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// noTwins takes n nodes one by one.
func noTwins(n int) twins {
	t := twins{of: make([]int32, n), first: make([]int32, n), count: make([]float64, n)}
	for i := range n {
		t.of[i], t.first[i], t.count[i] = int32(i), int32(i), 1
	}
	return t
}
