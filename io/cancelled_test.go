package graphio_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	graphio "github.com/essaim/essaim/io"
)

// Wherever a cancelled context is noticed, there is its error, and no network.
func TestReadCancelledAnywhere(t *testing.T) {
	var takes, ties bytes.Buffer
	takes.WriteString("actor,actor_name,project,role\n")
	ties.WriteString("from,to,layer\n")
	for i := range 3000 {
		fmt.Fprintf(&takes, "a%d,Actor %d,p%d,leads\n", i, i, i%700)
		fmt.Fprintf(&ties, "a%d,a%d,funds\n", i, (i+1)%3000)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, err := z.Write(takes.Bytes())
	require.NoError(t, err)
	require.NoError(t, z.Close())
	folder := fstest.MapFS{
		"participations.csv": {Data: takes.Bytes()}, "ties.csv": {Data: ties.Bytes()},
		"projects.csv": {Data: []byte("key,name\n" + many("p", 700))},
	}
	for name, read := range map[string]func(context.Context) (*graph.Network, error){
		"table": func(ctx context.Context) (*graph.Network, error) {
			return graphio.CSV{}.ReadContext(ctx, bytes.NewReader(takes.Bytes()))
		},
		"gzip": func(ctx context.Context) (*graph.Network, error) {
			return graphio.CSV{}.ReadContext(ctx, bytes.NewReader(packed.Bytes()))
		},
		"folder": func(ctx context.Context) (*graph.Network, error) { return graphio.CSV{}.ReadFolderContext(ctx, folder) },
	} {
		const enough = 1 << 30
		whole := nettest.NewExpiring(t.Context(), enough)
		net, err := read(whole)
		require.NoError(t, err, name)
		require.Equal(t, 3000, net.Count(graph.Actor))
		looks := enough - whole.Left()
		require.Greater(t, looks, 6000, name)
		for n := 0; n < looks; n += 1 + looks/100 {
			net, err := read(nettest.NewExpiring(t.Context(), n))
			require.ErrorIs(t, err, context.Canceled, "%s after %d looks", name, n)
			require.Nil(t, net)
		}
	}
}

// many is rows of a table of nodes.
func many(prefix string, n int) string {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, "%s%d,Name %d\n", prefix, i, i)
	}
	return b.String()
}
