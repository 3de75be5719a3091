package position

import (
	"math"

	"github.com/essaim/essaim/graph"
)

// Tree is how nodes come together in clusters. The zero Tree has no nodes. Joins of one
// height are one join of several clusters: which of them comes first says nothing.
type Tree struct {
	Joins    []Join // in the order of their heights
	Warnings []error

	distances *Distances
	largest   float64   // distance
	settled   []float64 // of joins that equal distances decide: the height from which that does not matter; nil if there are none
}

// Join is two clusters that become one. Clusters 0 … n-1 are the n nodes, in the order
// of the distances; join k makes cluster n+k.
type Join struct {
	A, B   int     // clusters, A < B
	Height float64 // how far they are apart
	Nodes  int     // in both
}

// Len is the number of nodes.
func (t Tree) Len() int {
	if t.distances == nil {
		return 0
	}
	return t.distances.Len()
}

// Cut is the partition into a number of clusters: 1 at least, and as many as nodes at
// most. Nodes of the graph that were not compared are in none. A cut that takes some of
// the joins of one height and not all has the warning [ErrEqual].
func (t Tree) Cut(clusters int) graph.Partition {
	return t.after(max(0, t.Len()-max(1, clusters)))
}

// CutAt is the partition into clusters that came together at some height or below.
func (t Tree) CutAt(height float64) graph.Partition {
	joins := 0
	for height >= 0 && joins < len(t.Joins) && t.Joins[joins].Height <= level(height, t.largest) {
		joins++
	}
	return t.after(joins)
}

// after is the partition after some joins.
func (t Tree) after(joins int) graph.Partition {
	if t.distances == nil || t.distances.graph == nil {
		return graph.Partition{}
	}
	n := t.Len()
	into := make([]int32, n+joins) // the cluster that a cluster became a part of
	for k := range into {
		into[k] = int32(k)
	}
	for k := joins - 1; k >= 0; k-- {
		into[t.Joins[k].A], into[t.Joins[k].B] = into[n+k], into[n+k]
	}
	groups := make([]int32, t.distances.graph.Len())
	for v := range groups {
		groups[v] = -1
	}
	for i, v := range t.distances.nodes {
		groups[v] = into[i]
	}
	return graph.NewPartition(t.distances.graph, t.distances.Measure, groups, t.doubts(joins)...)
}

// Cophenetic is the height at which the nodes at two places come together; NaN for
// places that the tree does not have.
func (t Tree) Cophenetic(i, j int) float64 {
	n := t.Len()
	if i < 0 || j < 0 || i >= n || j >= n {
		return math.NaN()
	}
	for k, join := range t.Joins {
		if i == j {
			break
		}
		if i == join.A || i == join.B {
			i = n + k
		}
		if j == join.A || j == join.B {
			j = n + k
		}
		if i == j {
			return join.Height
		}
	}
	return 0
}
