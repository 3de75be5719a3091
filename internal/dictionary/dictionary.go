// Package dictionary numbers texts, so that tables may hold numbers in their
// place.
package dictionary

import (
	"hash/maphash"
	"math/bits"
	"slices"
)

// Dictionary is distinct texts, numbered from 0 in the order they came. The zero
// Dictionary is empty.
//
// The texts stand one behind the other, and no pointer leads to any of them: the
// garbage collector need not look.
type Dictionary struct {
	text  []byte
	ends  []int  // of the texts, behind a 0
	slots []slot // open addressing; a power of two, three quarters full at most
	seed  maphash.Seed
}

// slot is a text, by its number plus one; 0 is free.
type slot struct {
	hash uint32
	word int32
}

// Words is the texts, in the order of their numbers.
func (d *Dictionary) Words() []string {
	words, all := make([]string, d.Len()), string(d.text)
	for i := range words {
		words[i] = all[d.ends[i]:d.ends[i+1]]
	}
	return words
}

// Word is the text of a number.
func (d *Dictionary) Word(number int32) string { return string(d.bytes(number)) }

func (d *Dictionary) bytes(number int32) []byte { return d.text[d.ends[number]:d.ends[number+1]] }

// Len is the number of texts.
func (d *Dictionary) Len() int { return max(0, len(d.ends)-1) }

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
	return add(d, uint32(maphash.String(d.seed, text)), text)
}

// AddBytes is Add for bytes.
func (d *Dictionary) AddBytes(text []byte) int32 {
	d.Grow(1)
	return add(d, uint32(maphash.Bytes(d.seed, text)), text)
}

func add[T string | []byte](d *Dictionary, hash uint32, text T) int32 {
	at := find(d, hash, text)
	if d.slots[at].word == 0 {
		if need := len(d.text) + len(text); need > cap(d.text) {
			d.text = slices.Grow(d.text, need) // twice as much: append adds a quarter
		}
		d.text = append(d.text, text...)
		d.ends = append(d.ends, len(d.text))
		d.slots[at] = slot{hash, int32(d.Len())}
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
			if number < 0 || string(d.bytes(number)) != string(text) {
				number = add(d, hashes[i], text)
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
		if s.word == 0 || s.hash == hash && string(d.bytes(s.word-1)) == string(text) {
			return at
		}
		at = (at + 1) & last
	}
}

// Grow makes room for n more texts.
func (d *Dictionary) Grow(n int) {
	if n += d.Len(); 4*n <= 3*len(d.slots) {
		return
	}
	if d.slots == nil {
		d.seed, d.ends = maphash.MakeSeed(), []int{0}
	}
	old := d.slots
	d.slots = make([]slot, 1<<bits.Len(uint(max(8, n+n/3))))
	d.ends = append(make([]int, 0, 1+3*len(d.slots)/4), d.ends...)
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
