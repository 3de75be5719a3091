package graph

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
)

// TieScores is a number for every tie of a graph, in the order of its All. The
// zero TieScores has no ties.
type TieScores struct {
	Measure  string
	Warnings []error

	graph  Graph
	values []float64
}

// NewTieScores gives a measure's numbers, one a tie, to their graph. It panics
// if there are not as many as ties.
func NewTieScores(g Graph, measure string, values []float64, warnings ...error) TieScores {
	if ties := g.Rows().Entries() / 2; len(values) != ties {
		panic(fmt.Sprintf("graph: %d scores for %d ties", len(values), ties))
	}
	return TieScores{Measure: measure, Warnings: warnings, graph: g, values: values}
}

// Graph is the graph that was measured, nil for the zero TieScores.
func (s TieScores) Graph() Graph { return s.graph }

// Len is the number of ties.
func (s TieScores) Len() int { return len(s.values) }

// At is number i. It panics if i is out of range.
func (s TieScores) At(i int) float64 { return s.values[i] }

// All is every tie with its number, by the smaller end, then by the other.
func (s TieScores) All() iter.Seq2[Tie, float64] {
	return func(yield func(Tie, float64) bool) {
		if s.graph == nil {
			return
		}
		i := 0
		for tie := range allTies(s.graph) {
			if !yield(tie, s.values[i]) {
				return
			}
			i++
		}
	}
}

// RankedTie is a tie with its number.
type RankedTie struct {
	Tie   Tie
	Value float64
}

// Top is the k ties with the largest numbers, or all if there are fewer; equal
// numbers keep the order of All, and numbers not defined never come.
func (s TieScores) Top(k int) []RankedTie {
	var all []RankedTie
	for tie, v := range s.All() {
		if !math.IsNaN(v) {
			all = append(all, RankedTie{tie, v})
		}
	}
	slices.SortStableFunc(all, func(x, y RankedTie) int { return cmp.Compare(y.Value, x.Value) })
	return all[:max(0, min(k, len(all)))]
}
