package backbone_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/backbone"
)

// Settings below 0, and modes that are none, are errors, also of nobody.
func TestSettingsOutOfRange(t *testing.T) {
	for _, net := range []*graph.Network{nettest.Parse(t, "A:P,Q B:P,Q C:Q"), new(graph.Network)} {
		for _, m := range []backbone.Model{
			backbone.FixedRow{Workers: -3},
			backbone.FixedRow{Mode: 2},
			backbone.FixedColumn{Mode: 2},
			backbone.FixedFill{Mode: 255},
			backbone.SDSM{Workers: -1},
			backbone.SDSM{Mode: 2},
			backbone.SDSM{Fit: backbone.BiCM{Iterations: -1}},
		} {
			_, err := m.TieScores(t.Context(), net)
			require.ErrorIs(t, err, graph.ErrSetting, "%T%+v", m, m)
		}
		_, err := backbone.BiCM{Iterations: -1}.Probabilities(t.Context(), net)
		require.ErrorIs(t, err, graph.ErrSetting)
	}
	for _, s := range []backbone.Significant{{Level: -.01}, {Level: 1.01}, {Correction: -1}, {Correction: 3}, {Pairs: -1}} {
		_, err := s.OneMode(graph.TieScores{})
		require.ErrorIs(t, err, graph.ErrSetting, "%+v", s)
	}
}
