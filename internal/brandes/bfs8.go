package brandes

import (
	"context"
	"encoding/binary"
	"iter"
	"math/bits"

	"github.com/essaim/essaim/internal/parallel"
)

// search is eight breadth-first searches of a quotient at once, each in its lane: a bit of
// a byte (Then et al. 2014, doi:10.14778/2735496.2735507). Searches from sources near each
// other discover most classes at the same level, and then one visit serves them all.
type search struct {
	*quotient
	ctx        context.Context
	low, high  int       // the block at hand is the classes low … high-1
	seen       []laneSet // of a class: lanes that have discovered it
	next       []laneSet // of a class: lanes that are about to, if they have not
	discovered []member  // in the order of levels
	levels     []level   // by distance from the sources
	unseen     int       // entries of classes that some lane has not discovered
}

// member is a class in the frontiers of some lanes.
type member struct {
	class int32
	set   laneSet
}

// frontier is members of a level.
type frontier struct {
	list     []member
	degree   int // entries of their rows
	multiple int // entries of their rows of the multiplicity
}

type level struct {
	all   frontier
	inner frontier // the first of all: those that paths to targets go on from
}

func newSearch(ctx context.Context, q *quotient) search {
	n := q.Len() + 8 // eight bytes are read at once
	return search{quotient: q, ctx: ctx, seen: make([]laneSet, n), next: make([]laneSet, n)}
}

// run searches from sources in one block.
func (s *search) run(sources *[laneCount]int32) {
	block := s.block[sources[0]]
	s.low, s.high = s.blockStart[block], s.blockStart[block+1]
	s.unseen = s.Start[s.high] - s.Start[s.low]
	s.discovered, s.levels = s.discovered[:0], s.levels[:0]
	clear(s.seen[s.low:s.high])
	clear(s.next[s.low:s.high])
	for lane, c := range sources {
		s.next[c] |= 1 << lane
	}
	for _, c := range sources {
		s.discover(c)
	}
	for from := 0; from < len(s.discovered); {
		all := s.frontier(s.discovered[from:])
		from = len(s.discovered)
		s.levels = append(s.levels, level{all: all})
		s.step(all)
	}
}

func (s *search) frontier(list []member) frontier {
	f := frontier{list: list}
	for _, m := range list {
		f.degree += s.Degree(m.class)
	}
	return f
}

// step discovers the next level: top-down from the frontier or bottom-up from all others,
// whichever has fewer entries (Beamer, Asanović and Patterson 2012, doi:10.1109/SC.2012.50).
func (s *search) step(f frontier) {
	few := f.degree < (s.high-s.low)/8
	if few || f.degree < s.unseen {
		s.push(f)
	} else {
		s.pull()
	}
	if few {
		s.discoverNeighbours(f)
	} else {
		s.discoverAll()
	}
}

func (s *search) push(f frontier) {
	for chunk := range s.chunks(f) {
		for _, m := range chunk {
			for _, d := range s.Row(int(m.class)) {
				s.next[d] |= m.set
			}
		}
	}
}

// pull looks at all neighbours that have been seen: what some class has not been discovered
// from yet can only be the frontier.
func (s *search) pull() {
	for c := s.low; c < s.high; c++ {
		if s.seen[c] == allLanes {
			continue
		}
		if c%parallel.Often == 0 && s.ctx.Err() != nil {
			return
		}
		set := laneSet(0)
		for _, d := range s.Row(c) {
			set |= s.seen[d]
		}
		s.next[c] = set
	}
}

func (s *search) discoverNeighbours(f frontier) {
	for chunk := range s.chunks(f) {
		for _, m := range chunk {
			for _, d := range s.Row(int(m.class)) {
				s.discover(d)
			}
		}
	}
}

// discoverAll looks for what is next in the whole block, by eight bytes.
func (s *search) discoverAll() {
	for c := s.low; c < s.high; c += 8 {
		fresh := binary.LittleEndian.Uint64(s.next[c:]) &^ binary.LittleEndian.Uint64(s.seen[c:])
		if rest := s.high - c; rest < 8 {
			fresh &= 1<<(8*rest) - 1
		}
		for fresh != 0 {
			k := bits.TrailingZeros64(fresh) / 8
			fresh &^= 0xff << (8 * k)
			s.discover(int32(c + k))
		}
	}
}

func (s *search) discover(c int32) {
	fresh := s.next[c] &^ s.seen[c]
	if fresh == 0 {
		return
	}
	s.seen[c] |= fresh
	s.discovered = append(s.discovered, member{c, fresh})
	if s.seen[c] == allLanes {
		s.unseen -= s.Degree(c)
	}
}

// chunks cuts a frontier up, and ends early if the context does.
func (s *search) chunks(f frontier) iter.Seq[[]member] {
	const size = 512
	return func(yield func([]member) bool) {
		for list := f.list; len(list) > 0 && s.ctx.Err() == nil; {
			chunk := list[:min(size, len(list))]
			list = list[len(chunk):]
			if !yield(chunk) {
				return
			}
		}
	}
}
