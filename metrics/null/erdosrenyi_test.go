package null_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/null"
)

func TestErdosRenyi(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		net := anything(r)
		e := null.ErdosRenyi{Seed: rapid.Uint64().Draw(r, "seed")}
		other, err := e.Network(t.Context(), net)
		require.NoError(r, err)
		require.Equal(r, net.Ties(), other.Ties())
		require.Equal(r, net.Len(), other.Len())
		require.True(r, rising(rows(other)))
		again, err := e.Network(t.Context(), net)
		require.NoError(r, err)
		require.Equal(r, rows(other), rows(again))
	})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := null.ErdosRenyi{}.Network(ctx, nettest.Parse(t, "a:p b:q"))
	require.ErrorIs(t, err, context.Canceled)
}

// Every choice of the ties is equally likely, be they few or many.
func TestErdosRenyiUniform(t *testing.T) {
	for text, states := range map[string]int{"a:p,q b:": 6, "a:p,q b:p c:": 20, "a:p,q b:p,q c:p": 6, "a:p,q b:p,q c:": 15} {
		uniform(t, null.ErdosRenyi{}, nettest.Parse(t, text), states)
	}
}

// The degree of an actor is hypergeometric: the actor has 5 pairs of 15, and 6 are
// ties.
func TestErdosRenyiAgainst(t *testing.T) {
	const samples = 4000
	net := nettest.Parse(t, "a:p,q,r,s,t b:p c:")
	degree := func(n *graph.Network) float64 { return float64(n.Rows().Degree(0)) }
	c, err := null.Test{Model: null.ErdosRenyi{}, Samples: samples}.Against(t.Context(), net, degree)
	require.NoError(t, err)
	require.InDelta(t, 2, c.Expected, 4*c.SD/math.Sqrt(samples))
	require.InDelta(t, math.Sqrt(6*(5./15)*(10./15)*9/14), c.SD, .04)
	require.InDelta(t, 10./5005, c.PGreater, 4*math.Sqrt(10./5005/samples))
}
