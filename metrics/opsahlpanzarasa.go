package metrics

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/egonet"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// TripletValue is what a triplet, two ties that meet in a node, counts.
type TripletValue uint8

// The values of Opsahl and Panzarasa.
const (
	ArithmeticTriplets TripletValue = iota // the mean of the two strengths
	GeometricTriplets                      // the root of their product
	WeakerTriplets                         // the smaller of the two
	StrongerTriplets                       // the larger of the two
)

// OpsahlPanzarasa is global clustering by strengths: how much of the value of all
// triplets, pairs of ties that meet in a node, is in those closed to a triangle.
//
//	C = Σ ω over closed triplets / Σ ω over all triplets
//
// for the value ω of a triplet that Value chooses. It is between 0 and 1. If all
// weights are equal it is [Transitivity], whatever the value. More than Transitivity
// means that strong ties lie in triangles more than weak ones do.
//
// Two modes: there are no triangles. Use [Opsahl].
//
// Weights: the strengths of ties. Directions: ignored.
//
// Unreachable nodes: nodes of degree 0 or 1 play no part. Without any triplet it is
// NaN, and so it is if the values add up to nothing finite.
//
// Cost: O(m^1.5) time and O(n+m) memory for n nodes and m ties; the values of all
// triplets of a node are summed from its sorted strengths.
//
// Same as: tnet clustering_w(measure = c("am", "gm", "mi", "ma")) without directions.
// [Barrat] and [Onnela] are local, and their means are other numbers.
//
// References: Opsahl and Panzarasa (2009), doi:10.1016/j.socnet.2009.02.002.
type OpsahlPanzarasa struct {
	Triplets TripletValue
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Value is the clustering of the network.
func (o OpsahlPanzarasa) Value(ctx context.Context, g graph.Graph) (float64, error) {
	err := oneMode(g, "opsahl and panzarasa", "use Opsahl, or a projection")
	if err = cmp.Or(err, checkChoice("opsahl and panzarasa", "Triplets", o.Triplets, StrongerTriplets)); err != nil {
		return math.NaN(), err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return math.NaN(), err
	}
	closed, total := make([]float64, rows.Len()), make([]float64, rows.Len())
	loop := parallel.Loop{Workers: o.Workers, Progress: o.Progress}
	err = egonet.Each(ctx, rows, csr.WeightsOf(rows, true), loop, func(i int, e *egonet.Ego) {
		for k, q := range e.Row {
			at, _ := e.Among(q)
			for _, j := range at {
				closed[i] += o.Triplets.of(e.Weight[k], e.Weight[j])
			}
		}
		total[i] = o.Triplets.sum(append(e.Memory[0][:0], e.Weight...))
	})
	if err != nil {
		return math.NaN(), err
	}
	sum := vec.Sum(total)
	switch {
	case sum == 0:
		return undefined("clustering by strengths", "there is no path of two ties")
	case math.IsInf(sum, 1):
		return undefined("clustering by strengths", "strengths add up to more than numbers can hold")
	}
	return min(1, vec.Sum(closed)/sum), nil // rounding may pass it
}

// of is the value of one triplet.
func (v TripletValue) of(x, y float64) float64 {
	switch v {
	case GeometricTriplets:
		return math.Sqrt(x) * math.Sqrt(y)
	case WeakerTriplets:
		return min(x, y)
	case StrongerTriplets:
		return max(x, y)
	default:
		return (x + y) / 2
	}
}

// sum is the value of all triplets of a node. It sorts the weights: each is then the
// larger one of the triplets with those before it.
func (v TripletValue) sum(weights []float64) float64 {
	slices.Sort(weights)
	sum, roots := 0.0, 0.0
	for k, w := range weights {
		before, after := float64(k), float64(len(weights)-1-k)
		switch v {
		case GeometricTriplets:
			root := math.Sqrt(w)
			sum += float64(root * roots)
			roots += root
		case WeakerTriplets:
			sum += float64(w * after)
		case StrongerTriplets:
			sum += float64(w * before)
		default:
			sum += float64(w * (before + after) / 2)
		}
	}
	return sum
}
