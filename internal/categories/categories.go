// Package categories is the groups that a column makes of the nodes of a graph.
package categories

import (
	"cmp"
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Categories is the category of every node of a graph.
type Categories struct {
	Of    []int32   // of every node: the place of its name, -1 if it has none
	Names []string  // as a table shows them: texts by letter, numbers and dates by value
	Size  []float64 // of every category: how many nodes it has
}

// Of reads a column of texts, numbers or dates. A column that does not exist puts all
// nodes into one category. A text that only other networks of the column have is a
// category without nodes.
func Of(ctx context.Context, g graph.Graph, by graph.Column) (Categories, error) {
	c := Categories{Of: make([]int32, g.Len())}
	if by.IsZero() {
		c.Names, c.Size = []string{""}, []float64{float64(g.Len())}
		return c, ctx.Err()
	}
	place := c.number(by)
	c.Size = make([]float64, len(c.Names))
	for i := range c.Of {
		if i%parallel.Often == 0 && ctx.Err() != nil {
			return c, ctx.Err()
		}
		c.Of[i] = -1
		if v := by.Of(g.At(i)); !v.IsZero() {
			c.Of[i] = place[v.String()]
			c.Size[c.Of[i]]++
		}
	}
	return c, nil
}

// number names the categories, and gives the place of every name.
func (c *Categories) number(by graph.Column) map[string]int32 {
	if c.Names = by.Words(); by.Kind != graph.KindText {
		c.Names = inOrder(by)
	}
	place := make(map[string]int32, len(c.Names))
	for k, name := range c.Names {
		place[name] = int32(k)
	}
	return place
}

// inOrder is the different numbers or dates of a column.
func inOrder(by graph.Column) (names []string) {
	var values []graph.Value
	for i := range by.Len() {
		if v := by.At(i); !v.IsZero() {
			values = append(values, v)
		}
	}
	slices.SortFunc(values, func(a, b graph.Value) int {
		x, _ := a.Float()
		y, _ := b.Float()
		s, _ := a.Date()
		t, _ := b.Date()
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(s, t))
	})
	for _, v := range values {
		if name := v.String(); len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
	}
	return names
}

// Has tells whether a node has a category.
func (c Categories) Has(i int) bool { return c.Of[i] >= 0 }

// Nodes is how many nodes have a category.
func (c Categories) Nodes() float64 { return vec.Sum(c.Size) }

// Without is how many nodes have none.
func (c Categories) Without() int { return len(c.Of) - int(c.Nodes()) }
