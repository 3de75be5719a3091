package graph

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
)

// Scores is a number for every node of a graph, with the name of the measure
// and its doubts. A number that is not defined is NaN, and then a warning says
// why. The zero Scores has no nodes.
type Scores struct {
	Measure  string  // "betweenness"
	Warnings []error // what to know before trusting the numbers; test with errors.Is

	graph  Graph
	values []float64
	first  int // the node that values[0] belongs to
}

// NewScores gives a measure's numbers, one a node, to their graph. It panics if
// there are not as many as nodes.
func NewScores(g Graph, measure string, values []float64, warnings ...error) Scores {
	if len(values) != g.Len() {
		panic(fmt.Sprintf("graph: %d scores for %d nodes", len(values), g.Len()))
	}
	return Scores{Measure: measure, Warnings: warnings, graph: g, values: values}
}

// Graph is the graph that was measured, nil for the zero Scores.
func (s Scores) Graph() Graph { return s.graph }

// Len is the number of nodes.
func (s Scores) Len() int { return len(s.values) }

// Values is the numbers in node order. Do not modify them.
func (s Scores) Values() []float64 { return s.values }

// Node is the node of number i.
func (s Scores) Node(i int) Node { return s.graph.At(s.first + i) }

// At is number i. It panics if i is out of range.
func (s Scores) At(i int) float64 { return s.values[i] }

// Of is the scores of the nodes of one mode.
func (s Scores) Of(mode Mode) Scores {
	from, to := 0, 0
	for i := range s.values {
		if s.Node(i).Mode == mode {
			if to == 0 {
				from = i
			}
			to = i + 1
		}
	}
	s.first += from
	s.values = s.values[from:to]
	return s
}

// Key is the number of the node with a key: an actor, or else a project.
func (s Scores) Key(key string) (float64, bool) {
	for _, mode := range []Mode{Actor, Project} {
		if s.graph == nil {
			break
		}
		if n, ok := s.graph.Find(mode, key); ok && 0 <= n.Index-s.first && n.Index-s.first < len(s.values) {
			return s.values[n.Index-s.first], true
		}
	}
	return 0, false
}

// All is every node with its number, in node order.
func (s Scores) All() iter.Seq2[Node, float64] {
	return func(yield func(Node, float64) bool) {
		for i, v := range s.values {
			if !yield(s.Node(i), v) {
				return
			}
		}
	}
}

// Ranked is a node with its number and its rank.
type Ranked struct {
	Node  Node
	Value float64
	Rank  int // 1 for the largest; equal numbers share the smallest rank
}

// Top is the k nodes with the largest numbers, or all if there are fewer; equal
// numbers keep node order, and numbers that are not defined never come.
func (s Scores) Top(k int) []Ranked {
	order := make([]int, 0, len(s.values))
	for i, v := range s.values {
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(s.values[y], s.values[x]) })
	order = order[:max(0, min(k, len(order)))]
	top := make([]Ranked, len(order))
	for at, i := range order {
		top[at] = Ranked{s.Node(i), s.values[i], at + 1}
		if at > 0 && top[at-1].Value == s.values[i] {
			top[at].Rank = top[at-1].Rank
		}
	}
	return top
}

// Rank is the rank of number i among all: 1 for the largest; equal numbers
// share the smallest rank. It is 0 if the number is not defined.
func (s Scores) Rank(i int) int {
	if math.IsNaN(s.values[i]) {
		return 0
	}
	rank := 1
	for _, v := range s.values {
		if v > s.values[i] {
			rank++
		}
	}
	return rank
}

// Summary describes the defined numbers of a measure.
type Summary struct {
	Count, Undefined         int
	Min, Q1, Median, Q3, Max float64 // quartiles by linear interpolation
	Sum, Mean                float64
	Deviation                float64 // standard deviation, divisor n
}

// Describe summarises the numbers. Without any defined number all but the
// counts and the sum are NaN.
func (s Scores) Describe() Summary {
	sorted := slices.DeleteFunc(slices.Clone(s.values), math.IsNaN)
	slices.Sort(sorted)
	d := Summary{Count: len(sorted), Undefined: len(s.values) - len(sorted)}
	for _, v := range sorted {
		d.Sum += v
	}
	n := float64(len(sorted))
	d.Mean = d.Sum / n
	squares := 0.0
	for _, v := range sorted {
		squares += (v - d.Mean) * (v - d.Mean)
	}
	d.Deviation = math.Sqrt(squares / n)
	d.Min, d.Q1, d.Median = quantile(sorted, 0), quantile(sorted, .25), quantile(sorted, .5)
	d.Q3, d.Max = quantile(sorted, .75), quantile(sorted, 1)
	return d
}

// String is one line for people.
func (d Summary) String() string {
	return fmt.Sprintf("%d nodes, min %.4g, median %.4g, mean %.4g, max %.4g", d.Count, d.Min, d.Median, d.Mean, d.Max)
}

// quantile of sorted numbers by linear interpolation: type 7 of Hyndman and Fan
// (1996), doi:10.2307/2684934.
func quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := q * float64(len(sorted)-1)
	low := int(at)
	high := min(low+1, len(sorted)-1)
	return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low])
}
