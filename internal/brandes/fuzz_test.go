package brandes_test

import (
	"testing"

	"github.com/essaim/essaim/internal/nettest"
)

// FuzzSteps makes a two-mode network of up to 12 actors and 12 projects: two bytes for how
// many, then one for every participation.
func FuzzSteps(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{5, 4, 0x00, 0x10, 0x01, 0x11, 0x21, 0x22, 0x32, 0x33})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 2 || len(data) > 80 {
			return
		}
		actors, projects := 1+int(data[0])%12, 1+int(data[1])%12
		net := nettest.Participations(t, actors, projects, data[2:])
		requireSteps(t, net)
	})
}

// FuzzByLength makes a graph of up to 9 nodes: a byte for how many, two for the groups, then
// three for every tie.
func FuzzByLength(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{4, 7, 56, 0, 1, 2, 1, 2, 5, 0, 2, 1}) // 1/3 + 1/6 = 1/2
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 3 || len(data) > 120 {
			return
		}
		e, number := newEdges(1+int(data[0])%9), map[[2]int]int64{}
		for rest := data[3:]; len(rest) >= 3; rest = rest[3:] {
			i, j := int(rest[0])%e.n, int(rest[1])%e.n
			e.tie(i, j)
			number[[2]int{min(i, j), max(i, j)}] = 1 + int64(rest[2])%30
		}
		w := newWeighted(t, e, func(i, j int) int64 { return number[[2]int{i, j}] })
		requireLengths(t, w, members(data[1], e.n), members(data[2], e.n))
	})
}

// members is the nodes whose bits are set.
func members(bits byte, n int) []int32 {
	var list []int32
	for i := range int32(min(n, 8)) {
		if bits>>i&1 == 1 {
			list = append(list, i)
		}
	}
	return list
}
