package metrics

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// coreSearch is a core and a periphery of two modes on their way: which nodes are in
// the core, and what that makes of pairs and ties.
type coreSearch struct {
	net    *graph.Network
	core   []bool
	inside []int32 // of every node: its neighbours in the core
	size   [2]int  // core actors, core projects
	tied   [2]int  // ties within the core, within the periphery
}

// starts is from how many cores a search begins, of each kind.
const starts = 32

// splitTwoModes is the best of many searches. They begin with those of single ties,
// and of the cores that take all nodes above some degree, one for each mode, that fit
// best.
func splitTwoModes(ctx context.Context, net *graph.Network) (CoreSplit, error) {
	s := &coreSearch{net: net, core: make([]bool, net.Len()), inside: make([]int32, net.Len())}
	s.tied[1] = net.Ties()
	best := s.split()
	for _, begin := range slices.Concat(s.byDegree(), s.byTie()) {
		split, err := s.climb(ctx, begin.has)
		if err != nil {
			return CoreSplit{}, err
		}
		if !(split.Correlation <= best.Correlation+1e-12) {
			best = split
		}
	}
	if err := ctx.Err(); err != nil {
		return CoreSplit{}, err
	}
	return best, nil
}

// beginning is a core that a search begins with.
type beginning struct {
	fit float64
	has func(v int) bool
}

// with adds a beginning, and forgets some of the others if they are many.
func with(all []beginning, b beginning) []beginning {
	if math.IsInf(b.fit, -1) {
		return all
	}
	if all = append(all, b); len(all) < 100*starts {
		return all
	}
	return leadingOf(all)
}

// leadingOf is the beginnings that fit best.
func leadingOf(all []beginning) []beginning {
	slices.SortStableFunc(all, func(x, y beginning) int { return cmp.Compare(y.fit, x.fit) })
	return all[:min(starts, len(all))]
}

// climb begins with some core, and moves single nodes as long as that raises the
// correlation.
func (s *coreSearch) climb(ctx context.Context, begin func(v int) bool) (CoreSplit, error) {
	for v, core := range s.core {
		if core != begin(v) {
			s.move(v)
		}
	}
	best := s.fit(s.size, s.tied)
	for moved := !math.IsInf(best, -1); moved; {
		moved = false
		for v := range s.core {
			if v%often == 0 && ctx.Err() != nil {
				return CoreSplit{}, ctx.Err()
			}
			if fit := s.fit(s.without(v)); fit > best+1e-12 {
				best, moved = fit, true
				s.move(v)
			}
		}
	}
	return s.split(), ctx.Err()
}

// byTie is single ties.
func (s *coreSearch) byTie() []beginning {
	var all []beginning
	rows := s.net.Rows()
	for a := range s.net.Of(graph.Actor) {
		for _, p := range rows.Row(a.Index) {
			rest := s.net.Ties() - rows.Degree(a.Index) - rows.Degree(int(p)) + 1
			all = with(all, beginning{
				fit: s.fit([2]int{1, 1}, [2]int{1, rest}),
				has: func(v int) bool { return v == a.Index || v == int(p) },
			})
		}
	}
	return leadingOf(all)
}

// byDegree is cores of all nodes that have some degree at least.
func (s *coreSearch) byDegree() []beginning {
	var all []beginning
	actors, projects := degreeStepsOf(s.net, graph.Actor), degreeStepsOf(s.net, graph.Project)
	ties := s.tiesByDegree(actors, projects)
	within := make([]int, len(projects.least)) // of projects of one degree: ties with core actors
	for x := range actors.least {
		core := 0
		for y := range projects.least {
			within[y] += ties[x][y]
			core += within[y]
			rest := s.net.Ties() - actors.ties[x] - projects.ties[y] + core
			least := [2]int{actors.least[x], projects.least[y]}
			all = with(all, beginning{
				fit: s.fit([2]int{actors.size[x], projects.size[y]}, [2]int{core, rest}),
				has: func(v int) bool { return s.net.Rows().Degree(v) >= least[s.net.At(v).Mode] },
			})
		}
	}
	return leadingOf(all)
}

// degreeSteps is the nodes of a mode that have at least some degree, for every degree
// there is, the largest first.
type degreeSteps struct {
	least, size, ties []int
	of                []int // of every degree: its step
}

func degreeStepsOf(net *graph.Network, mode graph.Mode) (s degreeSteps) {
	var degrees []int
	for v := range net.Of(mode) {
		degrees = append(degrees, net.Rows().Degree(v.Index))
	}
	slices.Sort(degrees)
	ties := 0
	for k, d := range slices.Backward(degrees) {
		if s.of == nil {
			s.of = make([]int, d+1)
		}
		if ties += d; k == 0 || degrees[k-1] < d {
			s.of[d] = len(s.least)
			s.least, s.size, s.ties = append(s.least, d), append(s.size, len(degrees)-k), append(s.ties, ties)
		}
	}
	return s
}

// tiesByDegree is how many ties there are between the nodes of two steps alone.
func (s *coreSearch) tiesByDegree(actors, projects degreeSteps) [][]int {
	ties := make([][]int, len(actors.least))
	for x := range ties {
		ties[x] = make([]int, len(projects.least))
	}
	rows := s.net.Rows()
	for a := range s.net.Of(graph.Actor) {
		row := ties[actors.of[rows.Degree(a.Index)]]
		for _, p := range rows.Row(a.Index) {
			row[projects.of[rows.Degree(int(p))]]++
		}
	}
	return ties
}

// fit is the correlation for some sizes of the core and ties on either side; less
// than all others where it is not defined.
func (s *coreSearch) fit(size, tied [2]int) float64 {
	core, periphery := s.pairs(size)
	if x := phi(core, periphery, float64(tied[0]), float64(tied[1])); !math.IsNaN(x) {
		return x
	}
	return math.Inf(-1)
}

func (s *coreSearch) pairs(size [2]int) (core, periphery float64) {
	actors, projects := s.net.Count(graph.Actor), s.net.Count(graph.Project)
	return float64(size[0]) * float64(size[1]), float64(actors-size[0]) * float64(projects-size[1])
}

// without is what is left if a node changes sides.
func (s *coreSearch) without(v int) (size, tied [2]int) {
	size, tied = s.size, s.tied
	in, out := int(s.inside[v]), s.net.Rows().Degree(v)-int(s.inside[v])
	if s.core[v] {
		size[s.net.At(v).Mode]--
		return size, [2]int{tied[0] - in, tied[1] + out}
	}
	size[s.net.At(v).Mode]++
	return size, [2]int{tied[0] + in, tied[1] - out}
}

// move changes the side of a node.
func (s *coreSearch) move(v int) {
	s.size, s.tied = s.without(v)
	s.core[v] = !s.core[v]
	step := int32(-1)
	if s.core[v] {
		step = 1
	}
	for _, u := range s.net.Rows().Row(v) {
		s.inside[u] += step
	}
}

func (s *coreSearch) split() CoreSplit {
	side := make([]int32, s.net.Len())
	for v := range side {
		if !s.core[v] {
			side[v] = -1
		}
	}
	core, periphery := s.pairs(s.size)
	yes, no := float64(s.tied[0]), float64(s.tied[1])
	return CoreSplit{
		Core:       graph.NewPartition(s.net, "core_periphery", side),
		Exceptions: int(core-yes) + s.tied[1], Correlation: phi(core, periphery, yes, no),
	}
}
