package null

import (
	"math/bits"
	"math/rand/v2"
)

// pairing pairs projects at random, with a preference for those of like size. A
// large project that trades with a small one changes little; among its likes it
// changes half of its actors.
//
// Every project has a class, the binary digits of its size, and gets a random
// number below the number of classes added to it. Any two can meet. Sizes never
// change, so that pairs do not depend on who is where.
type pairing struct {
	class   []uint8 // per project
	classes int
	drawn   []uint8 // scratch, per place in the order
	sorted  []int32 // scratch
}

func newPairing(members [][]int32) pairing {
	p := pairing{class: make([]uint8, len(members)), drawn: make([]uint8, len(members)), sorted: make([]int32, len(members))}
	for i, row := range members {
		p.class[i] = uint8(bits.Len(uint(len(row))))
		p.classes = max(p.classes, int(p.class[i]))
	}
	return p
}

// pair puts projects in random order and gives the part of it that is paired. One
// of an odd number rests.
func (p *pairing) pair(order []int32, rng *rand.Rand) []int32 {
	rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	order = order[len(order)%2:]
	var place [64]int // a size has 31 digits at most
	for i, project := range order {
		p.drawn[i] = p.class[project] + uint8(rng.Uint32N(uint32(p.classes)))
		place[p.drawn[i]+1]++
	}
	for k := range len(place) - 1 {
		place[k+1] += place[k]
	}
	for i, project := range order {
		p.sorted[place[p.drawn[i]]] = project
		place[p.drawn[i]]++
	}
	copy(order, p.sorted)
	return order
}
