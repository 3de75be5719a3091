package csr

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/parallel"
)

// TwinClasses is the classes of twins: nodes with the same neighbours, such as actors with
// exactly the same projects. Twins that are not tied to each other (false twins) have the same
// open neighbourhood, twins that are (true twins) the same closed one. They are structurally
// equivalent. All distances from one are those from the other, and neither lies inside a
// shortest path from the other, so that one search stands for all of them.
type TwinClasses struct {
	Of    []int32   // of every node: the first node of its class
	First []int32   // the first nodes of classes, in order
	Count []float64 // of the first node of a class: the size of the class; of others 0
}

// Twins finds the twin classes among the nodes from each end up to the next, of two ends or
// more. Nodes outside are in classes of their own that First and Count leave out.
//
// Cost: O(n+m) time expected, by hash tables; nodes of equal hash are compared, so that the
// classes are exact.
func Twins(ctx context.Context, rows Rows, ends ...int) (TwinClasses, error) {
	t := NoTwins(rows.Len())
	s := twinSearch{of: t.Of, hash: make([]uint64, rows.Len())}
	for i := range s.hash {
		for _, j := range rows.Row(i) {
			s.hash[i] += mix(j)
		}
	}
	s.matchAll(ctx, ends, func(i, j int32) bool { return falseTwins(rows, i, j) })
	for i := range s.hash {
		s.hash[i] += mix(int32(i))
	}
	s.matchAll(ctx, ends, func(i, j int32) bool { return trueTwins(rows, i, j) })
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

// twinSearch finds twins by the hashes of their neighbourhoods, first the open ones, then the
// closed ones.
type twinSearch struct {
	of   []int32
	hash []uint64 // of a node: the sum of the hashes of its neighbours
}

func (s twinSearch) matchAll(ctx context.Context, ends []int, same func(i, j int32) bool) {
	for k := range ends[1:] {
		s.match(ctx, ends[k], ends[k+1]-ends[k], same)
	}
}

// match merges nodes of equal hash that really are twins. No node has twins of both kinds: if j
// were tied to its twin i and not to its twin k, i would be tied to k, as j's neighbours are
// k's, and so j to k, as i's neighbours are j's.
func (s twinSearch) match(ctx context.Context, first, size int, same func(i, j int32) bool) {
	bits := 1
	for 1<<bits < 2*size {
		bits++
	}
	table := make([]int32, 1<<bits) // nodes + 1 by their hash, open addressing
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

// falseTwins tells whether i and j have the same neighbours: then they are not tied.
func falseTwins(rows Rows, i, j int32) bool { return slices.Equal(rows.Row(int(i)), rows.Row(int(j))) }

// trueTwins tells whether i and j are tied and have the same other neighbours.
func trueTwins(rows Rows, i, j int32) bool {
	x, y := rows.Row(int(i)), rows.Row(int(j))
	a, tied := slices.BinarySearch(x, j)
	if !tied || len(x) != len(y) {
		return false
	}
	b, _ := slices.BinarySearch(y, i)
	for k := range len(x) - 1 {
		if x[without(k, a)] != y[without(k, b)] {
			return false
		}
	}
	return true
}

// without is where entry k of a row stands from which one entry is left out.
func without(k, gone int) int {
	if k >= gone {
		return k + 1
	}
	return k
}

// mix spreads a node number over 64 bits: the finaliser of SplitMix64 (Steele, Lea and Flood
// 2014, doi:10.1145/2660193.2660195).
func mix(i int32) uint64 {
	x := uint64(i)*0x9e3779b97f4a7c15 + 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// NoTwins is n classes of one node each.
func NoTwins(n int) TwinClasses {
	t := TwinClasses{Of: make([]int32, n), First: make([]int32, n), Count: make([]float64, n)}
	for i := range n {
		t.Of[i], t.First[i], t.Count[i] = int32(i), int32(i), 1
	}
	return t
}
