package community

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/internal/csr"
)

// branchAndBound is a search for the best partition of a component by branch and bound. Nodes are
// placed one after another, into a group that is there or a new one. What is still to be
// gained is bounded by the best partition of the nodes that follow, which is known from
// searching these alone before, last nodes first (the Russian doll search of Verfaillie,
// Lemaître and Schiex 1996), and for each of them by its best place in
// the groups that are there.
type branchAndBound struct {
	ctx   context.Context
	work  int // left
	nodes []int32
	b     [][]float64 // what two nodes add if they are together: weight less chance
	alike []bool      // whether a node and the one before it add the same to all others
	free  int         // nodes from here on add nothing to each other
	slack float64     // differences below this are rounding

	rest  []float64   // of the nodes from one on: what the best partition adds
	pull  [][]float64 // what a group would add to a node
	top   [][]float64 // with so many nodes placed, what the best group would add to a node, or 0
	saved [][]float64
	tried [][]int32

	group []int32 // of the nodes placed
	best  []int32 // the best so far: the first node of the group
	value float64
}

// branchAndBound is that of the nodes of a component, in the order they are placed in.
func (l *level) branchAndBound(nodes []int32) *branchAndBound {
	n := len(nodes)
	t := &branchAndBound{nodes: nodes, free: l.placed(nodes)}
	at := make(map[int32]int, n)
	t.b, t.pull, t.top, t.saved = square(n), square(n), square(n+1), square(n)
	t.rest, t.group, t.tried = make([]float64, n+1), make([]int32, n), make([][]int32, n)
	for i, v := range nodes {
		at[v] = i
	}
	for i, v := range nodes {
		pull := l.pull(l.sides[v])
		for j, u := range nodes {
			t.b[i][j] = -pull.on(l.sides[u])
		}
		for u, w := range ties(l.row(v)) {
			t.b[i][at[u]] += w
		}
		t.slack += l.slack(l.sides[v]) / 100
		t.tried[i] = make([]int32, 0, n)
	}
	t.best = csr.UpTo(n)
	t.alike = make([]bool, n)
	for v := 1; v < n; v++ {
		t.alike[v] = t.same(v-1, v)
	}
	return t
}

// same tells whether two nodes add the same to all others.
func (t *branchAndBound) same(v, u int) bool {
	for x := range t.nodes {
		if x != v && x != u && math.Abs(t.b[v][x]-t.b[u][x]) > t.slack/float64(len(t.nodes)) {
			return false
		}
	}
	return true
}

func square(n int) [][]float64 {
	all, rows := make([]float64, n*n), make([][]float64, n)
	for i := range rows {
		rows[i] = all[i*n : (i+1)*n]
	}
	return rows
}

// run finds the best partition, if there is work enough. It gives up early where there will
// not be: every node adds a third to the work of all before, mostly more.
func (t *branchAndBound) run() bool {
	start := t.work
	for first := t.free - 1; first >= 0; first-- {
		// What is known: the best partition of the others, and this node in its best place.
		t.value = t.rest[first+1] + t.joining(first) - 2*t.slack
		t.place(first, first, 0, 0)
		t.rest[first] = t.value
		spent := start - t.work
		for range first {
			spent += spent / 3
		}
		if t.work < 0 || start-t.work > exactWork/64 && spent > start {
			return false
		}
	}
	return true
}

// joining is what a node adds to the best partition of those that follow.
func (t *branchAndBound) joining(v int) float64 {
	sum, most := make([]float64, len(t.nodes)), 0.0
	for u := v + 1; u < len(t.nodes); u++ {
		sum[t.best[u]] += t.b[v][u]
	}
	for _, x := range sum {
		most = max(most, x)
	}
	return most
}

// place tries all groups for a node, and so for those that follow, as long as that can
// be better than the best so far.
func (t *branchAndBound) place(first, v, groups int, value float64) {
	if v == t.free {
		t.finish(first, groups, value)
		return
	}
	for _, c := range t.choices(first, v, groups) {
		adds := t.pull[c][v]
		bound := value + adds + t.rest[v+1] + t.put(v, int(c), groups)
		if bound > t.value+t.slack {
			t.group[v] = c
			t.place(first, v+1, max(groups, int(c)+1), value+adds)
		}
		copy(t.pull[c][v+1:], t.saved[v])
		if t.work < 0 {
			return
		}
	}
}

// choices is the groups for a node, that which adds most first; of equals a new one, then
// in the order they came. Of two nodes that could change places, the second goes to no
// earlier group than the first.
func (t *branchAndBound) choices(first, v, groups int) []int32 {
	all, from := append(t.tried[v][:0], int32(groups)), int32(0)
	if v > first && t.alike[v] {
		from = t.group[v-1]
	}
	for c := from; c < int32(groups); c++ {
		adds, i := t.pull[c][v], len(all)
		for all = append(all, c); i > 0 && t.pull[all[i-1]][v] < adds-t.slack; i-- {
			all[i] = all[i-1]
		}
		all[i] = c
	}
	return all
}

// put puts a node into a group, and is what those that follow can add in the groups that
// are there then.
func (t *branchAndBound) put(v, c, groups int) (sum float64) {
	row, b, top, before := t.pull[c], t.b[v], t.top[v+1], t.top[v]
	t.saved[v] = append(t.saved[v][:0], row[v+1:]...)
	steps := len(row) - v
	for u := v + 1; u < len(row); u++ {
		was, most := row[u], before[u]
		row[u] += b[u]
		switch {
		case row[u] >= most:
			most = row[u]
		case was == most && was > 0: // it was the best, and may be no longer
			most = max(0, row[u])
			steps += groups
			for d := range groups {
				most = max(most, t.pull[d][u])
			}
		}
		top[u] = most
		sum += most
	}
	t.spend(steps)
	return sum
}

// spend takes steps from the work that is left: all, if the context is cancelled.
func (t *branchAndBound) spend(steps int) {
	before := t.work
	t.work -= steps
	if before>>12 != t.work>>12 && t.ctx.Err() != nil {
		t.work = -1
	}
}

// finish sends the free nodes each to its best group, or to one of its own, and keeps the
// partition if it is better.
func (t *branchAndBound) finish(first, groups int, value float64) {
	for v := t.free; v < len(t.nodes); v++ {
		value += t.top[t.free][v]
	}
	if value <= t.value+t.slack {
		return
	}
	t.value = value
	leader := slices.Repeat([]int32{-1}, groups)
	for v := first; v < len(t.nodes); v++ {
		c := -1
		if v < t.free {
			c = int(t.group[v])
		} else if most := t.top[t.free][v]; most > t.slack {
			c = slices.IndexFunc(t.pull[:groups], func(row []float64) bool { return row[v] >= most-t.slack })
		}
		if c < 0 {
			t.best[v] = int32(v)
			continue
		}
		if leader[c] < 0 {
			leader[c] = int32(v)
		}
		t.best[v] = leader[c]
	}
}
