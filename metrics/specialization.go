package metrics

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/vec"
)

// Specialization is how choosy the nodes of two modes are: whether actors share
// their weights among projects as these are taken by all, or keep to some that
// others leave, and likewise for projects. Scores is d′ of every node, Summary is
// H2′ of the network.
//
//	d(i)  = Σ p(j) ln(p(j)/q(j))   over i's neighbours j
//	d′(i) = (d - dmin) / (ln(m/A(i)) - dmin)
//	H2    = -Σ w(i,j)/m ln(w(i,j)/m)
//	H2′   = (H2max - H2) / (H2max - H2min)
//
// where p(j) is the share of i's weight A(i) that goes to j, q(j) is j's share of
// all weight m, and the bounds are those of all networks whose nodes have the same
// weights. Both are between 0, as chance would have it, and 1.
//
// Two modes: a node is held against the other mode. One mode: the error
// [graph.ErrModes].
//
// Weights: used, as counts: bounds are those of whole numbers, and a weight that is
// not a whole number is the error [graph.ErrSetting]. If Continuous, weights are amounts,
// which can be divided at will: dmin is 0, and H2max is the entropy of independent
// nodes. If all weights are 1 no count can be moved but to an empty pair, so that
// H2′ is 0 whatever the network: ask for Continuous, or for [NODF] or modules.
//
// The bounds dmin and H2max are exact. H2min is a bound from above, as finding the
// smallest entropy is hard: the largest rest of one mode goes to the largest of the
// other, again and again. A network below it has H2′ 1.
//
// Unreachable nodes: a node without ties gets NaN, with the warning [ErrIsolates],
// and one whose bounds are the same, such as the only partner of all others, NaN
// with the warning [ErrNoChoice]. H2′ is NaN if its bounds are the same.
//
// Cost: O(m + n log n) time and memory if Continuous. Counts add, for d′, a step
// for each of the largest weight of a node, of which ten million are allowed, and
// for H2max, where a pair must have more than one, O(c·n²) for c counts that rounding
// leaves and n nodes, 2,000 and ten seconds at most. What is allowed is in the error
// [graph.ErrSetting].
//
// Same as: R bipartite dfun and H2fun but for the bounds, which come there from heuristics
// that break ties at random: H2′ differs by up to .048 (kato1990: .5436 here, .4956
// there), d′ by some thousandths.
//
// References: Blüthgen, Menzel and Blüthgen (2006), doi:10.1186/1472-6785-6-9.
type Specialization struct {
	Continuous bool // weights are amounts, not counts
}

// ErrNoChoice warns of nodes that could not be more or less specialised.
var ErrNoChoice = errors.New("nodes with one choice only")

// SpecializationSummary is how specialised a network is.
type SpecializationSummary struct {
	H2, Min, Max float64 // entropy of the weights, and its bounds
	Prime        float64 // H2′: 0 if entropy is as large as it can be, 1 if as small
	Warnings     []error
}

// Scores is d′ of every node.
func (s Specialization) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	net, err := twoMode(g, "specialization", "use its two-mode network")
	if err != nil {
		return graph.Scores{}, err
	}
	w, err := s.takings(net)
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, net.Len())
	for mode := range graph.Mode(2) {
		if err := s.distances(ctx, w, net, mode, values); err != nil {
			return graph.Scores{}, err
		}
	}
	isolated, bound := 0, 0
	for v, d := range values {
		switch {
		case w.strength[v] == 0:
			isolated++
		case math.IsNaN(d):
			bound++
		}
	}
	warnings := doubts.Add(doubts.Add(nil, ErrIsolates, isolated, net.Len(), ""), ErrNoChoice, bound, net.Len(), "")
	return graph.NewScores(net, "specialization", values, warnings...), nil
}

// distances writes d′ of the nodes of a mode; NaN where it is not defined.
func (s Specialization) distances(ctx context.Context, w takings, net *graph.Network, mode graph.Mode, values []float64) error {
	own := w.of(net, mode)
	least := make([]float64, len(own))
	if !s.Continuous {
		if err := leastDistances(ctx, least, own, w.of(net, mode.Other())); err != nil {
			return err
		}
	}
	for k, weight := range own {
		v := implicit.FirstOf(net, mode) + k
		most := math.Log(w.all / weight)
		if values[v] = math.NaN(); weight > 0 && most-least[k] > 1e-12 {
			values[v] = max(0, min(1, (w.distance(v)-least[k])/(most-least[k])))
		}
	}
	return ctx.Err()
}

// Summary is H2′ of a network.
func (s Specialization) Summary(ctx context.Context, g graph.Graph) (SpecializationSummary, error) {
	net, err := twoMode(g, "specialization", "use its two-mode network")
	if err != nil {
		return SpecializationSummary{}, err
	}
	w, err := s.takings(net)
	if err != nil {
		return SpecializationSummary{}, err
	}
	actors, projects := w.of(net, graph.Actor), w.of(net, graph.Project)
	even := knots(actors) + knots(projects) - knot(w.all)
	if !s.Continuous {
		if even, err = evenest(ctx, actors, projects); err != nil {
			return SpecializationSummary{}, err
		}
	}
	var weights []float64
	for v := range actors {
		weights = append(weights, w.weights(v)...)
	}
	if err := ctx.Err(); err != nil {
		return SpecializationSummary{}, err
	}
	observed := knots(weights)
	least, most := min(even, observed), max(packed(actors, projects), observed)
	entropy := func(sum float64) float64 { return math.Log(w.all) - sum/w.all }
	r := SpecializationSummary{H2: entropy(observed), Min: entropy(most), Max: entropy(least), Prime: math.NaN()}
	if most-least > 1e-12*w.all {
		r.Prime = (observed - least) / (most - least)
		return r, nil
	}
	why := "the sums of actors and projects leave no choice"
	if w.all == 0 {
		why = "there are no ties"
	}
	_, err = undefined("specialization", why)
	r.Warnings = []error{err}
	return r, nil
}

// Value is H2′ of the network.
func (s Specialization) Value(ctx context.Context, g graph.Graph) (float64, error) {
	r, err := s.Summary(ctx, g)
	if err != nil {
		return math.NaN(), err
	}
	return r.Prime, errors.Join(r.Warnings...)
}

// takings is the weights of nodes, and of all.
type takings struct {
	rows     graph.Rows
	weights  csr.Weights
	strength []float64
	all      float64
}

func (s Specialization) takings(net *graph.Network) (takings, error) {
	t := takings{rows: net.Rows(), weights: csr.WeightsOf(net.Rows(), true), strength: make([]float64, net.Len())}
	for v := range t.strength {
		for _, w := range t.weights(v) {
			if !s.Continuous && w != math.Trunc(w) {
				return t, fmt.Errorf("metrics: specialization: %w: weight %g of %s is no count: set Continuous", graph.ErrSetting, w, net.At(v))
			}
			t.strength[v] += w
		}
	}
	t.all = vec.Sum(t.of(net, graph.Actor))
	return t, nil
}

func (t takings) of(net *graph.Network, mode graph.Mode) []float64 {
	first := implicit.FirstOf(net, mode)
	return t.strength[first : first+net.Count(mode)]
}

// distance is how far a node's shares are from those of the other mode, by
// Kullback and Leibler.
func (t takings) distance(v int) float64 {
	d, weights := 0.0, t.weights(v)
	for k, j := range t.rows.Row(v) {
		share := weights[k] / t.strength[v]
		d += share * math.Log(share*t.all/t.strength[j])
	}
	return d
}

// knot is x ln x: the more of them weights have, the smaller their entropy.
func knot(x float64) float64 {
	if x == 0 {
		return 0
	}
	return x * math.Log(x)
}

// knots adds up in rising order, so that equal weights have equal sums.
func knots(weights []float64) float64 {
	sum := 0.0
	for _, x := range slices.Sorted(slices.Values(weights)) {
		sum += knot(x)
	}
	return sum
}
