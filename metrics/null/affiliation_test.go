package null_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/null"
)

func ExampleAffiliation() {
	net, err := null.Affiliation{Actors: 300, Projects: 200, Participations: 1000, Seed: 1}.Network(context.Background())
	if err != nil {
		panic(err)
	}
	fmt.Println(net.Count(graph.Actor), net.Count(graph.Project), net.Ties(), net.At(0).Key)
	// Output: 300 200 1000 a0000001
}

func invent(t testing.TB, f null.Affiliation) *graph.Network {
	t.Helper()
	net, err := f.Network(t.Context())
	require.NoError(t, err)
	return net
}

// degrees is the degrees of a mode, in node order.
func degrees(net *graph.Network, mode graph.Mode) []int {
	var all []int
	for v := range net.Of(mode) {
		all = append(all, net.Rows().Degree(v.Index))
	}
	return all
}

// rows is the neighbours of all nodes.
func rows(net *graph.Network) [][]int32 {
	var all [][]int32
	for v := range net.Len() {
		all = append(all, net.Rows().Row(v))
	}
	return all
}

func rising(rows [][]int32) bool {
	for _, row := range rows {
		for i := 1; i < len(row); i++ {
			if row[i-1] >= row[i] {
				return false
			}
		}
	}
	return true
}

func TestAffiliation(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		f := null.Affiliation{
			Actors:      rapid.IntRange(1, 30).Draw(r, "actors"),
			Projects:    rapid.IntRange(1, 30).Draw(r, "projects"),
			ActorTail:   rapid.SampledFrom([]float64{0, 1.01, 1.1, 2.5, 10}).Draw(r, "actor tail"),
			ProjectTail: rapid.SampledFrom([]float64{0, 1.01, 1.1, 2.5, 10}).Draw(r, "project tail"),
			Seed:        rapid.Uint64().Draw(r, "seed"),
		}
		f.Participations = rapid.IntRange(max(f.Actors, f.Projects), f.Actors*f.Projects).Draw(r, "participations")
		net := invent(t, f)
		require.Equal(r, f.Actors, net.Count(graph.Actor))
		require.Equal(r, f.Projects, net.Count(graph.Project))
		require.Equal(r, f.Participations, net.Ties())
		require.Equal(r, f.Participations, net.Records())
		require.Positive(r, slices.Min(degrees(net, graph.Actor)))
		require.Positive(r, slices.Min(degrees(net, graph.Project)))
		require.True(r, rising(rows(net)))
		require.Equal(r, rows(net), rows(invent(t, f)))
	})
}

func TestAffiliationSeeds(t *testing.T) {
	f := null.Affiliation{Actors: 50, Projects: 40, Participations: 200}
	zero := rows(invent(t, f))
	f.Seed = 1
	require.NotEqual(t, zero, rows(invent(t, f)))
}

func TestAffiliationEdges(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {1, 9}, {9, 1}, {40, 30}} { // everyone in everything
		net := invent(t, null.Affiliation{Actors: size[0], Projects: size[1], Participations: size[0] * size[1]})
		require.Equal(t, size[0]*size[1], net.Ties())
	}
	require.Equal(t, []string{"a0000001", "a0000002"}, null.Keys("a", 2))
}

func TestAffiliationErrors(t *testing.T) {
	for place, f := range map[string]null.Affiliation{
		"-1 actors":                    {Actors: -1},
		"1073741824 actors":            {Actors: 1 << 30, Projects: 1, Participations: 1 << 30},
		"3 participations for 4 nodes": {Actors: 4, Projects: 2, Participations: 3},
		"0 participations for 4 nodes": {Projects: 4},
		"9 participations for 8 pairs": {Actors: 4, Projects: 2, Participations: 9},
		"4 participations for 0 pairs": {Actors: 4, Participations: 4},
		"tail 1:":                      {Actors: 4, Projects: 2, Participations: 6, ActorTail: 1},
		"tail 10.5:":                   {Actors: 4, Projects: 2, Participations: 6, ProjectTail: 10.5},
		"tail -2:":                     {Actors: 4, Projects: 2, Participations: 6, ProjectTail: -2},
		"tail NaN:":                    {Actors: 4, Projects: 2, Participations: 6, ProjectTail: math.NaN()},
	} {
		_, err := f.Network(t.Context())
		require.ErrorIs(t, err, graph.ErrSetting)
		require.ErrorContains(t, err, place)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := null.Affiliation{Actors: 40, Projects: 20, Participations: 100}.Network(ctx)
	require.ErrorIs(t, err, context.Canceled)
}

// Sizes of projects are one and m others by the weights: the sum of their squares
// is as for a multinomial law. The weight of a rank is summed from a thousand
// slices.
func TestAffiliationWeights(t *testing.T) {
	const actors, projects, m, times = 1 << 20, 60, 400, 300
	for _, tail := range []float64{1.1, 2.2, 8} {
		weights, total := make([]float64, projects), 0.0
		for k := range weights {
			for slice := range 1000 {
				x := (10 + float64(k) + (float64(slice)+.5)/1000) / (10 + projects)
				weights[k] += math.Pow(x, -1/tail) - 1
			}
			total += weights[k]
		}
		want := float64(m)
		for _, w := range weights {
			want += m * (m - 1) * (w / total) * (w / total)
		}
		got, squared := 0.0, 0.0
		for seed := range uint64(times) {
			s := 0.0
			for _, d := range null.Sizes(null.Affiliation{Actors: actors, Projects: projects, Participations: m + projects, ProjectTail: tail, Seed: seed}) {
				s += float64(d-1) * float64(d-1)
			}
			got += s / times
			squared += s * s / times
		}
		require.InDelta(t, want, got, 4*math.Sqrt((squared-got*got)/times), "tail %v", tail)
	}
}

// The shape of a real programme, within a factor of 1.6: Horizon 2020 as in the
// shared data.
func TestAffiliationShape(t *testing.T) {
	net := invent(t, null.Affiliation{Actors: 35_871, Projects: 31_451, Participations: 144_726})
	like := func(want, got float64) { t.Helper(); require.InDelta(t, 0, math.Log(got/want), math.Log(1.6)) }
	for mode, want := range [2][4]float64{{.626, 11, 51, 1372}, {.606, 18, 32, 186}} {
		d := degrees(net, graph.Mode(mode))
		slices.Sort(d)
		ones, _ := slices.BinarySearch(d, 2)
		at := func(share float64) float64 { return float64(d[int(share*float64(len(d)))]) }
		if mode == int(graph.Actor) {
			like(want[0], float64(ones)/float64(len(d)))
		}
		like(want[1], at(.95))
		like(want[2], at(.99))
		like(want[3], float64(d[len(d)-1]))
	}
	like(796_670, float64(net.OneMode(graph.Actor, graph.Count).Ties()))
}
