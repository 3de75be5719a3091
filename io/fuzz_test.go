package graphio_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	graphio "github.com/essaim/essaim/io"
)

// Any bytes are read without panic. What could be read is written as a table
// that reads back, and is written again as the same bytes.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{
		"actor,project\nAda,Bridge\n", "acteur;projet;poids\nÉva;Pont;1,5\n", "\xff\xfea\x00", "sep=;\nactor;project\na;p\n",
		"actor:text,project,x::number,y::actor:date,actor_name\n NA ,p,\"1,5\",2024,\"a\"\"b\r\n\"\n",
		"actor,project,amount,start,end,stage,actor_insee\na,p,1.234,2024,31/12/2024,en cours,01001\n", "PK\x03\x04",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		net, err := graphio.CSV{SkipBad: true}.Read(bytes.NewReader(text))
		if err != nil {
			return
		}
		var first, second bytes.Buffer
		if err := (graphio.CSV{}).Write(&first, net); err != nil {
			return // an encoding may leave a zero byte
		}
		again, err := graphio.CSV{}.Read(bytes.NewReader(first.Bytes()))
		require.NoError(t, err, first.String())
		require.NoError(t, graphio.CSV{}.Write(&second, again))
		require.Equal(t, first.String(), second.String())

		files := folder(t, graphio.CSV{}, net)
		all, err := graphio.CSV{}.ReadFolder(files)
		require.NoError(t, err)
		require.Equal(t, dump(net), dump(all))
	})
}

// Any bytes as any other table are read without panic.
func FuzzFolder(f *testing.F) {
	f.Add(uint8(0), []byte("key,name,parent,insee\na,b,c|d,01001\n"))
	f.Add(uint8(3), []byte("from,to,layer,directed\na,p,x,oui\n"))
	f.Fuzz(func(t *testing.T, table uint8, text []byte) {
		files := fstest.MapFS{"participations.csv": {Data: []byte("actor,project\na,p\nb,p\n")}}
		all := graphio.Tables()
		files[string(all[int(table)%len(all)])+".csv"] = &fstest.MapFile{Data: text}
		net, err := graphio.CSV{SkipBad: true, AllowUnlisted: true}.ReadFolder(files)
		if err != nil {
			return
		}
		again, err := graphio.CSV{}.ReadFolder(folder(t, graphio.CSV{}, net))
		require.NoError(t, err)
		require.Equal(t, dump(net), dump(again))
	})
}
