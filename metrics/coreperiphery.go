package metrics

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/vec"
)

// CorePeriphery divides a network into a core, all of whose nodes should be tied to
// each other, and a periphery, none of whose should. Ties between the two may be or
// not. [ContinuousCore] is its continuous sister.
//
// One mode: the core is that of the fewest exceptions,
//
//	Z = pairs of the core without a tie + ties within the periphery
//	  = k(k-1)/2 + m - Σ d(v)   over the k nodes v of the core
//
// so that it is the k nodes of highest degree for some k, and no other has fewer. A
// node whose degree is k may go to either side; it goes where nodes of equal degree
// stay together, or else to the periphery. Where nodes of equal degree must be divided
// all the same, those of lower index are taken into the core, with the warning
// [ErrEqualDegrees].
//
// Two modes: both projections are split, and the core is the core actors and the core
// projects (the dual projection of Everett and Borgatti). Exceptions and correlation are
// then those of the participations: a core actor should take part in every core project,
// and no other actor in any other project. To look for the fewest of these exceptions
// instead would end at all actors and no project, which have none.
//
// Weights: ignored. Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: an isolated node is in the periphery.
//
// Cost: O(n+m), once the rows of a projection are built; in two modes those of both.
//
// Same as: the ideal pattern of Borgatti and Everett with core-periphery ties missing.
// UCINET maximises the correlation instead, by a genetic algorithm.
//
// References: Borgatti and Everett (2000), doi:10.1016/S0378-8733(99)00019-2; Lip
// (2011), doi:10.48550/arXiv.1102.5511, for the exact solution; Everett and Borgatti
// (2013), doi:10.1016/j.socnet.2012.05.004, for two modes.
type CorePeriphery struct{}

// ErrEqualDegrees says that nodes of equal degree are on both sides.
var ErrEqualDegrees = errors.New("nodes of equal degree are divided by their order")

// CorePeripherySummary is a core and its periphery.
type CorePeripherySummary struct {
	Core        graph.Partition // the core as group 0; nodes of the periphery are in no group
	Exceptions  int             // pairs of the core without a tie, and ties within the periphery
	Correlation float64         // of ties with the pattern, over the pairs within a side; NaN if all are tied or none, or a side has no pairs
}

// Summary is the core and its periphery.
func (CorePeriphery) Summary(ctx context.Context, g graph.Graph) (CorePeripherySummary, error) {
	if net, ok := g.(*graph.Network); ok {
		return splitTwoModes(ctx, net)
	}
	return splitOneMode(ctx, g)
}

func splitOneMode(ctx context.Context, g graph.Graph) (CorePeripherySummary, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return CorePeripherySummary{}, err
	}
	degree := csr.Degrees(rows)
	byFall := csr.UpTo(len(degree))
	slices.SortStableFunc(byFall, func(x, y int32) int { return cmp.Compare(degree[y], degree[x]) })
	fall := pickAt(degree, byFall)
	k := coreSize(fall)
	warnings := doubts.Directions(g)
	if divides(fall, k) {
		warnings = doubts.Add(warnings, ErrEqualDegrees, equals(fall, k), len(fall), "")
	}
	side := make([]int32, len(degree))
	for _, v := range byFall[k:] {
		side[v] = -1
	}
	split := CorePeripherySummary{Core: graph.NewPartition(g, "core_periphery", side, warnings...)}
	split.Exceptions, split.Correlation = fitOf(rows, side, k)
	return split, ctx.Err()
}

// Scores is 1 for the nodes of the core and 0 for those of the periphery.
func (c CorePeriphery) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	split, err := c.Summary(ctx, g)
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, g.Len())
	for i := range values {
		values[i] = vec.Indicator(split.Core.At(i) == 0)
	}
	return graph.NewScores(g, "core_periphery", values, split.Core.Warnings...), nil
}

// coreSize is how many nodes are in the core, for degrees in falling order. Each that
// joins k others takes its degree from the exceptions, and adds k.
func coreSize(fall []int32) int {
	k := 0
	for k < len(fall) && int(fall[k]) > k {
		k++
	}
	if k < len(fall) && int(fall[k]) == k && divides(fall, k) && !divides(fall, k+1) {
		k++
	}
	return k
}

// divides tells whether the first k nodes leave out one of the same degree.
func divides(fall []int32, k int) bool { return 0 < k && k < len(fall) && fall[k-1] == fall[k] }

// equals is how many nodes have the degree of node k.
func equals(fall []int32, k int) int {
	n := 0
	for _, d := range fall {
		n += int(vec.Indicator(d == fall[k]))
	}
	return n
}

// fitOf is how well ties fit the sides of which the core has k nodes.
func fitOf(rows graph.Rows, side []int32, k int) (exceptions int, correlation float64) {
	var tied [2]int // pairs within the core, within the periphery
	for i := range rows.Len() {
		for _, j := range rows.Row(i) {
			if int(j) > i && side[i] == side[j] {
				tied[-side[i]]++
			}
		}
	}
	core, periphery := vec.Pairs(k), vec.Pairs(rows.Len()-k)
	yes, no := float64(tied[0]), float64(tied[1])
	exceptions = int(core-yes) + tied[1]
	return exceptions, phi(core, periphery, yes, no)
}

// phi is the correlation of ties with sides, for the pairs of either and those of them
// that are tied.
func phi(core, periphery, yes, no float64) float64 {
	ties, pairs := yes+no, core+periphery
	return (yes*(periphery-no) - no*(core-yes)) / math.Sqrt(core*periphery) / math.Sqrt(ties*(pairs-ties))
}

// pickAt is what stands at some places.
func pickAt(from, at []int32) []int32 {
	to := make([]int32, len(at))
	for i, k := range at {
		to[i] = from[k]
	}
	return to
}
