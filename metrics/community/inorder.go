package community

import (
	"cmp"
	"math"
	"slices"
)

// inOrder is the nodes of a component in the order in which [trial] places them: the mode
// with fewer nodes first, strongest first. Equals are told apart by the ties that they
// have, by those of their neighbours and so on (colour refinement), and only where that
// does not help by their numbers, one at a time: then others can be told apart. So the
// groups that are found depend on the numbers of nodes no more than they must.
func (l *level) inOrder(nodes []int32, size []int) []int32 {
	actors := l.actors(nodes)
	late := func(v int32) int {
		if s := l.sides[v]; s.twoModes() && (s.b == 0) == (2*actors > len(nodes)) {
			return 1
		}
		return 0
	}
	k := &colours{level: l, nodes: slices.Clone(nodes), of: make([]int32, l.len()), ties: make([][]colour, l.len())}
	k.sort(func(v, u int32) int {
		return cmp.Or(late(v)-late(u), cmp.Compare(l.strength(u), l.strength(v)), size[v]-size[u])
	})
	for k.refine(); k.classes < len(nodes); k.refine() {
		k.single()
	}
	return k.nodes
}

// strength is that of a node, as a share of all with nine digits.
func (l *level) strength(v int32) float64 {
	return math.Round((l.sides[v].a + l.sides[v].b) / l.ties * 1e9)
}

// colours tells nodes apart. The colour of a node is how many have an earlier one.
type colours struct {
	*level
	nodes   []int32 // by colour
	of      []int32
	classes int
	ties    [][]colour // of every node, sorted
}

type colour struct {
	of     int32
	weight float64
}

// sort gives nodes of a colour new ones, by an order.
func (k *colours) sort(order func(v, u int32) int) {
	by := func(v, u int32) int { return cmp.Or(cmp.Compare(k.of[v], k.of[u]), order(v, u)) }
	slices.SortStableFunc(k.nodes, by)
	next := make([]int32, len(k.nodes))
	k.classes = 0
	for i, v := range k.nodes {
		if i > 0 && by(k.nodes[i-1], v) == 0 {
			next[i] = next[i-1]
			continue
		}
		next[i] = int32(i)
		k.classes++
	}
	for i, v := range k.nodes {
		k.of[v] = next[i]
	}
}

// refine tells nodes apart by their ties until that changes nothing.
func (k *colours) refine() {
	for before := 0; before < k.classes && k.classes < len(k.nodes); {
		before = k.classes
		for _, v := range k.nodes {
			all := k.ties[v][:0]
			for u, w := range ties(k.row(v)) {
				all = append(all, colour{k.of[u], w})
			}
			slices.SortFunc(all, colour.compare)
			k.ties[v] = all
		}
		k.sort(func(v, u int32) int { return slices.CompareFunc(k.ties[v], k.ties[u], colour.compare) })
	}
}

func (c colour) compare(d colour) int {
	return cmp.Or(cmp.Compare(c.of, d.of), cmp.Compare(d.weight, c.weight))
}

// single gives the first node of the first class of several a colour of its own: sorting
// has left it that of the smallest number.
func (k *colours) single() {
	for i, v := range k.nodes[1:] {
		if first := k.nodes[i]; k.of[v] == k.of[first] {
			k.sort(func(v, u int32) int { return apart(v, u, first) })
			return
		}
	}
}

// apart orders a node before all others.
func apart(v, u, first int32) int {
	switch first {
	case u:
		return 1
	case v:
		return -1
	}
	return 0
}
