package metrics

import (
	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/vec"
)

// categories is the groups that a column makes of the nodes of a graph.
type categories struct {
	of   []int32   // of every node, -1 if it has none
	size []float64 // nodes of every category
}

// categoriesOf reads a column. Numbers and dates are categories too. A column that
// does not exist puts all nodes into one.
func categoriesOf(g graph.Graph, by graph.Column) categories {
	c := categories{of: make([]int32, g.Len())}
	if by.IsZero() {
		c.size = []float64{float64(g.Len())}
		return c
	}
	codes := map[string]int32{} // numbered as they are met
	for i := range c.of {
		value := by.Of(g.At(i))
		if value.IsZero() {
			c.of[i] = -1
			continue
		}
		code, ok := codes[value.String()]
		if !ok {
			code = int32(len(c.size))
			codes[value.String()] = code
			c.size = append(c.size, 0)
		}
		c.of[i] = code
		c.size[code]++
	}
	return c
}

// has tells whether a node has a category.
func (c categories) has(i int) bool { return c.of[i] >= 0 }

// nodes is the number of nodes that have one.
func (c categories) nodes() float64 { return vec.Sum(c.size) }

// warnings is the doubt about the nodes that have none.
func (c categories) warnings() []error {
	without := len(c.of) - int(c.nodes())
	return doubts.Add(nil, ErrUncategorized, without, len(c.of), "")
}
