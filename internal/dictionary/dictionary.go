// Package dictionary numbers texts, so that tables may hold numbers in their
// place.
package dictionary

import (
	"hash/maphash"
	"math/bits"
	"slices"
	"strings"
)

// Dictionary is distinct texts, numbered from 0 in the order they came. The zero
// Dictionary is empty.
type Dictionary struct {
	words []string
	slots []slot // open addressing; a power of two, three quarters full at most
	seed  maphash.Seed
	page  *strings.Builder // holds copies of texts, one behind the other
}

// slot is a word, by its number plus one; 0 is free.
type slot struct {
	hash uint32
	word int32
}

// Words is the texts, in the order of their numbers. Do not modify.
func (d *Dictionary) Words() []string { return d.words }

// Len is the number of texts.
func (d *Dictionary) Len() int { return len(d.words) }

// Find is the number of a text, and whether it has one.
func (d *Dictionary) Find(text string) (int32, bool) {
	if d.slots == nil {
		return 0, false
	}
	at := find(d, uint32(maphash.String(d.seed, text)), text)
	return d.slots[at].word - 1, d.slots[at].word > 0
}

// Add is the number of a text, which is given one if it has none.
func (d *Dictionary) Add(text string) int32 {
	d.Grow(1)
	hash := uint32(maphash.String(d.seed, text))
	at := find(d, hash, text)
	if d.slots[at].word == 0 {
		d.words = append(d.words, text)
		d.slots[at] = slot{hash, int32(len(d.words))}
	}
	return d.slots[at].word - 1
}

// AddBytes is Add for bytes, which are copied if they are a new text.
func (d *Dictionary) AddBytes(text []byte) int32 {
	d.Grow(1)
	return d.add(uint32(maphash.Bytes(d.seed, text)), text)
}

func (d *Dictionary) add(hash uint32, text []byte) int32 {
	at := find(d, hash, text)
	if d.slots[at].word == 0 {
		d.words = append(d.words, d.keep(text))
		d.slots[at] = slot{hash, int32(len(d.words))}
	}
	return d.slots[at].word - 1
}

// AddAll is AddBytes for many texts; it appends their numbers. It first looks at
// the slots of some hundred texts, one right after the other, so that it need not
// wait for the memory each time.
func (d *Dictionary) AddAll(numbers []int32, texts [][]byte) []int32 {
	var hashes [256]uint32
	var likely [256]int32
	for some := range slices.Chunk(texts, len(hashes)) {
		d.Grow(len(some))
		for i, text := range some {
			hashes[i] = uint32(maphash.Bytes(d.seed, text))
		}
		for i, hash := range hashes[:len(some)] {
			likely[i] = -1
			if s := d.slots[hash&uint32(len(d.slots)-1)]; s.hash == hash {
				likely[i] = s.word - 1
			}
		}
		for i, text := range some {
			number := likely[i]
			if number < 0 || d.words[number] != string(text) {
				number = d.add(hashes[i], text)
			}
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// find is the slot of a text, or the free one where it belongs.
func find[T string | []byte](d *Dictionary, hash uint32, text T) uint32 {
	last := uint32(len(d.slots) - 1)
	at := hash & last
	for {
		s := d.slots[at]
		if s.word == 0 || s.hash == hash && d.words[s.word-1] == string(text) {
			return at
		}
		at = (at + 1) & last
	}
}

// Grow makes room for n more texts.
func (d *Dictionary) Grow(n int) {
	if n += len(d.words); 4*n <= 3*len(d.slots) {
		return
	}
	if d.slots == nil {
		d.seed = maphash.MakeSeed()
	}
	old := d.slots
	d.slots = make([]slot, 1<<bits.Len(uint(max(8, n+n/3))))
	d.words = append(make([]string, 0, 3*len(d.slots)/4), d.words...)
	last := uint32(len(d.slots) - 1)
	for _, s := range old {
		if s.word == 0 {
			continue
		}
		at := s.hash & last
		for d.slots[at].word != 0 {
			at = (at + 1) & last
		}
		d.slots[at] = s
	}
}

// keep copies a text. Copies share pages: a page is larger, the more texts there
// are.
func (d *Dictionary) keep(text []byte) string {
	const smallest, largest = 1 << 6, 1 << 16
	if d.page == nil || d.page.Cap()-d.page.Len() < len(text) {
		d.page = new(strings.Builder)
		d.page.Grow(max(len(text), min(smallest+8*len(d.words), largest)))
	}
	from := d.page.Len()
	d.page.Write(text)
	return d.page.String()[from:]
}
