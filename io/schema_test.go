package graphio_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	graphio "github.com/essaim/essaim/io"
)

var update = flag.Bool("update", false, "write the files of schema")

// The published schemas are those that the reader uses.
// To write them anew: go test ./io -run Schema -update
func TestSchema(t *testing.T) {
	for _, table := range graphio.Tables() {
		file := filepath.Join("schema", string(table)+".json")
		if *update {
			require.NoError(t, os.MkdirAll("schema", 0o755))
			require.NoError(t, os.WriteFile(file, graphio.Schema(table), 0o644))
		}
		published, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, string(graphio.Schema(table)), string(published), "run go test ./io -run Schema -update")
	}
	require.Nil(t, graphio.Schema("persons"))
}
