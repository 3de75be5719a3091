package csr

import "slices"

// ByDegree is all nodes, those of lowest degree first, equal ones in order.
func ByDegree(rows Rows) []int32 {
	sorted, _ := ByKey(UpTo(rows.Len()), Degrees(rows))
	return sorted
}

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

// ByKey is nodes in the order of their keys, which are small numbers, and where
// those of each key start. Nodes of one key stay in the order given.
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
