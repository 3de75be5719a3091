package graphio_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	graphio "github.com/essaim/essaim/io"
)

func TestZeroValues(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, graphio.CSV{}.Write(&out, &graph.Network{}))
	require.Equal(t, "actor,project\n", out.String())
	net, err := graphio.CSV{}.Read(&out)
	require.NoError(t, err)
	require.Zero(t, net.Len())

	files := folder(t, graphio.CSV{}, &graph.Network{})
	require.Len(t, files, 3)
	net, err = graphio.CSV{}.ReadFolder(files)
	require.NoError(t, err)
	require.Zero(t, net.Len())
	_, err = graphio.CSV{}.ReadFolder(fstest.MapFS{})
	require.ErrorIs(t, err, graphio.ErrNoTable)

	require.Equal(t, "table", graphio.Place{}.String())
	require.Empty(t, (&graphio.Errors{}).Error())
	require.NotPanics(t, func() {
		_ = (&graphio.SyntaxError{}).Error()
		_ = graphio.Warning{}.Text("fr")
		_ = graphio.Report{}
	})
}
