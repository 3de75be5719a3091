package viz

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// widths is in how many steps ties are drawn: one path for each keeps files
// small.
const widths = 8

// tieLine is a tie between two symbols.
type tieLine struct {
	from, to int32
	step     int // of its width
}

// tie collects the ties and the range of their weights.
func (s *scene) tie() {
	rows := s.graph.Rows()
	s.weights = [2]float64{math.Inf(1), 0}
	var strength []float64
	for i, row := range s.links {
		for _, j := range row {
			if int(j) < i {
				continue
			}
			w, _ := rows.Weight(s.nodes[i].Index, s.nodes[j].Index)
			s.weights = [2]float64{min(s.weights[0], w), max(s.weights[1], w)}
			s.ties = append(s.ties, tieLine{from: int32(i), to: j})
			strength = append(strength, w)
		}
	}
	for k, w := range strength {
		s.ties[k].step = s.step(w)
	}
}

// weighted tells whether some drawn tie is stronger than another.
func (s *scene) weighted() bool { return len(s.ties) > 0 && s.weights[0] < s.weights[1] }

func (s *scene) step(weight float64) int {
	if !s.weighted() || !(weight > 0) || math.IsInf(s.weights[1], 0) {
		return 0
	}
	return int((widths - 1) * (weight - s.weights[0]) / (s.weights[1] - s.weights[0]))
}

// tieWidth is the width of a step in points.
func (s *scene) tieWidth(step int) float64 {
	thin := s.unit * min(.5, max(.12, .5*math.Sqrt(1500/float64(len(s.ties)+1))))
	return thin + s.unit*2*float64(step)/(widths-1)
}

// tieColour is fainter the more ties there are.
func (s *scene) tieColour() color.NRGBA {
	c := line
	c.A = uint8(float64(c.A) * min(1, max(.08, math.Sqrt(1200/float64(len(s.ties)+1)))))
	return c
}

// paintTies draws the ties of each width together, the thin ones first. Long
// paths are cut: drawing one as an image takes the square of its length.
func (s *scene) paintTies(c vg.Canvas) {
	const longest = 20
	c.SetColor(s.tieColour())
	for step := range widths {
		c.SetLineWidth(vg.Length(s.tieWidth(step)))
		var p vg.Path
		for _, t := range s.ties {
			if t.step != step {
				continue
			}
			p.Move(s.symbols[t.from].vg())
			p.Line(s.symbols[t.to].vg())
			if len(p) == 2*longest {
				c.Stroke(p)
				p = p[:0]
			}
		}
		if len(p) > 0 {
			c.Stroke(p)
		}
	}
}
