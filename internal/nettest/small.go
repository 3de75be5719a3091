package nettest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
)

// SmallGraphs visits random graphs of few nodes and of every density, from none to all
// of their ties: so few that a definition can be tried on them the slow way.
func SmallGraphs(t testing.TB, most int, visit func(g *graph.OneMode)) {
	t.Helper()
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 21))
		data := make([]byte, 1+most*most)
		p := rng.Float64()
		data[0] = byte(rng.IntN(most + 1))
		for i := range data[1:] {
			for bit := range 8 {
				if rng.Float64() < p {
					data[1+i] |= 1 << bit
				}
			}
		}
		visit(NewDrawn(data).OneMode(t, most))
	}
}

// Drawn is the bytes of a fuzz target, from which small graphs are drawn: a byte for a
// number, a bit for a tie. After the last byte come zeros.
type Drawn struct {
	data []byte
	bits int // of the first byte, read already
}

// NewDrawn reads bytes from the first on.
func NewDrawn(data []byte) *Drawn { return &Drawn{data: data} }

// Number is the next byte as a number below n.
func (d *Drawn) Number(n int) int {
	d.next()
	if len(d.data) == 0 {
		return 0
	}
	x := int(d.data[0])
	d.data = d.data[1:]
	return x % n
}

// Bool is the next bit.
func (d *Drawn) Bool() bool {
	if d.bits == 8 {
		d.next()
	}
	if len(d.data) == 0 {
		return false
	}
	d.bits++
	return d.data[0]>>(d.bits-1)&1 == 1
}

// next leaves a byte of which some bits are read.
func (d *Drawn) next() {
	if d.bits > 0 {
		d.data, d.bits = d.data[1:], 0
	}
}

// OneMode draws a graph of at most so many nodes: their number, and a bit for each pair.
func (d *Drawn) OneMode(t testing.TB, most int) *graph.OneMode {
	return d.graph(t, most, func() float64 { return 1 })
}

// WeightedOneMode draws a graph whose ties have weights of 1 to 4.
func (d *Drawn) WeightedOneMode(t testing.TB, most int) *graph.OneMode {
	return d.graph(t, most, func() float64 {
		w := 1.0
		for _, more := range []float64{1, 2} {
			if d.Bool() {
				w += more
			}
		}
		return w
	})
}

func (d *Drawn) graph(t testing.TB, most int, weight func() float64) *graph.OneMode {
	t.Helper()
	var b graph.Builder
	n := d.Number(most + 1)
	for i := range n {
		must(t, b.AddActor(Node(i), ""))
	}
	var from, to []int32
	var weights []float64
	for j := range int32(n) {
		for i := range j {
			if d.Bool() {
				from, to, weights = append(from, i), append(to, j), append(weights, weight())
			}
		}
	}
	g, err := build(t, &b).OneMode(graph.Actor, graph.Binary).Rewired(from, to, weights)
	must(t, err)
	return g
}

// Network draws a two-mode network of at most so many nodes a mode.
func (d *Drawn) Network(t testing.TB, most int) *graph.Network {
	t.Helper()
	actors, projects := d.Number(most+1), d.Number(most+1)
	var b graph.Builder
	for a := range actors {
		must(t, b.AddActor(Node(a), ""))
	}
	for p := range projects {
		must(t, b.AddProject(Node(p), ""))
	}
	for a := range actors {
		for p := range projects {
			if d.Bool() {
				must(t, b.AddParticipation(Node(a), Node(p)))
			}
		}
	}
	return build(t, &b)
}

// Matrix is the weights of the ties of a graph as a dense matrix, 0 where there is none.
func Matrix(t testing.TB, g graph.Graph) [][]float64 {
	t.Helper()
	rows := g.Rows()
	m := Square(g.Len(), 0)
	for i := range m {
		for k, j := range rows.Row(i) {
			require.Zero(t, m[i][j], "one tie twice")
			m[i][j] = 1
			if weights := rows.Weights(i); weights != nil {
				m[i][j] = weights[k]
			}
		}
	}
	return m
}

// Components is the component of every node of a dense matrix, numbered from 0 by their
// first nodes; -1 of those that are gone.
func Components(m [][]float64, gone func(v int) bool) (of []int, number int) {
	of = make([]int, len(m))
	for v := range of {
		of[v] = -1
	}
	var mark func(v int)
	mark = func(v int) {
		if gone(v) || of[v] >= 0 {
			return
		}
		of[v] = number
		for u, w := range m[v] {
			if w != 0 {
				mark(u)
			}
		}
	}
	for v := range of {
		if of[v] < 0 && !gone(v) {
			mark(v)
			number++
		}
	}
	return of, number
}

// Bytes is so many random bytes to draw from, now of many ones and now of few.
func Bytes(rng *rand.Rand, n int) []byte {
	data, mask := make([]byte, n), byte(rng.Uint32())
	for i := range data {
		data[i] = byte(rng.Uint32()) & (mask | byte(rng.Uint32()))
	}
	return data
}

// Participations is a network of at most 16 actors and 16 projects, isolated ones too, in
// which every byte is a participation: an actor in its upper half, a project in its lower.
func Participations(t testing.TB, actors, projects int, data []byte) *graph.Network {
	t.Helper()
	var b graph.Builder
	for a := range actors {
		require.NoError(t, b.AddActor(fmt.Sprintf("a%02d", a), ""))
	}
	for p := range projects {
		require.NoError(t, b.AddProject(fmt.Sprintf("p%02d", p), ""))
	}
	for _, x := range data {
		a, p := int(x>>4)%actors, int(x&15)%projects
		require.NoError(t, b.AddParticipation(fmt.Sprintf("a%02d", a), fmt.Sprintf("p%02d", p)))
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}
