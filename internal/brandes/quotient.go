package brandes

import (
	"context"
	"slices"

	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
)

// quotient is the graph that is searched: the parts of a graph, of which twins are merged
// into classes. Classes are numbered block by block, and by falling degree in each.
//
// A projection is searched in its two-mode network, where a path goes from actor to project
// to actor. Its projects are then linking classes: no ends of paths, but for the actors that
// they cut off.
type quotient struct {
	csr.Graph
	parts        parts
	class        []int32   // of a part
	block        []int32   // of a class
	blockStart   []int     // of a block: its first class; then the end of the last
	linking      []bool    // of a class: of the mode that is not projected
	weight       []float64 // of a class: ends of paths that it stands for
	size         []float64 // of a class: its nodes; 1 if linking, for twins then make the same ties
	betweenTwins []float64 // of a class: betweenness of each of its nodes on paths from twin to twin
	multiplicity multiplicity
	maxDegree    int
}

func quotientOf(ctx context.Context, g implicit.Graph, p parts, twins csr.TwinClasses) (*quotient, error) {
	q := &quotient{parts: p}
	q.numberClasses(twins)
	q.Graph = csr.Build(len(twins.First), func(visit func(i, j int32)) { q.visitTies(ctx, twins, visit) })
	q.weigh(g)
	q.countPathsBetweenTwins(g)
	if g.Stride == 2 {
		q.multiplicity = multiplicityOf(ctx, q)
	}
	return q, ctx.Err()
}

// numberClasses makes the classes.
func (q *quotient) numberClasses(twins csr.TwinClasses) {
	order, _ := csr.ByKey(twins.First, q.fallingDegree(twins))
	order, _ = csr.ByKey(order, q.parts.block)
	q.class = make([]int32, q.parts.Len())
	for c, i := range order {
		q.class[i] = int32(c)
		q.block = append(q.block, q.parts.block[i])
		if int(q.block[c]) == len(q.blockStart) {
			q.blockStart = append(q.blockStart, c)
		}
	}
	q.blockStart = append(q.blockStart, len(order))
	for i, first := range twins.Of {
		q.class[i] = q.class[first]
	}
}

// fallingDegree is, for the first part of every class, how many classes fewer than the
// largest number it is tied to.
func (q *quotient) fallingDegree(twins csr.TwinClasses) []int32 {
	degree := make([]int32, q.parts.Len())
	for _, i := range twins.First {
		for _, j := range q.parts.Row(int(i)) {
			if twins.Of[j] == j {
				degree[i]++
			}
		}
		q.maxDegree = max(q.maxDegree, int(degree[i]))
	}
	for i := range degree {
		degree[i] = int32(q.maxDegree) - degree[i]
	}
	return degree
}

// visitTies visits the ties between classes in an order that leaves rows rising.
func (q *quotient) visitTies(ctx context.Context, twins csr.TwinClasses, visit func(i, j int32)) {
	first := make([]int32, len(twins.First)) // of a class: its first part
	for _, i := range twins.First {
		first[q.class[i]] = i
	}
	for c, i := range first {
		if c%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		for _, j := range q.parts.Row(int(i)) {
			if twins.Of[j] == j {
				visit(q.class[j], int32(c))
			}
		}
	}
}

// weigh adds up what the twins of every class stand for.
func (q *quotient) weigh(g implicit.Graph) {
	n := q.Len()
	q.weight, q.size, q.linking = make([]float64, n), make([]float64, n), make([]bool, n)
	for i, c := range q.class {
		v := int(q.parts.node[i])
		q.weight[c] += q.parts.weight[i]
		q.size[c]++
		if v < g.First || v >= g.First+g.Size {
			q.linking[c], q.size[c] = true, 1
		}
	}
}

// countPathsBetweenTwins finds what the neighbours of twins that are not tied get from the
// pairs of these. No search is needed: their shortest paths have two steps.
func (q *quotient) countPathsBetweenTwins(g implicit.Graph) {
	q.betweenTwins = make([]float64, q.Len())
	squares, tied := make([]float64, q.Len()), make([]bool, q.Len())
	for i, c := range q.class {
		squares[c] += q.parts.weight[i] * q.parts.weight[i]
		beside := slices.ContainsFunc(q.parts.Row(i), func(j int32) bool { return q.class[j] == c })
		tied[c] = beside || g.Stride == 2 && !q.linking[c]
	}
	for c := range q.Len() {
		if tied[c] {
			continue
		}
		sigma := 0.0
		for _, d := range q.Row(c) {
			sigma += q.size[d]
		}
		for _, d := range q.Row(c) {
			q.betweenTwins[d] += (q.weight[c]*q.weight[c] - squares[c]) / 2 / sigma
		}
	}
}
