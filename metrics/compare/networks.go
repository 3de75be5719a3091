package compare

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
)

// NetworkChange is what two networks have in common and what became of the rest: two years of
// a territory, two territories, two layers. Nodes are the same if they have the same
// mode and key.
//
//	c, err := compare.Networks(ctx, before, after)
//	fmt.Println(c.Jaccard(), c.Rewiring(), c.Turnover())
//
// Ties that are in one network only are there because a node is (turnover), or else both
// ends are in both networks, and tied in one only (rewiring).
//
// Two modes: ties are those of actors and projects. One mode: ties are pairs.
//
// Weights: ignored, but by Ruzicka. Directions: ignored, with the warning
// [graph.ErrDirections].
//
// Unreachable nodes: isolated nodes count among the nodes.
//
// Cost: O(n log n + m log d) for n nodes, m ties, degrees d.
type NetworkChange struct {
	Nodes    Overlap // nodes of both networks, of the first only, of the second only
	Ties     Overlap // ties of both networks, of the first only, of the second only
	Rewired  Overlap // the same, of the ties between nodes of both networks
	Warnings []error

	least, most float64 // sums over pairs of the smaller and of the larger strength
}

// Overlap is how many things two networks have in common, and how many one of them alone.
type Overlap struct{ Both, First, Second int }

// add counts a thing of the first network.
func (k *Overlap) add(both bool) {
	if both {
		k.Both++
	} else {
		k.First++
	}
}

// Jaccard is the share of all things that are in both networks; NaN if there is none.
//
// References: Jaccard (1901), doi:10.5169/seals-266450.
func (k Overlap) Jaccard() float64 {
	return float64(k.Both) / float64(k.Both+k.First+k.Second)
}

// Dissimilarity is Whittaker's: 0 if all things are in both networks, 1 if none is, NaN
// if there is none.
//
//	(b + c) / (2a + b + c)   for a things of both, b of the first only, c of the second only
//
// References: Whittaker (1960), doi:10.2307/1943563; Koleff, Gaston and Lennon (2003),
// doi:10.1046/j.1365-2656.2003.00710.x, equation 1.
func (k Overlap) Dissimilarity() float64 {
	return float64(k.First+k.Second) / float64(2*k.Both+k.First+k.Second)
}

// Jaccard is the share of all ties that are in both networks.
func (c NetworkChange) Jaccard() float64 { return c.Ties.Jaccard() }

// Hamming is the number of ties that are in one network only.
//
// References: Hamming (1950), doi:10.1002/j.1538-7305.1950.tb00463.x.
func (c NetworkChange) Hamming() int { return c.Ties.First + c.Ties.Second }

// Ruzicka is Jaccard by strengths: the sum over pairs of the smaller strength divided
// by that of the larger; NaN without ties.
//
// References: Ruzicka (1958), "Anwendung mathematisch-statistischer Methoden in der
// Geobotanik", Biologia 13, 647-661; Legendre and Legendre (2012), isbn:978-0-444-53868-0.
func (c NetworkChange) Ruzicka() float64 { return c.least / c.most }

// Dissimilarity is that of the ties: β_WN.
//
// Same as: R betalink, B01 (Whittaker).
//
// References: Poisot et al. (2012), doi:10.1111/ele.12002.
func (c NetworkChange) Dissimilarity() float64 { return c.Ties.Dissimilarity() }

// Rewiring is the dissimilarity of the ties between nodes of both networks: β_OS. It is
// NaN if there are none.
//
// References: Poisot et al. (2012), doi:10.1111/ele.12002.
func (c NetworkChange) Rewiring() float64 { return c.Rewired.Dissimilarity() }

// Turnover is the rest of the dissimilarity, β_ST = β_WN - β_OS: what nodes that come
// and go add. It depends on how many ties the remaining nodes share: TurnoverShare does
// not.
//
// References: Poisot et al. (2012), doi:10.1111/ele.12002.
func (c NetworkChange) Turnover() float64 { return c.Dissimilarity() - c.Rewiring() }

// RewiringShare and TurnoverShare divide the dissimilarity by ties: each is its ties of
// one network only, divided by what the dissimilarity is divided by. They add up to it.
//
// Same as: R bipartite betalinkr(partitioning = "commondenom").
//
// References: Fründ (2021), doi:10.1002/ecs2.3653.
func (c NetworkChange) RewiringShare() float64 {
	return float64(c.Rewired.First+c.Rewired.Second) / c.whole()
}

// TurnoverShare is the other part: see RewiringShare.
func (c NetworkChange) TurnoverShare() float64 {
	return float64(c.Hamming()-c.Rewired.First-c.Rewired.Second) / c.whole()
}

func (c NetworkChange) whole() float64 { return float64(2*c.Ties.Both + c.Hamming()) }

// Networks is the change from one network to another. Both must have two modes, or both
// one: anything else is the error [graph.ErrModes].
func Networks(ctx context.Context, first, second graph.Graph) (NetworkChange, error) {
	_, one := first.(*graph.Network)
	if _, other := second.(*graph.Network); one != other {
		return NetworkChange{}, fmt.Errorf("compare: a network of two modes and one of one mode: %w: compare projections", graph.ErrModes)
	}
	x, err := first.RowsContext(ctx)
	if err != nil {
		return NetworkChange{}, err
	}
	y, err := second.RowsContext(ctx)
	if err != nil {
		return NetworkChange{}, err
	}
	there, here := places(first, second), places(second, first)
	c := NetworkChange{Warnings: doubts.Directions(first)}
	if c.Warnings == nil {
		c.Warnings = doubts.Directions(second)
	}
	for _, j := range there {
		if j >= 0 {
			c.Nodes.Both++
		}
	}
	c.Nodes.First, c.Nodes.Second = first.Len()-c.Nodes.Both, second.Len()-c.Nodes.Both
	err = eachPair(ctx, x, there, func(w float64, i, j int32) {
		other, tied := 0.0, false
		if stay := i >= 0 && j >= 0; stay {
			other, tied = y.Weight(int(i), int(j))
			c.Rewired.add(tied)
		}
		c.Ties.add(tied)
		c.least, c.most = c.least+min(w, other), c.most+max(w, other)
	})
	if err != nil {
		return NetworkChange{}, err
	}
	err = eachPair(ctx, y, here, func(w float64, i, j int32) {
		if i >= 0 && j >= 0 {
			if _, tied := x.Weight(int(i), int(j)); tied {
				return // counted
			}
			c.Rewired.Second++
		}
		c.Ties.Second++
		c.most += w
	})
	return c, err
}

// places is where the nodes of one network stand in another, -1 if nowhere.
func places(of, in graph.Graph) []int32 {
	at := make([]int32, of.Len())
	for i := range at {
		at[i] = -1
		n := of.At(i)
		if same, ok := in.Find(n.Mode, n.Key); ok {
			at[i] = int32(same.Index)
		}
	}
	return at
}

// eachPair visits every tie once, with its strength and the places of its ends.
func eachPair(ctx context.Context, rows graph.Rows, at []int32, visit func(w float64, i, j int32)) error {
	weights := csr.WeightsOf(rows, true)
	for i := range rows.Len() {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		for k, j := range rows.Row(i) {
			if int(j) > i {
				visit(weights(i)[k], at[i], at[j])
			}
		}
	}
	return nil
}
