package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Mixing is which categories are tied to which: a table of the ties between
// every two categories.
//
// Two modes: By is a column of one mode and And of the other; every tie counts
// once. One mode: both ends are by By, and every tie counts from both ends, so that
// the table is symmetric and its sum is twice the ties.
//
// Weights: ignored, unless Weighted: ties then count by their strength.
//
// Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: ties with an end whose category is missing are left out, with
// the warning [ErrCategories].
//
// Cost: O(n+m) time and O(n+k²) memory for n nodes, m ties and k categories.
//
// Same as: networkx attribute_mixing_matrix(normalized=False).
//
// References: Newman (2003), doi:10.1103/PhysRevE.67.026126.
type Mixing struct {
	By       graph.Column // categories of nodes
	And      graph.Column // two modes: categories of nodes of the other mode
	Weighted bool         // count ties by their strength
}

// Table is the ties between categories.
func (m Mixing) Table(ctx context.Context, g graph.Graph) (MixingTable, error) {
	from, err := categoriesOf(ctx, g, m.By)
	if err != nil {
		return MixingTable{}, err
	}
	to := from
	if _, bipartite := g.(*graph.Network); bipartite {
		if to, err = categoriesOf(ctx, g, m.And); err != nil {
			return MixingTable{}, err
		}
	}
	t := MixingTable{Rows: from.Names, Columns: to.Names, counts: make([]float64, len(from.Names)*len(to.Names))}
	if err := t.fill(ctx, g, from.Of, to.Of, m.Weighted); err != nil {
		return MixingTable{}, err
	}
	return t, nil
}

// MixingTable is the ties between categories.
//
// Weights: counted if [Mixing] is Weighted.
//
// Cost: O(k²) a number, for k categories, once [Mixing] has found the table.
type MixingTable struct {
	Rows, Columns []string // categories: texts by letter, numbers and dates by value
	Warnings      []error

	counts []float64 // row by row
}

// fill counts ties by the categories of their ends. A tie of two modes is met
// from both, but has a row from one end only.
func (t *MixingTable) fill(ctx context.Context, g graph.Graph, of, to []int32, weighted bool) error {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return err
	}
	ends, left, steps := 0, 0, 0
	weights := csr.WeightsOf(rows, weighted)
	_, bipartite := g.(*graph.Network)
	for i := range of {
		if steps += 1 + rows.Degree(i); steps > parallel.Often {
			if steps = 0; ctx.Err() != nil {
				return ctx.Err()
			}
		}
		for k, j := range rows.Row(i) {
			ends++
			if of[i] < 0 || to[j] < 0 {
				left++
				continue
			}
			t.counts[int(of[i])*len(t.Columns)+int(to[j])] += weights(i)[k]
		}
	}
	if bipartite { // no tie has a row from its other end
		left, ends = left-ends/2, ends/2
	} else {
		left, ends = left/2, ends/2
	}
	t.Warnings = doubts.Add(doubts.Directions(g), ErrCategories, left, ends, " ties")
	return nil
}

// At is the ties between a category of the rows and one of the columns.
func (t MixingTable) At(row, column int) float64 { return t.counts[row*len(t.Columns)+column] }

// Share is At as a share of all; NaN if there are no ties.
func (t MixingTable) Share(row, column int) float64 { return t.At(row, column) / t.Total() }

// Total is the sum of the table.
func (t MixingTable) Total() float64 { return vec.Sum(t.counts) }

// Assortativity is whether ties are within categories more than by chance.
//
//	r = (Σ e(i,i) - Σ a(i) b(i)) / (1 - Σ a(i) b(i))
//
// with e the shares of the table and a, b those of its rows and columns. It is 1 if
// all ties are within, 0 at the level of chance, and never below -1. Rows and
// columns are one category if they have the same text. It is NaN without ties, and
// if all are in one category.
//
// Same as: networkx attribute_assortativity_coefficient, igraph
// assortativity_nominal.
//
// References: Newman (2003), doi:10.1103/PhysRevE.67.026126, equation 2.
func (t MixingTable) Assortativity() float64 {
	all, within, chance := t.Total(), 0.0, 0.0
	a, b := t.margins()
	t.diagonal(func(i, j int) {
		within += t.At(i, j) / all
		chance += a[i] / all * (b[j] / all)
	})
	if a, b := nonzeros(a), nonzeros(b); a == 1 && b == 1 && chance > 0 || all == 0 {
		return math.NaN()
	}
	return (within - chance) / (1 - chance)
}

// EI is how much ties go out of categories: (E - I) / (E + I) for E ties between
// two categories and I within one; -1 if all are within, 1 if all are between. It
// is NaN without ties.
//
// Same as: netrics net_by_heterophily.
//
// References: Krackhardt and Stern (1988), doi:10.2307/2786835.
func (t MixingTable) EI() float64 {
	within := 0.0
	t.diagonal(func(i, j int) { within += t.At(i, j) })
	return (t.Total() - 2*within) / t.Total()
}

// GuptaAndersonMay is how far every category keeps to itself, each counting the same
// whatever its size: the small ones are not drowned in a large one.
//
//	Q = (Σ t(i,i)/a(i) - 1) / (n - 1)   over the n categories i that have ties
//
// for t(i,i) ties within a category and a(i) of it in all. It is 1 if all ties are
// within, 0 if every category mixes as if there were no categories, and -1/(n-1) if no
// tie is within. Rows and columns are one category if they have the same text. It is NaN
// below two categories with ties.
//
// References: Gupta, Anderson and May (1989), AIDS 3, 807-817, pmid:2517202.
func (t MixingTable) GuptaAndersonMay() float64 {
	a, _ := t.margins()
	within := 0.0
	t.diagonal(func(i, j int) {
		if a[i] > 0 {
			within += t.At(i, j) / a[i]
		}
	})
	n := float64(nonzeros(a))
	if n < 2 {
		return math.NaN()
	}
	return (within - 1) / (n - 1)
}

// margins is the sums of the rows and of the columns.
func (t MixingTable) margins() (rows, columns []float64) {
	rows, columns = make([]float64, len(t.Rows)), make([]float64, len(t.Columns))
	for i := range rows {
		for j := range columns {
			rows[i] += t.At(i, j)
			columns[j] += t.At(i, j)
		}
	}
	return rows, columns
}

// diagonal visits the places whose row and column have the same text.
func (t MixingTable) diagonal(visit func(i, j int)) {
	column := make(map[string]int, len(t.Columns))
	for j, name := range t.Columns {
		column[name] = j
	}
	for i, name := range t.Rows {
		if j, ok := column[name]; ok {
			visit(i, j)
		}
	}
}

// nonzeros is how many numbers are not zero.
func nonzeros(values []float64) int {
	n := 0
	for _, v := range values {
		if v != 0 {
			n++
		}
	}
	return n
}
