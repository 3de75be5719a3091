package backbone_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/backbone"
	"github.com/essaim/essaim/metrics/null"
)

func invented(t testing.TB, actors int) *graph.Network {
	t.Helper()
	net, err := null.Affiliation{Actors: actors, Projects: actors, Participations: 4 * actors, Seed: 1}.Network(t.Context())
	require.NoError(t, err)
	return net
}

func values(t testing.TB, m backbone.Model, net *graph.Network) []float64 {
	t.Helper()
	p, err := m.TieScores(t.Context(), net)
	require.NoError(t, err)
	all := make([]float64, p.Len())
	for i := range all {
		all[i] = p.At(i)
	}
	return all
}

// Where degrees are all alike, so are chances, and where they leave no choice nothing
// is significant.
func TestClosedForms(t *testing.T) {
	// Six actors of degree two, four projects of three: p = 1/2 for every tie.
	regular := nettest.Parse(t, "a:p,q b:q,r c:r,s d:s,p e:p,r f:q,s")
	p, err := backbone.BiCM{}.Probabilities(t.Context(), regular)
	require.NoError(t, err)
	for a := range 6 {
		for j := range 4 {
			require.InDelta(t, .5, p.At(a, j), 1e-15)
		}
	}
	for _, v := range values(t, backbone.SDSM{}, regular) {
		require.InDelta(t, 1-math.Pow(.75, 4), v, 1e-15) // at least one of four, 1/4 each
	}
	for _, v := range values(t, backbone.FixedRow{}, regular) {
		require.InDelta(t, 5./6, v, 1e-15) // not the other two
	}
	for _, v := range values(t, backbone.FixedColumn{}, regular) {
		require.InDelta(t, 1-math.Pow(.8, 4), v, 1e-15) // 3·2/(6·5) each
	}
	for _, text := range []string{"a:p,q,r,s b:p,q,r c:p,q d:p", "a:p,q b:p,q", "a:p b:p"} {
		for _, v := range values(t, backbone.SDSM{}, nettest.Parse(t, text)) {
			require.Equal(t, 1., v)
		}
	}
	// Two who share all ten of a thousand projects: one set of ten in C(1000,10).
	text := "a:"
	for i := range 1000 {
		text += fmt.Sprintf(" :p%d", i)
	}
	both := "p0,p1,p2,p3,p4,p5,p6,p7,p8,p9"
	want := 1.0
	for i := range 10 {
		want *= float64(i+1) / float64(1000-i)
	}
	require.InEpsilon(t, want, values(t, backbone.FixedRow{}, nettest.Parse(t, text+" a:"+both+" b:"+both))[0], 1e-13)
}

// Larger networks: a p-value is of [0,1], falls with what is shared, and the other mode
// is that of the network turned round.
func TestModes(t *testing.T) {
	for seed := range uint64(20) {
		net := nettest.Random(t, seed, 12, 9, .3)
		var b graph.Builder
		for a := range net.Of(graph.Actor) {
			require.NoError(t, b.AddProject(a.Key, ""))
		}
		for j := range net.Of(graph.Project) {
			require.NoError(t, b.AddActor(j.Key, ""))
		}
		for tie := range net.All() {
			require.NoError(t, b.AddParticipation(tie.To.Key, tie.From.Key))
		}
		turned, err := b.Build()
		require.NoError(t, err)
		for _, pair := range [][2]backbone.Model{
			{backbone.FixedFill{}, backbone.FixedFill{Mode: graph.Project}},
			{backbone.FixedRow{}, backbone.FixedRow{Mode: graph.Project}},
			{backbone.FixedColumn{}, backbone.FixedColumn{Mode: graph.Project}},
			{backbone.SDSM{}, backbone.SDSM{Mode: graph.Project}},
		} {
			x, y := values(t, pair[0], net), values(t, pair[1], turned)
			require.InDeltaSlice(t, x, y, 1e-12)
			for _, v := range x {
				require.True(t, v > 0 && v <= 1, "%v", v)
			}
		}
	}
}

func TestSameBits(t *testing.T) {
	net := invented(t, 3000)
	for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
		one := values(t, backbone.SDSM{Mode: mode, Workers: 1}, net)
		row := values(t, backbone.FixedRow{Mode: mode, Workers: 1}, net)
		for _, workers := range []int{0, 2, 3, 8, 64} {
			require.Equal(t, one, values(t, backbone.SDSM{Mode: mode, Workers: workers}, net))
			require.Equal(t, row, values(t, backbone.FixedRow{Mode: mode, Workers: workers}, net))
		}
	}
}

// Wherever it is stopped, there is an error and no numbers.
func TestCancelled(t *testing.T) {
	net := invented(t, 300)
	for name, model := range modelOf {
		for looks := 0; ; looks = looks*3/2 + 1 {
			ctx := nettest.NewExpiring(t.Context(), looks)
			p, err := model.TieScores(ctx, net)
			if ctx.Left() >= 0 {
				require.NoError(t, err, name)
				break
			}
			require.ErrorIs(t, err, context.Canceled, "%s after %d looks", name, looks)
			require.Zero(t, p.Len())
		}
	}
}

func TestDegenerate(t *testing.T) {
	for _, text := range []string{"", "a:", ":p", "a:p", "a: b:", "a:p b:q", "a:p,q,r", "a:p b: :q"} {
		for name, model := range modelOf {
			require.Empty(t, values(t, model, nettest.Parse(t, text)), "%s %q", name, text)
		}
		_, err := backbone.BiCM{}.Probabilities(t.Context(), nettest.Parse(t, text))
		require.NoError(t, err)
	}
	for name, model := range modelOf {
		require.Empty(t, values(t, model, &graph.Network{}), name)
		for _, v := range values(t, model, nettest.Complete(t, 5, 4)) {
			want := map[string]float64{"disparity": .75 * .75 * .75}[name]
			if name != "disparity" {
				want = 1
			}
			require.InDelta(t, want, v, 1e-15, name)
		}
	}
}

func TestNotSettled(t *testing.T) {
	_, err := backbone.SDSM{Fit: backbone.BiCM{Iterations: 1}}.TieScores(t.Context(), invented(t, 200))
	var e *graph.ConvergenceError
	require.True(t, errors.As(err, &e))
	require.Equal(t, "bicm", e.Measure)
}

func TestProgress(t *testing.T) {
	last := 0
	_, err := backbone.SDSM{Progress: func(done, total int) {
		require.LessOrEqual(t, done, total)
		last = total - done
	}}.TieScores(t.Context(), invented(t, 200))
	require.NoError(t, err)
	require.Zero(t, last)
}

// A node of two ties deals its strength by one cut, which falls anywhere alike.
func TestDisparityOfTwoTies(t *testing.T) {
	var b graph.Builder
	require.NoError(t, b.Add("a", "p", 3))
	require.NoError(t, b.Add("a", "q", 7))
	net, err := b.Build()
	require.NoError(t, err)
	p, err := backbone.Disparity{}.TieScores(t.Context(), net)
	require.NoError(t, err)
	require.InDeltaSlice(t, []float64{.7, .3}, []float64{p.At(0), p.At(1)}, 1e-15)
}

func TestDisparityWarnsOfDirections(t *testing.T) {
	var b graph.Builder
	require.NoError(t, b.AddTie("gives", "a", "b", true))
	net, err := b.Build()
	require.NoError(t, err)
	g, err := net.Layer("gives")
	require.NoError(t, err)
	p, err := backbone.Disparity{}.TieScores(t.Context(), g)
	require.NoError(t, err)
	require.Equal(t, 1., p.At(0))
	require.ErrorIs(t, p.Warnings[0], graph.ErrDirections)
}

// star is a network whose ties have these p-values.
func star(t testing.TB, p ...float64) graph.TieScores {
	var fields []string
	for i := range p {
		fields = append(fields, fmt.Sprintf("0-%c", 'a'+i))
	}
	return graph.NewTieScores(nettest.Ties(t, strings.Join(fields, " ")), "p", p)
}

func kept(t testing.TB, s backbone.Significant, p graph.TieScores) int {
	t.Helper()
	g, err := s.OneMode(p)
	require.NoError(t, err)
	require.Equal(t, p.Graph().Len(), g.Len())
	return g.Ties()
}

// The fifteen p-values of Benjamini and Hochberg (1995), of which they keep four, and
// Bonferroni's correction three, as from memory; Holm keeps three as well.
func TestSignificantPublished(t *testing.T) {
	p := star(t, .0344, .0001, .0298, .0004, .0095, .0201, .0278, .0019, .0459, .3240, .4262, .5719, .6528, .7590, 1)
	require.Equal(t, 9, kept(t, backbone.Significant{}, p))
	require.Equal(t, 4, kept(t, backbone.Significant{Correction: backbone.BenjaminiHochberg, Pairs: 15}, p))
	require.Equal(t, 3, kept(t, backbone.Significant{Correction: backbone.Holm, Pairs: 15}, p))
	require.Equal(t, 2, kept(t, backbone.Significant{Correction: backbone.Holm}, p)) // of 120 pairs: .05/118 < .0019
	require.Equal(t, 15, kept(t, backbone.Significant{Level: 1}, p))
}

func TestSignificantEdges(t *testing.T) {
	require.Equal(t, 1, kept(t, backbone.Significant{Correction: backbone.Holm}, star(t, math.NaN(), 0)))
	require.Equal(t, 0, kept(t, backbone.Significant{Correction: backbone.BenjaminiHochberg}, star(t, 1, 1)))
	// The second of two is below its line, and takes the first with it.
	require.Equal(t, 2, kept(t, backbone.Significant{Correction: backbone.BenjaminiHochberg, Pairs: 2}, star(t, .05, .04)))
	g, err := backbone.Significant{}.OneMode(graph.TieScores{})
	require.NoError(t, err)
	require.Zero(t, g.Len())
	for _, s := range []backbone.Significant{{Level: -1}, {Level: 1.5}, {Level: math.NaN()}, {Correction: 3}, {Pairs: -1}} {
		_, err := s.OneMode(star(t, 1))
		require.ErrorIs(t, err, graph.ErrSetting, "%+v", s)
	}
	p, err := backbone.Disparity{}.TieScores(t.Context(), nettest.Parse(t, "a:p,q b:q"))
	require.NoError(t, err)
	_, err = backbone.Significant{}.OneMode(p)
	require.ErrorIs(t, err, graph.ErrModes)
}
