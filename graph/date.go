package graph

import (
	"fmt"
	"strconv"
	"time"
)

// Date is a day, a month or a year: sources often say no more than the year.
// The zero Date is missing.
type Date int32 // year·10000 + month·100 + day; month and day are 0 if unknown

// NewDate is a day (year, month, day), a month (year, month, 0) or a year
// (year, 0, 0). It is an error unless the calendar has it, from year 1 to 9999.
func NewDate(year, month, day int) (Date, error) {
	d := Date(year*10000 + month*100 + day)
	if year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || month == 0 && day != 0 {
		return 0, fmt.Errorf("%w: year %d, month %d, day %d", ErrDate, year, month, day)
	}
	if day > 0 && day > daysIn(year, month) {
		return 0, fmt.Errorf("%w: month %d of %d has %d days, not %d", ErrDate, month, year, daysIn(year, month), day)
	}
	return d, nil
}

// ParseDate reads 2024-12-31, 2024-12 or 2024.
func ParseDate(s string) (Date, error) {
	var numbers [3]int
	widths := map[int]int{4: 1, 7: 2, 10: 3}
	n := widths[len(s)]
	if n == 0 || n > 1 && s[4] != '-' || n > 2 && s[7] != '-' {
		return 0, fmt.Errorf("%w: %q is not year, year-month or year-month-day", ErrDate, s)
	}
	for i, from := range []int{0, 5, 8}[:n] {
		to := []int{4, 7, 10}[i]
		v, err := strconv.ParseUint(s[from:to], 10, 16)
		if err != nil || i > 0 && v == 0 {
			return 0, fmt.Errorf("%w: %q is not year, year-month or year-month-day", ErrDate, s)
		}
		numbers[i] = int(v)
	}
	return NewDate(numbers[0], numbers[1], numbers[2])
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero tells whether the date is missing.
func (d Date) IsZero() bool { return d == 0 }

// Year is the year, 0 if the date is missing.
func (d Date) Year() int { return int(d) / 10000 }

// Month is 1 to 12, or 0 if unknown.
func (d Date) Month() int { return int(d) / 100 % 100 }

// Day is 1 to 31, or 0 if unknown.
func (d Date) Day() int { return int(d) % 100 }

// First is the earliest day that the date may be.
func (d Date) First() Date {
	if d == 0 {
		return 0
	}
	return Date(d.Year()*10000 + max(1, d.Month())*100 + max(1, d.Day()))
}

// Last is the latest day that the date may be.
func (d Date) Last() Date {
	if d == 0 || d.Day() != 0 {
		return d
	}
	month := d.Month()
	if month == 0 {
		month = 12
	}
	return Date(d.Year()*10000 + month*100 + daysIn(d.Year(), month))
}

// AddMonths is the first day of the month that lies n months after d's first; a
// missing date stays missing.
func (d Date) AddMonths(n int) Date {
	if d == 0 {
		return 0
	}
	m := d.Year()*12 + max(1, d.Month()) - 1 + n
	return Date(m/12*10000 + (m%12+1)*100 + 1)
}

// String is 2024-12-31, 2024-12, 2024, or nothing if the date is missing.
func (d Date) String() string {
	switch {
	case d == 0:
		return ""
	case d.Month() == 0:
		return fmt.Sprintf("%04d", d.Year())
	case d.Day() == 0:
		return fmt.Sprintf("%04d-%02d", d.Year(), d.Month())
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.Month(), d.Day())
}

// Interval is a stretch of time, both ends within. A missing end is open.
type Interval struct{ From, To Date }

// Overlaps tells whether the two intervals may have a day in common, given how
// precisely their ends are known.
func (i Interval) Overlaps(j Interval) bool {
	return i.startsBefore(j.To) && j.startsBefore(i.To)
}

func (i Interval) startsBefore(to Date) bool {
	return i.From == 0 || to == 0 || i.From.First() <= to.Last()
}

// String is "2014 – 2016-06"; an open end is "…".
func (i Interval) String() string {
	show := func(d Date) string {
		if d == 0 {
			return "…"
		}
		return d.String()
	}
	return show(i.From) + " – " + show(i.To)
}
