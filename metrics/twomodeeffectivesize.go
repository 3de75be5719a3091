package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
)

// TwoModeEffectiveSize is how many others a node meets that are not redundant because
// they meet each other beside it: for an actor, those it shares projects with, less
// the mean number of each other that they meet in these same projects.
//
//	e(v) = |S| - Σ |S(u)| / |S|   over u in S, the nodes that share a neighbour with v
//
// with S(u) the nodes of S that share a neighbour of v with u. It is Burt's effective
// size of the network that v's own neighbours make. What S share elsewhere does not
// count: the [EffectiveSize] of the projection counts it. It is between 1 and |S|.
//
// One mode: the error [graph.ErrModes]. Use [EffectiveSize].
//
// Weights: ignored.
//
// Unreachable nodes: a node with no other at distance two gets NaN, with the warning
// [ErrNoSecond].
//
// Cost: O(Σ k²) time, over the degrees k of the other mode, and as much for the nodes
// that share several neighbours with v; O(n) memory.
//
// Same as: R dream computeBCES, without weights. netrics takes the effective size of
// the projection, with p(v,q) by the number of shared projects and m(u,q) = 1: see
// docs/decisions/0111.
//
// References: Burchard and Cornwell (2018), doi:10.1016/j.socnet.2018.04.001.
type TwoModeEffectiveSize struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the effective size of every node's surroundings.
func (s TwoModeEffectiveSize) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	return s.scores(ctx, g, "effective_size", func(effective, _ float64) float64 { return effective })
}

// scores is a number made of the effective size and the number of contacts.
func (s TwoModeEffectiveSize) scores(ctx context.Context, g graph.Graph, name string, of func(effective, contacts float64) float64) (graph.Scores, error) {
	net, err := twoMode(g, name, "use EffectiveSize")
	if err != nil {
		return graph.Scores{}, err
	}
	rows, n := net.Rows(), net.Len()
	values, contacts := make([]float64, n), make([]int, n)
	loop := parallel.Loop{N: n, Work: 100 * rows.Entries(), Workers: s.Workers, Progress: s.Progress}
	err = loop.Each(ctx, func() func(int) {
		m := &meeting{secondNeighbours: newSecondNeighbours(rows), own: make([]int32, n), met: make([]int, n)}
		return func(v int) {
			meet, all := m.at(v)
			contacts[v] = all
			values[v] = of(float64(all)-float64(meet)/float64(all), float64(all))
		}
	})
	if err != nil {
		return graph.Scores{}, err
	}
	alone := 0
	for _, c := range contacts {
		if c == 0 {
			alone++
		}
	}
	return graph.NewScores(g, name, values, doubts.Add(nil, ErrNoSecond, alone, n, "")...), nil
}

// meeting counts who meets whom at a node's own neighbours.
type meeting struct {
	*secondNeighbours
	own   []int32 // v+1 for the neighbours of v
	met   []int   // the last visit that met a node
	visit int
}

// at is how many of v's contacts meet each other, both ways round, and how many
// contacts there are. Those who share only p with v meet all others of p.
func (m *meeting) at(v int) (meet, contacts int) {
	nodes := m.from(v)
	for _, p := range m.rows.Row(v) {
		m.own[p] = int32(v) + 1
		for _, u := range m.rows.Row(int(p)) {
			if int(u) != v && m.shared[u] == 1 {
				meet += m.rows.Degree(int(p)) - 2
			}
		}
	}
	for _, u := range nodes {
		if m.shared[u] > 1 {
			meet += m.others(int(u), v)
		}
	}
	return meet, len(nodes)
}

// others is how many nodes other than v and u meet u at the neighbours of v.
func (m *meeting) others(u, v int) int {
	m.visit++
	m.met[u], m.met[v] = m.visit, m.visit
	count := 0
	for _, p := range m.rows.Row(u) {
		if m.own[p] != int32(v)+1 {
			continue
		}
		for _, w := range m.rows.Row(int(p)) {
			if m.met[w] != m.visit {
				m.met[w] = m.visit
				count++
			}
		}
	}
	return count
}
