package viz

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/essaim/essaim/graph"
)

// category is one line of the legend.
type category struct {
	name  string
	count int // nodes drawn
	style
}

// categories is the legend of a column: named ones, then all others together,
// then what is missing. What belongs where comes from the whole column, so that
// colours stay when another part of its network is drawn.
type categories struct {
	column  graph.Column
	entries []category
	find    func(graph.Value) int // the entry of a value
	colours int                   // of the palette, used
}

// colouringOf is the categories of each mode: of the column that describes its
// nodes. One that says nothing of any node is taken for one of actors.
func colouringOf(nodes []graph.Node, say words, columns ...graph.Column) (modes [2]*categories) {
	used := 0
	for mode := range modes {
		for _, c := range columns {
			if m, _ := described(c, nodes); c.Len() > 0 && int(m) == mode && modes[mode] == nil {
				modes[mode] = categorise(c, used, say)
				used += modes[mode].colours
			}
		}
	}
	return modes
}

// described is the mode of the nodes that a column describes, if it has a value
// for any.
func described(c graph.Column, nodes []graph.Node) (graph.Mode, bool) {
	for _, n := range nodes {
		if !c.Of(n).IsZero() {
			return n.Mode, true
		}
	}
	return graph.Actor, false
}

// checkColumns is an error if one of two columns would be left out without a
// word, because the other describes the same nodes.
func checkColumns(g graph.Graph, c, d graph.Column) error {
	nodes := nodesOf(g)
	first, one := described(c, nodes)
	second, two := described(d, nodes)
	if one && two && first == second {
		return fmt.Errorf("viz: columns %q and %q both colour the %ss", c.Name, d.Name, first)
	}
	return nil
}

func nodesOf(g graph.Graph) []graph.Node {
	nodes := make([]graph.Node, g.Len())
	for i := range nodes {
		nodes[i] = g.At(i)
	}
	return nodes
}

// categorise makes categories of texts, or classes of numbers or dates. The
// palette is used from a first colour on.
func categorise(c graph.Column, first int, say words) *categories {
	k := &categories{column: c}
	if c.Kind == graph.KindText {
		k.texts(first, say)
	} else {
		k.classes(say)
	}
	k.entries = append(k.entries, category{name: say.missing, style: style{pale, missingMark}})
	return k
}

// texts ranks the texts of the column, the most frequent first. Those that the
// palette has no colour for are one category.
func (k *categories) texts(first int, say words) {
	texts, count := tally(k.column)
	slices.SortStableFunc(texts, func(x, y string) int { return cmp.Compare(count[y], count[x]) })
	k.colours = min(len(texts), len(palette))
	rank := map[string]int{} // looked up, never walked through
	for i, text := range texts {
		rank[text] = min(i, len(palette))
		if i < len(palette) {
			at := (i + first) % len(palette)
			k.entries = append(k.entries, category{name: clean(text), style: style{palette[at], at}})
		}
	}
	switch rest := len(texts) - len(palette); {
	case rest == 1:
		k.entries = append(k.entries, category{name: clean(texts[len(palette)]), style: style{grey, otherMark}})
	case rest > 1:
		k.entries = append(k.entries, category{name: fmt.Sprintf("%s (%d)", say.other, rest), style: style{grey, otherMark}})
	}
	k.find = func(v graph.Value) int { return rank[v.String()] }
}

// tally counts the texts of a column, sorted.
func tally(c graph.Column) (texts []string, count map[string]int) {
	count = map[string]int{}
	for i := range c.Len() {
		text := c.At(i).String()
		if text == "" {
			continue
		}
		if count[text] == 0 {
			texts = append(texts, text)
		}
		count[text]++
	}
	slices.Sort(texts)
	return texts, count
}

// of is the style of a node, which is counted.
func (k *categories) of(n graph.Node) style {
	at := len(k.entries) - 1
	if v := k.column.Of(n); v.String() != "" {
		at = k.find(v)
	}
	k.entries[at].count++
	return k.entries[at].style
}
