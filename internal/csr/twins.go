package csr

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/parallel"
)

// TwinClasses are nodes with the same neighbours: actors with exactly the same
// projects. They may be tied to each other. All distances from one are those
// from the other, and neither lies on a shortest path from the other, so that one
// search stands for all of them.
type TwinClasses struct {
	Of    []int32   // the first twin of every node
	First []int32   // nodes that are the first of their twins
	Count []float64 // of every node: its twins, itself included
}

// Twins finds the twins among the nodes between two ends, for all ends.
func Twins(ctx context.Context, rows Rows, ends ...int) (TwinClasses, error) {
	t := NoTwins(rows.Len())
	m := twinSearch{rows: rows, of: t.Of, hash: make([]uint64, rows.Len())}
	for i := range m.hash {
		for _, j := range rows.Row(i) {
			m.hash[i] += mix(j)
		}
	}
	m.matchAll(ctx, ends, func(i, j int32) bool { return slices.Equal(rows.Row(int(i)), rows.Row(int(j))) })
	for i := range m.hash {
		m.hash[i] += mix(int32(i))
	}
	m.matchAll(ctx, ends, func(i, j int32) bool { return sameBeside(rows, i, j) })
	t.First = t.First[:0]
	clear(t.Count)
	for i := ends[0]; i < ends[len(ends)-1]; i++ {
		if t.Of[i] == int32(i) {
			t.First = append(t.First, int32(i))
		}
		t.Count[t.Of[i]]++
	}
	return t, ctx.Err()
}

// twinSearch finds twins by the hashes of their neighbours.
type twinSearch struct {
	rows Rows
	of   []int32
	hash []uint64
}

func (s twinSearch) matchAll(ctx context.Context, ends []int, same func(i, j int32) bool) {
	for k := range ends[1:] {
		s.match(ctx, ends[k], ends[k+1]-ends[k], same)
	}
}

// match joins nodes of equal hash that really are the same. No node has twins of
// both kinds: if j is tied to i and not to k, i and k differ in j.
func (s twinSearch) match(ctx context.Context, first, size int, same func(i, j int32) bool) {
	bits := 1
	for 1<<bits < 2*size {
		bits++
	}
	table := make([]int32, 1<<bits) // of nodes + 1, by their hash
	for j := int32(first); j < int32(first+size); j++ {
		if j%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		at := s.hash[j] >> (64 - bits)
		for table[at] > 0 {
			if i := table[at] - 1; s.hash[i] == s.hash[j] && same(i, j) {
				s.of[j] = s.of[i]
				break
			}
			at = (at + 1) & (1<<bits - 1)
		}
		if table[at] == 0 {
			table[at] = j + 1
		}
	}
}

// sameBeside tells whether i and j are tied and have the same other neighbours.
func sameBeside(rows Rows, i, j int32) bool {
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

// NoTwins takes n nodes one by one.
func NoTwins(n int) TwinClasses {
	t := TwinClasses{Of: make([]int32, n), First: make([]int32, n), Count: make([]float64, n)}
	for i := range n {
		t.Of[i], t.First[i], t.Count[i] = int32(i), int32(i), 1
	}
	return t
}
