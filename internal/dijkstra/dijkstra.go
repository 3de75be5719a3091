// Package dijkstra is shortest paths by lengths of ties (Dijkstra 1959,
// doi:10.1007/BF01386390): all of them from a source, one source after the other in the same
// memory, with distances that are sums of some 106 bits (Dekker 1971,
// doi:10.1007/BF01397083).
//
// Cost: O(m log n) time for each source and O(n + m) memory, for n nodes and m ties. Where
// two paths are nearly equally long, they are compared tie by tie, in the order of their
// lengths.
package dijkstra

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Search is the shortest paths from one source after the other. It is made by [New]; a
// goroutine needs one of its own.
//
// Lengths are rounded when they are made, as 1/30 is, so that two paths that are equally
// long on paper differ by a little. Distances add up without a rounding of their own, and
// paths are equally short if they differ by no more than the rounding of lengths explains:
// by 2⁻⁴⁸ of the lengths that only one of them has. What they have in common plays no part,
// so that the verdict is the same from both ends, and for all lengths times a constant. This
// holds where no tie is shorter than the rounding of a path that it ends: a node at the far
// end of such a tie may be settled too early to be reached over it. Lengths below 2⁻⁹⁶ of a
// distance are not told from 0.
type Search struct {
	Order []int32 // nodes reached, nearest first; the source is Order[0]
	Into  []int32 // of a node reached: one of the steps that shortest paths take into it; -1 at the source
	Steps []Step

	rows    graph.Rows
	lengths [][]float64 // aligned with the rows
	place   []int32     // of a node: its place in the order; or queued, or unreached
	far     []distance  // of a node: the shortest path found so far
	before  []Step      // of a node: the last step of that path
	queue   heap

	over, shortest []float64 // memory, for lengths along two paths
}

// Step is a tie that shortest paths take into a node.
type Step struct {
	From  int32 // the node before
	Place int32 // of the tie in its row
	Next  int32 // another step into the same node; -1 if there is none
}

const unreached, queued = -1, -2

const (
	sameLength  = 0x1p-48        // of lengths: a few roundings
	sameLengths = 2 * sameLength // of a distance: two paths with no tie in common have twice as many lengths
	sameSum     = 0x1p-96        // of distances that are sums of the same lengths
)

// New is searches by lengths that are aligned with the rows.
func New(rows graph.Rows, lengths [][]float64) *Search {
	n := rows.Len()
	s := &Search{
		Into: make([]int32, n), rows: rows, lengths: lengths,
		place: make([]int32, n), far: make([]distance, n), before: make([]Step, n),
	}
	for i := range s.place {
		s.place[i] = unreached
	}
	return s
}

// From settles the nodes that a source reaches. A cancelled context ends it half-way.
func (s *Search) From(ctx context.Context, source int32) {
	for _, v := range s.Order {
		s.place[v] = unreached
	}
	s.Order, s.Steps, s.queue = s.Order[:0], s.Steps[:0], s.queue[:0]
	s.place[source], s.far[source], s.Into[source] = queued, distance{}, -1
	s.queue.push(entry{node: source})
	for len(s.queue) > 0 {
		nearest := s.queue.pop()
		if s.place[nearest.node] != queued {
			continue // it was settled over a shorter path
		}
		if len(s.Order)%parallel.Often == parallel.Often-1 && ctx.Err() != nil {
			break
		}
		s.settle(nearest.node)
		s.relax(nearest)
	}
	for _, left := range s.queue { // of a search that was cancelled
		if s.place[left.node] == queued {
			s.place[left.node] = unreached
		}
	}
}

// settle keeps the steps into a node that are on shortest paths.
func (s *Search) settle(v int32) {
	s.place[v] = int32(len(s.Order))
	s.Order = append(s.Order, v)
	for at := &s.Into[v]; *at >= 0; {
		if step := &s.Steps[*at]; s.follows(v, *step) {
			at = &step.Next
		} else {
			*at = step.Next
		}
	}
}

// relax goes on from a settled node.
func (s *Search) relax(from entry) {
	lengths := s.lengths[from.node]
	for k, v := range s.rows.Row(int(from.node)) {
		if s.place[v] >= 0 {
			continue
		}
		far, longer := from.far.plus(lengths[k]), math.Inf(-1)
		if s.place[v] == queued {
			longer = far.minus(s.far[v])
		}
		near := sameLengths * far.high
		if longer > near {
			continue
		}
		if longer < -near {
			s.Into[v] = -1
		}
		step := Step{from.node, int32(k), s.Into[v]}
		s.Into[v] = int32(len(s.Steps))
		s.Steps = append(s.Steps, step)
		if longer < 0 {
			s.place[v], s.far[v], s.before[v] = queued, far, step
			s.queue.push(entry{far, v})
		}
	}
}

// Far is the length of the shortest path to a node that is reached.
func (s *Search) Far(v int32) float64 { return s.far[v].high }

func (s *Search) length(step Step) float64 { return s.lengths[step.From][step.Place] }

// follows tells whether a step into a node is on a shortest path, or on one that is as
// short.
func (s *Search) follows(v int32, step Step) bool {
	over := s.far[step.From].plus(s.length(step))
	longer := over.minus(s.far[v])
	if longer <= sameSum*over.high {
		return true
	}
	apart := s.apart(step, s.before[v])
	return apart == 0 || longer <= sameLength*apart
}

// apart is the lengths that only one of the paths with two last steps has.
func (s *Search) apart(x, y Step) float64 {
	over, shortest := append(s.over[:0], s.length(x)), append(s.shortest[:0], s.length(y))
	for x.From != y.From {
		if s.place[x.From] > s.place[y.From] {
			x = s.before[x.From]
			over = append(over, s.length(x))
		} else {
			y = s.before[y.From]
			shortest = append(shortest, s.length(y))
		}
	}
	s.over, s.shortest = over, shortest
	return onlyInOne(over, shortest)
}

// onlyInOne is the sum of the numbers of two lists that the other does not have. It sorts
// them.
func onlyInOne(x, y []float64) (sum float64) {
	slices.Sort(x)
	slices.Sort(y)
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] == y[0]:
			x, y = x[1:], y[1:]
		case x[0] < y[0]:
			sum, x = sum+x[0], x[1:]
		default:
			sum, y = sum+y[0], y[1:]
		}
	}
	return sum + vec.Sum(x) + vec.Sum(y)
}
