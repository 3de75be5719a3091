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

// DiversityIndex is a number for how diverse shares are.
type DiversityIndex uint8

// The indices of diversity, for the shares p of S categories.
const (
	Blau     DiversityIndex = iota // 1 - Σ p²: how often two draws differ
	Shannon                        // -Σ p ln p
	Richness                       // S
	Evenness                       // Shannon / ln S, by Pielou
	Simpson                        // 1 / Σ p²: as many categories of equal shares
)

// Diversity is how many different categories a node's neighbours have: the themes
// of an actor's projects, the kinds of a project's actors, or, in one mode, the
// kinds of those that a node is tied to. The node itself does not count.
//
// Weights: ignored, unless Weighted: a neighbour then counts by the strength of its
// tie.
//
// Unreachable nodes: neighbours whose category is missing are left out. A node
// without any other is not defined, and gets NaN with the warning [ErrCategories];
// so does, in two modes, every node of the column's own mode. Evenness is not
// defined for one category either.
//
// Cost: O(m) time and O(n) memory for n nodes and m ties.
//
// Same as: R vegan diversity, which gives 0 where nothing is known.
//
// References: Blau (1977), isbn:978-0-02-903660-0; Shannon (1948),
// doi:10.1002/j.1538-7305.1948.tb01338.x; Simpson (1949), doi:10.1038/163688a0;
// Pielou (1966), doi:10.1016/0022-5193(66)90013-0; Hill (1973), doi:10.2307/1934352.
type Diversity struct {
	By       graph.Column   // categories of nodes
	Index    DiversityIndex // the zero value is Blau
	Weighted bool           // count neighbours by the strength of their ties
}

// Scores is the diversity of every node's neighbours.
func (d Diversity) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	if err := checkChoice("diversity", "Index", d.Index, Simpson); err != nil {
		return graph.Scores{}, err
	}
	c, err := categoriesOf(ctx, g, d.By)
	if err != nil {
		return graph.Scores{}, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, g.Len())
	weights, counts := csr.WeightsOf(rows, d.Weighted), newCategoryCounts(len(c.Names))
	few, steps := 0, 0
	for i := range values {
		if steps += 1 + rows.Degree(i); steps > parallel.Often {
			if steps = 0; ctx.Err() != nil {
				return graph.Scores{}, ctx.Err()
			}
		}
		weight := weights(i)
		for k, j := range rows.Row(i) {
			if c.Has(int(j)) {
				counts.add(c.Of[j], weight[k])
			}
		}
		if values[i] = d.Index.of(counts.take()); math.IsNaN(values[i]) {
			few++
		}
	}
	return graph.NewScores(g, "diversity", values, doubts.Add(nil, ErrCategories, few, len(values), " nodes")...), nil
}

// of is the index of counts above zero.
func (x DiversityIndex) of(counts []float64) float64 {
	if len(counts) == 0 {
		return math.NaN()
	}
	sum, squares, entropy := vec.Sum(counts), 0.0, 0.0
	for _, n := range counts {
		p := n / sum
		squares += p * p
		entropy -= p * math.Log(p)
	}
	switch x {
	case Blau:
		return max(0, 1-squares)
	case Shannon:
		return max(0, entropy)
	case Richness:
		return float64(len(counts))
	case Simpson:
		return 1 / squares
	}
	if len(counts) == 1 {
		return math.NaN()
	}
	return min(1, entropy/math.Log(float64(len(counts))))
}

type categoryCounts struct {
	sum  []float64 // of every category
	met  []int32   // categories that have a sum
	list []float64 // memory for take
}

func newCategoryCounts(n int) *categoryCounts { return &categoryCounts{sum: make([]float64, n)} }

func (c *categoryCounts) add(category int32, weight float64) {
	if weight <= 0 {
		return
	}
	if c.sum[category] == 0 {
		c.met = append(c.met, category)
	}
	c.sum[category] += weight
}

// take is the sums above zero, in the order they were met, and starts anew.
func (c *categoryCounts) take() []float64 {
	c.list = c.list[:0]
	for _, category := range c.met {
		c.list = append(c.list, c.sum[category])
		c.sum[category] = 0
	}
	c.met = c.met[:0]
	return c.list
}
