package backbone

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// Correction is what is done about asking of many pairs at once: one in twenty has a p
// of .05 or less by chance alone.
type Correction int

// Corrections. With n pairs and p(1) ≤ p(2) ≤ …
const (
	// None keeps p(i) ≤ Level.
	None Correction = iota
	// Holm keeps p(1), p(2), … as long as p(i) ≤ Level / (n-i+1): the chance that any tie
	// is kept wrongly is Level at most.
	Holm
	// BenjaminiHochberg keeps all up to the last p(i) ≤ Level·i/n: of the ties that are
	// kept, the share kept wrongly is Level at most on average, if pairs are
	// independent or depend on each other positively.
	BenjaminiHochberg
)

// Significant keeps the ties of a network that have small p-values: its backbone.
//
// Nodes stay, with or without ties, and so do the strengths and the evidence of ties.
// Ties whose p is NaN go.
//
// Pairs is how many pairs were asked, which corrections need. Nodes that share nothing
// count: for a projection they were asked too, and their p is 1. For the ties of
// [Disparity], set it to the number of ties.
//
// Cost: O(m·log m) time and O(m) memory for m ties.
//
// Same as: backbone, which has < for ≤.
//
// References: Holm (1979), https://www.jstor.org/stable/4615733; Benjamini and Hochberg
// (1995), doi:10.1111/j.2517-6161.1995.tb02031.x.
type Significant struct {
	Level      float64    // 0 means 0.05
	Correction Correction // what is done about asking of many pairs
	Pairs      int        // that were asked; 0 means all pairs of nodes
}

// OneMode is the ties of a one-mode network whose p-values are small enough.
func (s Significant) OneMode(p graph.TieScores) (*graph.OneMode, error) {
	if !(s.Level >= 0 && s.Level <= 1) || s.Correction < None || s.Correction > BenjaminiHochberg || s.Pairs < 0 {
		return nil, fmt.Errorf("backbone: %w: %+v", graph.ErrSetting, s)
	}
	g, ok := p.Graph().(*graph.OneMode)
	if p.Graph() == nil {
		return new(graph.OneMode), nil
	}
	if !ok {
		return nil, fmt.Errorf("backbone: ties of two modes: %w", graph.ErrModes)
	}
	s.Level = cmp.Or(s.Level, .05)
	s.Pairs = max(cmp.Or(s.Pairs, g.Len()*(g.Len()-1)/2), p.Len())
	largest, tie := s.largest(p), -1
	return g.WhereTie(func(graph.Tie) bool {
		tie++
		return p.At(tie) <= largest
	}), nil
}

// largest is the largest p that is kept, below 0 if none is.
func (s Significant) largest(p graph.TieScores) float64 {
	if s.Correction == None {
		return s.Level
	}
	sorted := make([]float64, 0, p.Len())
	for i := range p.Len() {
		if !math.IsNaN(p.At(i)) {
			sorted = append(sorted, p.At(i))
		}
	}
	slices.Sort(sorted)
	largest := -1.0
	for i, x := range sorted {
		switch {
		case s.Correction == BenjaminiHochberg && x <= s.Level*float64(i+1)/float64(s.Pairs):
			largest = x
		case s.Correction == Holm && x > s.Level/float64(s.Pairs-i):
			return largest
		case s.Correction == Holm:
			largest = x
		}
	}
	return largest
}
