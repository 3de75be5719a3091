package dictionary_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/internal/dictionary"
)

// A dictionary is a map from texts to numbers, and a list of texts.
func TestAgainstAMap(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 0))
		var d dictionary.Dictionary
		numbers, words := map[string]int32{}, []string(nil)
		for range rng.IntN(2000) {
			text := fmt.Sprint(rng.IntN(1 + rng.IntN(1000)))
			if rng.IntN(50) == 0 {
				text = fmt.Sprintf("%0*d", rng.IntN(100000), 7)
			}
			want, known := numbers[text]
			got, found := d.Find(text)
			require.Equal(t, known, found)
			if !known {
				want = int32(len(words))
				numbers[text] = want
				words = append(words, text)
			} else {
				require.Equal(t, want, got)
			}
			if rng.IntN(2) == 0 {
				require.Equal(t, want, d.Add(text))
			} else {
				require.Equal(t, want, d.AddBytes([]byte(text)))
			}
		}
		require.Equal(t, len(words), d.Len())
		require.Equal(t, words, d.Words())
	}
}

func TestAddAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 0))
	var one, all dictionary.Dictionary
	for range 20 {
		texts := make([][]byte, rng.IntN(2000))
		var want []int32
		for i := range texts {
			texts[i] = fmt.Append(nil, rng.IntN(5000))
			want = append(want, one.AddBytes(texts[i]))
		}
		require.Equal(t, want, all.AddAll(nil, texts))
	}
	require.Equal(t, one.Words(), all.Words())
	require.Equal(t, []int32{7}, all.AddAll([]int32{7}, nil))
}

func TestZero(t *testing.T) {
	var d dictionary.Dictionary
	_, found := d.Find("")
	require.False(t, found)
	require.Empty(t, d.Words())
	require.Zero(t, d.AddBytes(nil))
	require.Zero(t, d.Add(""))
	require.Equal(t, 1, d.Len())
}

func TestAddBytesCopies(t *testing.T) {
	var d dictionary.Dictionary
	text := []byte("Ada")
	d.AddBytes(text)
	text[0] = 'I'
	require.EqualValues(t, 1, d.AddBytes(text))
	require.Equal(t, []string{"Ada", "Ida"}, d.Words())
}

// A known text costs no memory.
func TestAddAllocatesNothing(t *testing.T) {
	var d dictionary.Dictionary
	text := []byte("a text that is longer than the 32 bytes of a small buffer")
	d.AddBytes(text)
	require.Zero(t, testing.AllocsPerRun(10, func() { d.AddBytes(text) }))
}
