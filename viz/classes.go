package viz

import (
	"math"
	"slices"
	"strconv"

	"github.com/essaim/essaim/graph"
)

// classes makes an entry of every class of numbers or dates, light for the
// smallest and dark for the largest.
func (k *categories) classes(say words) {
	measure, text := measureOf(k.column, say)
	ranges := quantiles(valuesIn(k.column, measure))
	steps := float64(len(sequence) - 1)
	for i, r := range ranges {
		name := text(r[0])
		if r[0] < r[1] {
			name += " – " + text(r[1])
		}
		at := steps / 2
		if len(ranges) > 1 {
			at = steps * float64(i) / float64(len(ranges)-1)
		}
		k.entries = append(k.entries, category{name: name, style: style{fill: sequence[int(math.Round(at))]}})
	}
	k.find = func(v graph.Value) int {
		return slices.IndexFunc(ranges, func(r [2]float64) bool { return measure(v) <= r[1] })
	}
}

// measureOf is how the values of a column become numbers, and numbers text. The
// dates of many years are counted by year.
func measureOf(c graph.Column, say words) (measure func(graph.Value) float64, text func(float64) string) {
	if c.Kind == graph.KindNumber {
		return func(v graph.Value) float64 { x, _ := v.Float(); return x }, say.number
	}
	years := func(v graph.Value) float64 { d, _ := v.Date(); return float64(d.Year()) }
	if len(slices.Compact(valuesIn(c, years))) >= len(sequence) {
		return years, func(x float64) string { return strconv.Itoa(int(x)) }
	}
	days := func(v graph.Value) float64 { d, _ := v.Date(); return float64(d) }
	return days, func(x float64) string { return graph.Date(x).String() }
}

// valuesIn is the stated values of a column, sorted.
func valuesIn(c graph.Column, measure func(graph.Value) float64) []float64 {
	var all []float64
	for i := range c.Len() {
		if v := c.At(i); !v.IsZero() {
			all = append(all, measure(v))
		}
	}
	slices.Sort(all)
	return all
}

// quantiles is the least and the largest value of classes that have about as
// many values each; equal values are never parted, and few distinct ones stand
// each alone.
func quantiles(sorted []float64) [][2]float64 {
	var ranges [][2]float64
	few := len(slices.Compact(slices.Clone(sorted))) <= len(sequence)
	last := -1
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && sorted[to] == sorted[from] {
			to++
		}
		class := len(sequence) * (from + to) / (2 * len(sorted)) // of the middle one
		if few || class != last {
			ranges = append(ranges, [2]float64{sorted[from]})
		}
		ranges[len(ranges)-1][1] = sorted[from]
		from, last = to, class
	}
	return ranges
}
