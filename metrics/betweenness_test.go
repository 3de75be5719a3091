package metrics_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// brandes is the textbook: a search from every node (Brandes 2001).
func brandes(rows graph.Rows) []float64 {
	n := rows.Len()
	score, sigma, delta, dist := make([]float64, n), make([]float64, n), make([]float64, n), make([]int, n)
	for s := range n {
		for v := range n {
			sigma[v], delta[v], dist[v] = 0, 0, -1
		}
		sigma[s], dist[s] = 1, 0
		queue := []int32{int32(s)}
		for at := 0; at < len(queue); at++ {
			v := queue[at]
			for _, w := range rows.Row(int(v)) {
				if dist[w] < 0 {
					dist[w] = dist[v] + 1
					queue = append(queue, w)
				}
				if dist[w] == dist[v]+1 {
					sigma[w] += sigma[v]
				}
			}
		}
		for _, w := range slices.Backward(queue) {
			for _, v := range rows.Row(int(w)) {
				if dist[v] == dist[w]-1 {
					delta[v] += sigma[v] / sigma[w] * (1 + delta[w])
				}
			}
			if int(w) != s {
				score[w] += delta[w] / 2
			}
		}
	}
	return score
}

// built is a projection whose rows must be built: its weights are a function.
func built(net *graph.Network, mode graph.Mode) *graph.OneMode {
	return net.OneMode(mode, graph.Custom("one", func(graph.Node, graph.Node, []graph.Node) float64 { return 1 }))
}

// sameBetweenness compares a network, its projections, and those built, to the
// textbook.
func sameBetweenness(t *testing.T, net *graph.Network) {
	t.Helper()
	for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Newman), built(net, graph.Actor), built(net, graph.Project)} {
		want := brandes(g.Rows())
		got := nettest.Scores(t, metrics.Betweenness{}, g)
		for i := range want {
			if math.Abs(want[i]-got.At(i)) > 1e-10*math.Max(1, want[i]) {
				require.InDelta(t, want[i], got.At(i), 1e-10, "%s of %s", g.At(i).Key, describe(g))
			}
		}
	}
}

// Hundreds of small networks: sparse ones are full of trees, twins and components,
// and some are made worse on purpose.
func TestBetweennessOfSmallNetworks(t *testing.T) {
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 9))
		actors, projects := 1+rng.IntN(12), 1+rng.IntN(10)
		fields := []string{}
		for a := range actors {
			fields = append(fields, fmt.Sprintf("a%02d:", a))
		}
		for p := range projects {
			fields = append(fields, fmt.Sprintf(":p%02d", p))
		}
		for range rng.IntN(3 * actors) {
			fields = append(fields, fmt.Sprintf("a%02d:p%02d", rng.IntN(actors), rng.IntN(projects)))
		}
		switch seed % 4 {
		case 1: // twins and pendants of the first nodes
			fields = append(fields, "x1:p00,p01", "x2:p00,p01", "x3:p00", "x4:p00", "a00:y1,y2,y3")
		case 2: // a long tail
			fields = append(fields, "a00:z1", "x1:z1,z2", "x2:z2,z3", "x3:z3")
		case 3: // a complete part, and a star
			fields = append(fields, "x1:y1,y2,y3", "x2:y1,y2,y3", "x3:y1,y2,y3", "x4:y1,w1", "x5:w1", "x6:w1")
		}
		sameBetweenness(t, nettest.Parse(t, strings.Join(fields, " ")))
	}
}

func TestBetweennessOfLargerNetworks(t *testing.T) {
	for seed := range uint64(4) {
		sameBetweenness(t, affiliation(t, seed, 300, 220))
	}
	sameBetweenness(t, nettest.Random(t, 1, 120, 80, .02))
	sameBetweenness(t, nettest.Random(t, 2, 60, 50, .2))
	sameBetweenness(t, nettest.Complete(t, 20, 15))
}

// A chain of diamonds has 2^d shortest paths from end to end, more than whole
// numbers of 53 bits; each middle node has half of the pairs that pass its diamond.
func TestBetweennessOfTooManyPaths(t *testing.T) {
	const diamonds = 70
	text := ""
	for d := range diamonds {
		text += fmt.Sprintf(" %03d-%03dl %03d-%03dr %03dl-%03d %03dr-%03d", d, d, d, d, d, d+1, d, d+1)
	}
	g := nettest.Ties(t, text)
	got := nettest.Scores(t, metrics.Betweenness{}, g)
	for d := range diamonds {
		before, after := float64(3*d+1), float64(3*(diamonds-d-1)+1)
		// The two joints of the diamond see each other through both middles.
		want := before * after / 2
		for _, side := range []string{"l", "r"} {
			b, ok := got.Key(fmt.Sprintf("%03d%s", d, side))
			require.True(t, ok)
			require.InEpsilon(t, want, b, 1e-12)
		}
	}
}

func BenchmarkBetweennessByTextbook(b *testing.B) {
	benchmark(b, func(_ *testing.B, g graph.Graph) { brandes(g.Rows()) })
}

// On invented networks of the size of programmes; the textbook would take minutes.
func BenchmarkBetweennessOfProgrammes(b *testing.B) {
	for _, actors := range []int{2000, 8000} {
		net := affiliation(b, 1, actors, actors*7/8)
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count)} {
			b.Run(fmt.Sprintf("actors=%d/projects=%d/graph=%T", actors, actors*7/8, g), func(b *testing.B) {
				for b.Loop() {
					_, err := metrics.Betweenness{Workers: 1}.Scores(context.Background(), g)
					require.NoError(b, err)
				}
			})
		}
	}
}
