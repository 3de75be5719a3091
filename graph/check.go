package graph

import (
	"fmt"
	"slices"
)

// check judges the well-known columns of one record.
func check(values []Value) error {
	var start, until Date
	for _, v := range values {
		if v.empty() {
			continue
		}
		switch v.Column {
		case "weight", "votes":
			if v.Kind == KindNumber && !(v.number > 0 && v.number <= maxWeight) {
				return fmt.Errorf("%s %v: %w: it must be above 0, and 1e+100 at most", v.Column, v.number, ErrNumber)
			}
			fallthrough
		case "amount", "lon", "lat":
			if v.Kind != KindNumber {
				return fmt.Errorf("%s %q: %w", v.Column, v, ErrNumber)
			}
		case "start", "end":
			if v.Kind != KindDate {
				return fmt.Errorf("%s %q: %w", v.Column, v, ErrDate)
			}
			if v.Column == "start" {
				start = v.date
			} else {
				until = v.date
			}
		case "stage":
			if !slices.Contains(Stages(), v.text) {
				return fmt.Errorf("stage %q: %w: it must be one of %v", v, ErrStage, Stages())
			}
		}
	}
	if start != 0 && until != 0 && start.First() > until.Last() {
		return fmt.Errorf("from %s to %s: %w", start, until, ErrOrder)
	}
	return nil
}

// maxWeight leaves room for sums of weights, and for products of three.
const maxWeight = 1e100
