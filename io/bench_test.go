package graphio_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/internal/nettest"
	graphio "github.com/essaim/essaim/io"
)

func BenchmarkRead(b *testing.B) {
	for _, size := range [][2]int{{200, 100}, {2000, 1000}} {
		b.Run(fmt.Sprintf("actors=%d/projects=%d", size[0], size[1]), func(b *testing.B) {
			var table bytes.Buffer
			require.NoError(b, graphio.CSV{}.Write(&table, nettest.Random(b, 1, size[0], size[1], 6/float64(size[1]))))
			benchmarkRead(b, table.Bytes())
		})
	}
	b.Run("file=C", func(b *testing.B) {
		skipWithout(b, "bench")
		f, err := os.Open(data("bench/C.csv.gz"))
		require.NoError(b, err)
		defer f.Close()
		z, err := gzip.NewReader(f)
		require.NoError(b, err)
		table, err := io.ReadAll(z)
		require.NoError(b, err)
		benchmarkRead(b, table)
	})
}

func benchmarkRead(b *testing.B, table []byte) {
	b.SetBytes(int64(len(table)))
	b.ReportAllocs()
	for b.Loop() {
		_, err := graphio.CSV{}.Read(bytes.NewReader(table))
		require.NoError(b, err)
	}
}

func BenchmarkReadFolder(b *testing.B) {
	for _, name := range []string{"jura", "cordis_h2020"} {
		b.Run("folder="+name, func(b *testing.B) {
			skipWithout(b, name)
			b.ReportAllocs()
			for b.Loop() {
				_, err := graphio.CSV{}.ReadFolder(os.DirFS(data(name)))
				require.NoError(b, err)
			}
		})
	}
}

func BenchmarkWrite(b *testing.B) {
	skipWithout(b, "cordis_h2020")
	net, err := graphio.CSV{}.ReadFolder(os.DirFS(data("cordis_h2020")))
	require.NoError(b, err)
	for b.Loop() {
		require.NoError(b, graphio.CSV{}.Write(io.Discard, net))
	}
}
