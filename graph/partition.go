package graph

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
)

// Partition is a group for every node of a graph. Groups are numbered from 0 by
// size, the largest first; of equals, the one with the smallest node comes
// first. A node in no group has -1. The zero Partition has no nodes.
type Partition struct {
	Measure  string
	Warnings []error

	graph  Graph
	groups []int32
	sizes  []int
}

// NewPartition numbers the groups of a measure anew, by size. Labels are any
// numbers, equal for the nodes of one group; negative is no group. It panics if
// there are not as many as nodes.
func NewPartition(g Graph, measure string, labels []int32, warnings ...error) Partition {
	if len(labels) != g.Len() {
		panic(fmt.Sprintf("graph: %d group labels for %d nodes", len(labels), g.Len()))
	}
	p := Partition{Measure: measure, Warnings: warnings, graph: g}
	p.groups, p.sizes = bySize(labels)
	return p
}

func bySize(labels []int32) (groups []int32, sizes []int) {
	met := map[int32]int32{} // label to group, in the order they are met
	groups = make([]int32, len(labels))
	for i, label := range labels {
		if label < 0 {
			groups[i] = -1
			continue
		}
		if i > 0 && label == labels[i-1] { // saves most searches
			groups[i] = groups[i-1]
			sizes[groups[i]]++
			continue
		}
		group, ok := met[label]
		if !ok {
			group = int32(len(sizes))
			met[label] = group
			sizes = append(sizes, 0)
		}
		groups[i] = group
		sizes[group]++
	}
	order := counting(len(sizes))
	slices.SortStableFunc(order, func(x, y int32) int { return cmp.Compare(sizes[y], sizes[x]) })
	rank := make([]int32, len(order))
	for at, group := range order {
		rank[group] = int32(at)
	}
	for i, group := range groups {
		if group >= 0 {
			groups[i] = rank[group]
		}
	}
	return groups, pick(sizes, order)
}

// Graph is the graph that was divided, nil for the zero Partition.
func (p Partition) Graph() Graph { return p.graph }

// Len is the number of nodes.
func (p Partition) Len() int { return len(p.groups) }

// At is the group of node i, -1 if it is in none.
func (p Partition) At(i int) int { return int(p.groups[i]) }

// Groups is the number of groups.
func (p Partition) Groups() int { return len(p.sizes) }

// Size is the number of nodes in a group.
func (p Partition) Size(group int) int { return p.sizes[group] }

// All is every node with its group, in node order.
func (p Partition) All() iter.Seq2[Node, int] {
	return func(yield func(Node, int) bool) {
		for i, group := range p.groups {
			if !yield(p.graph.At(i), int(group)) {
				return
			}
		}
	}
}

// Members is the nodes of a group, in node order.
func (p Partition) Members(group int) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for i, g := range p.groups {
			if int(g) == group && !yield(p.graph.At(i)) {
				return
			}
		}
	}
}
