package main

import (
	"strings"
	"testing"
)

func TestFigures(t *testing.T) {
	var out strings.Builder
	if err := run(&out, []string{".", "./testdata/shapes"}); err != nil {
		t.Fatal(err)
	}
	want := head + `
| figures/testdata/shapes | 3, 10 / 10 | 3 | 3 | 1 (2) | 1 | 6 / 7 / 7 | 10 | 1 | 0.17 | 1 / 1 / 0 |

Circles of files:

- figures/testdata/shapes, 2 files: a.go b.go
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestNothingToMeasure(t *testing.T) {
	for _, args := range [][]string{nil, {"."}, {".", "./testdata/none"}} {
		if err := run(&strings.Builder{}, args); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}

func TestAt(t *testing.T) {
	check := func(all []int, share float64, want int) {
		t.Helper()
		if got := at(all, share); got != want {
			t.Errorf("%v at %v is %d, not %d", all, share, got, want)
		}
	}
	check(nil, 0.5, 0)
	check([]int{3, 1, 2}, 0.5, 2)
	check([]int{3, 1, 2}, 1, 3)
	check([]int{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 0.9, 10)
}
