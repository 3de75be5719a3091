package brandes_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/brandes"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// whole is a multiple of the numbers 1 … 30, so that whole/number is exact.
const whole = 2329089562800

// weighted is a graph with a number at every tie, whose length is 1/number.
type weighted struct {
	rows   graph.Rows
	number [][]int64
}

func newWeighted(t testing.TB, e edges, number func(i, j int) int64) weighted {
	rows := e.net(t).OneMode(graph.Actor, graph.Count).Rows()
	w := weighted{rows, square[int64](rows.Len())}
	for i := range w.number {
		for _, j := range rows.Row(i) {
			if i < int(j) {
				w.number[i][j] = number(i, int(j))
				w.number[j][i] = w.number[i][j]
			}
		}
	}
	return w
}

func (w weighted) oracle() oracle {
	length := square[int64](len(w.number))
	for i, row := range w.number {
		for j, number := range row {
			if number > 0 {
				length[i][j] = whole / number
			}
		}
	}
	return newOracle(length)
}

// lengths are rounded when they are made.
func (w weighted) lengths() [][]float64 {
	all := make([][]float64, w.rows.Len())
	for i := range all {
		for _, j := range w.rows.Row(i) {
			all[i] = append(all[i], 1/float64(w.number[i][j]))
		}
	}
	return all
}

func equalLengths(rows graph.Rows) [][]float64 {
	all := make([][]float64, rows.Len())
	for i := range all {
		for range rows.Row(i) {
			all[i] = append(all[i], .1)
		}
	}
	return all
}

// weightedLengths are 1/strength.
func weightedLengths(t testing.TB, rows graph.Rows) [][]float64 {
	require.True(t, rows.Weighted())
	all := make([][]float64, rows.Len())
	for i := range all {
		for _, strength := range rows.Weights(i) {
			all[i] = append(all[i], 1/strength)
		}
	}
	return all
}

// requireLengths wants betweenness by length to be that of the definition.
func requireLengths(t testing.TB, w weighted, from, to []int32) {
	t.Helper()
	o, lengths := w.oracle(), w.lengths()
	got, err := brandes.NodesByLength(t.Context(), w.rows, lengths, parallel.Loop{})
	require.NoError(t, err)
	requireSame(t, o.nodes(), got, "%v", w.number)
	got, err = brandes.TiesByLength(t.Context(), w.rows, lengths, csr.TieNumbers(w.rows), parallel.Loop{})
	require.NoError(t, err)
	requireSame(t, o.ties(), got, "%v", w.number)
	got, err = brandes.Between(t.Context(), w.rows, lengths, from, to, parallel.Loop{})
	require.NoError(t, err)
	requireSame(t, o.between(from, to), got, "%v from %v to %v", w.number, from, to)
}

// Many paths are equally long on paper only.
func TestOracleByLength(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 1))
	for range 15 {
		for _, e := range []edges{
			newEdges(3), tree(rng, 12), beads(rng, 16), bipartite(3, 4),
			random(rng, 1+rng.IntN(14), .2), random(rng, 9, .5), random(rng, 7, 1),
			random(rng, 5, .5).copied(rng),
		} {
			for _, numbers := range [][]int64{{1}, {1, 2, 3, 6}, {6, 10, 15, 30}, {7, 11, 13, 17, 19}} {
				w := newWeighted(t, e, func(_, _ int) int64 { return numbers[rng.IntN(len(numbers))] })
				requireLengths(t, w, some(rng, e.n), some(rng, e.n))
			}
		}
	}
}

// some is about half of n nodes.
func some(rng *rand.Rand, n int) []int32 {
	var list []int32
	for i := range int32(n) {
		if rng.IntN(2) == 0 {
			list = append(list, i)
		}
	}
	return list
}

// All nodes to all nodes is the betweenness of nodes, and equal lengths are steps.
func TestBetweenAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(10, 1))
	for range 20 {
		e := random(rng, 12, .3)
		rows := e.net(t).OneMode(graph.Actor, graph.Count).Rows()
		all := csr.UpTo(rows.Len())
		got, err := brandes.Between(t.Context(), rows, equalLengths(rows), all, all, parallel.Loop{})
		require.NoError(t, err)
		requireSame(t, newOracle(steps(rows)).nodes(), got)
	}
}
