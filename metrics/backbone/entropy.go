package backbone

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// margin is some nodes of one degree.
type margin struct{ nodes, degree int }

// part is actors and projects none of whose ties is certain.
type part struct {
	actors        []int // classes
	from, to      int   // classes of projects
	rows, columns []margin
	p             [][]float64
}

// solve finds the chances by Newton's method on the logarithms of x and y.
//
// A step is the voltages u of a network of wires: rows and columns are joined by wires
// of conductance n·p(1-p), and the ties that are missing are the current.
//
// With d the most that the log odds of a tie would change, the step is shortened to
// log(1+d)/d, which always leads nearer (Sun and Tran-Dinh). Near the solution d is
// squared from one step to the next.
func (s *part) solve(ctx context.Context, iterations int) error {
	x, y := s.start()
	w := newWires(len(x), len(y))
	d := math.Inf(1)
	for range iterations {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.load(w, x, y)
		u, v := w.voltages(ctx)
		d = max(slices.Max(u)-slices.Min(v), slices.Max(v)-slices.Min(u))
		if d < 1e-14 {
			break
		}
		step := math.Log1p(d) / d
		for i := range x {
			x[i] += step * u[i]
		}
		for j := range y {
			y[j] -= step * v[j]
		}
		if d < 1e-8 {
			break
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if !(d < 1e-8) {
		return &graph.ConvergenceError{Measure: "bicm", Iterations: iterations, Delta: d}
	}
	s.chances(x, y)
	return nil
}

// start is the logarithms of x and y for few ties: p = k(a)k(j)/m.
func (s *part) start() (x, y []float64) {
	ties := 0
	for _, m := range s.rows {
		ties += m.nodes * m.degree
	}
	log := func(margins []margin) []float64 {
		logs := make([]float64, len(margins))
		for i, m := range margins {
			logs[i] = math.Log(float64(m.degree)) - math.Log(float64(ties))/2
		}
		return logs
	}
	return log(s.rows), log(s.columns)
}

// load sets the wires and currents to what x and y leave.
func (s *part) load(w *wires, x, y []float64) {
	for j, m := range s.columns {
		w.right[j] = -float64(m.nodes * m.degree)
	}
	for i, m := range s.rows {
		w.left[i] = float64(m.nodes * m.degree)
		for j, o := range s.columns {
			pairs := float64(m.nodes) * float64(o.nodes)
			p, q := logistic(x[i]+y[j]), logistic(-x[i]-y[j])
			w.between[i][j] = pairs * p * q
			w.left[i] -= pairs * p
			w.right[j] += pairs * p
		}
	}
}

// chances writes the p of all ties.
func (s *part) chances(x, y []float64) {
	s.p = make([][]float64, len(x))
	for i := range x {
		s.p[i] = make([]float64, len(y))
		for j := range y {
			s.p[i][j] = logistic(x[i] + y[j])
		}
	}
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
