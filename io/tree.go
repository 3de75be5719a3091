package graphio

import (
	"slices"

	"github.com/essaim/essaim/graph"
)

// tree puts territories into their parents. The deepest go first: the builder
// looks for cycles from the parent upwards, and so finds nothing to climb.
func (r *reading) tree(s *sheet, key, parent *cells) {
	in := map[int32]int{} // word of key: the row that says its parent
	codes := map[string]int32{}
	for code, k := range key.words {
		codes[k] = int32(code)
	}
	up := func(code int32) (int32, bool) {
		row, ok := in[code]
		if !ok {
			return 0, false
		}
		return codes[parent.word(row)], true
	}
	var children []int
	for row := range s.rows {
		code, p := key.codes[row], parent.word(row)
		if code == 0 || p == "" || int(key.first[code]) != row {
			continue
		}
		if codes[p] == 0 {
			if !r.partial {
				r.bad(s.place(row, parent), say(graph.ErrUnlisted,
					"no territory has this key: correct it, or list the territory", "aucun territoire n'a cette clé : corrigez, ou ajoutez le territoire"))
			}
			continue
		}
		in[code] = row
		children = append(children, row)
	}
	depths := depthsOf(key.codes, children, up, func(cycle []int32) {
		last := 0
		for _, code := range cycle {
			last = max(last, in[code])
		}
		r.bad(s.place(last, parent), because(graph.ErrCycle))
		delete(in, key.codes[last])
	})
	slices.SortStableFunc(children, func(x, y int) int { return depths[key.codes[y]] - depths[key.codes[x]] })
	for _, row := range children {
		if _, ok := in[key.codes[row]]; ok {
			r.refuse(s, row, r.build.Within(key.word(row), parent.word(row)), "parent")
		}
	}
}

// depthsOf is how far each code of the rows is from a root. A cycle goes to
// cut, which must break it.
func depthsOf(codes []int32, children []int, up func(int32) (int32, bool), cut func(cycle []int32)) map[int32]int {
	depths := make(map[int32]int, len(children))
	at := map[int32]int{} // place in path
	for _, row := range children {
		path := []int32{codes[row]}
		for {
			code := path[len(path)-1]
			next, ok := up(code)
			if _, known := depths[code]; known || !ok {
				break
			}
			at[code] = len(path) - 1
			if from, loop := at[next]; loop && from < len(path) && path[from] == next {
				cut(path[from:])
				path = path[:1]
				continue
			}
			path = append(path, next)
		}
		depth := depths[path[len(path)-1]]
		for i := len(path) - 1; i >= 0; i-- {
			depths[path[i]] = depth
			depth++
		}
	}
	return depths
}
