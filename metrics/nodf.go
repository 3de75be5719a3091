package metrics

import (
	"context"
	"errors"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// NODF is nestedness: whether actors with few projects take part in those of the
// actors with many, and likewise for projects. Its verb is Summary.
//
//	N(i,j) = 100 |N(i)∩N(j)| / k(j)   if k(i) > k(j) > 0, or else 0
//
// and each mode has the mean of N over its pairs; the total is the mean over the
// pairs of both modes. It is between 0 and 100; the order of nodes plays no part,
// as if the matrix was sorted by degree.
//
// Weights: ignored, unless Weighted: then only the shared neighbours count that
// are tied more weakly to j than to i (WNODF).
//
// Unreachable nodes: isolated nodes make pairs, which add 0. A mode of fewer than
// two nodes has NaN; the total is then that of the other mode.
//
// Cost: O(Σ k²) time and O(n) memory for each worker.
//
// Same as: vegan nestednodf(order = TRUE). Its rows and columns are our modes.
//
// References: Almeida-Neto et al. (2008), doi:10.1111/j.0030-1299.2008.16644.x;
// Almeida-Neto and Ulrich (2011), doi:10.1016/j.envsoft.2010.08.003.
type NODF struct {
	Weighted bool                  // count shared neighbours that are tied more weakly to the node of lower degree
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// NODFSummary is the NODF of a network, from 0 to 100.
type NODFSummary struct {
	Total, Actors, Projects float64
	Warnings                []error
}

// Summary is the nestedness of a network.
func (m NODF) Summary(ctx context.Context, g graph.Graph) (NODFSummary, error) {
	net, err := twoMode(g, "nestedness", "of one mode it is not defined")
	if err != nil {
		return NODFSummary{}, err
	}
	rows, n := net.Rows(), net.Len()
	loop := parallel.Loop{N: n, Work: 30 * rows.Entries(), Workers: m.Workers, Progress: m.Progress}
	sums, err := loop.Sum(ctx, 2, func() func(int, []float64) {
		o := &overlaps{NODF: m, rows: rows, shared: make([]int32, n)}
		return func(i int, sum []float64) {
			mode := 0
			if i >= net.Count(graph.Actor) {
				mode = 1
			}
			sum[mode] += o.with(i)
		}
	})
	if err != nil {
		return NODFSummary{}, err
	}
	actors, projects := vec.Pairs(net.Count(graph.Actor)), vec.Pairs(net.Count(graph.Project))
	s := NODFSummary{
		Total:    100 * (sums[0] + sums[1]) / (actors + projects),
		Actors:   100 * sums[0] / actors,
		Projects: 100 * sums[1] / projects,
	}
	if actors == 0 || projects == 0 {
		_, err := undefined("nestedness", "a mode has fewer than two nodes")
		s.Warnings = append(s.Warnings, err)
	}
	if m.Weighted && alike(rows) {
		s.Warnings = append(s.Warnings, ErrNoWeights)
	}
	return s, nil
}

// ErrNoWeights warns of a number of weights where all weights are the same.
var ErrNoWeights = errors.New("all weights are the same: no node is tied more weakly than another, so that the number is 0")

// alike tells whether all weights are the same.
func alike(rows graph.Rows) bool {
	first := math.NaN()
	for i := range rows.Len() {
		for _, w := range rows.Weights(i) {
			if w != first && !math.IsNaN(first) {
				return false
			}
			first = w
		}
	}
	return true
}

// Value is the nestedness of the whole network.
func (m NODF) Value(ctx context.Context, g graph.Graph) (float64, error) {
	s, err := m.Summary(ctx, g)
	switch {
	case err != nil:
		return math.NaN(), err
	case math.IsNaN(s.Total):
		return s.Total, s.Warnings[0]
	}
	return s.Total, nil
}

// overlaps compares one node after the other with those of lower degree.
type overlaps struct {
	NODF
	rows   graph.Rows
	shared []int32 // 0 for all nodes, between visits
	lower  []int32
}

// with is the overlap of i with all nodes of lower degree, added up.
func (o *overlaps) with(i int) float64 {
	k := o.rows.Degree(i)
	o.lower = o.lower[:0]
	for at, p := range o.rows.Row(i) {
		for back, j := range o.rows.Row(int(p)) {
			if o.rows.Degree(int(j)) >= k || o.Weighted && o.weight(int(p), back) >= o.weight(i, at) {
				continue
			}
			if o.shared[j] == 0 {
				o.lower = append(o.lower, j)
			}
			o.shared[j]++
		}
	}
	sum := 0.0
	for _, j := range o.lower {
		sum += float64(o.shared[j]) / float64(o.rows.Degree(int(j)))
		o.shared[j] = 0
	}
	return sum
}

func (o *overlaps) weight(i, at int) float64 {
	if w := o.rows.Weights(i); w != nil {
		return w[at]
	}
	return 1
}
