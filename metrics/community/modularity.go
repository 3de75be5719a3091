package community

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
)

// Modularity is how much more the nodes of each group are tied to each other than
// chance would tie them with the same degrees. Its verb is Of.
//
//	one mode:   Q = Σ (w(c)/m - γ (k(c)/2m)²)        Newman
//	two modes:  Q = Σ (w(c)/m - γ k(c) d(c)/m²)      Barber
//
// over the groups c, with m the weight of all ties, w(c) of those inside, and k(c)
// and d(c) the strengths of its actors and of its projects, added up; in one mode
// k(c) is of all its nodes. Chance ties actors to projects only in two modes, which
// Newman's formula would not know.
//
// It is at most 1, and 0 if all nodes are one group and γ is 1. A group for every
// component has the largest value of none that is divided further only if chance
// agrees.
//
// Weights: strengths of ties, unless Unweighted. Directions: ignored.
//
// Unreachable nodes: isolated nodes add nothing. A node in no group counts as a
// group of its own. Without ties it is NaN.
//
// Cost: O(n+m) time and O(n) memory.
//
// Same as: networkx community.modularity and igraph modularity in one mode. netrics
// takes Newman's formula for two-mode networks.
//
// References: Newman and Girvan (2004), doi:10.1103/PhysRevE.69.026113; Reichardt and
// Bornholdt (2006), doi:10.1103/PhysRevE.74.016110 for γ; Barber (2007),
// doi:10.1103/PhysRevE.76.066102.
type Modularity struct {
	Resolution float64 // γ; 0 means 1
	Unweighted bool    // take every tie as 1
}

// Of is the modularity of a partition, on the graph that it divides.
func (m Modularity) Of(p graph.Partition) float64 {
	if p.Graph() == nil {
		return math.NaN()
	}
	if m.Resolution == 0 {
		m.Resolution = 1
	}
	l, _ := finest(context.Background(), p.Graph(), m.Resolution, m.Unweighted) // nothing cancels it
	if l.ties == 0 {
		return math.NaN()
	}
	group := make([]int32, p.Len())
	next := int32(p.Groups())
	for i := range group {
		group[i] = int32(p.At(i))
		if group[i] < 0 {
			group[i] = next
			next++
		}
	}
	return l.modularity(group, int(next))
}

// modularity is that of k groups of nodes.
func (l *level) modularity(group []int32, k int) float64 {
	inside, of := make([]float64, k), make([]sides, k)
	for v, c := range group {
		of[c] = of[c].plus(l.sides[v])
		inside[c] += l.inside[v]
		for u, w := range ties(l.row(int32(v))) {
			if group[u] == c {
				inside[c] += w / 2 // each tie is met from both ends
			}
		}
	}
	q := 0.0
	for c, s := range of {
		q += inside[c]/l.ties - float64(l.resolution*(s.a/l.ties)*(s.b/l.ties))
	}
	return q
}
