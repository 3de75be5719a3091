package graph

import (
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
	heads := make([]head, len(texts))
	from := commonPrefix(texts)
	for i, s := range texts {
		var first [8]byte
		copy(first[:], s[from:])
		heads[i] = head{binary.BigEndian.Uint64(first[:]), int32(i)}
	}
	heads = byBytes(heads)
	order := make([]int32, len(heads))
	for i, h := range heads {
		order[i] = h.at
	}
	for i := 0; i < len(heads); {
		j := i + 1
		for j < len(heads) && heads[j].bytes == heads[i].bytes {
			j++
		}
		slices.SortFunc(order[i:j], func(x, y int32) int { return strings.Compare(texts[x], texts[y]) })
		i = j
	}
	return order
}

// head is eight bytes of a text, as a number, and the place of the text.
type head struct {
	bytes uint64
	at    int32
}

// byBytes sorts by counting, from the last byte to the first. The argument is
// used up.
func byBytes(heads []head) []head {
	sorted := make([]head, len(heads))
	for shift := 0; shift < 64; shift += 8 {
		var next [257]int
		for _, h := range heads {
			next[1+h.bytes>>shift&0xff]++
		}
		if slices.Contains(next[1:], len(heads)) {
			continue // all the same
		}
		for b := range 256 {
			next[b+1] += next[b]
		}
		for _, h := range heads {
			at := &next[h.bytes>>shift&0xff]
			sorted[*at] = h
			*at++
		}
		heads, sorted = sorted, heads
	}
	return heads
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
