package metrics

import "github.com/essaim/essaim/graph"

// byDegree is all nodes, those of lowest degree first, equal ones in order.
func byDegree(rows graph.Rows) []int32 {
	degree := make([]int32, rows.Len())
	largest := int32(0)
	for i := range degree {
		degree[i] = int32(rows.Degree(i))
		largest = max(largest, degree[i])
	}
	order := make([]int32, rows.Len())
	for i := range order {
		order[i] = int32(i)
	}
	sorted, _ := byKey(order, degree, int(largest)+1)
	return sorted
}

// byKey is nodes in the order of their keys, which are below some number, and
// where those of each key start. Nodes of one key stay in the order given.
func byKey(nodes, key []int32, keys int) (sorted []int32, start []int) {
	start = make([]int, keys+1)
	for _, i := range nodes {
		start[key[i]+1]++
	}
	for k := range keys {
		start[k+1] += start[k]
	}
	next := append([]int(nil), start...)
	sorted = make([]int32, len(nodes))
	for _, i := range nodes {
		sorted[next[key[i]]] = i
		next[key[i]]++
	}
	return sorted, start
}
