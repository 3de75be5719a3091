package catalogue_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/catalogue"
)

// hIndex is a measure that this library does not have: the largest h such that a node has h
// neighbours of degree h or more.
type hIndex struct {
	Workers  int
	Progress func(done, total int)
	Seed     uint64
	By       graph.Column
	seen     *[]any
}

func (m hIndex) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	if m.seen != nil {
		*m.seen = append(*m.seen, m.Workers, m.Seed, m.By.Name, m.Progress != nil)
	}
	values := make([]float64, g.Len())
	for i := range values {
		var degrees []int
		for _, j := range rows.Row(i) {
			degrees = append(degrees, rows.Degree(int(j)))
		}
		slices.Sort(degrees)
		for k, d := range slices.Backward(degrees) {
			values[i] = max(values[i], float64(min(d, len(degrees)-k)))
		}
	}
	return graph.NewScores(g, "h_index", values), nil
}

type ties struct{}

func (ties) Value(_ context.Context, g graph.Graph) (float64, error) {
	if g.Rows().Entries() == 0 {
		return math.NaN(), graph.ErrUndefined
	}
	return float64(g.Rows().Entries() / 2), nil
}

// Users add measures of their own to a table, which sets what the measure has no setting for.
func TestOwnMeasures(t *testing.T) {
	net := twoKinds(t)
	var seen []any
	table := catalogue.Table{
		Entries: []catalogue.Entry{
			{Name: "om_h_index", Definition: "h neighbours of degree h", Measure: hIndex{seen: &seen}},
			{Name: "h_index", Measure: hIndex{seen: &seen, Workers: 3, Seed: 9}, NeedsColumn: true},
			{Name: "parts", Grouping: metrics.Components{}},
			{Name: "ties", Number: ties{}},
		},
		Workers: 2, Seed: 5, By: net.Column(graph.Actor, "kind"), Progress: func(string, int, int) {},
	}
	results, err := table.Run(t.Context(), net)
	require.NoError(t, err)
	require.Equal(t, []any{2, uint64(5), "", true, 3, uint64(9), "kind", true}, seen)
	require.Equal(t, 5, results[0].Scores.Len())
	require.Equal(t, 8, results[1].Scores.Len())
	require.Equal(t, catalogue.OfGroups, results[2].Entry.Kind())
	require.InDelta(t, 8, results[3].Value, 0)
	require.Equal(t, "catalogue_test.hIndex", results[0].Entry.Type())
	empty, err := catalogue.Table{Entries: []catalogue.Entry{{Name: "ties", Number: ties{}}}}.Run(t.Context(), &graph.Network{})
	require.NoError(t, err)
	require.True(t, math.IsNaN(empty[0].Value))
	require.ErrorIs(t, empty[0].Warnings[0], graph.ErrUndefined)
}

// An entry that measures nothing was a nil pointer (issue 9).
func TestEmptyEntries(t *testing.T) {
	for _, e := range []catalogue.Entry{{Name: "mine"}, {}, {Measure: hIndex{}}} {
		_, err := catalogue.Table{Entries: []catalogue.Entry{e}}.Run(t.Context(), twoKinds(t))
		require.ErrorIs(t, err, graph.ErrSetting)
	}
}

// What cannot be right in a table is an error of the entry, or a sentence.
func TestOddEntries(t *testing.T) {
	net := twoKinds(t)
	other := nettest.Parse(t, "a:p b:p")
	kind := net.Column(graph.Actor, "kind")
	var none *hIndex
	for what, e := range map[string]catalogue.Entry{
		"a pointer that is nil":      {Name: "x", Measure: none},
		"two at once":                {Name: "x", Measure: hIndex{}, Number: ties{}},
		"no scores":                  {Name: "x", Measure: scoresOf{}},
		"scores of another":          {Name: "x", Measure: scoresOf{graph.NewScores(other, "x", make([]float64, other.Len()))}},
		"a column that nothing asks": {Name: "x", Measure: metrics.Degree{}, NeedsColumn: true},
	} {
		results, err := catalogue.Table{Entries: []catalogue.Entry{e}, By: kind}.Run(t.Context(), net)
		require.Error(t, err, what)
		require.Empty(t, results, what)
	}
	_, err := catalogue.Table{Entries: []catalogue.Entry{{Name: "x", Measure: hIndex{}}, {Name: "x", Measure: metrics.Degree{}}}}.Run(t.Context(), net)
	require.ErrorContains(t, err, "two entries of this name")
	_, err = catalogue.Table{Mode: 9}.Run(t.Context(), net)
	require.ErrorIs(t, err, graph.ErrSetting)
	_, err = catalogue.Table{}.Run(t.Context(), nil)
	require.ErrorIs(t, err, graph.ErrSetting)
	results, err := catalogue.Table{Entries: []catalogue.Entry{{Name: "x", Number: silent{}}}}.Run(t.Context(), net)
	require.NoError(t, err)
	require.ErrorIs(t, results[0].Warnings[0], graph.ErrUndefined)
}

// A measure may be a pointer: it gets the settings too, on a copy.
func TestMeasureByPointer(t *testing.T) {
	net := twoKinds(t)
	var seen []any
	own := &hIndex{seen: &seen}
	table := catalogue.Table{Entries: []catalogue.Entry{{Name: "h", Measure: own, NeedsColumn: true}}, By: net.Column(graph.Actor, "kind"), Workers: 2, Seed: 3}
	_, err := table.Run(t.Context(), net)
	require.NoError(t, err)
	require.Equal(t, []any{2, uint64(3), "kind", false}, seen)
	require.Zero(t, own.Workers)
}

type scoresOf struct{ scores graph.Scores }

func (m scoresOf) Scores(context.Context, graph.Graph) (graph.Scores, error) { return m.scores, nil }

// silent does not say why it is not defined.
type silent struct{}

func (silent) Value(context.Context, graph.Graph) (float64, error) { return math.NaN(), nil }

// refusing has no numbers for any network.
type refusing struct{}

var errRefused = errors.New("refused")

func (refusing) Scores(context.Context, graph.Graph) (graph.Scores, error) {
	return graph.Scores{}, errRefused
}

// A measure that refuses the network does not take the others with it.
func TestOneRefuses(t *testing.T) {
	entries := []catalogue.Entry{{Name: "before", Measure: metrics.Degree{}}, {Name: "refusing", Measure: refusing{}}, {Name: "om_after", Measure: metrics.Degree{}}}
	table, names := catalogue.Table{Entries: entries}, []string{}
	results, err := table.Run(t.Context(), twoKinds(t))
	require.ErrorIs(t, err, errRefused)
	require.ErrorContains(t, err, "refusing: refused")
	require.Len(t, results, 2)
	for r, err := range table.Each(t.Context(), twoKinds(t)) {
		names = append(names, r.Entry.Name)
		require.Equal(t, r.Entry.Name == "refusing", err != nil)
		for _, x := range r.Scores.Values() {
			require.Equal(t, err != nil, math.IsNaN(x), "a column of nothing")
		}
	}
	require.Equal(t, []string{"before", "refusing", "om_after"}, names)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	count := 0
	for _, err := range table.Each(ctx, twoKinds(t)) {
		require.ErrorIs(t, err, context.Canceled)
		count++
	}
	require.Equal(t, 1, count, "nothing follows")
}

// Every number of a network that is not defined says why, on networks that lack nearly
// everything (31 did not: issue 9), and so does every node's.
func TestUndefinedNumbersSayWhy(t *testing.T) {
	for _, text := range []string{
		"", "a", "a p:", "p:", "a:p", "a:p b:q", "a:p b:p", "a:p,q", "a:p,q b:p,q", "a:p b:p c:p", "a:p b:p c:q d:q", "a:p,q b:q,r c:r,p", "a:p b:p,q c:q",
		"a:p,q b:p,q c:p,q", "a:p b", "a:p b:p c:q d",
	} {
		net := nettest.Parse(t, text)
		for _, mode := range []graph.Mode{graph.Actor, graph.Project} {
			table := catalogue.Table{Entries: catalogue.All(), Mode: mode, By: sizes(t, net)}
			for r, err := range table.Each(t.Context(), net) {
				if err != nil {
					require.ErrorIs(t, err, graph.ErrSetting, "%q %s", text, r.Entry.Name)
					require.True(t, r.Entry.NeedsColumn, "%q: %v", text, err)
					continue
				}
				if r.Entry.Kind() == catalogue.OfNetwork {
					if math.IsNaN(r.Value) {
						assert.NotEmpty(t, r.Warnings, "%q %s is not defined, and does not say why", text, r.Entry.Name)
						assert.True(t, slices.ContainsFunc(r.Warnings, func(w error) bool { return errors.Is(w, graph.ErrUndefined) }), "%q %s: %v", text, r.Entry.Name, r.Warnings)
					}
					continue
				}
				if slices.ContainsFunc(r.Scores.Values(), math.IsNaN) {
					assert.NotEmpty(t, r.Warnings, "%q %s of nodes is not defined, and does not say why", text, r.Entry.Name)
				}
			}
		}
	}
}

// sizes is a column of a number for every actor, also of none.
func sizes(t *testing.T, net *graph.Network) graph.Column {
	t.Helper()
	var b graph.Builder
	require.NoError(t, b.AddActor("nobody", "", graph.Number("size", 1)))
	for a := range net.Of(graph.Actor) {
		require.NoError(t, b.AddActor(a.Key, "", graph.Number("size", float64(a.Index/2))))
	}
	other, err := b.Build()
	require.NoError(t, err)
	return other.Column(graph.Actor, "size")
}
