package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/categories"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/spectral"
	"github.com/essaim/essaim/internal/vec"
)

// Segregation is how far the nodes of a category live among themselves: a node is
// segregated if its ties go to nodes of its category that are segregated in their
// turn.
//
//	s(i) = λ x(i) / x̄   with λ x(i) = Σ r(i,j) x(j)   over i's neighbours j of the same category
//
// where r(i,j) is the share of i's ties that go to j, among all of them, and λ the
// largest eigenvalue of the part of the category that i reaches within it, x̄ being
// the mean of the vector there. The mean of s over such a part is λ: 0 if nobody has
// a tie within the category, 1 if nobody has one out of it. Single nodes may pass 1.
//
// Two modes: the error [graph.ErrModes]. Use [Mixing].
//
// Weights: ignored, unless Weighted: shares are then those of strengths. Directions:
// ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: a node without ties gets NaN, with the warning [ErrIsolates], and
// a node without a category too, with the warning [ErrUncategorized]; its ties count
// as ties out of a category.
//
// Cost: O(m) time a step, some dozens of steps, and O(n+m) memory for n nodes and m
// ties.
//
// Same as: R netseg ssi.
//
// References: Echenique and Fryer (2007), doi:10.1162/qjec.122.2.441.
type Segregation struct {
	By       graph.Column // a category of every node
	Weighted bool         // use the strengths of ties
}

// SegregationSummary is the segregation of a network and of its categories.
type SegregationSummary struct {
	Value      float64 // mean over the nodes that have a number
	Categories []CategorySegregation
	Warnings   []error
}

// CategorySegregation is the segregation of one category.
type CategorySegregation struct {
	Category string
	Nodes    int     // that have a number
	Value    float64 // their mean; NaN if there are none
}

// Scores is the segregation of every node.
func (s Segregation) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	scores, _, err := s.of(ctx, g)
	return scores, err
}

// Summary is the segregation of the network and of its categories, these in order.
func (s Segregation) Summary(ctx context.Context, g graph.Graph) (SegregationSummary, error) {
	scores, c, err := s.of(ctx, g)
	if err != nil {
		return SegregationSummary{}, err
	}
	r := SegregationSummary{Categories: make([]CategorySegregation, len(c.Names)), Warnings: scores.Warnings}
	nodes := 0
	for i, k := range c.Of {
		if x := scores.At(i); !math.IsNaN(x) {
			r.Categories[k].Nodes++
			r.Categories[k].Value += x
			r.Value += x
			nodes++
		}
	}
	for k := range r.Categories {
		category := &r.Categories[k]
		category.Category, category.Value = c.Names[k], category.Value/float64(category.Nodes)
	}
	r.Value /= float64(nodes)
	return r, nil
}

// of is the scores, and the category of every node with the names of these.
func (s Segregation) of(ctx context.Context, g graph.Graph) (graph.Scores, categories.Categories, error) {
	if err := oneMode(g, "segregation", "use a projection"); err != nil {
		return graph.Scores{}, categories.Categories{}, err
	}
	c, err := categoriesOf(ctx, g, s.By)
	if err != nil {
		return graph.Scores{}, c, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, categories.Categories{}, err
	}
	q := quarters{rows: rows, of: c.Of, weights: csr.WeightsOf(rows, s.Weighted), rank: make([]int32, rows.Len())}
	q.prepare()
	values, isolated, without := make([]float64, g.Len()), 0, 0
	for i := range values {
		switch {
		case !c.Has(i):
			values[i], without = math.NaN(), without+1
		case rows.Degree(i) == 0:
			values[i], isolated = math.NaN(), isolated+1
		case q.rank[i] < 0:
			if err := q.value(ctx, int32(i), values); err != nil {
				return graph.Scores{}, categories.Categories{}, err
			}
		}
	}
	warnings := doubts.Add(doubts.Add(doubts.Directions(g), ErrIsolates, isolated, len(values), ""), ErrUncategorized, without, len(values), "")
	return graph.NewScores(g, "segregation", values, warnings...), c, nil
}

// quarters is the parts of categories whose nodes reach each other within them.
type quarters struct {
	rows    graph.Rows
	of      []int32
	weights func(i int) []float64
	root    []float64 // of every node: the square root of its strength
	rank    []int32   // of every node: its number in its quarter, -1 before that is known
}

func (q *quarters) prepare() {
	q.root = make([]float64, q.rows.Len())
	for i := range q.root {
		q.root[i], q.rank[i] = math.Sqrt(vec.Sum(q.weights(i))), -1
	}
}

// value writes the numbers of a node's quarter. The shares r(i,j) = w(i,j) / s(i) are
// those of a symmetric matrix, w(i,j) / √(s(i) s(j)), whose vector is y(i) = √s(i) x(i).
func (q *quarters) value(ctx context.Context, first int32, values []float64) error {
	nodes, m := q.matrix(ctx, first)
	if len(nodes) == 1 || ctx.Err() != nil {
		return ctx.Err() // no tie within the category: 0
	}
	value, vector, err := spectral.Largest(ctx, m, quarterSteps)
	if err != nil {
		return named("segregation", err)
	}
	mean := 0.0
	for k, i := range nodes {
		values[i] = max(0, vector[k]) / q.root[i]
		mean += values[i] / float64(len(nodes))
	}
	for _, i := range nodes {
		values[i] *= min(1, value) / mean
	}
	return nil
}

const quarterSteps = 10_000 // at most

// matrix is the ties of a quarter, from its first node on, with its nodes.
func (q *quarters) matrix(ctx context.Context, first int32) (nodes []int32, m csr.Matrix) {
	nodes, m.Start = []int32{first}, []int{0}
	q.rank[first] = 0
	for at := 0; at < len(nodes); at++ {
		if at%parallel.Often == 0 && ctx.Err() != nil {
			break
		}
		i := nodes[at]
		weights := q.weights(int(i))
		for k, j := range q.rows.Row(int(i)) {
			if q.of[j] != q.of[i] {
				continue
			}
			if q.rank[j] < 0 {
				q.rank[j] = int32(len(nodes))
				nodes = append(nodes, j)
			}
			m.Column = append(m.Column, q.rank[j])
			m.Value = append(m.Value, weights[k]/q.root[i]/q.root[j])
		}
		m.Start = append(m.Start, len(m.Column))
	}
	return nodes, m
}
