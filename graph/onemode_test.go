package graph_test

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
)

func ExampleNetwork_OneMode() {
	var b graph.Builder
	b.Add("Ada", "Bridge", 1)
	b.Add("Ada", "Canal", 1)
	b.Add("Ben", "Bridge", 1)
	b.Add("Ben", "Canal", 1)
	b.Add("Cat", "Canal", 1)
	net, err := b.Build()
	if err != nil {
		panic(err)
	}
	for tie := range net.OneMode(graph.Actor, graph.Count).All() {
		fmt.Println(tie.From, tie.To, tie.Weight)
	}
	// Output:
	// Ada Ben 2
	// Ada Cat 1
	// Ben Cat 1
}

func ExampleOneMode_Evidence() {
	var b graph.Builder
	b.AddParticipation("Ada", "Bridge", graph.Text("role", "lead"))
	b.AddParticipation("Ben", "Bridge", graph.Text("role", "funder"))
	net, err := b.Build()
	if err != nil {
		panic(err)
	}
	for e := range net.OneMode(graph.Actor, graph.Count).Evidence(0, 1) {
		fmt.Println(e.Shared, e.A[0].Role(), e.B[0].Role())
	}
	// Output: Bridge lead funder
}

func TestOneModeIsLazy(t *testing.T) {
	var calls atomic.Int64
	counting := graph.Custom("counting", func(_, _ graph.Node, shared []graph.Node) float64 {
		calls.Add(1)
		return float64(len(shared))
	})
	net := nettest.Parse(t, "A:P B:P C:P")
	one := net.OneMode(graph.Actor, counting)
	require.Equal(t, 3, one.Len())
	one.At(2)
	one.Find(graph.Actor, "B")
	one.Nodes()
	for range one.Evidence(0, 1) { // names the projects, builds no rows
	}
	_, w, whole := one.Projection()
	require.True(t, whole)
	require.Equal(t, "counting", w.Name)
	require.Zero(t, calls.Load())

	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			if one.Ties() != 3 || one.Rows().Degree(0) != 2 || !one.HasEdgeBetween(0, 2) {
				t.Error("a reader saw another network")
			}
		})
	}
	wg.Wait()
	require.EqualValues(t, 3, calls.Load()) // once a pair, however many ask
}

func TestOneModeNodesKeepTheirKeys(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		net := someNetwork(rt)
		for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
			one := net.OneMode(mode, graph.Count)
			graph.CheckOneMode(t, one)
			require.Equal(rt, net.Count(mode), one.Len())
			require.Same(rt, net, one.Origin())
			for i := range one.Len() {
				n := one.At(i)
				require.Equal(rt, i, n.Index)
				original, ok := net.Find(mode, n.Key)
				require.True(rt, ok)
				require.Equal(rt, original.Name, n.Name)
				found, ok := one.Find(mode, n.Key)
				require.True(rt, ok)
				require.Equal(rt, n, found)
				_, ok = one.Find(mode.Other(), n.Key)
				require.False(rt, ok)
			}
		}
	})
}

func TestOneModeEvidence(t *testing.T) {
	var b graph.Builder
	b.AddParticipation("A", "P", graph.Text("role", "lead"), graph.Number("amount", 10), day(t, "start", "2014"))
	b.AddParticipation("A", "P", graph.Text("role", "owner"), day(t, "end", "2016"))
	b.AddParticipation("B", "P", graph.Text("role", "partner"), graph.Number("amount", 5))
	b.AddParticipation("A", "Q")
	b.AddParticipation("B", "R")
	b.AddParticipation("B", "S")
	b.AddParticipation("A", "S")
	net := build(t, &b)
	actors := net.OneMode(graph.Actor, graph.Count)
	evidence := slices.Collect(actors.Evidence(0, 1))
	require.Len(t, evidence, 2)
	require.Equal(t, "P", evidence[0].Shared.Key)
	require.Equal(t, "S", evidence[1].Shared.Key)
	// The records of one pair stand by their values: amount first, none before any.
	require.Equal(t, []string{"owner", "lead"}, []string{evidence[0].A[0].Role(), evidence[0].A[1].Role()})
	require.Equal(t, "2016", evidence[0].A[0].End().String())
	require.Equal(t, "2014", evidence[0].A[1].Start().String())
	amount, ok := evidence[0].B[0].Amount()
	require.True(t, ok)
	require.Equal(t, 5.0, amount)
	require.Equal(t, "B", evidence[0].B[0].Actor().Key)
	turned := slices.Collect(actors.Evidence(1, 0))
	require.Equal(t, evidence[0].A, turned[0].B)

	projects := net.OneMode(graph.Project, graph.Count)
	shared := slices.Collect(projects.Evidence(0, 3)) // P and S
	require.Len(t, shared, 2)
	require.Equal(t, "A", shared[0].Shared.Key)
	require.Len(t, shared[0].A, 2) // A in P, twice
	require.Equal(t, "P", shared[0].A[0].Project().Key)
	require.Empty(t, slices.Collect(projects.Evidence(1, 2)))
}

// Every tie of Count rests on as many projects as its weight says.
func TestOneModeEvidenceIsWhatWasCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net := someNetwork(t)
		for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
			one := net.OneMode(mode, graph.Count)
			for i := range one.Len() {
				for j := range i {
					w, _ := one.Rows().Weight(i, j)
					evidence := slices.Collect(one.Evidence(i, j))
					require.Len(t, evidence, int(w))
					for _, e := range evidence {
						require.NotEmpty(t, e.A)
						require.NotEmpty(t, e.B)
						require.Equal(t, mode.Other(), e.Shared.Mode)
					}
				}
			}
		}
	})
}

func TestOneModePairOfModesHasNoEvidence(t *testing.T) {
	var b graph.Builder
	b.Add("A", "P", 1)
	b.AddTie("funds", "A", "P", false)
	funds, err := build(t, &b).Layer("funds")
	require.NoError(t, err)
	require.Empty(t, slices.Collect(funds.Evidence(0, 1)))
}
