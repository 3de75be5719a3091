package community_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/mat"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/community"
)

// Methods that essaim does not have, written with what it has, give the groups of the
// karate club that igraph prints, or their modularity.

// Girvan and Newman (2002), doi:10.1073/pnas.122653799: take away the tie that most
// shortest paths use, again and again.
func TestKarateByTieBetweenness(t *testing.T) {
	g, best := karate(t), found{}
	for part := g; part.Ties() > 0; {
		ties, err := metrics.TieBetweenness{}.TieScores(t.Context(), part)
		require.NoError(t, err)
		first := ties.Top(1)[0].Tie
		part = part.WhereTie(func(tie graph.Tie) bool { return tie != first })
		components, _ := part.Rows().Components()
		best.try(g, components)
	}
	require.Equal(t, []int{12, 10, 6, 5, 1}, best.sizes())
}

// Clauset, Newman and Moore (2004), doi:10.1103/PhysRevE.70.066111: join the two groups
// that leave the largest modularity, again and again.
func TestKarateByFastGreedy(t *testing.T) {
	g, best := karate(t), found{}
	groups := make([]int32, g.Len())
	for i := range groups {
		groups[i] = int32(i)
	}
	for range g.Len() - 1 {
		var step found
		for tie := range g.All() {
			if a, b := groups[tie.From.Index], groups[tie.To.Index]; a != b {
				step.try(g, joined(groups, a, b))
			}
		}
		groups = step.groups
		best.try(g, groups)
	}
	require.Equal(t, []int{17, 9, 8}, best.sizes())
}

func joined(groups []int32, a, b int32) []int32 {
	joined := slices.Clone(groups)
	for i, c := range joined {
		if c == b {
			joined[i] = a
		}
	}
	return joined
}

// Newman (2006), doi:10.1073/pnas.0601602103: part groups by the signs of the first
// eigenvector of their modularity matrix, as long as that adds to the modularity.
func TestKarateByEigenvector(t *testing.T) {
	g, best := karate(t), found{}
	best.try(g, make([]int32, g.Len()))
	for group := int32(0); int(group) < best.partition.Groups(); {
		before := best.modularity
		best.try(g, parted(g, best.groups, group, int32(best.partition.Groups())))
		if best.modularity == before {
			group++
		}
	}
	require.InDelta(t, .3934089, best.modularity, 1e-6)
}

// parted is groups with one side of a group in a new one.
func parted(g *graph.OneMode, groups []int32, group, next int32) []int32 {
	var of []int
	for i, c := range groups {
		if c == group {
			of = append(of, i)
		}
	}
	m := mat.NewSymDense(len(of), nil)
	for x, i := range of {
		sum := 0.0
		for y, j := range of {
			w, _ := g.Rows().Weight(i, j)
			w -= float64(g.Rows().Degree(i)*g.Rows().Degree(j)) / float64(2*g.Ties())
			sum += w
			if y > x {
				m.SetSym(x, y, w)
			}
		}
		m.SetSym(x, x, -float64(g.Rows().Degree(i)*g.Rows().Degree(i))/float64(2*g.Ties())-sum)
	}
	var e mat.EigenSym
	e.Factorize(m, true)
	var vectors mat.Dense
	e.VectorsTo(&vectors)
	groups = slices.Clone(groups)
	for x, i := range of {
		if vectors.At(x, len(of)-1) < 0 {
			groups[i] = next
		}
	}
	return groups
}

// found is the groups of largest modularity so far, the first of equals.
type found struct {
	modularity float64
	groups     []int32
	partition  graph.Partition
}

func (f *found) try(g graph.Graph, groups []int32) {
	p := graph.NewPartition(g, "", groups)
	if q := (community.Modularity{}).Of(p); f.groups == nil || q > f.modularity+1e-12 {
		*f = found{q, groups, p}
	}
}

func (f *found) sizes() []int {
	var sizes []int
	for k := range f.partition.Groups() {
		sizes = append(sizes, f.partition.Size(k))
	}
	return sizes
}
