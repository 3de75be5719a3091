package metrics_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/brokerage"
	"github.com/essaim/essaim/metrics/community"
	"github.com/essaim/essaim/metrics/null"
)

// settable is everything whose settings could be out of range, beside [measures].
func settable() []any {
	return []any{
		metrics.Transitivity{},
		metrics.RobinsAlexander{},
		metrics.NODF{},
		metrics.OpsahlPanzarasa{},
		metrics.Butterflies{},
		metrics.Distances{},
		metrics.Centralization{By: metrics.ByBetweenness},
		metrics.Homophily{},
		metrics.SampledBetweenness{},
		metrics.GroupCentrality{Nodes: []int{0}},
		metrics.SmallWorld{},
		metrics.TieBetweenness{},
		metrics.Segregation{},
		metrics.Autocorrelation{},
		metrics.TwoModeCore{},
		metrics.Coalition{},
		brokerage.Roles{},
		community.Leiden{},
		community.Louvain{},
		community.LabelPropagation{},
		community.BRIM{},
		community.Consensus{},
		null.Curveball{},
		null.Affiliation{Actors: 5, Projects: 4, Participations: 9},
	}
}

// A setting below 0, or that is none of its choices, is [graph.ErrSetting], whatever it is a
// setting of: some were taken for 0, others for no steps at all (issue 9).
func TestSettingsOutOfRange(t *testing.T) {
	var b graph.Builder
	for i, kind := range []string{"town", "firm", "town", "firm"} {
		require.NoError(t, b.AddActor(string(rune('A'+i)), "", graph.Text("kind", kind)))
	}
	for _, take := range []string{"AP", "BP", "CP", "BQ", "CQ", "DQ", "AR", "DR"} {
		require.NoError(t, b.Add(take[:1], take[1:], 2))
	}
	net, err := b.Build()
	require.NoError(t, err)
	by := reflect.ValueOf(net.Column(graph.Actor, "kind"))
	all := settable()
	for _, m := range measures() {
		all = append(all, m)
	}
	tried := 0
	for _, m := range all {
		was := reflect.ValueOf(m)
		for i := range was.NumField() {
			now := reflect.New(was.Type()).Elem()
			now.Set(was)
			switch was.Type().Field(i).Type.Kind() {
			case reflect.Int:
				now.Field(i).SetInt(-3)
			case reflect.Uint8: // a choice that there is not
				now.Field(i).SetUint(200)
			default:
				continue
			}
			if field := now.FieldByName("By"); field.IsValid() && field.Type() == by.Type() {
				field.Set(by)
			}
			name := was.Type().String() + "." + was.Type().Field(i).Name
			if !refused(t.Context(), now.Interface(), net) {
				t.Errorf("%s of %v is taken", name, now.Field(i))
			}
			tried++
		}
	}
	require.Greater(t, tried, 60)
}

// refused tells whether all that can be asked of a measure, of two modes or of one, is an error
// of a setting, or else of the kind of network.
func refused(ctx context.Context, m any, net *graph.Network) bool {
	var errs []error
	for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count)} {
		if m, ok := m.(metrics.Measure); ok {
			_, err := m.Scores(ctx, g)
			errs = append(errs, err)
		}
		if m, ok := m.(metrics.TieMeasure); ok {
			_, err := m.TieScores(ctx, g)
			errs = append(errs, err)
		}
		if m, ok := m.(metrics.NetworkMeasure); ok {
			_, err := m.Value(ctx, g)
			errs = append(errs, err)
		}
		if m, ok := m.(metrics.Grouping); ok {
			_, err := m.Partition(ctx, g)
			errs = append(errs, err)
		}
		switch m := m.(type) {
		case metrics.Distances:
			_, err := m.Summary(ctx, g)
			errs = append(errs, err)
		case metrics.GroupCentrality:
			_, err := m.Summary(ctx, g)
			errs = append(errs, err)
		case metrics.Coalition:
			_, err := m.Find(ctx, g)
			errs = append(errs, err)
		case brokerage.Roles:
			m.Permutations = nonZero(m.Permutations)
			_, err := m.Census(ctx, g)
			errs = append(errs, err)
		case metrics.Homophily:
			m.Permutations = nonZero(m.Permutations)
			_, err := m.Summary(ctx, g)
			errs = append(errs, err)
		}
	}
	switch m := m.(type) {
	case metrics.SmallWorld:
		_, err := m.Summary(ctx, net)
		errs = append(errs, err)
	case null.Curveball:
		_, err := m.Network(ctx, net)
		errs = append(errs, err)
	case null.Affiliation:
		_, err := m.Network(ctx)
		errs = append(errs, err)
	}
	settings := 0
	for _, err := range errs {
		switch {
		case errors.Is(err, graph.ErrSetting):
			settings++
		case !errors.Is(err, graph.ErrModes):
			return false
		}
	}
	return settings > 0
}

// nonZero asks for permutations, if that is not what is tried.
func nonZero(n int) int {
	if n == 0 {
		return 5
	}
	return n
}
