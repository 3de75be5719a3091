package brandes_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
)

// oracle is betweenness by its definition, over all pairs: σ(s,v)·σ(v,t)/σ(s,t) where v
// lies between s and t. Lengths are whole numbers, 0 where nodes are not tied.
type oracle struct {
	length   [][]int64
	distance [][]int64 // far if not reached
	sigma    [][]float64
}

const far = math.MaxInt64 / 4

func newOracle(length [][]int64) oracle {
	n := len(length)
	o := oracle{length, square[int64](n), square[float64](n)}
	for i := range n {
		for j := range n {
			switch {
			case i == j:
			case length[i][j] > 0:
				o.distance[i][j] = length[i][j]
			default:
				o.distance[i][j] = far
			}
		}
	}
	for k := range n { // Floyd and Warshall
		for i := range n {
			for j := range n {
				o.distance[i][j] = min(o.distance[i][j], o.distance[i][k]+o.distance[k][j])
			}
		}
	}
	for i := range n {
		for j := range n {
			o.count(i, j)
		}
	}
	return o
}

// count is σ(i,j): over the last ties of shortest paths from i to j.
func (o oracle) count(i, j int) float64 {
	switch {
	case i == j:
		o.sigma[i][j] = 1
	case o.sigma[i][j] == 0 && o.distance[i][j] < far:
		for k, l := range o.length[j] {
			if l > 0 && o.distance[i][k]+l == o.distance[i][j] {
				o.sigma[i][j] += o.count(i, k)
			}
		}
	}
	return o.sigma[i][j]
}

// eachPair visits all pairs of nodes that reach each other.
func (o oracle) eachPair(visit func(s, t int)) {
	for t := range o.length {
		for s := range t {
			if o.distance[s][t] < far {
				visit(s, t)
			}
		}
	}
}

// addNodes adds what a pair gives to nodes.
func (o oracle) addNodes(s, t int, score []float64) {
	for v := range score {
		if v != s && v != t && o.distance[s][v]+o.distance[v][t] == o.distance[s][t] {
			score[v] += o.sigma[s][v] * o.sigma[v][t] / o.sigma[s][t]
		}
	}
}

func (o oracle) nodes() []float64 {
	score := make([]float64, len(o.length))
	o.eachPair(func(s, t int) { o.addNodes(s, t, score) })
	return score
}

func (o oracle) between(from, to []int32) []float64 {
	in := func(list []int32) []bool {
		is := make([]bool, len(o.length))
		for _, v := range list {
			is[v] = true
		}
		return is
	}
	inFrom, inTo := in(from), in(to)
	score := make([]float64, len(o.length))
	o.eachPair(func(s, t int) {
		if inFrom[s] && inTo[t] || inFrom[t] && inTo[s] {
			o.addNodes(s, t, score)
		}
	})
	return score
}

// ties are in the order of their smaller ends, then of the larger.
func (o oracle) ties() []float64 {
	score := []float64{}
	for i := range o.length {
		for j := i + 1; j < len(o.length); j++ {
			if o.length[i][j] == 0 {
				continue
			}
			sum := 0.0
			o.eachPair(func(s, t int) {
				for _, way := range [][2]int{{i, j}, {j, i}} {
					if o.distance[s][way[0]]+o.length[i][j]+o.distance[way[1]][t] == o.distance[s][t] {
						sum += o.sigma[s][way[0]] * o.sigma[way[1]][t] / o.sigma[s][t]
					}
				}
			})
			score = append(score, sum)
		}
	}
	return score
}

func square[T any](n int) [][]T {
	rows := make([][]T, n)
	for i := range rows {
		rows[i] = make([]T, n)
	}
	return rows
}

// steps is the lengths of a graph by steps.
func steps(rows graph.Rows) [][]int64 {
	length := square[int64](rows.Len())
	for i := range length {
		for _, j := range rows.Row(i) {
			length[i][j] = 1
		}
	}
	return length
}

// shared is the lengths of a projection by its definition: nodes of one mode, two of which
// are tied if they share a node of the other.
func shared(net *graph.Network, mode graph.Mode) [][]int64 {
	first, n := 0, net.Count(mode)
	if mode == graph.Project {
		first = net.Count(graph.Actor)
	}
	length := square[int64](n)
	for k := range net.Len() {
		row := net.Rows().Row(k)
		for _, i := range row {
			for _, j := range row {
				if a, b := int(i)-first, int(j)-first; i != j && a >= 0 && a < n {
					length[a][b] = 1
				}
			}
		}
	}
	return length
}

func TestOracleOfAPath(t *testing.T) {
	o := newOracle(steps(nettest.Ties(t, "A-B B-C C-D").Rows()))
	require.Equal(t, []float64{0, 2, 2, 0}, o.nodes())
	require.Equal(t, []float64{3, 4, 3}, o.ties())
	require.Equal(t, []float64{0, 1, 0, 0}, o.between([]int32{0, 2}, []int32{0, 2}))
}
