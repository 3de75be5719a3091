package metrics

import (
	"context"
	"math/rand/v2"
	"slices"

	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
)

// pathSampler draws shortest paths at random: a pair of nodes, and then one of
// its paths, each with the same probability.
type pathSampler struct {
	implicit.Graph
	ctx   context.Context
	level []int32 // of a node: steps over the rows from the start, plus one; 0: not met
	queue []int32
	place []int32   // of a node: its place in the cone, plus one
	cone  []int32   // nodes on the paths, the end first, the start last
	from  []int     // where the predecessors of a place begin
	back  []int32   // places of predecessors
	ways  []float64 // of a place: paths from the start, up to a factor of its level
}

func newPathSampler(ctx context.Context, s implicit.Graph) *pathSampler {
	n := s.Rows.Len()
	return &pathSampler{Graph: s, ctx: ctx, level: make([]int32, n), place: make([]int32, n)}
}

// draw adds 1 to the count of every node inside a random path.
func (p *pathSampler) draw(rng *rand.Rand, count []float64) {
	s, t := rng.IntN(p.Size), rng.IntN(p.Size-1)
	if t >= s {
		t++
	}
	if p.reach(int32(p.First+s), int32(p.First+t)) {
		p.narrow(int32(p.First + t))
		p.weigh()
		for at := p.choose(rng, 0); at < len(p.cone)-1; at = p.choose(rng, at) {
			count[p.cone[at]-int32(p.First)]++
		}
	}
	for _, v := range p.queue {
		p.level[v], p.place[v] = 0, 0
	}
}

// reach searches from s until t is met, and tells whether it is.
func (p *pathSampler) reach(s, t int32) bool {
	p.queue = append(p.queue[:0], s)
	p.level[s] = 1
	for at := 0; at < len(p.queue) && p.level[t] == 0; at++ {
		if at%parallel.Often == 0 && p.ctx.Err() != nil {
			return false
		}
		v := p.queue[at]
		for _, u := range p.Rows.Row(int(v)) {
			if p.level[u] == 0 {
				p.level[u] = p.level[v] + 1
				p.queue = append(p.queue, u)
			}
		}
	}
	return p.level[t] > 0
}

// narrow finds the nodes on the paths, from the end back, with the nodes before
// each.
func (p *pathSampler) narrow(t int32) {
	p.cone, p.from, p.back = append(p.cone[:0], t), append(p.from[:0], 0), p.back[:0]
	p.place[t] = 1
	for at, more := 0, true; more; at++ {
		v := p.cone[at]
		first := len(p.back)
		for _, u := range p.Rows.Row(int(v)) {
			switch {
			case p.level[u] != p.level[v]-1:
			case p.Stride == 1:
				p.precede(u, first)
			default: // over what they share
				for _, w := range p.Rows.Row(int(u)) {
					if p.level[w] == p.level[v]-2 {
						p.precede(w, first)
					}
				}
			}
		}
		p.from = append(p.from, len(p.back))
		more = at+1 < len(p.cone)
	}
}

// precede notes a predecessor once.
func (p *pathSampler) precede(u int32, first int) {
	if p.place[u] == 0 {
		p.cone = append(p.cone, u)
		p.place[u] = int32(len(p.cone))
	}
	if at := p.place[u] - 1; p.Stride == 1 || !slices.Contains(p.back[first:], at) {
		p.back = append(p.back, at)
	}
}

// weigh counts the paths to every node of the cone, the start first. Numbers of a
// level are divided by their largest, for there may be more than a number can hold.
func (p *pathSampler) weigh() {
	p.ways = slices.Grow(p.ways[:0], len(p.cone))[:len(p.cone)]
	p.ways[len(p.cone)-1] = 1
	for to := len(p.cone) - 1; to > 0; {
		from, largest := to, 0.0
		for ; from > 0 && p.level[p.cone[from-1]] == p.level[p.cone[to-1]]; from-- {
			sum := 0.0
			for _, b := range p.back[p.from[from-1]:p.from[from]] {
				sum += p.ways[b]
			}
			p.ways[from-1] = sum
			largest = max(largest, sum)
		}
		for at := from; at < to; at++ {
			p.ways[at] /= largest
		}
		to = from
	}
}

// choose draws the node before a place, each by the paths that come over it.
func (p *pathSampler) choose(rng *rand.Rand, at int) int {
	before := p.back[p.from[at]:p.from[at+1]]
	total := 0.0
	for _, b := range before {
		total += p.ways[b]
	}
	x := rng.Float64() * total
	for _, b := range before[:len(before)-1] {
		if x -= p.ways[b]; x < 0 {
			return int(b)
		}
	}
	return int(before[len(before)-1])
}
