package viz

import (
	"math"
	"math/rand/v2"
)

// settle gives every name one of its places, or none, at the lowest price of
// all together that it finds by simulated annealing (Christensen, Marks and
// Shieber 1995, doi:10.1145/212332.212334). A name that moves drives away those
// in its way; they come back where there is room.
func (s *scene) settle(places [][]label) []label {
	const hottest, coldest = 3, .012
	n, all := len(places), 0
	for _, p := range places {
		all += len(p)
	}
	a := annealing{scene: s, places: places, at: make([]*label, n)}
	rng := rand.New(rand.NewPCG(s.Seed, uint64(n)))
	steps := min(15*all, 1500*n, 30_000_000/(n+1))
	for step := range steps {
		heat := hottest * math.Pow(coldest/hottest, float64(step)/float64(steps))
		k := rng.IntN(n)
		if len(places[k]) == 0 {
			continue
		}
		u := rng.Float64()
		a.move(k, &places[k][int(u*u*float64(len(places[k])))], -heat*math.Log(1-rng.Float64()))
	}
	a.descend()
	var labels []label
	for _, l := range a.at {
		if l != nil {
			labels = append(labels, *l)
		}
	}
	return labels
}

type annealing struct {
	*scene
	places [][]label
	at     []*label // of each name, nil if it has none
}

// absent is the price of a name without a place. The first third may cover
// symbols rather than be left out, the others may not.
func (a *annealing) absent(k int) float64 {
	switch n := len(a.places); {
	case 3*k < n:
		return 7 * coverPrice
	case 3*k < 2*n:
		return .99 * coverPrice
	}
	return .8 * coverPrice
}

func (a *annealing) price(k int) float64 {
	if a.at[k] == nil {
		return a.absent(k)
	}
	return a.at[k].cost
}

// move moves name k to a place unless all together get dearer by more than
// allowed. It tells whether it moved.
func (a *annealing) move(k int, to *label, allowed float64) bool {
	dearer := to.cost - a.price(k)
	var away []int
	for j, l := range a.at {
		if j == k || l == nil {
			continue
		}
		if dearer > allowed {
			return false
		}
		if a.conflict(to, l) {
			dearer += a.absent(j) - l.cost
			away = append(away, j)
		}
	}
	if dearer > allowed {
		return false
	}
	for _, j := range away {
		a.at[j] = nil
	}
	a.at[k] = to
	return true
}

// descend moves names to cheaper places until there are none.
func (a *annealing) descend() {
	const least = 1e-9
	for moved := true; moved; {
		moved = false
		for k, places := range a.places {
			for i := range places {
				if places[i].cost >= a.price(k)-least {
					break
				}
				if a.move(k, &places[i], -least) {
					moved = true
					break
				}
			}
		}
	}
}

// conflict tells whether two labels, or their leaders, meet.
func (s *scene) conflict(x, y *label) bool {
	if x.grown(2 * s.unit).meets(y.box) {
		return true
	}
	a, b := s.symbols[x.of], s.symbols[y.of]
	switch {
	case x.leader && y.grown(s.unit).meetsSegment(x.end(a), a.Point):
		return true
	case y.leader && x.grown(s.unit).meetsSegment(y.end(b), b.Point):
		return true
	}
	return x.leader && y.leader && crosses(x.end(a), a.Point, y.end(b), b.Point)
}
