package catalogue

import (
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/backbone"
)

// backbones is what is left of the projection if ties go that chance alone would give: pairs
// that share no more than actors of as many projects of as many actors do by chance (SDSM, 5
// in 100 for each tie).
func backbones() []Entry {
	return []Entry{
		{
			Name: "om_backbone_degree", Definition: "number of neighbours in the backbone: with whom it shares more than chance would give (SDSM, 5 in 100)",
			of: backbone.SDSM{},
			scores: func(w *work, g graph.Graph) (graph.Scores, error) {
				b, err := w.backbone(g)
				if err != nil {
					return graph.Scores{}, err
				}
				degree, err := metrics.Degree{}.Scores(w.ctx, b)
				return graph.NewScores(g, "backbone_degree", degree.Values(), degree.Warnings...), err
			},
		},
		{
			Name: "om_backbone_ties", Definition: "pairs that share more than chance would give (SDSM, 5 in 100)", of: backbone.SDSM{},
			number: func(w *work, g graph.Graph) (float64, []error, error) {
				b, err := w.backbone(g)
				if err != nil {
					return math.NaN(), nil, err
				}
				return float64(b.Ties()), nil, nil
			},
		},
	}
}

func (w *work) backbone(g graph.Graph) (*graph.OneMode, error) {
	return once(w, "backbone", g, func() (*graph.OneMode, error) {
		p, err := set(w, backbone.SDSM{Mode: w.mode}).TieScores(w.ctx, w.net)
		if err != nil {
			return nil, err
		}
		return backbone.Significant{}.OneMode(p)
	})
}
