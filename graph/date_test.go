package graph_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
)

func ExampleParseDate() {
	d, _ := graph.ParseDate("2024-02")
	fmt.Println(d, d.First(), d.Last())
	// Output: 2024-02 2024-02-01 2024-02-29
}

func TestDateRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Unix(rapid.Int64Range(-62135596800, 253402300799).Draw(t, "second"), 0).UTC()
		text := day.Format("2006-01-02")[:rapid.SampledFrom([]int{4, 7, 10}).Draw(t, "precision")]
		d, err := graph.ParseDate(text)
		require.NoError(t, err)
		require.Equal(t, text, d.String())
		again, err := graph.NewDate(d.Year(), d.Month(), d.Day())
		require.NoError(t, err)
		require.Equal(t, d, again)

		require.LessOrEqual(t, d.First(), d.Last())
		require.Equal(t, d.First(), d.First().First())
		require.Equal(t, d.Last(), d.Last().Last())
		last, err := time.Parse("2006-01-02", d.Last().String())
		require.NoError(t, err)
		switch next := last.AddDate(0, 0, 1); len(text) {
		case 4:
			require.Equal(t, "01-01", next.Format("01-02"))
		case 7:
			require.Equal(t, "01", next.Format("02"))
		}
	})
}

func TestDateFirstAndLast(t *testing.T) {
	for _, c := range [][3]string{
		{"2024", "2024-01-01", "2024-12-31"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2023-02", "2023-02-01", "2023-02-28"},
		{"1900-02", "1900-02-01", "1900-02-28"},
		{"2000-02", "2000-02-01", "2000-02-29"},
		{"2024-04", "2024-04-01", "2024-04-30"},
		{"2024-12", "2024-12-01", "2024-12-31"},
		{"2024-02-03", "2024-02-03", "2024-02-03"},
		{"0001", "0001-01-01", "0001-12-31"},
		{"9999", "9999-01-01", "9999-12-31"},
	} {
		d := date(t, c[0])
		require.Equal(t, c[1], d.First().String())
		require.Equal(t, c[2], d.Last().String())
	}
}

func TestDateBad(t *testing.T) {
	for _, text := range []string{
		"", "24", "2024-1", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "1900-02-29", "2024-01-00", "2024-01-32",
		"0000", "0000-01-01", "2024/01/01", "2024-1-01", "2024-01-1x", "+024", "-024", "2_24", "abcd", "20240101",
		"2024-01-01T00:00", " 2024", "２０２4", "31/12/2024", "2024 01",
	} {
		d, err := graph.ParseDate(text)
		require.ErrorIs(t, err, graph.ErrDate, "%q", text)
		require.Zero(t, d)
	}
	for _, parts := range [][3]int{{0, 1, 1}, {10000, 1, 1}, {-1, 0, 0}, {2024, 0, 1}, {2024, 13, 1}, {2024, -1, 1}, {2024, 1, -1}, {2023, 2, 29}} {
		_, err := graph.NewDate(parts[0], parts[1], parts[2])
		require.ErrorIs(t, err, graph.ErrDate, "%v", parts)
	}
}

func TestDateAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2024-01-31", 1, "2024-02-01"},
		{"2024-12", 1, "2025-01-01"},
		{"2024", 0, "2024-01-01"},
		{"2024", -1, "2023-12-01"},
		{"2024-06-15", -18, "2022-12-01"},
		{"2024-06-15", 30, "2026-12-01"},
	} {
		require.Equal(t, c.want, date(t, c.from).AddMonths(c.n).String())
	}
	require.Zero(t, graph.Date(0).AddMonths(5))
}

func TestIntervalOverlaps(t *testing.T) {
	between := func(from, to string) graph.Interval {
		var i graph.Interval
		if from != "" {
			i.From = date(t, from)
		}
		if to != "" {
			i.To = date(t, to)
		}
		return i
	}
	for _, c := range []struct {
		from1, to1, from2, to2 string
		want                   bool
	}{
		{"2014", "2016", "2016", "2018", true},
		{"2014", "2015", "2016", "2018", false},
		{"2014", "2016-02", "2016-02-29", "2018", true},
		{"2014", "2016-02", "2016-03-01", "2018", false},
		{"2014-06-01", "2014-06-30", "2014", "2014", true},
		{"2014", "", "2020", "2021", true},
		{"2014", "", "2012", "2013", false},
		{"", "2014", "2014-12-31", "", true},
		{"", "2014", "2015-01-01", "", false},
		{"", "", "2015", "2015", true},
		{"", "", "", "", true},
	} {
		a, b := between(c.from1, c.to1), between(c.from2, c.to2)
		require.Equal(t, c.want, a.Overlaps(b), "%s and %s", a, b)
		require.Equal(t, c.want, b.Overlaps(a), "%s and %s", b, a)
	}
	require.Equal(t, "2014 – 2016-06", between("2014", "2016-06").String())
	require.Equal(t, "… – …", graph.Interval{}.String())
}
