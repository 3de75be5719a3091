package program_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/essaim/essaim/internal/program"
	graphio "github.com/essaim/essaim/io"
)

func TestSource(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "participations.csv")
	require.NoError(t, os.WriteFile(file, []byte("actor,project\nAda,Mill\nBen,\n"), 0o600))
	for path, label := range map[string]string{dir: filepath.Base(dir), dir + "/": filepath.Base(dir), file: "participations.csv"} {
		source := program.Open(path)
		require.Equal(t, label, source.Label)
		_, err := source.Read(t.Context(), graphio.CSV{})
		require.ErrorContains(t, err, "participations.csv line 3")
		net, err := source.Read(t.Context(), graphio.CSV{SkipBad: true})
		require.NoError(t, err)
		require.Equal(t, 1, net.Records())
	}
	_, err := program.Open(filepath.Join(dir, "nowhere")).Read(t.Context(), graphio.CSV{})
	require.ErrorIs(t, err, fs.ErrNotExist)
}

func TestMemory(t *testing.T) {
	defer goleak.VerifyNone(t)
	m := program.WatchMemory()
	defer m.Stop()
	before := m.Peak()
	require.Positive(t, before)
	held := make([]byte, 64<<20)
	for i := 0; i < len(held); i += 4096 {
		held[i] = 1
	}
	require.Greater(t, m.Peak(), before+50)
	require.NotNil(t, held)
}
