package null

import (
	"context"
	"math/rand/v2"
)

// Sizes is the numbers of actors of the projects of an affiliation.
func Sizes(f Affiliation) []int32 {
	sizes, _ := f.sizes(context.Background(), rand.New(rand.NewPCG(f.Seed, 0)))
	return sizes
}

// Keys is what nodes are called.
var Keys = keys

// Compare is the comparison of a number with samples.
var Compare = comparisonOf
