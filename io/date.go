package graphio

import (
	"strconv"
	"strings"

	"github.com/essaim/essaim/graph"
)

// readDate reads 2024-12-31, 2024-12, 2024, and with slashes, points or dashes
// 31/12/2024 and 12/2024; the day always comes first. A time behind the day, as
// spreadsheets write it, is left out.
func readDate(s string) (graph.Date, error) {
	if d, err := graph.ParseDate(s); err == nil {
		return d, nil
	}
	if len(s) > 40 {
		return 0, notDate(s)
	}
	day := cutTime(s)
	parts := strings.FieldsFunc(day, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	var n [3]int
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16)
		if err != nil || i > 2 {
			return 0, notDate(s)
		}
		n[i] = int(v)
	}
	seps := len(day) - len(strings.Join(parts, ""))
	var d graph.Date
	err := graph.ErrDate
	switch {
	case len(parts) == 0 || seps != len(parts)-1:
	case len(parts) == 3 && len(parts[2]) == 4:
		if n[1] > 12 && n[0] <= 12 {
			return 0, say(graph.ErrDate, "not a date: day/month/year is expected, and there is no month %d: write %02d/%02d/%04d or %04d-%02d-%02d",
				"pas une date : on attend jour/mois/année, et il n'y a pas de mois %d : écrivez %02d/%02d/%04d ou %04d-%02d-%02d",
				n[1], n[1], n[0], n[2], n[2], n[0], n[1])
		}
		d, err = graph.NewDate(n[2], n[1], n[0])
	case len(parts) == 3 && len(parts[0]) == 4:
		d, err = graph.NewDate(n[0], n[1], n[2])
	case len(parts) == 2 && len(parts[1]) == 4:
		d, err = graph.NewDate(n[1], n[0], 0)
	case len(parts) == 2 && len(parts[0]) == 4:
		d, err = graph.NewDate(n[0], n[1], 0)
	}
	if err != nil || d.Month() == 0 {
		return 0, notDate(s)
	}
	return d, nil
}

// cutTime takes away a time of day: 2024-05-01 00:00:00, 2024-05-01T00:00:00Z.
func cutTime(s string) string {
	i := strings.IndexAny(s, " T")
	if i < 0 {
		return s
	}
	clock := s[i+1:]
	if len(clock) < 4 || !strings.Contains(clock, ":") || strings.Trim(clock, "0123456789:.+-Z") != "" {
		return s
	}
	return s[:i]
}

func notDate(s string) error {
	if v, err := strconv.Atoi(s); err == nil && v > 9999 && v < 80000 {
		return say(graph.ErrDate, "not a date but a spreadsheet's day number: format the column as a date and save again",
			"pas une date mais un numéro de jour du tableur : mettez la colonne au format date et enregistrez à nouveau")
	}
	return say(graph.ErrDate, "not a date: write 31/12/2024, 2024-12-31, 12/2024, 2024-12 or 2024",
		"pas une date : écrivez 31/12/2024, 2024-12-31, 12/2024, 2024-12 ou 2024")
}
