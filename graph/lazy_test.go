package graph_test

import (
	"context"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
)

// Building stops soon after the context is cancelled, and nothing half built is
// kept: who asks next gets everything.
func TestRowsContextStops(t *testing.T) {
	net := programme(t, 1, 2000, 1000, 4)
	ctx, cancel := context.WithCancel(t.Context())
	asked := 0
	one := net.OneMode(graph.Actor, graph.Custom("cancelling", func(graph.Node, graph.Node, []graph.Node) float64 {
		if asked++; asked == 10 {
			cancel()
		}
		return 1
	}))
	_, err := one.RowsContext(ctx)
	require.ErrorIs(t, err, context.Canceled)
	require.Less(t, asked, 100)
	require.Equal(t, net.OneMode(graph.Actor, graph.Binary).Rows(), one.Rows())
	rows, err := one.RowsContext(ctx) // they are there: nothing is left to cancel
	require.NoError(t, err)
	require.Equal(t, one.Rows(), rows)
}

// While one builds, another who waits for the rows can give up.
func TestRowsContextWaits(t *testing.T) {
	begun, released := make(chan struct{}), make(chan struct{})
	var once sync.Once
	one := programme(t, 1, 20, 10, 4).OneMode(graph.Actor, graph.Custom("slow", func(graph.Node, graph.Node, []graph.Node) float64 {
		once.Do(func() { close(begun) })
		<-released
		return 1
	}))
	var building sync.WaitGroup
	building.Go(func() { one.Rows() })
	<-begun
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := one.RowsContext(ctx)
	require.ErrorIs(t, err, context.Canceled)
	close(released)
	building.Wait()
	require.Positive(t, one.Ties())
}

// A function of the caller that panics leaves the network as it was.
func TestRowsAfterPanic(t *testing.T) {
	asked := 0
	one := programme(t, 1, 20, 10, 4).OneMode(graph.Actor, graph.Custom("panics once", func(graph.Node, graph.Node, []graph.Node) float64 {
		if asked++; asked == 3 {
			panic("of the caller")
		}
		return 1
	}))
	require.Panics(t, func() { one.Rows() })
	require.Positive(t, one.Ties())
}
