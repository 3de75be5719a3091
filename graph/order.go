package graph

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// An order is a list of places: pick takes what stands there, in that order.

// counting is the order of n things as they stand: 0, 1, … n-1.
func counting(n int) []int32 {
	ids := make([]int32, n)
	for i := range ids {
		ids[i] = int32(i)
	}
	return ids
}

func pick[T any](from []T, at []int32) []T {
	to := make([]T, len(at))
	for i, k := range at {
		to[i] = from[k]
	}
	return to
}

// inverse is the rank of each place in an order of all places.
func inverse(order []int32) []int32 {
	rank := make([]int32, len(order))
	for i, at := range order {
		rank[at] = int32(i)
	}
	return rank
}

// inOrder is the order of distinct texts, by bytes. Most are told apart by the
// eight bytes behind what all of them begin with.
func inOrder(texts []string) []int32 {
	type text struct {
		head uint64
		at   int32
	}
	all := make([]text, len(texts))
	from := commonPrefix(texts)
	for i, s := range texts {
		var head [8]byte
		copy(head[:], s[from:])
		all[i] = text{binary.BigEndian.Uint64(head[:]), int32(i)}
	}
	slices.SortFunc(all, func(x, y text) int {
		if x.head != y.head {
			return cmp.Compare(x.head, y.head)
		}
		return strings.Compare(texts[x.at], texts[y.at])
	})
	order := make([]int32, len(all))
	for i, t := range all {
		order[i] = t.at
	}
	return order
}

// commonPrefix is the length of what all texts begin with.
func commonPrefix(texts []string) int {
	if len(texts) == 0 {
		return 0
	}
	first, n := texts[0], len(texts[0])
	for _, s := range texts {
		n = min(n, len(s))
		for n > 0 && s[:n] != first[:n] {
			n--
		}
	}
	return n
}
