package community

import (
	"context"
	"math/rand/v2"
)

// moves lets the nodes of a level move between groups.
type moves struct {
	*level
	*accumulator
	group []int32 // of every node
	of    []sides // of every group
	size  []int32 // nodes in every group
	empty []int32 // groups without nodes
	moved int

	queue         []int32 // nodes to look at: a ring
	queued        []bool
	head, waiting int
}

func newMoves(l *level, group []int32, rng *rand.Rand) *moves {
	n := l.len()
	m := &moves{
		level: l, accumulator: newAccumulator(n), group: group, of: make([]sides, n), size: make([]int32, n),
		queue: shuffled(n, rng), queued: make([]bool, n), waiting: n,
	}
	for v, c := range group {
		m.of[c] = m.of[c].plus(l.sides[v])
		m.size[c]++
		m.queued[v] = true
	}
	for c, size := range m.size {
		if size == 0 {
			m.empty = append(m.empty, int32(c))
		}
	}
	return m
}

// shuffled is 0…n-1 in random order. More than 1024 are dealt as so many runs of
// neighbours, which costs no quality and spares half of the waiting for memory.
func shuffled(n int, rng *rand.Rand) []int32 {
	order := make([]int32, 0, n)
	runs := min(n, 1024)
	for _, r := range rng.Perm(runs) {
		for v := r * n / runs; v < (r+1)*n/runs; v++ {
			order = append(order, int32(v))
		}
	}
	return order
}

// settle looks at every node, and again at the neighbours of those that moved,
// until none moves: the fast local moving of Traag, Waltman and van Eck (2019).
func (m *moves) settle(ctx context.Context) error {
	for seen := 0; m.waiting > 0; seen++ {
		if seen%often == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		v := m.next()
		own := m.group[v]
		to := m.best(v)
		m.of[to] = m.of[to].plus(m.sides[v])
		if to != own {
			m.move(v, own, to)
		}
	}
	return nil
}

// next takes a node from the queue.
func (m *moves) next() int32 {
	v := m.queue[m.head]
	m.queued[v] = false
	m.waiting--
	m.head++
	if m.head == len(m.queue) {
		m.head = 0
	}
	return v
}

// best takes a node out of its group and finds the group where it gains most: its
// own again if no other is better, or an empty one.
func (m *moves) best(v int32) int32 {
	own, s := m.group[v], m.sides[v]
	m.add(m.level, v, m.group)
	m.of[own] = m.of[own].minus(s)
	pull := m.pull(s)
	best, gain := own, m.sum[own]-pull.on(m.of[own])+m.slack(s)
	if gain < 0 && m.size[own] > 1 {
		best, gain = m.empty[len(m.empty)-1], 0
	}
	for c, w := range m.drain() {
		if g := w - pull.on(m.of[c]); g > gain {
			best, gain = c, g
		}
	}
	return best
}

// move counts a node in its new group and calls its neighbours elsewhere.
func (m *moves) move(v, from, to int32) {
	m.group[v] = to
	m.moved++
	if m.size[to] == 0 {
		m.empty = m.empty[:len(m.empty)-1]
	}
	m.size[to]++
	m.size[from]--
	if m.size[from] == 0 {
		m.empty = append(m.empty, from)
	}
	nodes, _ := m.row(v)
	for _, u := range nodes {
		if !m.queued[u] && m.group[u] != to {
			m.call(u)
		}
	}
}

// call puts a node in the queue.
func (m *moves) call(v int32) {
	at := m.head + m.waiting
	if at >= len(m.queue) {
		at -= len(m.queue)
	}
	m.queue[at] = v
	m.queued[v] = true
	m.waiting++
}
