package brandes

// laneCount is the number of searches that run side by side.
const laneCount = 8

// lanes is a number for each of the searches. Go adds the eight one by one, but
// they share their place in memory and the way to it.
type lanes [laneCount]float64

// lit is, for every set of lanes, 1 in these and 0 in the others.
var lit = func() (all [1 << laneCount]lanes) {
	for set := range all {
		for lane := range laneCount {
			all[set][lane] = float64(set >> lane & 1)
		}
	}
	return all
}()

// gather adds the octets of a row to x.
func (x *lanes) gather(row []int32, from []lanes) {
	var s0, s1, s2, s3, s4, s5, s6, s7 float64
	for _, u := range row {
		y := &from[u]
		s0 += y[0]
		s1 += y[1]
		s2 += y[2]
		s3 += y[3]
		s4 += y[4]
		s5 += y[5]
		s6 += y[6]
		s7 += y[7]
	}
	x.add(s0, s1, s2, s3, s4, s5, s6, s7)
}

// gatherTimes is gather with a factor for each of the row, in the lit lanes.
func (x *lanes) gatherTimes(lit *lanes, row []int32, times []float64, from []lanes) {
	var s0, s1, s2, s3, s4, s5, s6, s7 float64
	for k, u := range row {
		y, t := &from[u], times[k]
		s0 += t * y[0]
		s1 += t * y[1]
		s2 += t * y[2]
		s3 += t * y[3]
		s4 += t * y[4]
		s5 += t * y[5]
		s6 += t * y[6]
		s7 += t * y[7]
	}
	x.add(lit[0]*s0, lit[1]*s1, lit[2]*s2, lit[3]*s3, lit[4]*s4, lit[5]*s5, lit[6]*s6, lit[7]*s7)
}

// scatter adds the lit lanes of x to the octets of a row.
func (x *lanes) scatter(lit *lanes, row []int32, to []lanes) {
	x0, x1, x2, x3 := x[0]*lit[0], x[1]*lit[1], x[2]*lit[2], x[3]*lit[3]
	x4, x5, x6, x7 := x[4]*lit[4], x[5]*lit[5], x[6]*lit[6], x[7]*lit[7]
	for _, u := range row {
		to[u].add(x0, x1, x2, x3, x4, x5, x6, x7)
	}
}

// scatterTimes is scatter with a factor for each of the row.
func (x *lanes) scatterTimes(lit *lanes, row []int32, times []float64, to []lanes) {
	x0, x1, x2, x3 := x[0]*lit[0], x[1]*lit[1], x[2]*lit[2], x[3]*lit[3]
	x4, x5, x6, x7 := x[4]*lit[4], x[5]*lit[5], x[6]*lit[6], x[7]*lit[7]
	for k, u := range row {
		t := times[k]
		to[u].add(t*x0, t*x1, t*x2, t*x3, t*x4, t*x5, t*x6, t*x7)
	}
}

func (x *lanes) add(s0, s1, s2, s3, s4, s5, s6, s7 float64) {
	x[0] += s0
	x[1] += s1
	x[2] += s2
	x[3] += s3
	x[4] += s4
	x[5] += s5
	x[6] += s6
	x[7] += s7
}

// settle adds the lit lanes of sum, times a factor, and gives the sum of what it
// added.
func (x *lanes) settle(lit, sum *lanes, f float64) float64 {
	s0, s1, s2, s3 := f*lit[0]*sum[0], f*lit[1]*sum[1], f*lit[2]*sum[2], f*lit[3]*sum[3]
	s4, s5, s6, s7 := f*lit[4]*sum[4], f*lit[5]*sum[5], f*lit[6]*sum[6], f*lit[7]*sum[7]
	x.add(s0, s1, s2, s3, s4, s5, s6, s7)
	return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7
}

// settleOver adds a factor divided by y to the lit lanes.
func (x *lanes) settleOver(lit, y *lanes, f float64) {
	x.add(lit[0]*f/y[0], lit[1]*f/y[1], lit[2]*f/y[2], lit[3]*f/y[3],
		lit[4]*f/y[4], lit[5]*f/y[5], lit[6]*f/y[6], lit[7]*f/y[7])
}

// times is x·y·z.
func (x *lanes) times(y, z *lanes) lanes {
	return lanes{
		x[0] * y[0] * z[0], x[1] * y[1] * z[1], x[2] * y[2] * z[2], x[3] * y[3] * z[3],
		x[4] * y[4] * z[4], x[5] * y[5] * z[5], x[6] * y[6] * z[6], x[7] * y[7] * z[7],
	}
}

// dot is the sum of x·y over the lanes.
func (x *lanes) dot(y *lanes) float64 {
	return x[0]*y[0] + x[1]*y[1] + x[2]*y[2] + x[3]*y[3] + x[4]*y[4] + x[5]*y[5] + x[6]*y[6] + x[7]*y[7]
}
