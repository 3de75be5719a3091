package graph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"

	gonum "gonum.org/v1/gonum/graph"
)

// Layers is the names of the layers of direct ties, sorted.
func (n *Network) Layers() []string {
	names := make([]string, len(n.layers))
	for i, l := range n.layers {
		names[i] = l.name
	}
	return names
}

func (n *Network) layer(name string) (layer, bool) {
	i, ok := slices.BinarySearchFunc(n.layers, name, func(l layer, s string) int { return cmp.Compare(l.name, s) })
	if !ok {
		return layer{}, false
	}
	return n.layers[i], true
}

// Layer is the network of one layer of direct ties: the nodes that have a tie
// in it, actors and projects alike. The strength of a tie is the sum of the
// stated weights of its records, 1 if none is stated; the undirected view of a
// directed layer adds up both directions.
func (n *Network) Layer(name string) (*OneMode, error) {
	l, ok := n.layer(name)
	if !ok {
		return nil, fmt.Errorf("graph: layer %q: %w; the layers are %q", name, ErrNoLayer, n.Layers())
	}
	nodes := slices.Concat(l.from, l.to)
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	var p pairs
	p.a, p.b, _ = l.distinct()
	if weight := l.cells.find("weight"); !weight.IsZero() {
		p.weight = l.tieWeights(weight)
	}
	for i := range p.a {
		from, _ := slices.BinarySearch(nodes, p.a[i])
		to, _ := slices.BinarySearch(nodes, p.b[i])
		p.a[i], p.b[i] = int32(from), int32(to)
	}
	return oneModeOf(n, nodes, p, l.directed), nil
}

// oneModeOf is a network of ties between some nodes, given once each.
func oneModeOf(n *Network, nodes []int32, p pairs, directed bool) *OneMode {
	g := newOneMode(n, nodes, func(context.Context) (Rows, error) { return symmetric(len(nodes), p), nil })
	if directed {
		g.directed = true
		g.out = rowsOf(len(nodes), p).plain()
	}
	return g
}

// symmetric is the rows of ties that may stand both ways round; those that do
// are added up.
func symmetric(n int, p pairs) Rows {
	ends := pairs{slices.Clone(p.a), slices.Clone(p.b), p.weight}
	ends.turn()
	rows := rowsOf(n, ends)
	var once pairs
	for i := range n {
		weights := rows.Weights(i)
		for k, j := range rows.Row(i) {
			w := 1.0
			if weights != nil {
				w = weights[k]
			}
			if last := len(once.a) - 1; last >= 0 && once.a[last] == int32(i) && once.b[last] == j {
				once.weight[last] += w
				continue
			}
			once.a = append(once.a, int32(i))
			once.b = append(once.b, j)
			once.weight = append(once.weight, w)
		}
	}
	return bothWays(n, once).plain()
}

// LayerTie is one record of a direct tie.
type LayerTie struct {
	Index    int // position in its layer
	Layer    string
	Directed bool
	From, To Node
	cells    columns
}

// Value is a cell of the record, by the name of its column.
func (t LayerTie) Value(column string) Value {
	c := t.cells.find(column)
	if c.IsZero() {
		return Value{Column: column}
	}
	return c.At(t.Index)
}

// LayerTies is every record of a layer, by its ends. A name that does not exist
// has none.
func (n *Network) LayerTies(name string) iter.Seq[LayerTie] {
	return func(yield func(LayerTie) bool) {
		l, _ := n.layer(name)
		for i := range l.len() {
			t := LayerTie{i, l.name, l.directed, n.At(int(l.from[i])), n.At(int(l.to[i])), l.cells}
			if !yield(t) {
				return
			}
		}
	}
}

// LayerColumns is the table of a layer's ties without their ends, column by
// column: weight, amount, start, end if stated, and the free attributes.
func (n *Network) LayerColumns(name string) []Column {
	l, _ := n.layer(name)
	return slices.Clone(l.cells)
}

// FromGonum is a one-mode network with the nodes and ties of a gonum graph, in
// its directions if it has any. A node's key is its DOT identifier if it has
// one, or else its number; keys order the nodes. A [Node] keeps its key, unless
// two nodes would have the same then, such as an actor and a project. Weights
// are strengths. Loops are left out: no measure here counts a tie of a node with
// itself. Two nodes with one key, and a weight that a Builder refuses, are
// errors.
func FromGonum(g gonum.Graph) (*OneMode, error) {
	var b Builder
	nodes := gonum.NodesOf(g.Nodes())
	slices.SortFunc(nodes, func(x, y gonum.Node) int { return cmp.Compare(x.ID(), y.ID()) })
	keyOf := gonumKeys(nodes)
	for _, n := range nodes {
		b.AddActor(keyOf(n), "")
	}
	_, directed := g.(gonum.Directed)
	weighted, _ := g.(gonum.Weighted)
	for _, from := range nodes {
		next := gonum.NodesOf(g.From(from.ID()))
		slices.SortFunc(next, func(x, y gonum.Node) int { return cmp.Compare(x.ID(), y.ID()) })
		for _, to := range next {
			if from.ID() == to.ID() || !directed && from.ID() > to.ID() {
				continue
			}
			if weighted == nil {
				b.AddTie("ties", keyOf(from), keyOf(to), directed)
				continue
			}
			w, _ := weighted.Weight(from.ID(), to.ID())
			b.AddTie("ties", keyOf(from), keyOf(to), directed, Number("weight", w))
		}
	}
	n, err := b.Build()
	if err != nil {
		return nil, err
	}
	var p pairs
	if l, ok := n.layer("ties"); ok {
		p.a, p.b = l.from, l.to
		if weight := l.cells.find("weight"); !weight.IsZero() {
			p.weight = weight.numbers
		}
	}
	return oneModeOf(n, counting(n.actors), p, directed), nil
}

// gonumKeys is how nodes get their keys: see [FromGonum].
func gonumKeys(nodes []gonum.Node) func(gonum.Node) string {
	met := make(map[string]bool, len(nodes))
	for _, n := range nodes {
		if met[ownKey(n)] {
			return gonumKey
		}
		met[ownKey(n)] = true
	}
	return ownKey
}

func ownKey(n gonum.Node) string {
	if own, ok := n.(Node); ok {
		return own.Key
	}
	return gonumKey(n)
}

func gonumKey(n gonum.Node) string {
	if named, ok := n.(interface{ DOTID() string }); ok && named.DOTID() != "" {
		return named.DOTID()
	}
	return fmt.Sprint(n.ID())
}
