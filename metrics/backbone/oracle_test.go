package backbone_test

import (
	"fmt"
	"math"
	"math/bits"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/backbone"
)

// The models by their definitions: all networks that they find equally likely, drawn
// up one by one.

// matrix is a network as rows of bits.
type matrix struct {
	rows    []uint
	columns int
}

func (m matrix) net(t testing.TB) *graph.Network {
	text := ""
	for j := range m.columns {
		text += fmt.Sprintf(":p%d ", j)
	}
	for i, row := range m.rows {
		text += fmt.Sprintf("a%d: ", i)
		for j := range m.columns {
			if row>>j&1 == 1 {
				text += fmt.Sprintf("a%d:p%d ", i, j)
			}
		}
	}
	return nettest.Parse(t, text)
}

func matrixOf(net *graph.Network) matrix {
	m := matrix{make([]uint, net.Count(graph.Actor)), net.Count(graph.Project)}
	for tie := range net.All() {
		m.rows[tie.From.Index] |= 1 << (tie.To.Index - len(m.rows))
	}
	return m
}

// sums is the degrees of rows and columns.
func (m matrix) sums() (rows, columns []int) {
	columns = make([]int, m.columns)
	for _, row := range m.rows {
		rows = append(rows, bits.OnesCount(row))
		for j := range columns {
			columns[j] += int(row >> j & 1)
		}
	}
	return rows, columns
}

// all is every matrix of that size.
func (m matrix) all(visit func(matrix)) {
	n := len(m.rows)
	other := matrix{make([]uint, n), m.columns}
	for code := range uint(1) << (n * m.columns) {
		for i := range other.rows {
			other.rows[i] = code >> (i * m.columns) & (1<<m.columns - 1)
		}
		visit(other)
	}
}

// tiny is networks of twelve pairs at most, and all matrices of their size are drawn up.
func tiny(t testing.TB) []*graph.Network {
	var all []*graph.Network
	sizes := [][2]int{{3, 4}, {4, 3}, {2, 6}, {6, 2}, {3, 3}, {2, 2}, {1, 5}, {5, 1}}
	for seed := range 48 {
		size := sizes[seed%len(sizes)]
		all = append(all, nettest.Random(t, uint64(seed), size[0], size[1], []float64{.2, .4, .6, .9}[seed/8%4]))
	}
	for _, text := range []string{"a:p,q,r b:p,q c:p", "a:p b:p c:p d:p", "a:p,q,r,s", "a:p,q b:p,q c:r,s", "a:p b:q c:r", "a: b: :p :q"} {
		all = append(all, nettest.Parse(t, text))
	}
	return append(all, nettest.Complete(t, 3, 4))
}

func TestModelsAgainstAllNetworks(t *testing.T) {
	for n, net := range tiny(t) {
		m := matrixOf(net)
		rows, columns := m.sums()
		for _, c := range []struct {
			model backbone.Model
			like  func(r, c []int) bool
		}{
			{backbone.FixedFill{}, func(r, _ []int) bool { return total(r) == net.Ties() }},
			{backbone.FixedRow{}, func(r, _ []int) bool { return equal(r, rows) }},
			{backbone.FixedColumn{}, func(_, c []int) bool { return equal(c, columns) }},
		} {
			shared, networks := map[[3]int]float64{}, 0.0
			m.all(func(x matrix) {
				if r, k := x.sums(); c.like(r, k) {
					networks++
					for i, row := range x.rows {
						for j := range i {
							shared[[3]int{j, i, bits.OnesCount(row & x.rows[j])}]++
						}
					}
				}
			})
			for i := range m.rows {
				for j := range i {
					tails, err := backbone.Tails(t.Context(), c.model, net, j, i, m.columns)
					require.NoError(t, err)
					want := 0.0
					for s := m.columns; s >= 0; s-- {
						want += shared[[3]int{j, i, s}] / networks
						require.InDelta(t, want, tails[s], 1e-13, "network %d: %T %d-%d %d", n, c.model, j, i, s)
					}
				}
			}
		}
	}
}

// SDSM by all sets of projects that two actors may share.
func TestSDSMAgainstAllSets(t *testing.T) {
	for n, net := range append(tiny(t), nettest.Random(t, 1, 7, 9, .4), nettest.Random(t, 2, 9, 8, .2)) {
		p, err := backbone.BiCM{}.Probabilities(t.Context(), net)
		require.NoError(t, err)
		columns := net.Count(graph.Project)
		for i := range net.Count(graph.Actor) {
			for j := range i {
				want := make([]float64, columns+1)
				for set := range uint(1) << columns {
					chance := 1.0
					for k := range columns {
						both := p.At(i, k) * p.At(j, k)
						if set>>k&1 == 0 {
							both = 1 - both
						}
						chance *= both
					}
					for s := range bits.OnesCount(set) + 1 {
						want[s] += chance
					}
				}
				tails, err := backbone.Tails(t.Context(), backbone.SDSM{}, net, j, i, columns)
				require.NoError(t, err)
				require.InDeltaSlice(t, want, tails, 1e-13, "network %d: %d-%d", n, j, i)
			}
		}
	}
}

// What makes the model of maximum entropy: ties that all networks of these degrees
// have, or none has, are certain, and no others; degrees are kept; and x and y exist: any
// four uncertain ties of two actors with two projects have odds in proportion.
func TestBiCMAgainstAllNetworks(t *testing.T) {
	for n, net := range tiny(t) {
		m := matrixOf(net)
		rows, columns := m.sums()
		times, networks := map[[2]int]int{}, 0
		m.all(func(x matrix) {
			if r, c := x.sums(); equal(r, rows) && equal(c, columns) {
				networks++
				for i, row := range x.rows {
					for j := range m.columns {
						times[[2]int{i, j}] += int(row >> j & 1)
					}
				}
			}
		})
		p, err := backbone.BiCM{}.Probabilities(t.Context(), net)
		require.NoError(t, err)
		for i := range rows {
			for j := range columns {
				switch times[[2]int{i, j}] {
				case 0:
					require.Zero(t, p.At(i, j), "network %d: %d,%d", n, i, j)
				case networks:
					require.Equal(t, 1., p.At(i, j), "network %d: %d,%d", n, i, j)
				default:
					require.Greater(t, p.At(i, j), 1e-3, "network %d: %d,%d", n, i, j)
					require.Less(t, p.At(i, j), 1-1e-3, "network %d: %d,%d", n, i, j)
				}
			}
		}
		fits(t, net, p, fmt.Sprint("network ", n))
	}
}

// fits is that degrees are kept and odds in proportion.
func fits(t testing.TB, net *graph.Network, p backbone.Probabilities, what string) {
	t.Helper()
	actors, projects := net.Count(graph.Actor), net.Count(graph.Project)
	logs := make([][]float64, actors)
	columns := make([]float64, projects)
	for i := range actors {
		sum := 0.0
		for j := range projects {
			sum += p.At(i, j)
			columns[j] += p.At(i, j)
			logs[i] = append(logs[i], math.Log(p.At(i, j)/(1-p.At(i, j))))
		}
		require.InDelta(t, net.Rows().Degree(i), sum, 1e-11, what)
	}
	for j, sum := range columns {
		require.InDelta(t, net.Rows().Degree(actors+j), sum, 1e-11, what)
	}
	for i := range actors {
		for h := range i {
			for j := range projects {
				for k := range j {
					if d := logs[i][j] - logs[i][k] - logs[h][j] + logs[h][k]; !math.IsNaN(d) && !math.IsInf(d, 0) {
						require.InDelta(t, 0, d, 1e-10, what)
					}
				}
			}
		}
	}
}

func total(numbers []int) int {
	sum := 0
	for _, x := range numbers {
		sum += x
	}
	return sum
}

func equal(x, y []int) bool { return fmt.Sprint(x) == fmt.Sprint(y) }

// Larger networks, with many classes and with hubs, keep their degrees too.
func TestBiCMFits(t *testing.T) {
	for seed := range uint64(60) {
		net := nettest.Random(t, seed, 5+int(seed), 3+int(seed*7%30), []float64{.02, .1, .3, .7}[seed%4])
		p, err := backbone.BiCM{}.Probabilities(t.Context(), net)
		require.NoError(t, err)
		fits(t, net, p, fmt.Sprint("seed ", seed))
	}
}
