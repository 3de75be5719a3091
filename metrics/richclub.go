package metrics

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// RichClub is whether the nodes of high degree are tied to each other: for every k,
// the share of the possible ties that exist among the nodes of degree above k.
//
//	φ(k) = 2 E / (N (N-1))       for N nodes of degree above k, with E ties among them
//	φw(k) = W / Σ of the E largest weights of the network
//
// φw is 1 if the club has the strongest ties that its number of ties allows, W being
// the sum of their weights.
//
// Both grow with k in random networks too, where hubs meet by chance. A projection has
// the chance of its two-mode network: hold the density of a level against networks of
// null.Curveball by Against of null.Test. A layer of direct ties has that of its
// degrees: AgainstTies. Observed / Expected is then the ρ(k) of Colizza et al.
//
// Two modes: the error [graph.ErrModes].
//
// Weights: used by φw only. Directions: ignored, with the warning
// [graph.ErrDirections].
//
// Unreachable nodes: of no matter. A k that fewer than two nodes are above has no
// level. φw is NaN where there is no tie.
//
// Cost: O(m log m) time and O(n+m) memory for n nodes and m ties.
//
// Same as: networkx rich_club_coefficient(normalized = False); tnet weighted_richclub_w
// with rich = "k", before it is divided by chance.
//
// References: Zhou and Mondragón (2004), doi:10.1109/LCOMM.2004.823426; Colizza et al.
// (2006), doi:10.1038/nphys209; Opsahl et al. (2008),
// doi:10.1103/PhysRevLett.101.168702, for φw.
type RichClub struct{}

// RichClubCurve is the clubs of a network.
type RichClubCurve struct {
	Levels   []RichClubLevel // Levels[k] is the nodes of degree above k
	Warnings []error
}

// RichClubLevel is the nodes of degree above some k.
type RichClubLevel struct {
	Nodes, Ties int
	Density     float64 // φ
	Weighted    float64 // φw; NaN without ties
}

// Densities is φ of every level.
func (c RichClubCurve) Densities() []float64 {
	densities := make([]float64, len(c.Levels))
	for k, level := range c.Levels {
		densities[k] = level.Density
	}
	return densities
}

// Curve is the club of every k.
func (RichClub) Curve(ctx context.Context, g graph.Graph) (RichClubCurve, error) {
	if err := oneMode(g, "rich club", "use a projection"); err != nil {
		return RichClubCurve{}, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return RichClubCurve{}, err
	}
	c, err := clubs(ctx, rows)
	if err != nil {
		return RichClubCurve{}, fmt.Errorf("metrics: rich club: %w", err)
	}
	return RichClubCurve{c.levels(), doubts.Directions(g)}, nil
}

// clubbing is the nodes and ties of a network by the largest k that they are above:
// a tie is above k if both of its ends are.
type clubbing struct {
	nodes, ties []int
	weight      []float64
	strongest   []float64 // weights of all ties, the largest first
}

func clubs(ctx context.Context, rows graph.Rows) (c clubbing, err error) {
	weights := csr.WeightsOf(rows, true)
	c.strongest = make([]float64, 0, rows.Entries()/2)
	for i := range rows.Len() {
		if i%parallel.Often == 0 && ctx.Err() != nil {
			return c, ctx.Err()
		}
		c.reach(rows.Degree(i))
		if rows.Degree(i) == 0 {
			continue
		}
		c.nodes[rows.Degree(i)-1]++
		w := weights(i)
		for k, j := range rows.Row(i) {
			if int(j) > i {
				continue
			}
			above := min(rows.Degree(i), rows.Degree(int(j))) - 1
			c.ties[above]++
			c.weight[above] += w[k]
			c.strongest = append(c.strongest, w[k])
		}
	}
	c.strongest = fallingRuns(ctx, c.strongest, make([]float64, len(c.strongest)))
	return c, ctx.Err()
}

// fallingRuns sorts numbers, the largest first: short runs, then pairs of runs to longer
// ones. A cancelled context leaves them unfinished. The memory is as long as the
// numbers; the result is in one of the two.
func fallingRuns(ctx context.Context, x, memory []float64) []float64 {
	const short = 1 << 16
	for run := range slices.Chunk(x, short) {
		if ctx.Err() != nil {
			return x
		}
		slices.Sort(run)
		slices.Reverse(run)
	}
	for long := short; long < len(x) && ctx.Err() == nil; long *= 2 {
		for from := 0; from < len(x); from += 2 * long {
			middle, to := min(from+long, len(x)), min(from+2*long, len(x))
			merge(memory[from:to], x[from:middle], x[middle:to])
		}
		x, memory = memory, x
	}
	return x
}

// merge writes two runs of falling numbers as one.
func merge(all, a, b []float64) {
	for i := range all {
		if len(b) == 0 || len(a) > 0 && a[0] >= b[0] {
			all[i], a = a[0], a[1:]
		} else {
			all[i], b = b[0], b[1:]
		}
	}
}

// reach makes room for nodes of a degree.
func (c *clubbing) reach(degree int) {
	if more := degree - len(c.nodes); more > 0 {
		c.nodes = append(c.nodes, make([]int, more)...)
		c.ties = append(c.ties, make([]int, more)...)
		c.weight = append(c.weight, make([]float64, more)...)
	}
}

// levels adds up from the largest k down.
func (c clubbing) levels() []RichClubLevel {
	best := make([]float64, len(c.strongest)+1) // sums of the largest weights
	for k, w := range c.strongest {
		best[k+1] = best[k] + w
	}
	levels, size := make([]RichClubLevel, len(c.nodes)), 0
	var l RichClubLevel
	sum := 0.0
	for k := len(levels) - 1; k >= 0; k-- {
		l.Nodes += c.nodes[k]
		l.Ties += c.ties[k]
		sum += c.weight[k]
		if l.Nodes > 1 {
			size = max(size, k+1)
		}
		l.Density, l.Weighted = float64(l.Ties)/vec.Pairs(l.Nodes), math.NaN()
		if l.Ties > 0 {
			l.Weighted = min(1, sum/best[l.Ties])
		}
		levels[k] = l
	}
	return levels[:size]
}
