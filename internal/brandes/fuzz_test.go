package brandes_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
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
		var b graph.Builder
		for a := range actors {
			require.NoError(t, b.AddActor(fmt.Sprintf("a%02d", a), ""))
		}
		for p := range projects {
			require.NoError(t, b.AddProject(fmt.Sprintf("p%02d", p), ""))
		}
		for _, x := range data[2:] {
			a, p := int(x>>4)%actors, int(x&15)%projects
			require.NoError(t, b.AddParticipation(fmt.Sprintf("a%02d", a), fmt.Sprintf("p%02d", p)))
		}
		net, err := b.Build()
		require.NoError(t, err)
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
