package csr

import "github.com/essaim/essaim/graph"

// Weight is the strength of the k-th tie of a node.
func Weight(rows graph.Rows, place, k int, weighted bool) float64 {
	if weighted && rows.Weighted() {
		return rows.Weights(place)[k]
	}
	return 1
}
