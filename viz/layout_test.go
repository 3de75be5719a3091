package viz_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/viz"
)

func ExampleLayout_Positions() {
	var b graph.Builder
	b.Add("Ada", "Bridge", 1)
	b.Add("Ben", "Bridge", 1)
	b.Add("Ben", "Canal", 1)
	net, err := b.Build()
	if err != nil {
		panic(err)
	}
	places := viz.Layout{}.Positions(net)
	for _, key := range []string{"Bridge", "Canal"} {
		ada, _ := net.Find(graph.Actor, "Ada")
		other, _ := net.Find(graph.Project, key)
		p, q := places.At(ada.Index), places.At(other.Index)
		fmt.Printf("Ada to %s: %.0f\n", key, math.Hypot(p.X-q.X, p.Y-q.Y))
	}
	// Output:
	// Ada to Bridge: 1
	// Ada to Canal: 3
}

func between(p viz.Positions, i, j int) float64 {
	return math.Hypot(p.At(i).X-p.At(j).X, p.At(i).Y-p.At(j).Y)
}

// A path can be drawn without stress: distances are steps.
func TestLayoutPath(t *testing.T) {
	g := nettest.Ties(t, "a-b b-c c-d d-e e-f")
	for seed := range uint64(20) {
		p := viz.Layout{Seed: seed}.Positions(g)
		for i := range g.Len() {
			for j := range i {
				require.InDelta(t, float64(i-j), between(p, i, j), .05)
			}
		}
		require.InDelta(t, p.At(0).Y, p.At(5).Y, .6, "the long side lies across the page")
	}
}

// A ring is drawn as one: neighbours at one distance from each other.
func TestLayoutRing(t *testing.T) {
	p := viz.Layout{}.Positions(nettest.Ties(t, "a-b b-c c-d d-e e-f f-g g-h a-h"))
	for i := range 8 {
		require.InDelta(t, between(p, 0, 1), between(p, i, (i+1)%8), .15)
	}
}

// Components keep apart, and nodes without ties stand below.
func TestLayoutPacks(t *testing.T) {
	net := nettest.Parse(t, "a:p b:p c:p d:q e:q f:r x: y: :z")
	p := viz.Layout{}.Positions(net)
	component, sizes := net.Rows().Components()
	for i := range net.Len() {
		for j := range i {
			if component[i] != component[j] {
				require.Greater(t, between(p, i, j), .5)
			}
			if sizes[component[i]] == 1 && sizes[component[j]] > 1 {
				require.Less(t, p.At(i).Y, p.At(j).Y)
			}
		}
	}
}

// The sparse stress of large components is near to the full one: the mean
// stress of a long ladder stays low.
func TestLayoutSparse(t *testing.T) {
	var b graph.Builder
	const n = 1400 // 2,800 nodes
	for i := range n {
		require.NoError(t, b.Add(fmt.Sprintf("a%04d", i), fmt.Sprintf("p%04d", i), 1))
		if i > 0 {
			require.NoError(t, b.Add(fmt.Sprintf("a%04d", i), fmt.Sprintf("p%04d", i-1), 1))
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	p := viz.Layout{}.Positions(net)
	require.InDelta(t, 2*n-1, between(p, 0, 2*n-1), .4*n, "ends of a path, a little stretched")
	require.Equal(t, p, viz.Layout{}.Positions(net))
}

func TestNewPositions(t *testing.T) {
	net := nettest.Parse(t, "Ada:Bridge")
	p := viz.NewPositions(net, []viz.Point{{X: 1}, {Y: 2}})
	bridge, _ := net.Find(graph.Project, "Bridge")
	at, ok := p.Of(bridge)
	require.True(t, ok)
	require.Equal(t, viz.Point{Y: 2}, at)
	require.Panics(t, func() { viz.NewPositions(net, nil) })
}

func BenchmarkLayout(b *testing.B) {
	for _, actors := range []int{100, 1000, 10000, 40000} {
		net := sparse(b, actors)
		b.Run(fmt.Sprintf("nodes=%d/ties=%d", net.Len(), net.Ties()), func(b *testing.B) {
			for b.Loop() {
				viz.Layout{}.Positions(net)
			}
		})
	}
}

// sparse is a network with half as many projects as actors, and three ties an
// actor, more with some projects than with others.
func sparse(t testing.TB, actors int) *graph.Network {
	t.Helper()
	var b graph.Builder
	state := uint64(1)
	for a := range actors {
		for range 3 {
			state = state*6364136223846793005 + 1442695040888963407
			u := float64(state>>11) / (1 << 53)
			require.NoError(t, b.Add(fmt.Sprintf("a%05d", a), fmt.Sprintf("p%05d", int(u*u*float64(actors/2))), 1))
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}
