package viz

import (
	"cmp"
	"slices"
)

// even gives a crowded middle more of the page and empty margins less: each
// coordinate moves part of the way to where it would stand if the nodes stood
// at equal distances along its axis. The order along each axis stays.
func even(points []Point, nodes []int32) {
	const few = 30
	if len(nodes) < few {
		return
	}
	level(points, nodes, func(p *Point) *float64 { return &p.X })
	level(points, nodes, func(p *Point) *float64 { return &p.Y })
}

func level(points []Point, nodes []int32, coordinate func(*Point) *float64) {
	const share = .4
	order := slices.Clone(nodes)
	slices.SortStableFunc(order, func(x, y int32) int { return cmp.Compare(*coordinate(&points[x]), *coordinate(&points[y])) })
	first := *coordinate(&points[order[0]])
	length := *coordinate(&points[order[len(order)-1]]) - first
	for k, v := range order {
		at := coordinate(&points[v])
		*at += share * (first + length*float64(k)/float64(len(order)-1) - *at)
	}
}
