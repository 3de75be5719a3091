package position_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/position"
)

func concor(t testing.TB, c position.CONCOR, g graph.Graph) graph.Partition {
	t.Helper()
	p, err := c.Partition(t.Context(), g)
	require.NoError(t, err)
	return p
}

// slowSplit takes correlations of correlations with gonum, of the profiles themselves.
// It gives up where one is not defined, and after rounds enough for rounding to decide.
func slowSplit(g graph.Graph, nodes []int) (side map[int]bool, ok bool) {
	n := len(nodes)
	r := make([][]float64, n)
	for a, i := range nodes {
		r[a] = make([]float64, n)
		for b, j := range nodes {
			r[a][b] = 1
			if i != j {
				x, y := profile(g, i, j, false)
				r[a][b] = 1 - apart(x, y, position.Correlation)
			}
		}
	}
	for range 20 {
		next := make([][]float64, n)
		off := 0.0
		for a := range r {
			next[a] = make([]float64, n)
			for b := range r {
				if stat.Variance(r[a], nil) < 1e-9 || stat.Variance(r[b], nil) < 1e-9 {
					return nil, false
				}
				next[a][b] = stat.Correlation(r[a], r[b], nil)
				off = max(off, 1-math.Abs(next[a][b]))
			}
		}
		if r = next; off < 1e-10 {
			side = map[int]bool{}
			for b, j := range nodes {
				side[j] = r[0][b] > 0
			}
			return side, true
		}
	}
	return nil, false
}

// alike tells whether a node's ties are all alike.
func alike(g graph.Graph, i int) bool {
	x, _ := profile(g, i, i, false)
	return len(x) == 0 || slices.Min(x) == slices.Max(x)
}

func TestCONCOROracle(t *testing.T) {
	checked := 0
	for seed := range uint64(1500) {
		g := drawn(t, seed)
		for mode := range graph.Mode(2) {
			nodes := slices.DeleteFunc(compared(g, mode), func(i int) bool { return alike(g, i) })
			if len(nodes) < 3 {
				continue
			}
			want, ok := slowSplit(g, nodes)
			if !ok {
				continue
			}
			checked++
			p := concor(t, position.CONCOR{Splits: 1, Mode: mode}, g)
			for _, i := range nodes {
				require.Equal(t, want[i] == want[nodes[0]], p.At(i) == p.At(nodes[0]), "seed %d", seed)
			}
		}
	}
	require.Greater(t, checked, 50)
}

func TestCONCORClosedForms(t *testing.T) {
	// Two projects with actors of their own.
	net := nettest.Parse(t, "A:P,Q B:P,Q C:P X:R,S Y:R,S Z:S")
	p := concor(t, position.CONCOR{Splits: 1}, net)
	require.Equal(t, 2, p.Groups())
	require.Equal(t, []int{0, 0, 0, 1, 1, 1, -1, -1, -1, -1}, groups(p))
	p = concor(t, position.CONCOR{}, net) // C and Z have less than the others
	require.Equal(t, 4, p.Groups())
	require.Equal(t, p.At(0), p.At(1))
	require.NotEqual(t, p.At(0), p.At(2))
	// Nobody can be told from anybody.
	p = concor(t, position.CONCOR{}, nettest.Complete(t, 4, 3))
	require.Equal(t, 1, p.Groups())
	require.ErrorIs(t, p.Warnings[0], position.ErrConstant)
	p = concor(t, position.CONCOR{}, nettest.Ties(t, "A-B C-D E-F"))
	require.ErrorIs(t, p.Warnings[len(p.Warnings)-1], position.ErrWhole)
	for _, g := range []graph.Graph{&graph.Network{}, new(graph.OneMode), nettest.Parse(t, "A:"), nettest.Ties(t, "A-B")} {
		concor(t, position.CONCOR{}, g)
	}
	for _, bad := range []position.CONCOR{{Splits: -1}, {Splits: 31}, {Rounds: -1}} {
		_, err := bad.Partition(t.Context(), net)
		require.ErrorIs(t, err, graph.ErrSetting)
	}
	for _, looks := range []int{0, 5} {
		_, err := position.CONCOR{}.Partition(nettest.NewExpiring(t.Context(), looks), net)
		require.ErrorIs(t, err, context.Canceled)
	}
}

// The order of nodes plays no part, and isolated nodes are a group.
func TestCONCORFollowsNames(t *testing.T) {
	for seed := range uint64(100) {
		g := nettest.Random(t, seed, 12, 9, .25).OneMode(graph.Actor, graph.Count)
		place := rand.New(rand.NewPCG(seed, 5)).Perm(g.Len())
		var from, to []int32
		for tie := range g.All() {
			from, to = append(from, int32(place[tie.From.Index])), append(to, int32(place[tie.To.Index]))
		}
		moved, err := g.Rewired(from, to, nil)
		require.NoError(t, err)
		p, q := concor(t, position.CONCOR{Splits: 3}, g), concor(t, position.CONCOR{Splits: 3}, moved)
		for i := range g.Len() {
			for j := range i {
				require.Equal(t, p.At(i) == p.At(j), q.At(place[i]) == q.At(place[j]), "seed %d", seed)
				if g.Rows().Degree(i) == 0 {
					require.Equal(t, g.Rows().Degree(j) == 0, p.At(i) == p.At(j))
				}
			}
		}
	}
}

// Rings, with one or two ties less, can often be split in several ways equally well: in no
// order of their nodes are they split in another way than in the next.
func TestCONCOROfRingsFollowsNames(t *testing.T) {
	whole, split := 0, 0
	for seed := range uint64(600) {
		rng := rand.New(rand.NewPCG(seed, 99))
		n := 4 + rng.IntN(9)
		ties := map[[2]int]float64{}
		for range 1 + rng.IntN(3) {
			step, w := 1+rng.IntN(n/2), []float64{1, .1, .3}[rng.IntN(3)]
			for i := range n {
				j := (i + step) % n
				ties[[2]int{min(i, j), max(i, j)}] = w
			}
		}
		for range rng.IntN(3) {
			i, j := rng.IntN(n), rng.IntN(n)
			delete(ties, [2]int{min(i, j), max(i, j)})
		}
		ring := func(place []int) graph.Graph {
			var from, to []int32
			var weights []float64
			for i := range n {
				for j := range n {
					if w, tied := ties[[2]int{i, j}]; tied {
						from, to, weights = append(from, int32(place[i])), append(to, int32(place[j])), append(weights, w)
					}
				}
			}
			names := ""
			for i := range n {
				names += fmt.Sprintf("%03d ", i)
			}
			g, err := nettest.Ties(t, names).Rewired(from, to, weights)
			require.NoError(t, err)
			return g
		}
		c := position.CONCOR{Weighted: seed%2 == 0}
		place := rng.Perm(n)
		p, q := concor(t, c, ring(slices.Sorted(slices.Values(place)))), concor(t, c, ring(place))
		require.Len(t, q.Warnings, len(p.Warnings))
		for i := range n {
			for j := range i {
				require.Equal(t, p.At(i) == p.At(j), q.At(place[i]) == q.At(place[j]), "seed %d", seed)
			}
		}
		if slices.ContainsFunc(p.Warnings, func(err error) bool { return errors.Is(err, position.ErrWhole) }) {
			whole++
		} else {
			split++
		}
	}
	require.Greater(t, whole, 100)
	require.Greater(t, split, 100)
}

func groups(p graph.Partition) (all []int) {
	for _, group := range p.All() {
		all = append(all, group)
	}
	return all
}

func TestCONCORSameBits(t *testing.T) {
	net, err := affiliation(t, 150, 90)
	require.NoError(t, err)
	want := concor(t, position.CONCOR{Splits: 3, Workers: 1}, net)
	for _, workers := range []int{2, 3, 8} {
		require.Equal(t, groups(want), groups(concor(t, position.CONCOR{Splits: 3, Workers: workers}, net)))
	}
}

// The women of Davis, Gardner and Gardner (1941, page 150): 1 to 9 in one group, 9 to 18
// in the other. The table lists them in this order; CONCOR leaves it for Pearl, number 8.
func TestCONCOROfSouthernWomen(t *testing.T) {
	net := nettest.File(t, "southern_women.csv")
	first := map[string]bool{}
	for _, name := range []string{"Evelyn", "Laura", "Theresa", "Brenda", "Charlotte", "Frances", "Eleanor", "Ruth"} {
		first[name] = true
	}
	p := concor(t, position.CONCOR{Splits: 1}, net)
	require.Equal(t, 2, p.Groups())
	for node, group := range p.All() {
		if node.Mode == graph.Actor {
			require.Equal(t, first[node.Name], group == 1, node.Name)
		}
	}
}

// directed is a network of the rows of its matrix.
func directed(t testing.TB, rows ...string) *graph.OneMode {
	t.Helper()
	var b graph.Builder
	key := func(i int) string { return string(rune('a' + i)) }
	for i := range rows {
		require.NoError(t, b.AddTie("all", key(i), key((i+1)%len(rows)), true))
	}
	net, err := b.Build()
	require.NoError(t, err)
	everyone, err := net.Layer("all")
	require.NoError(t, err)
	var from, to []int32
	for i, row := range rows {
		for j, digit := range row {
			if digit == '1' {
				from, to = append(from, int32(i)), append(to, int32(j))
			}
		}
	}
	g, err := everyone.Rewired(from, to, nil)
	require.NoError(t, err)
	return g
}

// The network of the README of R package concorR, which prints b, c, d and a, e; and one of
// its manual, with an isolated node.
func TestCONCORPublished(t *testing.T) {
	p := concor(t, position.CONCOR{Splits: 1}, directed(t, "01111", "00100", "01010", "00100", "11110"))
	require.Equal(t, []int{1, 0, 0, 0, 1}, groups(p))
	p = concor(t, position.CONCOR{Splits: 1}, directed(t, "011110", "101110", "110110", "000010", "000100", "000000"))
	require.Equal(t, []int{0, 0, 0, 1, 1, 2}, groups(p))
}

// Node b correlates with all others by 1, and these do not with each other: what is no
// table of correlations comes to an end all the same.
func TestCONCOROfUndefinedCorrelations(t *testing.T) {
	g, err := nettest.Ties(t, "a-b b-c b-d").Rewired([]int32{0, 1, 1}, []int32{1, 2, 3}, []float64{.1, .4, .1})
	require.NoError(t, err)
	p := concor(t, position.CONCOR{Weighted: true}, g)
	require.LessOrEqual(t, p.Groups(), 4)
	require.GreaterOrEqual(t, p.Groups(), 1)
}
