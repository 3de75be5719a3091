package dijkstra

// distance is a sum of lengths as two numbers that do not overlap, some 106 bits (Dekker
// 1971, doi:10.1007/BF01397083).
type distance struct{ high, low float64 }

// plus is d + length (Knuth's sum without error, then Dekker's).
func (d distance) plus(length float64) distance {
	sum := d.high + length
	taken := sum - d.high
	low := (d.high - (sum - taken)) + (length - taken) + d.low
	high := sum + low
	return distance{high, low - (high - sum)}
}

// minus is d - e, rounded.
func (d distance) minus(e distance) float64 { return (d.high - e.high) + (d.low - e.low) }

func (d distance) less(e distance) bool {
	return d.high < e.high || d.high == e.high && d.low < e.low
}
