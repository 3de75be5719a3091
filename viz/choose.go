package viz

import (
	"cmp"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// choose takes the nodes to draw: all that have a place, or the best of each
// mode. Of the best, those that would stand alone give way to others that have
// ties with what is drawn.
func (s *scene) choose() {
	for i := range s.graph.Len() {
		n := s.graph.At(i)
		if at, ok := s.Positions.Of(n); s.Positions.Len() == 0 || ok && !math.IsNaN(at.X+at.Y) {
			s.nodes = append(s.nodes, n)
		}
	}
	if s.Limit <= 0 || len(s.nodes) <= s.Limit {
		return
	}
	byMode := s.ranked()
	projects := min(len(byMode[graph.Project]), s.Limit/2)
	actors := min(len(byMode[graph.Actor]), s.Limit-projects)
	projects = min(len(byMode[graph.Project]), s.Limit-actors)
	in := make([]bool, len(s.nodes))
	for _, at := range slices.Concat(byMode[0][:actors], byMode[1][:projects]) {
		in[at] = true
	}
	s.exchange(in, append(byMode[0][actors:], byMode[1][projects:]...))
	var kept []graph.Node
	for at, n := range s.nodes {
		if in[at] {
			kept = append(kept, n)
		}
	}
	s.nodes = kept
}

// exchange takes out nodes whose ties all go to others that are out, the worst
// first, and takes in as many others instead: those that tie several of the
// drawn together first, then the best.
func (s *scene) exchange(in []bool, others []int) {
	links := linksAmong(s.graph.Rows(), indices(s.nodes))
	drawn := func(at int) (ties int) {
		for _, u := range links[at] {
			if in[u] {
				ties++
			}
		}
		return ties
	}
	var lone []int
	for at := range in {
		if in[at] && len(links[at]) > 0 && drawn(at) == 0 {
			lone = append(lone, at)
		}
	}
	value := func(at int) float64 { return s.values[s.nodes[at].Index] }
	slices.SortStableFunc(lone, func(x, y int) int { return cmp.Compare(value(x), value(y)) })
	slices.SortStableFunc(others, func(x, y int) int { return cmp.Compare(min(2, drawn(y)), min(2, drawn(x))) })
	next := 0
	for _, out := range lone {
		if drawn(out) > 0 {
			continue // one that came in is tied with it
		}
		in[out] = false
		for next < len(others) && drawn(others[next]) == 0 {
			next++
		}
		if next == len(others) {
			in[out] = true
			return
		}
		in[others[next]] = true
		next++
	}
}

// ranked is the places of the nodes of each mode, the best first: by score, then
// by number of ties, then in node order.
func (s *scene) ranked() [2][]int {
	var byMode [2][]int
	for i, n := range s.nodes {
		byMode[n.Mode] = append(byMode[n.Mode], i)
	}
	degree := func(i int) int { return degreeOf(s.graph, s.nodes[i].Index) }
	for _, order := range byMode {
		slices.SortStableFunc(order, func(x, y int) int {
			v, w := s.values[s.nodes[x].Index], s.values[s.nodes[y].Index] // NaN is the smallest for cmp
			return cmp.Or(cmp.Compare(w, v), cmp.Compare(degree(y), degree(x)))
		})
	}
	return byMode
}

func degreeOf(g graph.Graph, i int) int {
	if rows := g.Rows(); i < rows.Len() {
		return rows.Degree(i)
	}
	return 0
}
