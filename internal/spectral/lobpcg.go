package spectral

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/vec"
)

// lobpcg finds the largest eigenvalue of a symmetric matrix and its vector by locally
// optimal conjugate gradients: each step takes the Ritz vector of the largest Ritz value in
// the span of x, its residual w, and the direction p of the step before. Begun above zero on
// nodes that reach each other, it ends at the Perron vector, also if the matrix has an
// eigenvalue as large below zero, as that of a star has.
type lobpcg struct {
	m        *matrix
	value    float64 // the Rayleigh quotient of x
	residual float64 // the norm of A·x - value·x
	gap      float64 // smallest distance seen from the Ritz value to the next one
	floor    float64 // a residual that is nothing but rounding

	x, w, p    []float64 // orthonormal before Rayleigh and Ritz, w but for its scale
	ax, aw, ap []float64 // A times them
}

// largestAngle is the angle to the true vector where the search ends, if rounding allows it.
const largestAngle = 1e-13

func newLOBPCG(ctx context.Context, m *matrix) *lobpcg {
	n := len(m.nodes)
	v := &lobpcg{m: m, gap: math.Inf(1), x: m.strengths(ctx)}
	for _, list := range []*[]float64{&v.w, &v.p, &v.ax, &v.aw, &v.ap} {
		*list = make([]float64, n)
	}
	return v
}

// find steps until the vector converges.
func (v *lobpcg) find(ctx context.Context, steps int) error {
	v.recompute(ctx)
	for step := 0; ; step++ {
		if v.converged() {
			if v.recompute(ctx); v.converged() || v.residual < 20*v.floor {
				return ctx.Err()
			}
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case step >= steps:
			return &graph.ConvergenceError{Iterations: step, Delta: v.angle()}
		}
		v.step(ctx)
	}
}

// angle is about the sine of the angle to the true vector: the residual over the gap
// (Davis and Kahan 1970, doi:10.1137/0707001).
func (v *lobpcg) angle() float64 { return v.residual / min(v.gap, v.value) }

func (v *lobpcg) converged() bool { return v.residual < v.floor || v.angle() < largestAngle }

// recompute makes A·x, the Rayleigh quotient and the residual anew, without the rounding
// that steps have added up.
func (v *lobpcg) recompute(ctx context.Context) {
	vec.Unit(v.x)
	v.m.times(ctx, v.ax, v.x)
	v.value = vec.Dot(v.x, v.ax)
	v.floor = 1e-15 * max(v.value, vec.Max(v.m.selfTies))
	v.setResidual()
}

// setResidual sets w to the residual, and its norm.
func (v *lobpcg) setResidual() {
	sum := 0.0
	for i, x := range v.x {
		w := v.ax[i] - v.value*x
		v.w[i] = w
		sum += w * w
	}
	v.residual = math.Sqrt(sum)
}

// step moves x to the leading Ritz vector of the span of x, w and p.
func (v *lobpcg) step(ctx context.Context) {
	v.orthogonalizeDirection()
	scale := v.orthogonalizeResidual()
	v.m.times(ctx, v.aw, v.w)
	var a [3][3]float64 // the Gram matrix of x, w and p by A
	for i, w := range v.w {
		a[0][1] += w * v.ax[i]
		a[1][1] += w * v.aw[i]
		a[1][2] += w * v.ap[i]
		a[0][2] += v.p[i] * v.ax[i]
		a[2][2] += v.p[i] * v.ap[i]
	}
	a[0][0], a[0][1], a[1][1], a[1][2] = v.value, a[0][1]*scale, a[1][1]*scale*scale, a[1][2]*scale
	gap, c := rayleighRitz(a)
	v.gap = min(v.gap, gap)
	if s := math.Hypot(c[1], c[2]); s > 0 {
		v.update(c[0], c[1]*scale, c[2], s)
		v.setResidual()
	}
}

// orthogonalizeDirection makes p orthogonal to x, which rounding would undo, and of norm 1.
func (v *lobpcg) orthogonalizeDirection() {
	length, px := math.Sqrt(vec.Dot(v.p, v.p)), vec.Dot(v.p, v.x)
	if length == 0 {
		return // there was no step yet
	}
	for i, x := range v.x {
		v.p[i] = (v.p[i] - px*x) / length
		v.ap[i] = (v.ap[i] - px*v.ax[i]) / length
	}
}

// orthogonalizeResidual makes w orthogonal to x and p (Gram and Schmidt), again if little is
// left of it, and returns one over its norm; 0 if all that is left is rounding.
func (v *lobpcg) orthogonalizeResidual() (scale float64) {
	before := v.residual
	for range 3 {
		var wx, wp, sum float64
		for i, w := range v.w {
			wx += w * v.x[i]
			wp += w * v.p[i]
		}
		for i := range v.w {
			w := v.w[i] - wx*v.x[i] - wp*v.p[i]
			v.w[i] = w
			sum += w * w
		}
		length := math.Sqrt(sum)
		if length > before/10 {
			return 1 / length
		}
		before = length
	}
	return 0
}

// update sets x to cx·x + d with the step d = cw·w + cp·p, of norm s, and p to the
// direction of the step, orthogonal to the new x.
func (v *lobpcg) update(cx, cw, cp, s float64) {
	var xx, xax float64
	for i := range v.x {
		x, d := v.x[i], cw*v.w[i]+cp*v.p[i]
		ax, ad := v.ax[i], cw*v.aw[i]+cp*v.ap[i]
		v.x[i], v.ax[i] = cx*x+d, cx*ax+ad
		v.p[i], v.ap[i] = cx/s*d-s*x, cx/s*ad-s*ax
		xx += v.x[i] * v.x[i]
		xax += v.x[i] * v.ax[i]
	}
	v.value = xax / xx
}

// rayleighRitz is the vector of the largest eigenvalue of a symmetric matrix, of which the
// upper triangle is given, and the gap to the next eigenvalue, by Jacobi's rotations (1846,
// doi:10.1515/crll.1846.30.51).
func rayleighRitz(a [3][3]float64) (gap float64, c [3]float64) {
	a[1][0], a[2][0], a[2][1] = a[0][1], a[0][2], a[1][2]
	v := [3][3]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
	for range 16 { // four are enough: convergence is quadratic
		rotate(&a, &v, 0, 1)
		rotate(&a, &v, 0, 2)
		rotate(&a, &v, 1, 2)
	}
	top := 0
	for i := range a {
		if a[i][i] > a[top][top] {
			top = i
		}
	}
	sign := math.Copysign(1, v[0][top])
	for i := range v {
		c[i] = sign * v[i][top]
	}
	i, j := (top+1)%3, (top+2)%3
	return a[top][top] - max(a[i][i], a[j][j]), c
}

// rotate annihilates a[i][j], and keeps the product of rotations in v.
func rotate(a, v *[3][3]float64, i, j int) {
	if a[i][j] == 0 {
		return
	}
	theta := (a[j][j] - a[i][i]) / (2 * a[i][j])
	tan := math.Copysign(1, theta) / (math.Abs(theta) + math.Hypot(theta, 1))
	cos := 1 / math.Hypot(tan, 1)
	sin := tan * cos
	for k := range 3 {
		a[k][i], a[k][j] = cos*a[k][i]-sin*a[k][j], sin*a[k][i]+cos*a[k][j]
		v[k][i], v[k][j] = cos*v[k][i]-sin*v[k][j], sin*v[k][i]+cos*v[k][j]
	}
	for k := range 3 {
		a[i][k], a[j][k] = cos*a[i][k]-sin*a[j][k], sin*a[i][k]+cos*a[j][k]
	}
	a[i][j], a[j][i] = 0, 0
}
