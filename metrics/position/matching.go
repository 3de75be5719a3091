package position

import (
	"context"
	"math"
)

// matching assigns rows to columns, each to another, at the least cost, by shortest
// augmenting paths (Jonker and Volgenant 1987, doi:10.1007/BF02278710). It uses its
// memory again and again.
type matching struct {
	price []float64 // of columns
	debt  []float64 // of rows
	row   []int     // of every column: its row, -1 if it has none
	far   []float64 // of every column: the cheapest way to it
	from  []int     // of every column: the column before it on that way, -1 for none
	done  []bool
}

// least is the least cost of rows that are not more than columns; of a cancelled context
// no matter what.
func (m *matching) least(ctx context.Context, rows, columns int, cost func(row, column int) float64) float64 {
	m.reset(rows, columns)
	for row := range rows {
		if ctx.Err() != nil {
			return 0
		}
		m.assign(row, cost)
	}
	sum := 0.0
	for column, row := range m.row {
		if row >= 0 {
			sum += cost(row, column)
		}
	}
	return sum
}

func (m *matching) reset(rows, columns int) {
	if cap(m.price) < columns {
		m.price, m.far = make([]float64, columns), make([]float64, columns)
		m.row, m.from, m.done = make([]int, columns), make([]int, columns), make([]bool, columns)
	}
	m.price, m.far = m.price[:columns], m.far[:columns]
	m.row, m.from, m.done = m.row[:columns], m.from[:columns], m.done[:columns]
	if cap(m.debt) < rows {
		m.debt = make([]float64, rows)
	}
	m.debt = m.debt[:rows]
	clear(m.price)
	clear(m.debt)
	for column := range m.row {
		m.row[column] = -1
	}
}

// assign finds a column for a row, by which others may have to change theirs: the
// cheapest way to a free one.
func (m *matching) assign(row int, cost func(row, column int) float64) {
	for column := range m.far {
		m.far[column], m.from[column], m.done[column] = math.Inf(1), -1, false
	}
	at, base := -1, 0.0 // the column on whose row the way stands, and its cost
	for r := row; ; r = m.row[at] {
		best := -1
		for column := range m.far {
			if m.done[column] {
				continue
			}
			if far := base + cost(r, column) - m.debt[r] - m.price[column]; far < m.far[column] {
				m.far[column], m.from[column] = far, at
			}
			if best < 0 || m.far[column] < m.far[best] {
				best = column
			}
		}
		at, base = best, m.far[best]
		m.done[at] = true
		if m.row[at] < 0 {
			break
		}
	}
	m.pay(row, base)
	for at >= 0 {
		before := m.from[at]
		if before < 0 {
			m.row[at] = row
		} else {
			m.row[at] = m.row[before]
		}
		at = before
	}
}

// pay keeps costs less debts and prices from falling below zero, and at zero for those
// that are assigned.
func (m *matching) pay(row int, base float64) {
	m.debt[row] += base
	for column, done := range m.done {
		if done && m.row[column] >= 0 {
			m.debt[m.row[column]] += base - m.far[column]
			m.price[column] -= base - m.far[column]
		}
	}
}
