package brandes

import (
	"context"
	"encoding/binary"
	"iter"
	"math/bits"

	"github.com/essaim/essaim/internal/parallel"
)

// search is eight breadth-first searches of a mesh at once, each in its lane: a
// bit of a byte. Searches from sources near each other meet most classes at the
// same level, and then one visit serves them all.
type search struct {
	*quotient
	ctx    context.Context
	low    int // the piece at hand is the classes low … high-1
	high   int
	seen   []uint8 // of a class: lanes that have met it
	next   []uint8 // of a class: lanes that are about to, if they have not
	met    []visit // in the order of levels
	levels []level
	unmet  int // entries of classes that some lane has not met
}

// visit is a class met at the same level in some lanes.
type visit struct {
	class int32
	lanes uint8
}

// visits are some visits of a level, with the entries of their classes' rows.
type visits struct {
	list   []visit
	degree int
	excess int
}

type level struct {
	all   visits
	inner visits // the first of all: those that paths go on from
}

func newSearch(ctx context.Context, m *quotient) search {
	size := m.Len() + 8 // eight bytes are read at once
	return search{quotient: m, ctx: ctx, seen: make([]uint8, size), next: make([]uint8, size)}
}

// run searches from sources in one piece.
func (s *search) run(sources *[laneCount]int32) {
	piece := s.piece[sources[0]]
	s.low, s.high = s.bound[piece], s.bound[piece+1]
	s.unmet = s.Start[s.high] - s.Start[s.low]
	s.met, s.levels = s.met[:0], s.levels[:0]
	clear(s.seen[s.low:s.high])
	clear(s.next[s.low:s.high])
	for lane, v := range sources {
		s.next[v] |= 1 << lane
	}
	for _, v := range sources {
		s.take(v)
	}
	for from := 0; from < len(s.met); {
		list := s.met[from:]
		from = len(s.met)
		s.levels = append(s.levels, level{all: s.visits(list)})
		s.step(s.levels[len(s.levels)-1].all)
	}
}

func (s *search) visits(list []visit) visits {
	v := visits{list: list}
	for _, m := range list {
		v.degree += s.Degree(m.class)
	}
	return v
}

// step meets the neighbours of a level, from its side or from theirs.
func (s *search) step(l visits) {
	few := l.degree < (s.high-s.low)/8
	if few || l.degree < s.unmet {
		s.push(l)
	} else {
		s.pull()
	}
	if few {
		s.takeNear(l)
	} else {
		s.takeAll()
	}
}

func (s *search) push(l visits) {
	for part := range s.chunks(l) {
		for _, m := range part {
			for _, w := range s.Row(int(m.class)) {
				s.next[w] |= m.lanes
			}
		}
	}
}

// pull looks at all that have been seen: what some class has not met yet can only
// be beside the last level.
func (s *search) pull() {
	for v := s.low; v < s.high; v++ {
		if s.seen[v] == 1<<laneCount-1 {
			continue
		}
		if v%parallel.Often == 0 && s.ctx.Err() != nil {
			return
		}
		near := uint8(0)
		for _, w := range s.Row(v) {
			near |= s.seen[w]
		}
		s.next[v] = near
	}
}

// takeNear meets what is next beside a level.
func (s *search) takeNear(l visits) {
	for part := range s.chunks(l) {
		for _, m := range part {
			for _, w := range s.Row(int(m.class)) {
				s.take(w)
			}
		}
	}
}

// takeAll meets what is next in the piece, by eight bytes.
func (s *search) takeAll() {
	for v := s.low; v < s.high; v += 8 {
		fresh := binary.LittleEndian.Uint64(s.next[v:]) &^ binary.LittleEndian.Uint64(s.seen[v:])
		if rest := s.high - v; rest < 8 {
			fresh &= 1<<(8*rest) - 1
		}
		for fresh != 0 {
			k := bits.TrailingZeros64(fresh) / 8
			fresh &^= 0xff << (8 * k)
			s.take(int32(v + k))
		}
	}
}

func (s *search) take(v int32) {
	fresh := s.next[v] &^ s.seen[v]
	if fresh == 0 {
		return
	}
	s.seen[v] |= fresh
	s.met = append(s.met, visit{v, fresh})
	if s.seen[v] == 1<<laneCount-1 {
		s.unmet -= s.Degree(v)
	}
}

// chunks cuts visits up, and ends early if the context does.
func (s *search) chunks(all visits) iter.Seq[[]visit] {
	const size = 512
	return func(yield func([]visit) bool) {
		for list := all.list; len(list) > 0 && s.ctx.Err() == nil; {
			part := list[:min(size, len(list))]
			list = list[len(part):]
			if !yield(part) {
				return
			}
		}
	}
}
