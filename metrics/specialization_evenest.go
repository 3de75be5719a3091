package metrics

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/vec"
)

// An [evening] may have so many nodes, and take so many steps, about ten seconds.
const (
	mostEven  = 2000
	mostSteps = 4_000_000_000
)

// evenest is the fewest knots of counts that have the sums of rows and columns
// given: those of the largest entropy. There are none if no pair needs more than
// one.
func evenest(ctx context.Context, rows, columns []float64) (float64, error) {
	some := func(x float64) bool { return x == 0 }
	rows, columns = slices.DeleteFunc(slices.Clone(rows), some), slices.DeleteFunc(slices.Clone(columns), some)
	if spreadable(rows, columns) {
		return 0, nil
	}
	if n := len(rows) + len(columns); n > mostEven {
		return 0, fmt.Errorf("metrics: specialization: %w: %d nodes, and %d are allowed where some pairs need several counts: set Continuous", graph.ErrSetting, n, mostEven)
	}
	e := newEvening(rows, columns)
	if steps := e.steps(); steps > mostSteps {
		return 0, fmt.Errorf("metrics: specialization: %w: the largest entropy of these counts takes %.1g steps, and %.1g are allowed: set Continuous",
			graph.ErrSetting, steps, float64(mostSteps))
	}
	for from := e.unsettled(); from; from = e.unsettled() {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		e.move()
	}
	return knots(e.counts), nil
}

// spreadable tells whether counts of 0 and 1 have the sums given, by Gale and
// Ryser: the k largest rows need no more than the columns can give to k.
func spreadable(rows, columns []float64) bool {
	rows, columns = slices.Sorted(slices.Values(rows)), slices.Sorted(slices.Values(columns))
	need, give, at := 0.0, 0.0, 0
	for k := 1; k <= len(rows); k++ {
		for at < len(columns) && columns[at] < float64(k) {
			at++
		}
		need += rows[len(rows)-k]
		give += float64(len(columns) - at)
		if need > give {
			return false
		}
	}
	return true
}

// evening is a flow of least convex cost: counts x of rows and columns whose sum of
// x ln x is the smallest for the sums that they have, on their way to the sums
// that they should have. A count may be added to a pair, for grows(x), or taken
// away, for -grows(x-1). Every node has a price; less the prices of its ends no
// move costs less than nothing, which is to say that counts are best.
//
// It begins with prices by which every pair has what independent nodes would have,
// rounded, and then moves one count after the other from a node that has too many,
// the cheapest way to one that has too few.
type evening struct {
	columns int
	counts  []float64 // row by row
	price   []float64 // of rows, then of columns
	excess  []float64 // of the same: counts that a row has yet to deal, or a column has too many
	far     []float64 // of the same: what the cheapest way to it costs
	from    []int     // of the same: where that comes from; -1: it begins here
	done    []bool
}

func newEvening(rows, columns []float64) *evening {
	n := len(rows) + len(columns)
	e := &evening{
		columns: len(columns), counts: make([]float64, 0, len(rows)*len(columns)),
		price: make([]float64, n), excess: slices.Concat(rows, columns),
		far: make([]float64, n), from: make([]int, n), done: make([]bool, n),
	}
	all := vec.Sum(rows)
	for i, r := range rows {
		e.price[i] = -1 - math.Log(r)
	}
	for j, c := range columns {
		e.price[len(rows)+j] = math.Log(c / all)
		e.excess[len(rows)+j] = -c
	}
	for i, r := range rows {
		for j, c := range columns {
			x := math.Floor(r * c / all)
			for e.add(i, len(rows)+j, x) < 0 {
				x++
			}
			e.counts = append(e.counts, x)
			e.excess[i] -= x
			e.excess[len(rows)+j] += x
		}
	}
	return e
}

// add is what it costs to add a count to a pair that has x, less the prices.
func (e *evening) add(row, column int, x float64) float64 {
	return grows(x) + e.price[row] - e.price[column]
}

// steps is how many there are to go: a search of all pairs for every count to move.
func (e *evening) steps() (steps float64) {
	for _, x := range e.excess {
		steps += max(0, x)
	}
	return steps * float64(len(e.far)) * float64(len(e.far))
}

func (e *evening) unsettled() bool {
	return slices.ContainsFunc(e.excess, func(x float64) bool { return x > 0 })
}

// move moves a count, by Dijkstra's search from all nodes that have too many.
func (e *evening) move() {
	for v := range e.far {
		e.far[v], e.from[v], e.done[v] = math.Inf(1), -1, false
		if e.excess[v] > 0 {
			e.far[v] = 0
		}
	}
	to := e.nearest()
	for e.excess[to] >= 0 {
		e.done[to] = true
		e.relax(to)
		to = e.nearest()
	}
	for v, far := range e.far {
		e.price[v] += min(far, e.far[to])
	}
	e.excess[to]++
	v := to
	for ; e.from[v] >= 0; v = e.from[v] {
		e.shift(e.from[v], v)
	}
	e.excess[v]--
}

// nearest is the node not done that is the cheapest to reach.
func (e *evening) nearest() int {
	best := -1
	for v, far := range e.far {
		if !e.done[v] && (best < 0 || far < e.far[best]) {
			best = v
		}
	}
	return best
}

// relax goes on from a node: from a row by adding a count, and from a column by
// taking one away.
func (e *evening) relax(v int) {
	rows := len(e.far) - e.columns
	if v < rows {
		for j := rows; j < len(e.far); j++ {
			e.reach(v, j, e.add(v, j, *e.count(v, j)))
		}
		return
	}
	for i := range rows {
		if x := *e.count(i, v); x > 0 {
			e.reach(v, i, -e.add(i, v, x-1))
		}
	}
}

func (e *evening) reach(from, to int, cost float64) {
	if far := e.far[from] + max(0, cost); far < e.far[to] {
		e.far[to], e.from[to] = far, from
	}
}

func (e *evening) shift(from, to int) {
	if from < to {
		*e.count(from, to)++
	} else {
		*e.count(to, from)--
	}
}

func (e *evening) count(row, column int) *float64 {
	return &e.counts[row*e.columns+column-(len(e.far)-e.columns)]
}
