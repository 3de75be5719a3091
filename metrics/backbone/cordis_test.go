package backbone_test

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/backbone"
)

// table reads actor and project of a compressed table outside the repository. The
// test is skipped if there is none.
func table(t testing.TB, name string) *graph.Network {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", name))
	if err != nil {
		t.Skip("needs the shared data: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	rows, err := csv.NewReader(z).ReadAll()
	require.NoError(t, err)
	var b graph.Builder
	for _, row := range rows[1:] {
		require.NoError(t, b.Add(row[0], row[1], 1))
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

// Horizon 2020 on one page, with times: go test -v -run Cordis.
func TestCordis(t *testing.T) {
	if testing.Short() || !testing.Verbose() {
		t.Skip("run it with -v")
	}
	net := table(t, "cordis_h2020/participations.csv.gz")
	for _, name := range []string{"fixed_fill", "fixed_row", "fixed_column", "sdsm", "disparity"} {
		start := time.Now()
		p, err := modelOf[name].TieScores(t.Context(), net)
		require.NoError(t, err)
		took := time.Since(start)
		text := ""
		for _, c := range []backbone.Correction{backbone.None, backbone.BenjaminiHochberg, backbone.Holm} {
			text += fmt.Sprintf(" %8d", kept(t, backbone.Significant{Correction: c}, p))
		}
		t.Logf("%-12s %8.3f s, of %d ties: %s", name, took.Seconds(), p.Len(), text)
	}
}

func BenchmarkModels(b *testing.B) {
	for _, name := range []string{"M", "C"} {
		for _, model := range []string{"fixed_row", "sdsm"} {
			b.Run("net="+name+"/model="+model, func(b *testing.B) {
				net := table(b, "bench/"+name+".csv.gz")
				b.ReportAllocs()
				for b.Loop() {
					_, err := modelOf[model].TieScores(b.Context(), net)
					require.NoError(b, err)
				}
			})
		}
	}
}
