package null

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// A table of ties is a map, whatever is added and removed, and however keys collide.
func TestTieSet(t *testing.T) {
	for _, ties := range []int{0, 1, 2, 7, 100, 1000} {
		rng := rand.New(rand.NewPCG(uint64(ties), 6))
		s, want := newTieSet(ties), map[uint64]bool{}
		key := func() uint64 { return 1 + rng.Uint64N(uint64(3*ties+1)) }
		for range 50 * ties {
			k := key()
			require.Equal(t, want[k], s.has(k))
			switch {
			case want[k]:
				delete(want, k)
				s.remove(k)
			case len(want) < ties:
				want[k] = true
				s.add(k)
			}
		}
		for k := range uint64(3*ties + 2) {
			require.Equal(t, k > 0 && want[k], k > 0 && s.has(k))
		}
	}
}
