package metrics_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

func selectivity(t testing.TB, m metrics.Specialization, net *graph.Network) metrics.SpecializationSummary {
	t.Helper()
	s, err := m.Summary(t.Context(), net)
	require.NoError(t, err)
	return s
}

// tables goes through all tables of whole numbers that have some sums.
func tables(rows, columns []int, visit func([][]int)) {
	table, left := make([][]int, len(rows)), slices.Clone(columns)
	var fill func(i, j, rest int)
	fill = func(i, j, rest int) {
		switch {
		case i == len(rows):
			if slices.Max(left) == 0 {
				visit(table)
			}
		case j == len(columns):
			if rest == 0 {
				next := 0
				if i+1 < len(rows) {
					next = rows[i+1]
				}
				fill(i+1, 0, next)
			}
		default:
			for x := 0; x <= min(rest, left[j]); x++ {
				table[i][j] = x
				left[j] -= x
				fill(i, j+1, rest-x)
				left[j] += x
			}
		}
	}
	for i := range table {
		table[i] = make([]int, len(columns))
	}
	fill(0, 0, rows[0])
}

func entropyOf(table [][]int) float64 {
	all, h := 0, 0.0
	for _, row := range table {
		for _, x := range row {
			all += x
		}
	}
	for _, row := range table {
		for _, x := range row {
			if p := float64(x) / float64(all); x > 0 {
				h -= p * math.Log(p)
			}
		}
	}
	return h
}

// counted is a random table of counts, the sums of its rows and columns, and its
// network.
func counted(t testing.TB, seed uint64) (table [][]int, sums [2][]int, net *graph.Network) {
	rng := rand.New(rand.NewPCG(seed, 41))
	p := 1 + rng.IntN(4)
	sums = [2][]int{make([]int, 1+rng.IntN(4)), make([]int, p)}
	var lines []string
	for i := range sums[0] {
		row, line := make([]int, p), ""
		for j := range row {
			if rng.IntN(3) > 0 {
				row[j] = rng.IntN([]int{2, 3, 5}[seed%3])
			}
			sums[0][i] += row[j]
			sums[1][j] += row[j]
			line += string(rune('0' + row[j]))
		}
		table, lines = append(table, row), append(lines, line)
	}
	return table, sums, matrix(t, lines...)
}

// The bounds of all tables with the same sums, one by one.
func TestSpecializationOracle(t *testing.T) {
	for seed := range uint64(300) {
		table, sums, net := counted(t, seed)
		got := selectivity(t, metrics.Specialization{}, net)
		if slices.Max(sums[0]) == 0 {
			require.True(t, math.IsNaN(got.Prime))
			continue
		}
		least, most := math.Inf(1), 0.0
		tables(sums[0], sums[1], func(table [][]int) {
			h := entropyOf(table)
			least, most = min(least, h), max(most, h)
		})
		nettest.Near(t, entropyOf(table), got.H2)
		nettest.Near(t, most, got.Max)
		require.GreaterOrEqual(t, got.Min, least-1e-12)
		require.LessOrEqual(t, got.Min, got.H2+1e-12)
		if got.Max-got.Min < 1e-9 {
			require.True(t, math.IsNaN(got.Prime))
		} else {
			nettest.Near(t, (got.Max-got.H2)/(got.Max-got.Min), got.Prime)
		}
		checkDistances(t, table, sums, net)
	}
}

// checkDistances goes through all ways in which a node could deal its counts.
func checkDistances(t *testing.T, table [][]int, sums [2][]int, net *graph.Network) {
	t.Helper()
	all := 0
	for _, x := range sums[0] {
		all += x
	}
	scores := nettest.Scores(t, metrics.Specialization{}, net)
	node := 0
	for mode := range sums {
		for i, weight := range sums[mode] {
			row := make([]int, len(sums[1-mode]))
			for j := range row {
				if mode == 0 {
					row[j] = table[i][j]
				} else {
					row[j] = table[j][i]
				}
			}
			distance := func(row []int) float64 {
				d := 0.0
				for j, x := range row {
					if p := float64(x) / float64(weight); x > 0 {
						d += p * math.Log(p*float64(all)/float64(sums[1-mode][j]))
					}
				}
				return d
			}
			least, most := math.Inf(1), math.Log(float64(all)/float64(weight))
			if weight > 0 {
				tables([]int{weight, all - weight}, sums[1-mode], func(table [][]int) { least = min(least, distance(table[0])) })
			}
			if got := scores.At(node); weight == 0 || most-least < 1e-9 {
				require.True(t, math.IsNaN(got))
			} else {
				nettest.Near(t, (distance(row)-least)/(most-least), got)
			}
			node++
		}
	}
}

// As amounts, least is 0 and the largest entropy that of independent nodes.
func TestSpecializationContinuous(t *testing.T) {
	m := metrics.Specialization{Continuous: true}
	for seed := range uint64(60) {
		net := weighed(t, nettest.Random(t, seed, 1+int(seed)%7, 1+int(seed)%5, .5), seed, .37)
		all, h, sums := 0.0, [3]float64{}, make([]float64, net.Len())
		for v := range net.Len() {
			for _, w := range net.Rows().Weights(v) {
				sums[v] += w
			}
			if net.At(v).Mode == graph.Actor {
				all += sums[v]
			}
		}
		if all == 0 {
			continue
		}
		entropy := func(x float64) float64 {
			if x == 0 {
				return 0
			}
			return -x / all * math.Log(x/all)
		}
		for v, sum := range sums {
			h[net.At(v).Mode] += entropy(sum)
			d := 0.0
			for k, j := range net.Rows().Row(v) {
				w := net.Rows().Weights(v)[k]
				h[2] += entropy(w) / 2
				d += w / sum * math.Log(w*all/(sum*sums[j]))
			}
			if got := nettest.Scores(t, m, net).At(v); sum == 0 || all-sum < 1e-9 {
				require.True(t, math.IsNaN(got))
			} else {
				nettest.Near(t, d/math.Log(all/sum), got)
			}
		}
		got := selectivity(t, m, net)
		nettest.Near(t, h[2], got.H2)
		nettest.Near(t, h[0]+h[1], got.Max)
		require.GreaterOrEqual(t, got.Min, max(h[0], h[1])-1e-12)
	}
}

func TestSpecializationClosedForms(t *testing.T) {
	alone := matrix(t, "300", "030", "003") // everyone keeps to one
	all(t, metrics.Specialization{}, alone, 1)
	got := selectivity(t, metrics.Specialization{}, alone)
	nettest.Near(t, math.Log(3), got.H2)
	nettest.Near(t, math.Log(3), got.Min)
	nettest.Near(t, math.Log(9), got.Max)
	require.Equal(t, 1., got.Prime)
	even := matrix(t, "222", "222") // everyone has the same
	for _, m := range []metrics.Specialization{{}, {Continuous: true}} {
		all(t, m, even, 0)
		require.InDelta(t, 0, selectivity(t, m, even).Prime, 1e-15)
	}
	// Fifteen counts of two actors, 9 and 6, and two projects, 10 and 5: independent
	// nodes would have 6, 3, 4 and 2, and the most packed 9, 0, 1 and 5.
	got = selectivity(t, metrics.Specialization{}, matrix(t, "72", "33"))
	h := func(x ...float64) float64 {
		sum := 0.0
		for _, x := range x {
			sum -= x / 15 * math.Log(x/15)
		}
		return sum
	}
	nettest.Near(t, h(7, 2, 3, 3), got.H2)
	nettest.Near(t, h(6, 3, 4, 2), got.Max)
	nettest.Near(t, h(9, 1, 5), got.Min)
	// Counts of one leave no choice but for empty pairs.
	nettest.Near(t, 0, selectivity(t, metrics.Specialization{}, nettest.Parse(t, "A:P,Q B:Q,R C:P,S")).Prime)
	s := nettest.Scores(t, metrics.Specialization{}, nettest.Parse(t, "A:P B:Q C:"))
	require.True(t, math.IsNaN(s.At(0)) && math.IsNaN(s.At(2)))
	require.ErrorIs(t, s.Warnings[0], metrics.ErrIsolates)
	require.ErrorIs(t, s.Warnings[1], metrics.ErrNoChoice)
	require.True(t, math.IsNaN(selectivity(t, metrics.Specialization{}, nettest.Parse(t, "A:P")).Prime))
}

func TestSpecializationErrors(t *testing.T) {
	halves := weighed(t, nettest.Complete(t, 2, 2), 1, .5)
	_, err := metrics.Specialization{}.Scores(t.Context(), halves)
	require.ErrorIs(t, err, graph.ErrSetting)
	require.ErrorContains(t, err, "set Continuous")
	_, err = metrics.Specialization{}.Summary(t.Context(), halves)
	require.ErrorIs(t, err, graph.ErrSetting)
	_, err = metrics.Specialization{}.Scores(t.Context(), weighed(t, nettest.Complete(t, 2, 2), 1, 1e8))
	require.ErrorContains(t, err, "set Continuous")
	_, err = metrics.Specialization{}.Scores(t.Context(), halves.OneMode(graph.Actor, graph.Count))
	require.ErrorIs(t, err, graph.ErrModes)
	var b graph.Builder
	for k := range 1001 {
		require.NoError(t, b.Add(fmt.Sprint("a", k), fmt.Sprint("p", k), 1))
	}
	require.NoError(t, b.Add("a0", "p0", 5000)) // more than one for each project
	wide, err := b.Build()
	require.NoError(t, err)
	_, err = metrics.Specialization{}.Summary(t.Context(), wide)
	require.ErrorIs(t, err, graph.ErrSetting)
	require.ErrorContains(t, err, "2002 nodes, and 2000 are allowed")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = metrics.Specialization{}.Summary(ctx, matrix(t, "72", "33"))
	require.ErrorIs(t, err, context.Canceled)
	_, err = metrics.Specialization{}.Scores(ctx, matrix(t, "72", "33"))
	require.ErrorIs(t, err, context.Canceled)
}

func TestSpecializationNames(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := draw(r)
		net, swapped := d.build(t, named("a"), named("p"), false), d.build(t, named("a"), named("p"), true)
		got, other := selectivity(t, metrics.Specialization{}, net), selectivity(t, metrics.Specialization{}, swapped)
		if !math.IsNaN(got.Prime) {
			require.InDelta(t, got.Prime, other.Prime, 1e-12)
		}
	})
}
