package dijkstra_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/dijkstra"
)

// exact is the shortest paths from a source in fractions, by Bellman and Ford.
type exact struct {
	distance []*big.Rat // nil: not reached
	before   [][]int32  // the nodes before a node, in rising order
}

func exactFrom(s sample, source int, length func(number int) *big.Rat) exact {
	e := exact{make([]*big.Rat, s.n), make([][]int32, s.n)}
	e.distance[source] = new(big.Rat)
	for range s.n {
		e.eachTie(s, length, func(_, to int, over *big.Rat) {
			if e.distance[to] == nil || over.Cmp(e.distance[to]) < 0 {
				e.distance[to] = over
			}
		})
	}
	e.eachTie(s, length, func(from, to int, over *big.Rat) {
		if over.Cmp(e.distance[to]) == 0 {
			e.before[to] = append(e.before[to], int32(from))
		}
	})
	for _, nodes := range e.before {
		slices.Sort(nodes)
	}
	return e
}

// eachTie visits the ties from nodes reached, both ways, with the length over them.
func (e exact) eachTie(s sample, length func(int) *big.Rat, visit func(from, to int, over *big.Rat)) {
	for ends, number := range s.ties {
		for _, way := range [][2]int{ends, {ends[1], ends[0]}} {
			if d := e.distance[way[0]]; d != nil {
				visit(way[0], way[1], new(big.Rat).Add(d, length(number)))
			}
		}
	}
}

// requireExact wants a search from every source to find what fractions do.
func requireExact(t testing.TB, s sample, rounded func(float64) float64, length func(int) *big.Rat) {
	t.Helper()
	rows := s.rows(t)
	lengths, err := dijkstra.Lengths(rows, rounded)
	require.NoError(t, err)
	search := dijkstra.New(rows, lengths)
	for source := range s.n {
		search.From(t.Context(), int32(source))
		want := exactFrom(s, source, length)
		require.Equal(t, int32(source), search.Order[0])
		require.EqualValues(t, -1, search.Into[source])
		require.Len(t, search.Order, reachedBy(want))
		for at, v := range search.Order {
			require.NotNil(t, want.distance[v])
			if at > 0 {
				require.LessOrEqual(t, want.distance[search.Order[at-1]].Cmp(want.distance[v]), 0, "nearest first: %v", s)
			}
			d, _ := want.distance[v].Float64()
			require.InDelta(t, d, search.Far(v), d*0x1p-49)
			require.Equal(t, want.before[v], before(t, rows, search, v), "from %d into %d of %v", source, v, s)
		}
	}
}

func reachedBy(e exact) int {
	n := 0
	for _, d := range e.distance {
		if d != nil {
			n++
		}
	}
	return n
}

// before is the nodes before a node, in rising order.
func before(t testing.TB, rows graph.Rows, search *dijkstra.Search, v int32) []int32 {
	t.Helper()
	var nodes []int32
	for k := search.Into[v]; k >= 0; k = search.Steps[k].Next {
		step := search.Steps[k]
		require.Equal(t, v, rows.Row(int(step.From))[step.Place])
		nodes = append(nodes, step.From)
	}
	slices.Sort(nodes)
	return nodes
}
