package msbfs

// Reach is what a node reaches.
type Reach struct {
	Own     int     // nodes of its own mode, with itself
	Other   int     // nodes of the other mode
	Sum     float64 // of the distances of these
	Inverse float64 // sum of 1/distance
	Far     int     // largest distance
	Near    int     // other nodes up to the distance asked for
}
