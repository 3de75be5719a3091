package csr

import (
	"slices"

	"github.com/essaim/essaim/graph"
)

// TieNumbers is the number of every tie, aligned with the rows. Ties are numbered by their
// smaller end, then by the other, as in [graph.TieScores].
func TieNumbers(rows graph.Rows) [][]int32 {
	all := make([][]int32, rows.Len())
	for i := range all {
		all[i] = make([]int32, 0, rows.Degree(i))
	}
	tie := int32(0)
	for i := range all {
		for _, j := range rows.Row(i) {
			if int(j) > i { // smaller neighbours of j come in rising order too
				all[i] = append(all[i], tie)
				all[j] = append(all[j], tie)
				tie++
			}
		}
	}
	return all
}

// Place is the index of u in the row of its neighbour v: O(log k) for k neighbours.
func Place(rows graph.Rows, v int, u int32) int {
	at, _ := slices.BinarySearch(rows.Row(v), u)
	return at
}
