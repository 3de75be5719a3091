package metrics_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// drawn is a list of ties between nodes 0…actors-1 and 0…projects-1.
type drawn struct {
	actors, projects int
	ties             [][2]int
}

func draw(r *rapid.T) drawn {
	d := drawn{actors: rapid.IntRange(1, 9).Draw(r, "actors"), projects: rapid.IntRange(1, 9).Draw(r, "projects")}
	for range rapid.IntRange(0, 30).Draw(r, "ties") {
		a, p := rapid.IntRange(0, d.actors-1).Draw(r, "a"), rapid.IntRange(0, d.projects-1).Draw(r, "p")
		d.ties = append(d.ties, [2]int{a, p})
	}
	return d
}

// build makes the network, with names for the nodes; swapped, actors are projects.
func (d drawn) build(t testing.TB, actor, project func(int) string, swapped bool) *graph.Network {
	var fields []string
	add := func(a, p string) {
		if swapped {
			a, p = p, a
		}
		fields = append(fields, a+":"+p)
	}
	for a := range d.actors {
		add(actor(a), "")
	}
	for p := range d.projects {
		add("", project(p))
	}
	for _, tie := range d.ties {
		add(actor(tie[0]), project(tie[1]))
	}
	return nettest.Parse(t, strings.Join(fields, " "))
}

func named(prefix string) func(int) string {
	return func(i int) string { return fmt.Sprintf("%s%d", prefix, i) }
}

func TestScoresFollowNames(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := draw(r)
		plain := d.build(t, named("a"), named("p"), false)
		renamed := d.build(t, func(i int) string { return fmt.Sprintf("a%d", 99-i) }, func(i int) string { return fmt.Sprintf("p%d", 77-7*i) }, false)
		swapped := d.build(t, named("a"), named("p"), true)
		for _, m := range append(measures(), metrics.Betweenness{Normalized: true}, metrics.Harmonic{Normalized: true}, metrics.Degree{Normalized: true}) {
			x, err := m.Scores(t.Context(), plain)
			if err != nil || slices.ContainsFunc(x.Warnings, func(doubt error) bool { return errors.Is(doubt, metrics.ErrEqualDegrees) }) {
				continue // the order of nodes decides
			}
			y, z := nettest.Scores(t, m, renamed), nettest.Scores(t, m, swapped)
			for i := range d.actors {
				nettest.Near(t, key(t, x, fmt.Sprintf("a%d", i)), key(t, y, fmt.Sprintf("a%d", 99-i)))
				nettest.Near(t, key(t, x, fmt.Sprintf("a%d", i)), key(t, z, fmt.Sprintf("a%d", i)))
			}
			for i := range d.projects {
				nettest.Near(t, key(t, x, fmt.Sprintf("p%d", i)), key(t, y, fmt.Sprintf("p%d", 77-7*i)))
				nettest.Near(t, key(t, x, fmt.Sprintf("p%d", i)), key(t, z, fmt.Sprintf("p%d", i)))
			}
		}
	})
}

func key(t testing.TB, s graph.Scores, key string) float64 {
	v, ok := s.Key(key)
	require.True(t, ok, key)
	return v
}

// Normalised numbers are between 0 and 1, also on disconnected networks.
func TestBounds(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		net := draw(r).build(t, named("a"), named("p"), false)
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count), net.OneMode(graph.Project, graph.Count.AtLeast(2))} {
			for _, m := range []metrics.Measure{
				metrics.Degree{Normalized: true},
				metrics.Closeness{},
				metrics.Harmonic{Normalized: true},
				metrics.Betweenness{Normalized: true},
				metrics.Clustering{},
				metrics.Latapy{},
				metrics.Latapy{Pair: metrics.Smaller},
				metrics.Latapy{Pair: metrics.Larger},
				metrics.Redundancy{},
				metrics.Opsahl{},
				metrics.Opsahl{Paths: metrics.GeometricPaths},
				metrics.Specialization{},
				metrics.Specialization{Continuous: true},
				metrics.TieConcentration{},
				metrics.TieConcentration{Unequal: true},
				metrics.ContinuousCore{},
				metrics.Barrat{},
				metrics.Onnela{},
				metrics.Reach{},
				metrics.Eigenvector{},
				metrics.PageRank{},
				metrics.CurrentFlow{Normalized: true},
			} {
				s, err := m.Scores(t.Context(), g)
				if err != nil {
					require.ErrorIs(t, err, graph.ErrModes)
					continue
				}
				for node, v := range s.All() {
					require.False(t, v < 0 || v > 1, "%T %s %v", m, node.Key, v)
				}
			}
		}
		require.False(t, nettest.Value(t, metrics.RobinsAlexander{}, net) > 1)
	})
}

// Every shortest path of length d passes d-1 nodes and d ties.
func TestSumOfBetweenness(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		net := draw(r).build(t, named("a"), named("p"), false)
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count)} {
			d := summary(t, g)
			var inner, steps float64
			for at, pairs := range d.Counts {
				inner += float64(pairs) * float64(max(0, at-1))
				steps += float64(pairs) * float64(at)
			}
			nettest.Near(t, inner, nettest.Scores(t, metrics.Betweenness{}, g).Describe().Sum)
			ties, err := metrics.TieBetweenness{}.TieScores(t.Context(), g)
			require.NoError(t, err)
			sum := 0.0
			for _, b := range ties.All() {
				sum += b
			}
			nettest.Near(t, steps, sum)
		}
	})
}

// Distances over the two-mode rows are those of the projection's own rows.
func TestProjectionNeedNotBeBuilt(t *testing.T) {
	always := graph.Custom("shared", func(_, _ graph.Node, shared []graph.Node) float64 { return float64(len(shared)) })
	rapid.Check(t, func(r *rapid.T) {
		net := draw(r).build(t, named("a"), named("p"), false)
		for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
			implicit, explicit := net.OneMode(mode, graph.Count), net.OneMode(mode, always)
			for _, m := range []metrics.Measure{metrics.Closeness{}, metrics.Harmonic{}, metrics.Eccentricity{}, metrics.Closeness{Raw: true}} {
				require.Equal(t, nettest.Scores(t, m, explicit).Values(), nettest.Scores(t, m, implicit).Values())
			}
			x, y := summary(t, explicit), summary(t, implicit)
			require.Equal(t, fmt.Sprint(x), fmt.Sprint(y))
		}
	})
}

// A length of one for every tie is the same as counting steps, and Inverse on
// ties of strength one too.
func TestUnitLength(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		net := draw(r).build(t, named("a"), named("p"), false)
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Binary)} {
			for _, pair := range [][2]metrics.Measure{
				{metrics.Closeness{}, metrics.Closeness{Length: metrics.Inverse}},
				{metrics.Harmonic{}, metrics.Harmonic{Length: metrics.Inverse}},
				{metrics.Betweenness{}, metrics.Betweenness{Length: metrics.Inverse}},
			} {
				want := nettest.Scores(t, pair[0], g)
				like(t, pair[1], g, want.At)
			}
		}
	})
}

// Same input, same bits, for any number of workers.
func TestSameBits(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	actors := net.OneMode(graph.Actor, graph.Count)
	for _, g := range []graph.Graph{net, actors} {
		for _, with := range []func(workers int) metrics.Measure{
			func(w int) metrics.Measure { return metrics.Betweenness{Workers: w} },
			func(w int) metrics.Measure { return metrics.Betweenness{Workers: w, Length: metrics.Inverse} },
			func(w int) metrics.Measure { return metrics.Closeness{Workers: w} },
			func(w int) metrics.Measure { return metrics.Harmonic{Workers: w, Length: metrics.Inverse} },
			func(w int) metrics.Measure { return metrics.Redundancy{Workers: w} },
			func(w int) metrics.Measure { return metrics.Clustering{Workers: w} },
			func(w int) metrics.Measure { return metrics.Barrat{Workers: w} },
			func(w int) metrics.Measure { return metrics.Onnela{Workers: w} },
			func(w int) metrics.Measure { return metrics.Constraint{Workers: w} },
			func(w int) metrics.Measure { return metrics.EffectiveSize{Workers: w} },
		} {
			want, err := with(1).Scores(t.Context(), g)
			if err != nil {
				continue
			}
			for _, workers := range []int{0, 2, 3, 8, 64} {
				require.Equal(t, nettest.Bits(want.Values()), nettest.Bits(nettest.Scores(t, with(workers), g).Values()), workers)
			}
		}
		want, err := metrics.TieBetweenness{Workers: 1}.TieScores(t.Context(), g)
		require.NoError(t, err)
		for _, workers := range []int{2, 3, 8, 64} {
			got, err := metrics.TieBetweenness{Workers: workers}.TieScores(t.Context(), g)
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
	}
}

func TestProgress(t *testing.T) {
	net := affiliation(t, 1, 1500, 1000)
	for _, workers := range []int{1, 4} {
		var calls [][2]int
		progress := func(done, total int) { calls = append(calls, [2]int{done, total}) }
		nettest.Scores(t, metrics.Betweenness{Workers: workers, Progress: progress}, net)
		require.Equal(t, 0, calls[0][0])
		require.Equal(t, calls[0][1], calls[len(calls)-1][0])
		require.InDelta(t, 100, len(calls), 2)
		for i := range calls[1:] {
			require.Less(t, calls[i][0], calls[i+1][0])
		}
	}
}

func TestCancelled(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	before, cancel := context.WithCancel(t.Context())
	cancel()
	for _, m := range measures() {
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count)} {
			if _, err := m.Scores(t.Context(), g); err != nil {
				continue
			}
			s, err := m.Scores(before, g)
			require.ErrorIs(t, err, context.Canceled, "%T", m)
			require.Zero(t, s.Len())
		}
	}
}

// A measure that is cancelled while its projection is being built stops building.
func TestCancelledWhileProjecting(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	pairs := net.OneMode(graph.Actor, graph.Binary).Ties()
	runs := map[string]func(context.Context, graph.Graph) error{}
	for _, m := range measures() {
		runs[fmt.Sprintf("%T", m)] = func(ctx context.Context, g graph.Graph) error { _, err := m.Scores(ctx, g); return err }
	}
	for _, m := range []metrics.NetworkMeasure{
		metrics.NodeConnectivity{},
		metrics.Density{},
		metrics.Transitivity{},
		metrics.Assortativity{},
		metrics.DegreeCentralization{},
		metrics.Centralization{},
		metrics.OpsahlPanzarasa{},
	} {
		runs[fmt.Sprintf("%T", m)] = func(ctx context.Context, g graph.Graph) error { _, err := m.Value(ctx, g); return err }
	}
	for name, run := range runs {
		asked, stop := 0, func() {}
		one := net.OneMode(graph.Actor, graph.Custom("stopping", func(graph.Node, graph.Node, []graph.Node) float64 {
			if asked++; asked == 5 {
				stop()
			}
			return 1
		}))
		ctx, cancel := context.WithCancel(t.Context())
		stop = cancel
		err := run(ctx, one)
		cancel()
		if errors.Is(err, graph.ErrModes) {
			continue
		}
		require.ErrorIs(t, err, context.Canceled, name)
		require.Less(t, asked, pairs/2, name)
	}
}

func TestCancelledWhileMeasuring(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	for _, workers := range []int{1, 4} {
		during, cancel := context.WithCancel(t.Context())
		stop := func(done, total int) {
			if done > total/3 {
				cancel()
			}
		}
		s, err := metrics.Betweenness{Workers: workers, Progress: stop}.Scores(during, net)
		require.ErrorIs(t, err, context.Canceled)
		require.Zero(t, s.Len())
		_, err = metrics.Components{}.Partition(during, net)
		require.ErrorIs(t, err, context.Canceled)
		_, err = metrics.Distances{}.Summary(during, net)
		require.ErrorIs(t, err, context.Canceled)
		_, err = metrics.TieBetweenness{}.TieScores(during, net)
		require.ErrorIs(t, err, context.Canceled)
	}
}
