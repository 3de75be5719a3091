package brandes

// laneCount is the number of searches that run side by side.
const laneCount = 8

// laneSet is a set of lanes, each a bit.
type laneSet = uint8

const allLanes laneSet = 1<<laneCount - 1

// lanes is a number in each lane. Go adds the eight one by one, but they share their place
// in memory and the way to it.
type lanes [laneCount]float64

// indicator is, for every set of lanes, 1 in these and 0 in the others: a mask for sums that
// needs no branch.
var indicator = func() (all [1 << laneCount]lanes) {
	for set := range all {
		for lane := range laneCount {
			all[set][lane] = float64(set >> lane & 1)
		}
	}
	return all
}()

// gather adds to x the numbers of all classes of a row.
func (x *lanes) gather(row []int32, from []lanes) {
	var s0, s1, s2, s3, s4, s5, s6, s7 float64
	for _, c := range row {
		y := &from[c]
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

// gatherTimes is gather with a factor for each class of the row, in the lanes of the mask.
func (x *lanes) gatherTimes(mask *lanes, row []int32, factors []float64, from []lanes) {
	var s0, s1, s2, s3, s4, s5, s6, s7 float64
	for k, c := range row {
		y, f := &from[c], factors[k]
		s0 += f * y[0]
		s1 += f * y[1]
		s2 += f * y[2]
		s3 += f * y[3]
		s4 += f * y[4]
		s5 += f * y[5]
		s6 += f * y[6]
		s7 += f * y[7]
	}
	x.add(mask[0]*s0, mask[1]*s1, mask[2]*s2, mask[3]*s3, mask[4]*s4, mask[5]*s5, mask[6]*s6, mask[7]*s7)
}

// scatter adds x, in the lanes of the mask, to the numbers of all classes of a row.
func (x *lanes) scatter(mask *lanes, row []int32, to []lanes) {
	x0, x1, x2, x3 := x[0]*mask[0], x[1]*mask[1], x[2]*mask[2], x[3]*mask[3]
	x4, x5, x6, x7 := x[4]*mask[4], x[5]*mask[5], x[6]*mask[6], x[7]*mask[7]
	for _, c := range row {
		to[c].add(x0, x1, x2, x3, x4, x5, x6, x7)
	}
}

// scatterTimes is scatter with a factor for each class of the row.
func (x *lanes) scatterTimes(mask *lanes, row []int32, factors []float64, to []lanes) {
	x0, x1, x2, x3 := x[0]*mask[0], x[1]*mask[1], x[2]*mask[2], x[3]*mask[3]
	x4, x5, x6, x7 := x[4]*mask[4], x[5]*mask[5], x[6]*mask[6], x[7]*mask[7]
	for k, c := range row {
		f := factors[k]
		to[c].add(f*x0, f*x1, f*x2, f*x3, f*x4, f*x5, f*x6, f*x7)
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

// addTimes adds f·y in the lanes of the mask, and returns the sum of what it added.
func (x *lanes) addTimes(mask, y *lanes, f float64) float64 {
	s0, s1, s2, s3 := f*mask[0]*y[0], f*mask[1]*y[1], f*mask[2]*y[2], f*mask[3]*y[3]
	s4, s5, s6, s7 := f*mask[4]*y[4], f*mask[5]*y[5], f*mask[6]*y[6], f*mask[7]*y[7]
	x.add(s0, s1, s2, s3, s4, s5, s6, s7)
	return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7
}

// addOver adds f/y in the lanes of the mask.
func (x *lanes) addOver(mask, y *lanes, f float64) {
	x.add(mask[0]*f/y[0], mask[1]*f/y[1], mask[2]*f/y[2], mask[3]*f/y[3],
		mask[4]*f/y[4], mask[5]*f/y[5], mask[6]*f/y[6], mask[7]*f/y[7])
}

// times is x·y·z in each lane.
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
