package brokerage_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/graph/simple"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/brokerage"
)

// snaNetwork is a network of brokerage.csv and what R sna says of it.
type snaNetwork struct {
	colours, arcs string
	values        map[string][]float64 // by row and key
}

func snaNetworks(t *testing.T) map[string]snaNetwork {
	t.Helper()
	all := map[string]snaNetwork{}
	for _, row := range nettest.Table(t, "brokerage.csv") {
		kind, id, key := row[0], row[1], row[2]
		if kind == "network" {
			all[id] = snaNetwork{key, row[3], map[string][]float64{}}
			continue
		}
		for field := range strings.SplitSeq(row[3], ",") {
			v, err := strconv.ParseFloat(field, 64)
			require.NoError(t, err)
			all[id].values[kind+key] = append(all[id].values[kind+key], v)
		}
	}
	return all
}

// graphs is the network with all its nodes, with directions, and if every arc goes both
// ways also without.
func (s snaNetwork) graphs(t *testing.T) (by graph.Column, directed, undirected *graph.OneMode) {
	t.Helper()
	var b graph.Builder
	arcs, edges, mutual := simple.NewDirectedGraph(), simple.NewUndirectedGraph(), true
	n := len(s.colours)
	for i, c := range s.colours {
		require.NoError(t, b.AddActor(strconv.Itoa(i), "", graph.Text("colour", string(c))))
		arcs.AddNode(simple.Node(i))
		edges.AddNode(simple.Node(i))
	}
	for i := range n {
		for j := range n {
			if s.arcs[i*n+j] == '1' {
				arcs.SetEdge(simple.Edge{F: simple.Node(i), T: simple.Node(j)})
				edges.SetEdge(simple.Edge{F: simple.Node(i), T: simple.Node(j)})
				mutual = mutual && s.arcs[j*n+i] == '1'
			}
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	directed, err = graph.FromGonum(arcs)
	require.NoError(t, err)
	if mutual {
		undirected, err = graph.FromGonum(edges)
		require.NoError(t, err)
	}
	return net.Column(graph.Actor, "colour"), directed, undirected
}

// forgotten is what the variances of sna leave out: pairs of triples of which one needs
// a tie that the other needs away. See docs/decisions/0110.
func (s snaNetwork) forgotten(r brokerage.Role) float64 {
	sizes := map[rune]float64{}
	for _, c := range s.colours {
		sizes[c]++
	}
	n := float64(len(s.colours))
	d := float64(strings.Count(s.arcs, "1")) / (n * (n - 1))
	pairs := 0.0
	for _, m := range sizes {
		switch r {
		case brokerage.Coordinator:
			pairs += 2 * m * (m - 1) * (m - 2)
		case brokerage.Gatekeeper, brokerage.Representative:
			pairs += m * (n - m) * (m - 1) * (2*m - 3)
		}
	}
	if r == brokerage.AllRoles {
		pairs = 2 * n * (n - 1) * (n - 2)
	}
	return pairs * math.Pow(d, 4) * (1 - d) * (1 - d)
}

// inSNA is the column of a role: w_I, w_O, b_IO, b_OI, b_O, t.
var inSNA = [...]int{
	brokerage.Coordinator: 0, brokerage.Itinerant: 1, brokerage.Representative: 2, brokerage.Gatekeeper: 3,
	brokerage.Liaison: 4, brokerage.AllRoles: 5,
}

func TestSNABrokerage(t *testing.T) {
	all := snaNetworks(t)
	require.Len(t, all, 240)
	for id, s := range all {
		by, directed, undirected := s.graphs(t)
		c := census(t, brokerage.Roles{By: by}, directed)
		for _, r := range everyRole {
			of := c.Of(r)
			for v, colour := range s.colours {
				if r != brokerage.AllRoles {
					nettest.Near(t, s.values["node"+strconv.Itoa(v)][inSNA[r]], of.Count.At(v), id, r, v)
				}
				nettest.Near(t, s.values["expected"+string(colour)][inSNA[r]], of.Expected.At(v), id, r, v)
				require.InDelta(t, s.values["deviation"+string(colour)][inSNA[r]], of.Deviation.At(v), 1e-10, "%v %v %v", id, r, v)
			}
			nettest.Near(t, s.values["raw"][inSNA[r]], of.Network.Count, id, r)
			nettest.Near(t, s.values["total"][inSNA[r]], of.Network.Expected, id, r)
			spread := s.values["spread"][inSNA[r]]
			require.InDelta(t, spread*spread-s.forgotten(r), of.Network.Deviation*of.Network.Deviation, 1e-9, "%v %v", id, r)
		}
		if undirected != nil { // sna counts both ways
			c = census(t, brokerage.Roles{By: by}, undirected)
			for v := range s.colours {
				want := s.values["node"+strconv.Itoa(v)]
				for r, twice := range []float64{2, 2, 1, 1, 2} {
					role := brokerage.Role(r)
					nettest.Near(t, want[inSNA[role]]/twice, c.Of(role).Count.At(v))
				}
			}
		}
	}
}
