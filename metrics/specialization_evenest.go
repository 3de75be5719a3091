package metrics

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/vec"
)

// evenest is the fewest knots of counts that have the sums of rows and columns
// given: those of the largest entropy. There are none if no pair needs more than
// one. Else it is a flow of 2,000 nodes and 4·10⁹ steps at most, about ten seconds.
func evenest(ctx context.Context, rows, columns []float64) (float64, error) {
	const mostNodes, mostSteps = 2000, 4_000_000_000
	none := func(sum float64) bool { return sum == 0 }
	rows, columns = slices.DeleteFunc(slices.Clone(rows), none), slices.DeleteFunc(slices.Clone(columns), none)
	if spreadable(rows, columns) {
		return 0, nil
	}
	if n := len(rows) + len(columns); n > mostNodes {
		return 0, fmt.Errorf("metrics: specialization: %w: %d nodes, and %d are allowed where some pairs need several counts: set Continuous", graph.ErrSetting, n, mostNodes)
	}
	flow := newConvexFlow(rows, columns)
	if steps := flow.steps(); steps > mostSteps {
		return 0, fmt.Errorf("metrics: specialization: %w: the largest entropy of these counts takes %.1g steps, and %.1g are allowed: set Continuous",
			graph.ErrSetting, steps, float64(mostSteps))
	}
	for flow.supplied() {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		flow.augment()
	}
	return knots(flow.counts), nil
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

// convexFlow is a minimum-cost flow of convex costs, by successive shortest paths (Ahuja,
// Magnanti and Orlin 1993, isbn:978-0-13-617549-0, chapter 14): the flow from a row to a
// column is the count x of the pair, at a cost of x ln x. One unit more costs grows(x), and
// one less saves grows(x-1). Every node has a potential; reduced costs, less the potentials of
// the two ends, are never below 0, which is to say that the counts are best for the sums that
// they have.
//
// It begins with potentials by which every pair has what independent nodes would have,
// rounded, and then sends one unit after the other from a node with supply along the
// cheapest path to one with demand.
type convexFlow struct {
	columns   int
	counts    []float64 // row by row
	potential []float64 // of rows, then of columns
	supply    []float64 // of the same: what a row has yet to send, or a column has too much; below 0 a demand
	distance  []float64 // of the same: what the cheapest path to it costs
	before    []int     // of the same: the node before it on that path; -1: it begins here
	done      []bool
}

func newConvexFlow(rows, columns []float64) *convexFlow {
	n := len(rows) + len(columns)
	f := &convexFlow{
		columns: len(columns), counts: make([]float64, 0, len(rows)*len(columns)),
		potential: make([]float64, n), supply: slices.Concat(rows, columns),
		distance: make([]float64, n), before: make([]int, n), done: make([]bool, n),
	}
	all := vec.Sum(rows)
	for i, r := range rows {
		f.potential[i] = -1 - math.Log(r)
	}
	for j, c := range columns {
		f.potential[len(rows)+j] = math.Log(c / all)
		f.supply[len(rows)+j] = -c
	}
	for i, r := range rows {
		for j, c := range columns {
			x := math.Floor(r * c / all)
			for f.reducedCost(i, len(rows)+j, x) < 0 {
				x++
			}
			f.counts = append(f.counts, x)
			f.supply[i] -= x
			f.supply[len(rows)+j] += x
		}
	}
	return f
}

// reducedCost is that of one unit more from a row to a column whose flow is x.
func (f *convexFlow) reducedCost(row, column int, x float64) float64 {
	return grows(x) + f.potential[row] - f.potential[column]
}

// steps is how many there are to go: a search of all pairs for every unit.
func (f *convexFlow) steps() (steps float64) {
	for _, x := range f.supply {
		steps += max(0, x)
	}
	return steps * float64(len(f.distance)) * float64(len(f.distance))
}

// supplied tells whether some node has yet to send.
func (f *convexFlow) supplied() bool {
	return slices.ContainsFunc(f.supply, func(x float64) bool { return x > 0 })
}

// augment sends a unit along the cheapest path, by Dijkstra's search from all nodes with supply.
func (f *convexFlow) augment() {
	for v := range f.distance {
		f.distance[v], f.before[v], f.done[v] = math.Inf(1), -1, false
		if f.supply[v] > 0 {
			f.distance[v] = 0
		}
	}
	to := f.nearest()
	for f.supply[to] >= 0 {
		f.done[to] = true
		f.relax(to)
		to = f.nearest()
	}
	for v, far := range f.distance {
		f.potential[v] += min(far, f.distance[to])
	}
	f.supply[to]++
	v := to
	for ; f.before[v] >= 0; v = f.before[v] {
		f.send(f.before[v], v)
	}
	f.supply[v]--
}

// nearest is the node not done that is the cheapest to reach.
func (f *convexFlow) nearest() int {
	best := -1
	for v, far := range f.distance {
		if !f.done[v] && (best < 0 || far < f.distance[best]) {
			best = v
		}
	}
	return best
}

// relax goes on from a node of the residual network: from a row by a unit more, and from a
// column by a unit less.
func (f *convexFlow) relax(v int) {
	rows := len(f.distance) - f.columns
	if v < rows {
		for j := rows; j < len(f.distance); j++ {
			f.reach(v, j, f.reducedCost(v, j, *f.count(v, j)))
		}
		return
	}
	for i := range rows {
		if x := *f.count(i, v); x > 0 {
			f.reach(v, i, -f.reducedCost(i, v, x-1))
		}
	}
}

func (f *convexFlow) reach(from, to int, cost float64) {
	if far := f.distance[from] + max(0, cost); far < f.distance[to] {
		f.distance[to], f.before[to] = far, from
	}
}

func (f *convexFlow) send(from, to int) {
	if from < to {
		*f.count(from, to)++
	} else {
		*f.count(to, from)--
	}
}

func (f *convexFlow) count(row, column int) *float64 {
	return &f.counts[row*f.columns+column-(len(f.distance)-f.columns)]
}
