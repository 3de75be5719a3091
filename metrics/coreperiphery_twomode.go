package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/vec"
)

// splitTwoModes splits both projections, and holds the participations against the
// pattern that the two cores make together.
func splitTwoModes(ctx context.Context, net *graph.Network) (CorePeripherySummary, error) {
	side := make([]int32, 0, net.Len())
	var size [2]float64 // of the cores
	var warnings []error
	for mode := range graph.Mode(2) {
		split, err := splitOneMode(ctx, net.OneMode(mode, graph.Binary))
		if err != nil {
			return CorePeripherySummary{}, err
		}
		for _, group := range split.Core.All() {
			side = append(side, int32(group))
			size[mode] += vec.Indicator(group == 0)
		}
		warnings = append(warnings, split.Core.Warnings...)
	}
	var tied [2]float64 // pairs within the core, within the periphery
	for a := range net.Of(graph.Actor) {
		for _, p := range net.Rows().Row(a.Index) {
			if side[a.Index] == side[p] {
				tied[-side[p]]++
			}
		}
	}
	core := size[0] * size[1]
	periphery := (float64(net.Count(graph.Actor)) - size[0]) * (float64(net.Count(graph.Project)) - size[1])
	return CorePeripherySummary{
		Core:       graph.NewPartition(net, "core_periphery", side, warnings...),
		Exceptions: int(core - tied[0] + tied[1]), Correlation: phi(core, periphery, tied[0], tied[1]),
	}, ctx.Err()
}
