// Package csr is graphs and matrices in compressed sparse rows of 32-bit numbers: how they
// are built, ordered, oriented, parted into twin classes, and multiplied with vectors.
// All is linear in the number of ties, by counting sorts.
package csr

import "slices"

// Rows is rows of neighbours in rising order.
type Rows interface {
	Len() int
	Row(i int) []int32
}

// Graph is an adjacency in compressed sparse rows, as that of package graph.
type Graph struct {
	Start []int
	Node  []int32
}

func (l Graph) Len() int { return max(0, len(l.Start)-1) }

func (l Graph) Row(i int) []int32 { return l.Node[l.Start[i]:l.Start[i+1]] }

func (l Graph) Degree(i int32) int { return l.Start[i+1] - l.Start[i] }

// Build makes the rows of n nodes. The ties are visited twice, each from both
// ends; a row keeps the order of its visits.
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

// Induced is the ties among some nodes, which are numbered anew in their order.
func Induced(rows Rows, nodes []int32) Graph {
	place := make([]int32, rows.Len()) // plus one
	for k, v := range nodes {
		place[v] = int32(k) + 1
	}
	return Build(len(nodes), func(visit func(i, j int32)) {
		for k, v := range nodes {
			for _, u := range rows.Row(int(v)) {
				if place[u] > 0 {
					visit(int32(k), place[u]-1)
				}
			}
		}
	})
}
