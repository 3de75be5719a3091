// Package csr is graphs and matrices in compressed sparse rows of 32-bit numbers: how they
// are built, ordered, oriented by degree, parted into twin classes, and multiplied with
// vectors; and the subgraphs that nodes induce.
//
// Rows are made by counting sorts (Gustavson 1978, doi:10.1145/355791.355796), ties are
// oriented by degree (Chiba and Nishizeki 1985, doi:10.1137/0214017), and twins, which are
// structurally equivalent nodes (Lorrain and White 1971, doi:10.1080/0022250X.1971.9989788),
// are found by hashes of their neighbourhoods.
//
// Cost: O(n+m) time and memory for n nodes and m ties, unless a function says otherwise.
package csr

import "slices"

// Rows is an adjacency: of every node the row of its neighbours, in rising order.
type Rows interface {
	Len() int
	Row(i int) []int32
}

// Graph is an adjacency in compressed sparse rows, without weights, that algorithms build
// themselves. Its zero value has no node.
type Graph struct {
	Start []int   // row i is Node[Start[i]:Start[i+1]]
	Node  []int32 // neighbours
}

// Len is the number of nodes.
func (l Graph) Len() int { return max(0, len(l.Start)-1) }

// Row is the neighbours of node i. Do not modify it.
func (l Graph) Row(i int) []int32 { return l.Node[l.Start[i]:l.Start[i+1]] }

// Degree is the number of neighbours of node i.
func (l Graph) Degree(i int32) int { return l.Start[i+1] - l.Start[i] }

// Build makes the rows of n nodes by a counting sort: ties is called twice, to count and to
// write, and visits every tie from both its ends. A row keeps the order of its visits.
func Build(n int, ties func(visit func(i, j int32))) Graph {
	l := Graph{Start: make([]int, n+1)}
	ties(func(i, _ int32) { l.Start[i+1]++ })
	for i := range n {
		l.Start[i+1] += l.Start[i]
	}
	l.Node = make([]int32, l.Start[n])
	next := slices.Clone(l.Start)
	ties(func(i, j int32) {
		l.Node[next[i]] = j
		next[i]++
	})
	return l
}

// Induced is the subgraph that different nodes induce: the ties among them. They are numbered
// anew, in the order in which they are given; their rows keep the order of the old ones.
func Induced(rows Rows, nodes []int32) Graph {
	number := make([]int32, rows.Len()) // of a node: its new number + 1, or 0
	for k, v := range nodes {
		number[v] = int32(k) + 1
	}
	return Build(len(nodes), func(visit func(i, j int32)) {
		for k, v := range nodes {
			for _, u := range rows.Row(int(v)) {
				if number[u] > 0 {
					visit(int32(k), number[u]-1)
				}
			}
		}
	})
}
