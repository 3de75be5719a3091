package graphio

import (
	"bytes"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/dictionary"
)

// cells is one column. Word 0 is the missing value.
type cells struct {
	field
	texts dictionary.Dictionary // while the table is read
	words []string
	codes []int32 // per row: its word
	first []int32 // per word: the first row that has it
	bad   map[int32]error

	handles []graph.Handle // per word of a key, once it has a node

	// What the words are, by the kind of the column; texts stand for themselves
	// if read is nil.
	read    []string
	numbers []float64
	dates   []graph.Date
}

func newCells(f field) cells {
	c := cells{field: f, bad: map[int32]error{}, first: []int32{0}}
	c.texts.Add("")
	return c
}

// addAll adds the cells of further rows.
func (c *cells) addAll(more [][]byte) {
	if !c.exact {
		for i, cell := range more {
			more[i] = bytes.TrimSpace(cell)
		}
	}
	row := len(c.codes)
	c.codes = c.texts.AddAll(c.codes, more)
	for ; row < len(c.codes); row++ {
		if int(c.codes[row]) == len(c.first) {
			c.first = append(c.first, int32(row))
		}
	}
}

// close ends the reading of a column. Words that stand for no value go.
func (c *cells) close() {
	c.words = c.texts.Words()
	c.texts = dictionary.Dictionary{}
	if c.exact {
		return
	}
	codes := c.codeColumn()
	rank := make([]int32, len(c.words))
	kept := 1
	for code, w := range c.words {
		if code == 0 || isMissing(w, codes) {
			continue
		}
		rank[code] = int32(kept)
		c.words[kept], c.first[kept] = w, c.first[code]
		kept++
	}
	if kept == len(c.words) {
		return
	}
	c.words, c.first = c.words[:kept], c.first[:kept]
	for row, code := range c.codes {
		c.codes[row] = rank[code]
	}
}

// codeColumn tells whether NA in this column is a code. In a key it is not.
func (c *cells) codeColumn() bool {
	return c.column == nil && isCode(c.name)
}

// word is the text of a cell, empty if it is missing.
func (c *cells) word(row int) string {
	if c == nil {
		return ""
	}
	return c.words[c.codes[row]]
}

// value is what a word means, under the name of the attribute that it is.
func (c *cells) value(code int32) graph.Value {
	switch c.kind {
	case graph.KindNumber:
		return graph.Number(c.name, c.numbers[code])
	case graph.KindDate:
		return graph.Day(c.name, c.dates[code])
	}
	if c.read != nil {
		return graph.Text(c.name, c.read[code])
	}
	return graph.Text(c.name, c.words[code])
}
