// Package categories is the categories of nodes: the partition of the nodes of a graph by the
// values of an attribute, a column (a composition variable of Wasserman and Faust 1994,
// doi:10.1017/CBO9780511815478).
//
// The values are sorted, and those of nodes looked up in a hash table.
//
// Cost: O(n + c log c) time and O(n+c) memory for n nodes and c cells of the column.
package categories

import (
	"cmp"
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Categories is the category of every node of a graph. Its zero value has no node.
type Categories struct {
	Of    []int32   // of a node: its category, from 0, or -1 if its value is missing
	Names []string  // of a category, as a table shows it: texts by byte, numbers and dates by value
	Size  []float64 // of a category: how many nodes it has
}

// Of reads a column of texts, numbers or dates; every different value is a category. The
// column may be one of another network, in which nodes are found by their keys: a value that
// only other nodes have is a category without nodes. A column that does not exist puts all
// nodes into one category without a name. A cancelled context stops it, with the context's
// error.
func Of(ctx context.Context, g graph.Graph, by graph.Column) (Categories, error) {
	c := Categories{Of: make([]int32, g.Len())}
	if by.IsZero() {
		c.Names, c.Size = []string{""}, []float64{float64(g.Len())}
		return c, ctx.Err()
	}
	number := c.number(by)
	c.Size = make([]float64, len(c.Names))
	for i := range c.Of {
		if i%parallel.Often == 0 && ctx.Err() != nil {
			return c, ctx.Err()
		}
		c.Of[i] = -1
		if v := by.Of(g.At(i)); !v.IsZero() {
			c.Of[i] = number[v.String()]
			c.Size[c.Of[i]]++
		}
	}
	return c, nil
}

// number names the categories, and gives the number of every name.
func (c *Categories) number(by graph.Column) map[string]int32 {
	if c.Names = by.Words(); by.Kind != graph.KindText {
		c.Names = inOrder(by)
	}
	number := make(map[string]int32, len(c.Names))
	for k, name := range c.Names {
		number[name] = int32(k)
	}
	return number
}

// inOrder is the different numbers or dates of a column, as texts, by rising value.
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

// Has tells whether node i has a category.
func (c Categories) Has(i int) bool { return c.Of[i] >= 0 }

// Nodes is how many nodes have a category.
func (c Categories) Nodes() float64 { return vec.Sum(c.Size) }

// Without is how many nodes have none.
func (c Categories) Without() int { return len(c.Of) - int(c.Nodes()) }
