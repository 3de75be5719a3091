package null

import "math/bits"

// tieSet is the ties there are, by their keys, in a table of open addresses: a key
// stands at its place, or after it without a gap. No tie has the key 0, which would be
// of a node with itself. It never grows: switches leave as many ties as there were.
type tieSet struct {
	keys  []uint64 // 0: nothing
	shift int      // from a hash to a place
}

func newTieSet(ties int) tieSet {
	size := bits.Len(uint(4 * ties)) // an eighth to a quarter full: hardly any two meet
	return tieSet{keys: make([]uint64, 1<<size), shift: 64 - size}
}

// place is where a key would like to stand: Fibonacci hashing, as neighbours have keys
// in a row.
func (s tieSet) place(key uint64) int { return int(key * 0x9E3779B97F4A7C15 >> s.shift) }

func (s tieSet) after(place int) int { return (place + 1) & (len(s.keys) - 1) }

// find is where a key stands, or the gap where it would.
func (s tieSet) find(key uint64) int {
	at := s.place(key)
	for s.keys[at] != key && s.keys[at] != 0 {
		at = s.after(at)
	}
	return at
}

func (s tieSet) has(key uint64) bool { return s.keys[s.find(key)] == key }

func (s tieSet) add(key uint64) { s.keys[s.find(key)] = key }

// remove closes the gap that it makes: keys move up, unless that would be before their
// place.
func (s tieSet) remove(key uint64) {
	gap := s.find(key)
	for at := s.after(gap); s.keys[at] != 0; at = s.after(at) {
		ahead := (at - s.place(s.keys[at])) & (len(s.keys) - 1) // of its place
		if ahead >= (at-gap)&(len(s.keys)-1) {
			s.keys[gap] = s.keys[at]
			gap = at
		}
	}
	s.keys[gap] = 0
}
