package position

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// CONCOR splits nodes in two by the correlations of their ties, then each part again.
// The correlations of the columns of a table of correlations, taken again and again,
// become 1 or -1: nodes with 1 are on one side, nodes with -1 on the other.
//
// Equal correlations: a part that can be split in several ways equally well, such as a ring,
// comes to rest at other numbers. It is left whole, with the warning [ErrWhole], and the
// order of nodes plays no part.
//
// The first table is that of [Structural] by Correlation; parts take theirs from it, so
// that ties with all nodes count in every split. A part of one node is not split, nor
// is one whose nodes all end at 1.
//
// Two modes: the nodes of one mode are split by their ties with the other; those of the
// other mode are in no group. One mode: all nodes, with directions by both kinds of
// ties.
//
// Weights: ignored, unless Weighted.
//
// Unreachable nodes: nodes whose ties are all alike have no correlation, with the warning
// [ErrConstant]; it counts as 0 with all others. So does that of a column of the table
// whose numbers are all alike, with all but its equals.
//
// Cost: O(n³) time a round, about a dozen rounds a split, and O(n²) memory.
//
// Same as: R concorR, on the networks of its README and manual.
//
// References: Breiger, Boorman and Arabie (1975), doi:10.1016/0022-2496(75)90028-0.
type CONCOR struct {
	Splits   int                   // how often parts are split; 0 means 2: four groups at most
	Mode     graph.Mode            // two modes: the nodes to split
	Weighted bool                  // use the strengths of ties
	Rounds   int                   // of correlations at most, for each split; 0 means 1,000
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time, of every round anew
}

// mostSplit is how many nodes can be split, by three tables of 200 MB.
const mostSplit = 5000

// ErrWhole warns of parts that could not be split.
var ErrWhole = errors.New("parts left whole, as their correlations do not settle")

// Partition is the groups.
func (c CONCOR) Partition(ctx context.Context, g graph.Graph) (graph.Partition, error) {
	if c.Splits < 0 || c.Rounds < 0 || c.Splits > 30 {
		return graph.Partition{}, fmt.Errorf("position: concor: %w: %d splits, %d rounds", graph.ErrSetting, c.Splits, c.Rounds)
	}
	if err := settings(c.Mode, c.Workers); err != nil {
		return graph.Partition{}, err
	}
	if c.Splits == 0 {
		c.Splits = 2
	}
	if c.Rounds == 0 {
		c.Rounds = 1000
	}
	d, err := Structural{By: Correlation, Mode: c.Mode, Weighted: c.Weighted, Workers: c.Workers}.Distances(ctx, g)
	if err != nil {
		return graph.Partition{}, err
	}
	labels := make([]int32, g.Len())
	for v := range labels {
		labels[v] = -1
	}
	if d.Len() > mostSplit {
		return graph.Partition{}, fmt.Errorf("position: concor: %w: %d nodes, and %d can be split: take a part of the network", graph.ErrSetting, d.Len(), mostSplit)
	}
	p, err := profilesOf(ctx, g, c.Mode, c.Weighted)
	if err != nil {
		return graph.Partition{}, err
	}
	constant, rest := p.byConstant()
	parts, whole := [][]int{rest}, 0
	for range c.Splits {
		var next [][]int
		whole = 0
		for _, part := range parts {
			sides, settled, err := c.split(ctx, d, part)
			if err != nil {
				return graph.Partition{}, err
			}
			if !settled {
				whole++
			}
			next = append(next, sides...)
		}
		parts = next
	}
	for k, part := range append(constant, parts...) {
		for _, i := range part {
			labels[d.nodes[i]] = int32(k)
		}
	}
	warnings := d.Warnings
	if whole > 0 {
		warnings = append(slices.Clone(warnings), fmt.Errorf("position: %w: %d of %d", ErrWhole, whole, len(parts)))
	}
	return graph.NewPartition(g, "concor", labels, warnings...), nil
}

// split is the two sides of a part, or the part itself, and whether it settled.
func (c CONCOR) split(ctx context.Context, d *Distances, part []int) (sides [][]int, settled bool, err error) {
	if len(part) < 2 {
		return [][]int{part}, true, nil
	}
	t := tableOf(d, part)
	for round := 0; !t.settled(); round++ {
		if round >= c.Rounds || round > 0 && t.still() {
			return [][]int{part}, false, nil
		}
		if err := t.correlate(ctx, parallel.Loop{Workers: c.Workers, Progress: c.Progress}); err != nil {
			return nil, false, err
		}
	}
	return t.sides(part), true, nil
}

// table is a square table of correlations, row by row.
type table struct {
	n                 int
	now, before, next []float64
}

func tableOf(d *Distances, part []int) *table {
	t := &table{n: len(part)}
	for _, values := range []*[]float64{&t.now, &t.before, &t.next} {
		*values = make([]float64, t.n*t.n)
	}
	for a, i := range part {
		for b, j := range part {
			t.now[a*t.n+b] = 1 - d.At(i, j)
		}
	}
	return t
}

func (t *table) row(i int) []float64 { return t.now[i*t.n : (i+1)*t.n] }

// sides is the nodes that the first one has 1 with, and those with -1 if there are any.
func (t *table) sides(part []int) [][]int {
	var sides [2][]int
	for k, i := range part {
		side := 0
		if t.row(0)[k] < 0 {
			side = 1
		}
		sides[side] = append(sides[side], i)
	}
	if len(sides[1]) == 0 {
		return sides[:1]
	}
	return sides[:]
}

// off is how far a correlation is from 1 or -1, at most.
func (t *table) off() float64 {
	off := 0.0
	for _, r := range t.now {
		off = max(off, 1-math.Abs(r))
	}
	return off
}

// settled tells whether all correlations are 1 or -1, and part the nodes alike whichever
// node is asked. Those of the first table need not: two nodes are compared by their ties
// with others, which are not the same others for all.
func (t *table) settled() bool {
	if t.off() > 1e-9 {
		return false
	}
	for i := range t.n {
		for k, r := range t.row(i) {
			if r*t.row(0)[i]*t.row(0)[k] < 0 {
				return false
			}
		}
	}
	return true
}

// still tells whether the last round changed next to nothing, as it does where nodes can
// be parted in several ways equally well. Were it to go on, rounding would choose one.
func (t *table) still() bool {
	change := 0.0
	for k, r := range t.now {
		change = max(change, math.Abs(r-t.before[k]))
	}
	return change <= 1e-5*t.off()
}

// correlate puts the correlations of the rows in their place.
func (t *table) correlate(ctx context.Context, loop parallel.Loop) error {
	copy(t.before, t.now)
	length := make([]float64, t.n)
	for i := range t.n {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		length[i] = centre(t.row(i))
	}
	loop.N, loop.Work = t.n, t.n*t.n*t.n
	err := loop.Each(ctx, func() func(int) {
		return func(i int) {
			for j := range t.n {
				if j%64 == 0 && ctx.Err() != nil {
					return
				}
				t.next[i*t.n+j] = t.correlation(length, min(i, j), max(i, j))
			}
		}
	})
	t.now, t.next = t.next, t.now
	return err
}

// correlation is that of two rows that are centred; of rows without length 0, and 1 if
// they are equal.
func (t *table) correlation(length []float64, i, j int) float64 {
	if i == j || length[i] == 0 && length[j] == 0 {
		return 1
	}
	if length[i] == 0 || length[j] == 0 {
		return 0
	}
	sum := 0.0
	x, y := t.row(i), t.row(j)
	for k := range x {
		sum += x[k] * y[k]
	}
	return math.Round(max(-1, min(1, sum/(length[i]*length[j])))*(1<<32)) / (1 << 32)
}

// centre takes the mean from numbers and returns their length; 0 if they are all alike.
func centre(x []float64) float64 {
	mean, largest := 0.0, 0.0
	for _, v := range x {
		mean += v / float64(len(x))
		largest = max(largest, math.Abs(v))
	}
	sum := 0.0
	for k := range x {
		x[k] -= mean
		sum += x[k] * x[k]
	}
	if sum <= 1e-24*largest*largest*float64(len(x)) {
		clear(x)
		return 0
	}
	return math.Sqrt(sum)
}
