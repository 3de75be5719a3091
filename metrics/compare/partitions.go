package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/vec"
)

// Agreement is how much two partitions of the same nodes agree: communities of two
// years, of two methods, or communities and territories.
//
//	a, err := compare.Partitions(found, known)
//	fmt.Println(a.AdjustedRand(), a.AdjustedInformation())
//
// In the formulas n(i,j) nodes are in group i of one and j of the other, a(i) in group i
// of one, b(j) in group j of the other, n in all; C(n,2) = n(n-1)/2. Logarithms are
// natural.
//
// Nodes are the same if they have the same mode and key, whatever their places: the
// partitions may be of two networks, or of a two-mode network and of its projection,
// which has the actors alone. Nodes that are not in a group of both are left out. Those
// that the other network does not have are counted by the warning [graph.ErrUnmatched].
//
// Rand, Jaccard and NMI are 1 for equal partitions, but chance alone makes them large
// where there are many groups; AdjustedRand and AdjustedInformation are 0 at the level
// of chance, for groups of the same sizes. Partitions without groups, or both with all
// nodes in one or each alone, are equal.
//
// Cost: O(n log n) time and O(n) memory to compare, then O(groups) a number, but
// O(different sizes² · n) for the information that chance gives.
type Agreement struct {
	Warnings []error

	n    int
	a, b []int   // sizes of groups
	both []joint // nodes in a group of one and of the other
}

// joint is nodes in group i of one partition and j of the other.
type joint struct{ i, j, n int }

// Partitions compares two partitions. If one has groups, but no node is in a group of both,
// the error is [graph.ErrNoCommon].
func Partitions(x, y graph.Partition) (Agreement, error) {
	c := Agreement{a: make([]int, x.Groups()), b: make([]int, y.Groups())}
	there := counterparts(x.Graph(), y.Graph())
	c.Warnings = unmatched(nil, x, there, " in the first partition")
	c.Warnings = unmatched(c.Warnings, y, counterparts(y.Graph(), x.Graph()), " in the second partition")
	var pairs []joint
	for v, u := range there {
		if u < 0 {
			continue
		}
		if i, j := x.At(v), y.At(int(u)); i >= 0 && j >= 0 {
			pairs = append(pairs, joint{i, j, 1})
			c.a[i]++
			c.b[j]++
		}
	}
	if c.n = len(pairs); c.n == 0 && x.Groups()+y.Groups() > 0 {
		return Agreement{}, fmt.Errorf("compare: partitions of %d and %d nodes: %w: nodes are the same if mode and key are, give both networks the same keys", x.Len(), y.Len(), graph.ErrNoCommon)
	}
	slices.SortFunc(pairs, func(p, q joint) int { return cmp.Or(cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j)) })
	for _, p := range pairs {
		if last := len(c.both) - 1; last >= 0 && c.both[last].i == p.i && c.both[last].j == p.j {
			c.both[last].n++
			continue
		}
		c.both = append(c.both, p)
	}
	return c, nil
}

// counterparts is the places of the nodes of one graph in another, -1 if nowhere. Nil is
// the graph of the zero Partition.
func counterparts(of, in graph.Graph) []int32 {
	switch {
	case of == nil:
		return nil
	case in == nil:
		in = new(graph.OneMode)
	}
	return places(of, in)
}

// unmatched warns of the nodes in groups that have no counterpart.
func unmatched(warnings []error, p graph.Partition, there []int32, where string) []error {
	left, all := 0, 0
	for v, u := range there {
		if p.At(v) < 0 {
			continue
		}
		all++
		if u < 0 {
			left++
		}
	}
	return doubts.Add(warnings, graph.ErrUnmatched, left, all, where)
}

// AdjustedRand is the adjusted Rand index of two partitions: see
// [Agreement.AdjustedRand]. What it leaves out has no warning here: see [Partitions].
func AdjustedRand(x, y graph.Partition) (float64, error) {
	c, err := Partitions(x, y)
	if err != nil {
		return math.NaN(), err
	}
	return c.AdjustedRand(), nil
}

// pairs is the pairs of nodes that are together in both, in one and in the other.
func (c Agreement) pairs() (both, inA, inB float64) {
	for _, p := range c.both {
		both += vec.Pairs(p.n)
	}
	return both, pairsIn(c.a), pairsIn(c.b)
}

// pairsIn is the pairs within groups of some sizes.
func pairsIn(sizes []int) float64 {
	sum := 0.0
	for _, n := range sizes {
		sum += vec.Pairs(n)
	}
	return sum
}

// Rand is the share of pairs of nodes that are together in both partitions or apart in
// both.
//
//	1 - (A + B - 2 Σ C(n(i,j),2)) / C(n,2)   with A = Σ C(a(i),2), B = Σ C(b(j),2)
//
// Same as: igraph compare(method = "rand").
//
// References: Rand (1971), doi:10.1080/01621459.1971.10482356.
func (c Agreement) Rand() float64 {
	both, inA, inB := c.pairs()
	if inA+inB == 2*both {
		return 1
	}
	return 1 - (inA+inB-2*both)/vec.Pairs(c.n)
}

// AdjustedRand is the Rand index against chance: 1 if the partitions are equal, 0 at the
// level expected of groups of the same sizes, negative below it.
//
//	(Σ C(n(i,j),2) - E) / ((A + B)/2 - E)   with E = A·B / C(n,2)
//
// Same as: igraph compare(method = "adjusted.rand"), scikit-learn adjusted_rand_score.
//
// References: Hubert and Arabie (1985), doi:10.1007/BF01908075.
func (c Agreement) AdjustedRand() float64 {
	both, inA, inB := c.pairs()
	if both == inA && both == inB {
		return 1
	}
	chance := inA * inB / vec.Pairs(c.n)
	return (both - chance) / ((inA+inB)/2 - chance)
}

// Jaccard is the share of the pairs together in either partition that are together in
// both.
//
//	Σ C(n(i,j),2) / (A + B - Σ C(n(i,j),2))
//
// References: Ben-Hur, Elisseeff and Guyon (2002), doi:10.1142/9789812799623_0002.
func (c Agreement) Jaccard() float64 {
	both, inA, inB := c.pairs()
	if inA+inB == 2*both {
		return 1
	}
	return both / (inA + inB - both)
}

// SplitJoin is how many nodes must change groups to make one partition of the other
// and back.
//
//	(n - Σ_i max_j n(i,j)) + (n - Σ_j max_i n(i,j))
//
// The first term is 0 if each group of the first lies within one of the second.
//
// Same as: igraph compare(method = "split.join").
//
// References: van Dongen (2000), "Performance criteria for graph clustering and Markov
// cluster experiments", report INS-R0012, CWI Amsterdam.
func (c Agreement) SplitJoin() int {
	a, b := make([]int, len(c.a)), make([]int, len(c.b))
	for _, p := range c.both {
		a[p.i], b[p.j] = max(a[p.i], p.n), max(b[p.j], p.n)
	}
	distance := 2 * c.n
	for _, most := range slices.Concat(a, b) {
		distance -= most
	}
	return distance
}
