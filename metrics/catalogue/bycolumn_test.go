package catalogue_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/brokerage"
	"github.com/essaim/essaim/metrics/catalogue"
)

// twoKinds is a network of two modes with categories and numbers of both.
func twoKinds(t *testing.T) *graph.Network {
	t.Helper()
	var b graph.Builder
	for i, kind := range []string{"town", "firm", "town", "", "firm"} {
		require.NoError(t, b.AddActor(string(rune('A'+i)), "", graph.Text("kind", kind), graph.Number("size", float64(i*i))))
	}
	for i, theme := range []string{"food", "wood", "food"} {
		require.NoError(t, b.AddProject(string(rune('P'+i)), "", graph.Text("theme", theme)))
	}
	for _, take := range []string{"AP", "BP", "BQ", "CQ", "DQ", "ER", "AR", "CR"} {
		require.NoError(t, b.Add(take[:1], take[1:], 1))
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

// runBy measures one entry by a column.
func runBy(t *testing.T, net *graph.Network, by graph.Column, kind catalogue.Kind, name string) catalogue.Result {
	t.Helper()
	found, unknown := catalogue.Named(catalogue.Of(catalogue.All(), kind), name)
	require.Empty(t, unknown)
	require.True(t, found[0].NeedsColumn)
	results, err := catalogue.Table{Entries: found, By: by}.Run(t.Context(), net)
	require.NoError(t, err)
	return results[0]
}

// Every entry is the measure that it is said to be.
func TestColumnEntries(t *testing.T) {
	net := twoKinds(t)
	om := net.OneMode(graph.Actor, graph.Count)
	theme, kind, size := net.Column(graph.Project, "theme"), net.Column(graph.Actor, "kind"), net.Column(graph.Actor, "size")
	same := func(want graph.Scores, got catalogue.Result) {
		t.Helper()
		require.Equal(t, nettest.Bits(want.Values()), nettest.Bits(got.Scores.Values()))
	}
	for name, index := range map[string]metrics.DiversityIndex{"blau": metrics.Blau, "shannon": metrics.Shannon, "richness": metrics.Richness, "evenness": metrics.Evenness, "simpson": metrics.Simpson} {
		same(nettest.Scores(t, metrics.Diversity{By: theme, Index: index}, net), runBy(t, net, theme, catalogue.OfNodes, name))
		same(nettest.Scores(t, metrics.Diversity{By: kind, Index: index}, om), runBy(t, net, kind, catalogue.OfNodes, "om_"+name))
	}
	same(nettest.Scores(t, metrics.Homophily{By: kind}, om), runBy(t, net, kind, catalogue.OfNodes, "om_external_internal"))
	same(nettest.Scores(t, metrics.Segregation{By: kind}, om), runBy(t, net, kind, catalogue.OfNodes, "om_segregation"))
	for prefix, g := range map[string]graph.Graph{"": net, "om_": om} {
		census, err := brokerage.Roles{By: kind}.Census(t.Context(), g)
		require.NoError(t, err)
		for name, role := range map[string]brokerage.Role{
			"coordinator": brokerage.Coordinator, "itinerant": brokerage.Itinerant, "gatekeeper": brokerage.Gatekeeper,
			"liaison": brokerage.Liaison, "brokerage": brokerage.AllRoles,
		} {
			got := runBy(t, net, kind, catalogue.OfNodes, prefix+name)
			require.Equal(t, g.Len(), got.Scores.Len())
			require.Equal(t, nettest.Bits(census.Of(role).Count.Values()), nettest.Bits(got.Scores.Of(graph.Actor).Values()))
			for _, x := range got.Scores.Of(graph.Project).Values() {
				require.True(t, math.IsNaN(x), "the column says nothing of projects")
			}
			require.Len(t, got.Warnings, map[string]int{"": 2, "om_": 1}[prefix])
			require.ErrorIs(t, got.Warnings[0], metrics.ErrUncategorized)
		}
	}
	table, err := metrics.Mixing{By: kind}.Table(t.Context(), om)
	require.NoError(t, err)
	nettest.Near(t, table.EI(), runBy(t, net, kind, catalogue.OfNetwork, "om_external_internal").Value)
	nettest.Near(t, table.Assortativity(), runBy(t, net, kind, catalogue.OfNetwork, "om_nominal_assortativity").Value)
	nettest.Near(t, table.GuptaAndersonMay(), runBy(t, net, kind, catalogue.OfNetwork, "om_gupta_anderson_may").Value)
	segregation, err := metrics.Segregation{By: kind}.Summary(t.Context(), om)
	require.NoError(t, err)
	nettest.Near(t, segregation.Value, runBy(t, net, kind, catalogue.OfNetwork, "om_segregation").Value)
	likeness, err := metrics.Autocorrelation{}.Of(t.Context(), om, metrics.Numbers(om, size))
	require.NoError(t, err)
	nettest.Near(t, likeness.Moran.Value, runBy(t, net, size, catalogue.OfNetwork, "om_moran").Value)
	nettest.Near(t, likeness.Geary.Value, runBy(t, net, size, catalogue.OfNetwork, "om_geary").Value)
	nettest.Near(t, likeness.Assortativity, runBy(t, net, size, catalogue.OfNetwork, "om_numeric_assortativity").Value)
}

// Without a column, or with one of the wrong kind, they say what is missing.
func TestColumnEntriesRefuse(t *testing.T) {
	net := twoKinds(t)
	for _, e := range catalogue.All() {
		if !e.NeedsColumn {
			continue
		}
		_, err := catalogue.Table{Entries: []catalogue.Entry{e}}.Run(t.Context(), net)
		require.ErrorIs(t, err, graph.ErrSetting, e.Name)
		require.ErrorContains(t, err, "set By")
	}
	found, _ := catalogue.Named(catalogue.All(), "om_moran")
	_, err := catalogue.Table{Entries: found, By: net.Column(graph.Actor, "kind")}.Run(t.Context(), net)
	require.ErrorContains(t, err, "is of text: name a column of numbers")
}

// Categories written as digits, or as years, are the categories that they would be as
// words (issue 9): half of the measures refused them.
func TestCategoriesWrittenAsDigits(t *testing.T) {
	var b graph.Builder
	for i, code := range []int{10, 9, 10, 0, 9, 2} {
		var cells []graph.Value
		if code > 0 {
			cells = []graph.Value{graph.Text("word", string(rune('a'+code))), graph.Number("digits", float64(code)), graph.Day("year", graph.Date(20000000+10000*code))}
		}
		require.NoError(t, b.AddActor(string(rune('A'+i)), "", cells...))
	}
	for _, take := range []string{"AP", "BP", "BQ", "CQ", "DQ", "ER", "AR", "CR", "FR", "FS", "AS"} {
		require.NoError(t, b.Add(take[:1], take[1:], 1))
	}
	net, err := b.Build()
	require.NoError(t, err)
	for _, e := range catalogue.All() {
		if !e.NeedsColumn || slices.Contains([]string{"om_moran", "om_geary", "om_numeric_assortativity"}, e.Name) {
			continue
		}
		word := runBy(t, net, net.Column(graph.Actor, "word"), e.Kind(), e.Name)
		for _, name := range []string{"digits", "year"} {
			got := runBy(t, net, net.Column(graph.Actor, name), e.Kind(), e.Name)
			require.Equal(t, len(word.Warnings), len(got.Warnings), e.Name)
			require.InDeltaSlice(t, append(word.Scores.Values(), word.Value), append(got.Scores.Values(), got.Value), 1e-14, e.Name)
		}
	}
	table, err := metrics.Mixing{By: net.Column(graph.Actor, "digits")}.Table(t.Context(), net.OneMode(graph.Actor, graph.Count))
	require.NoError(t, err)
	require.Equal(t, []string{"2", "9", "10"}, table.Rows, "by value")
}

// Every entry that needs no column runs, on two modes or on the projection, and says what it
// is.
func TestEveryEntryRuns(t *testing.T) {
	entries := slices.DeleteFunc(catalogue.All(), func(e catalogue.Entry) bool { return e.NeedsColumn })
	results, err := catalogue.Table{Entries: entries}.Run(t.Context(), nettest.File(t, "southern_women.csv"))
	require.NoError(t, err)
	require.Len(t, results, len(entries))
	for _, r := range results {
		require.NotEmpty(t, r.Entry.Definition, r.Entry.Name)
		if r.Entry.Kind() != catalogue.OfNetwork {
			want := 32
			if r.Entry.OneMode() {
				want = 18
			}
			require.Equal(t, want, r.Scores.Len(), r.Entry.Name)
		}
	}
}
