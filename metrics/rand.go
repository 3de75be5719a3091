package metrics

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// AdjustedRand is how much two partitions of the same nodes agree on which pairs
// are together, against chance: 1 if they are equal, 0 at the level expected of
// groups of the same sizes, negative below it.
//
//	(Σ C(n(i,j),2) - E) / ((A + B)/2 - E)   with E = A·B / C(n,2)
//
// for n(i,j) nodes in group i of one and j of the other, and A and B the pairs
// together in each. Nodes that are in no group of either are left out. Two
// partitions without groups, or with all in one group or each alone in both, are
// equal: 1. Partitions of different numbers of nodes give [ErrSetting].
//
// Cost: O(n log n) time and O(n) memory.
//
// Same as: igraph compare(method = "adjusted.rand").
//
// References: Hubert and Arabie (1985), doi:10.1007/BF01908075.
func AdjustedRand(x, y graph.Partition) (float64, error) {
	if x.Len() != y.Len() {
		return math.NaN(), fmt.Errorf("metrics: partitions of %d and %d nodes: %w", x.Len(), y.Len(), ErrSetting)
	}
	var both [][2]int
	a, b := make([]int, x.Groups()), make([]int, y.Groups())
	for i := range x.Len() {
		if g, h := x.At(i), y.At(i); g >= 0 && h >= 0 {
			both = append(both, [2]int{g, h})
			a[g]++
			b[h]++
		}
	}
	together, inX, inY := pairsInRuns(both), pairsIn(a), pairsIn(b)
	if together == inX && together == inY {
		return 1, nil
	}
	chance := inX * inY / pairsOf(len(both))
	return (together - chance) / ((inX+inY)/2 - chance), nil
}

// pairsIn is the pairs within groups of some sizes.
func pairsIn(sizes []int) float64 {
	sum := 0.0
	for _, n := range sizes {
		sum += pairsOf(n)
	}
	return sum
}

// pairsInRuns is the pairs of equal ones, which it sorts.
func pairsInRuns(both [][2]int) float64 {
	slices.SortFunc(both, func(p, q [2]int) int { return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1])) })
	sum, from := 0.0, 0
	for i := range both {
		if i+1 == len(both) || both[i+1] != both[i] {
			sum += pairsOf(i + 1 - from)
			from = i + 1
		}
	}
	return sum
}
