package csr

import "slices"

// ByDegree is all nodes, those of lowest degree first, equal ones by number.
func ByDegree(rows Rows) []int32 {
	sorted, _ := ByKey(UpTo(rows.Len()), Degrees(rows))
	return sorted
}

// Degrees is the degree of every node.
func Degrees(rows Rows) []int32 {
	degree := make([]int32, rows.Len())
	for i := range degree {
		degree[i] = int32(len(rows.Row(i)))
	}
	return degree
}

// UpTo is the numbers from 0 to n-1.
func UpTo(n int) []int32 {
	numbers := make([]int32, n)
	for i := range numbers {
		numbers[i] = int32(i)
	}
	return numbers
}

// ByKey sorts nodes by their keys, of which every node of a graph has one from 0 on: a stable
// counting sort, in O(n+k) time for k the largest key. Those of key k are
// sorted[start[k]:start[k+1]].
func ByKey(nodes, key []int32) (sorted []int32, start []int) {
	keys := 0
	for _, k := range key {
		keys = max(keys, int(k)+1)
	}
	start = make([]int, keys+1)
	for _, i := range nodes {
		start[key[i]+1]++
	}
	for k := range keys {
		start[k+1] += start[k]
	}
	next := slices.Clone(start)
	sorted = make([]int32, len(nodes))
	for _, i := range nodes {
		sorted[next[key[i]]] = i
		next[key[i]]++
	}
	return sorted, start
}
