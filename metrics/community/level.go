package community

import (
	"context"
	"iter"
	"slices"

	"github.com/essaim/essaim/graph"
)

// level is a network whose nodes stand for groups of nodes of a finer level. The
// finest is the network itself.
type level struct {
	chance
	rows       graph.Rows // of the network itself
	unweighted bool       // whether to count its ties instead of adding up their weights

	start  []int // of any other level: the ties of node v are start[v] to start[v+1]
	node   []int32
	weight []float64

	sides  []sides   // of every node
	inside []float64 // for every node, the weight of the ties that it stands for
}

// sides is the strength of a node or group, dealt to the two sides of a tie. In
// two modes an actor is all on the first side and a project on the second, in one
// mode every node is half on each.
type sides struct{ a, b float64 }

func (s sides) plus(t sides) sides  { return sides{s.a + t.a, s.b + t.b} }
func (s sides) minus(t sides) sides { return sides{s.a - t.a, s.b - t.b} }

// chance is what is compared to: two nodes or groups tied with the weight
//
//	γ (a(i)·b(j) + b(i)·a(j)) / m
//
// for ties of the weight m in all. In two modes this is γ k(i)·k(j) / m between an
// actor and a project, and 0 between two of a kind; in one mode γ k(i)·k(j) / 2m.
type chance struct {
	ties       float64 // m
	resolution float64 // γ
}

// pull is what chance ties to one unit of each side.
func (c chance) pull(s sides) sides {
	rate := c.resolution / c.ties
	return sides{rate * s.b, rate * s.a}
}

// on is what chance ties to t. The conversions forbid to round both products at
// once, which some machines do: the result would depend on the machine.
func (s sides) on(t sides) float64 { return float64(s.a*t.a) + float64(s.b*t.b) }

// slack is how much a gain may be off by rounding.
func (c chance) slack(s sides) float64 { return float64(1e-11 * (1 + c.resolution) * (s.a + s.b)) }

// finest is the level of the network itself.
func finest(ctx context.Context, g graph.Graph, resolution float64, unweighted bool) (*level, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	l := &level{rows: rows, unweighted: unweighted}
	l.resolution = resolution
	l.deal(g)
	return l, nil
}

// deal works out the strengths of nodes, which are those of a graph.
func (l *level) deal(g graph.Graph) {
	l.sides, l.inside = make([]sides, g.Len()), make([]float64, g.Len())
	net, two := g.(*graph.Network)
	for v := range l.sides {
		k := 0.0
		for _, w := range ties(l.row(int32(v))) {
			k += w
		}
		switch {
		case !two:
			l.sides[v] = sides{k / 2, k / 2}
		case v < net.Count(graph.Actor):
			l.sides[v].a = k
		default:
			l.sides[v].b = k
		}
		l.ties += k / 2
	}
}

func (l *level) len() int { return len(l.sides) }

// entries is the number of neighbours in all rows.
func (l *level) entries() int {
	if l.start != nil {
		return len(l.node)
	}
	return l.rows.Entries()
}

// row is the neighbours of a node and the weights of its ties, nil if all are 1.
func (l *level) row(v int32) ([]int32, []float64) {
	switch {
	case l.start != nil:
		from, to := l.start[v], l.start[v+1]
		return l.node[from:to], l.weight[from:to]
	case l.unweighted:
		return l.rows.Row(int(v)), nil
	}
	return l.rows.Row(int(v)), l.rows.Weights(int(v))
}

// ties is the neighbours in a row with the weights of their ties.
func ties(nodes []int32, weights []float64) iter.Seq2[int32, float64] {
	return func(yield func(int32, float64) bool) {
		for k, u := range nodes {
			w := 1.0
			if weights != nil {
				w = weights[k]
			}
			if !yield(u, w) {
				return
			}
		}
	}
}

// quality is the modularity of the partition into the nodes of the level.
func (l *level) quality() float64 {
	q := 0.0
	for v, s := range l.sides {
		q += l.inside[v] / l.ties
		q -= float64(l.resolution * (s.a / l.ties) * (s.b / l.ties))
	}
	return q
}

// merge is the level whose nodes are k groups of nodes.
func (l *level) merge(ctx context.Context, group []int32, k int) (*level, error) {
	m := &level{chance: l.chance, sides: make([]sides, k), inside: make([]float64, k), start: make([]int, k+1)}
	m.node, m.weight = make([]int32, 0, l.entries()), make([]float64, 0, l.entries()) // what is not filled costs nothing
	for v, c := range group {
		m.sides[c] = m.sides[c].plus(l.sides[v])
		m.inside[c] += l.inside[v]
	}
	t := newAccumulator(k)
	first, members := byGroup(group, k)
	for c := range int32(k) {
		for _, v := range members[first[c]:first[c+1]] {
			if v%often == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			t.add(l, v, group)
		}
		for d, w := range t.drain() {
			if d == c {
				m.inside[c] += w / 2 // each tie was met from both ends
				continue
			}
			m.node = append(m.node, d)
			m.weight = append(m.weight, w)
		}
		m.start[c+1] = len(m.node)
	}
	if len(m.node) < l.entries()/4 {
		m.node, m.weight = slices.Clone(m.node), slices.Clone(m.weight)
	}
	return m, nil
}

// often is after how many nodes long loops look whether they are cancelled.
const often = 256

// byGroup is the nodes sorted by group, and where each of the k groups begins.
func byGroup(group []int32, k int) (first []int, members []int32) {
	first, members = make([]int, k+1), make([]int32, len(group))
	for _, c := range group {
		first[c]++
	}
	end := 0
	for c, size := range first {
		end += size
		first[c] = end
	}
	for v := len(group) - 1; v >= 0; v-- {
		c := group[v]
		first[c]--
		members[first[c]] = int32(v)
	}
	return first, members
}
