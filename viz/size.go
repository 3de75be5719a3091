package viz

import (
	"math"

	"github.com/essaim/essaim/graph"
)

// valuesOf is the scores by node of a graph, NaN where there is none; without
// scores, the number of ties. Scores of another graph are found by key.
func valuesOf(s graph.Scores, g graph.Graph) []float64 {
	values := make([]float64, g.Len())
	for i := range values {
		values[i] = math.NaN()
		if s.Len() == 0 {
			values[i] = float64(degreeOf(g, i))
		}
	}
	for n, v := range s.All() {
		at := n.Index
		if s.Graph() != g {
			found, ok := g.Find(n.Mode, n.Key)
			if !ok {
				continue
			}
			at = found.Index
		}
		values[at] = v
	}
	return values
}

// scale turns scores into radii: the area of a symbol is its score times a
// constant, between a smallest and a largest radius.
type scale struct {
	area             float64 // of a symbol of score 1
	smallest, most   float64 // radii
	lowest, largest  float64 // scores above zero that are drawn
	undefined, equal bool
}

// resize gives every symbol its radius. Together they cover a small share of
// the frame.
func (s *scene) resize() {
	s.scale = s.scaleFor(s.frame.width() * s.frame.height())
	for i, n := range s.nodes {
		s.symbols[i].r = s.scale.radius(s.values[n.Index])
	}
}

func (s *scene) scaleFor(page float64) scale {
	n := float64(len(s.nodes))
	k := scale{most: min(13*s.unit, .03*math.Sqrt(page)), lowest: math.Inf(1)}
	k.smallest = min(2.4*s.unit, math.Sqrt(.05*page/(math.Pi*n)))
	sum := 0.0
	for _, node := range s.nodes {
		v := s.values[node.Index]
		if !(v > 0) || math.IsInf(v, 0) {
			k.undefined = true
			continue
		}
		sum += v
		k.lowest, k.largest = min(k.lowest, v), max(k.largest, v)
	}
	k.equal = k.lowest == k.largest
	if k.equal {
		k.most = min(.6*k.most, 2*k.smallest)
	}
	k.area = min(.06*page/sum, math.Pi*k.most*k.most/k.largest)
	return k
}

func (k scale) radius(v float64) float64 {
	if math.IsInf(v, 1) {
		return k.most
	}
	if !(v > 0) || k.largest == 0 {
		return k.smallest
	}
	return max(k.smallest, math.Sqrt(k.area*v/math.Pi))
}

// samples is up to three scores for the legend, the largest first: round ones
// whose symbols can be told apart.
func (k scale) samples() []float64 {
	if k.largest == 0 {
		return nil
	}
	all := []float64{k.largest}
	for _, share := range []float64{.3, .06} {
		v := rounded(k.largest * share)
		if v >= k.lowest && v < .7*all[len(all)-1] && k.radius(v) < .85*k.radius(all[len(all)-1]) {
			all = append(all, v)
		}
	}
	if last := all[len(all)-1]; len(all) < 3 && k.lowest < .7*last && k.radius(k.lowest) < .85*k.radius(last) {
		all = append(all, k.lowest)
	}
	return all
}

// rounded is the nearest of 1, 2, 5, 10, …
func rounded(v float64) float64 {
	ten := math.Pow(10, math.Floor(math.Log10(v)))
	switch m := v / ten; {
	case m < 1.5:
		return ten
	case m < 3.5:
		return 2 * ten
	case m < 7.5:
		return 5 * ten
	}
	return 10 * ten
}
