package msbfs

// Reach is what a node reaches: the nodes of its own mode (with itself) and of
// the other mode, the sums of their distances and of the inverses, and the
// largest distance in steps.
type Reach struct {
	Own, Other   int
	Sum, Inverse float64
	Far          int
	Near         int // other nodes within the distance asked for
}
