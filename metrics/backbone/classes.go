package backbone

import (
	"slices"

	"github.com/essaim/essaim/graph"
)

// classes is the nodes of a mode by degree: models tell no others apart. There are
// at most √(2m) classes in a network of m ties.
type classes struct {
	of     []int32 // by node
	degree []int   // by class, rising
	nodes  []int   // by class: how many
}

func classesOf(net *graph.Network, mode graph.Mode) classes {
	degrees := make([]int, 0, net.Count(mode))
	for node := range net.Of(mode) {
		degrees = append(degrees, net.Rows().Degree(node.Index))
	}
	c := classes{of: make([]int32, len(degrees)), degree: slices.Compact(slices.Sorted(slices.Values(degrees)))}
	c.nodes = make([]int, len(c.degree))
	for i, d := range degrees {
		k, _ := slices.BinarySearch(c.degree, d)
		c.of[i] = int32(k)
		c.nodes[k]++
	}
	return c
}

// alike is classes that tell no nodes apart.
func alike(n int) classes {
	return classes{of: make([]int32, n), degree: make([]int, 1), nodes: []int{n}}
}

func (c classes) len() int { return len(c.degree) }
