package graphio_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	graphio "github.com/essaim/essaim/io"
)

// Every wrong record is told with its place: line and column, or line alone.
func TestBadTables(t *testing.T) {
	check := func(name string, is error, line, column int, message, text string) {
		t.Helper()
		t.Run(name, func(t *testing.T) {
			_, err := graphio.CSV{File: "t.csv"}.Read(strings.NewReader(text))
			require.ErrorIs(t, err, is)
			var place *graphio.SyntaxError
			require.ErrorAs(t, err, &place)
			require.Equal(t, [2]int{line, column}, [2]int{place.Line, place.Column}, place.Error())
			require.Equal(t, "t.csv", place.File)
			require.Contains(t, place.Error(), message)
			require.NotEqual(t, place.Error(), place.Text("fr"))
		})
	}
	check("empty", graphio.ErrHeader, 1, 0, "the file is empty", "")
	check("blank", graphio.ErrHeader, 1, 0, "the file is empty", "\n\r\n")
	check("no project", graphio.ErrHeader, 1, 0, `(found: "actor", "projetc"); perhaps "projetc"`, "actor,projetc\na,p\n")
	check("two actors", graphio.ErrHeader, 1, 7, `columns 1 and 2 are both the actor`, "actor,Actor,project\n")
	check("synonyms", graphio.ErrHeader, 1, 23, `columns 3 and 4 are both the amount`, "actor,project,montant,montant_eur\n")
	check("two attributes", graphio.ErrHeader, 1, 17, `columns 3 and 4 have the same name`, "actor,project,x,x\n")
	check("too few", graphio.ErrFields, 3, 0, "1 fields where the header has 2", "actor,project\na,p\nb\n")
	check("too many", graphio.ErrFields, 2, 0, `double quotes`, "actor,project\na,p,q\n")
	check("open quote", graphio.ErrQuote, 3, 3, "never closed", "actor,project\na,p\nb,\"q\nc,p\n")
	check("behind quote", graphio.ErrQuote, 2, 3, "behind the closing quote", "actor,project\n\"a\"b,p\nc,p\n")
	check("number", graph.ErrNumber, 3, 5, `(weight "12,5O"): not a number: write digits, for example 1234.50 or 1 234,50`, "actor;project;weight\na;p;1\nb;p;12,5O\n")
	check("accents count as bytes", graph.ErrNumber, 2, 8, "", "actor;project;weight\néé;p;x\n")
	check("zero weight", graph.ErrNumber, 2, 5, "above 0", "actor,project,weight\na,p,0\n")
	check("negative weight", graph.ErrNumber, 2, 5, "above 0", "actor,project,weight\na,p,-1\n")
	check("huge weight", graph.ErrNumber, 2, 5, "1e100", "actor,project,weight\na,p,1e101\n")
	check("infinite", graph.ErrNumber, 2, 5, "not a number", "actor,project,weight\na,p,Inf\n")
	check("too large", graph.ErrNumber, 2, 5, "not a number", "actor,project,weight\na,p,1e999\n")
	check("per cent", graph.ErrNumber, 2, 5, "not a number", "actor,project,amount\na,p,5 %\n")
	check("month first", graph.ErrDate, 2, 5, "day/month/year is expected", "actor,project,start\na,p,12/31/2024\n")
	check("no such day", graph.ErrDate, 2, 5, "not a date", "actor,project,start\na,p,30/02/2024\n")
	check("short year", graph.ErrDate, 2, 5, "not a date", "actor,project,start\na,p,31/12/24\n")
	check("day number", graph.ErrDate, 2, 5, "day number", "actor,project,start\na,p,45292\n")
	check("order", graph.ErrOrder, 2, 10, "ends before it starts", "actor,project,start,end\na,p,2024,2023\n")
	check("stage", graph.ErrStage, 2, 5, "unknown stage", "actor,project,stage\na,p,someday\n")
	check("behind a quoted line", graph.ErrNumber, 3, 6, "", "actor,project,weight\n\"a\nb\",p,x\n")
	check("zip", graphio.ErrFormat, 0, 0, "xlsx", "PK\x03\x04rest")
	check("zero bytes", graphio.ErrFormat, 0, 0, "zero bytes", "actor,project\na\x00,p\n")
}

func TestBadFolders(t *testing.T) {
	const takes = "actor,project\na,p\n"
	check := func(name string, is error, place, message string, files ...string) {
		t.Helper()
		t.Run(name, func(t *testing.T) {
			_, err := graphio.CSV{}.ReadFolder(tables(files...))
			require.ErrorIs(t, err, is)
			require.Contains(t, err.Error(), place)
			require.Contains(t, err.Error(), message)
			var all *graphio.Errors
			require.ErrorAs(t, err, &all)
			require.Len(t, all.List, 1, err.Error())
		})
	}
	check("nothing", graphio.ErrNoTable, "participations.csv", "the folder has no such file")
	check("hint", graphio.ErrNoTable, "participations.csv", `perhaps rename "participation.csv"`, "participation.csv", takes)
	check("twice", graphio.ErrTwoFiles, "participations.tsv", "participations.csv holds", "participations.csv", takes, "participations.tsv", takes)
	check("not gzip", graphio.ErrFormat, "participations.csv.gz", "gzip", "participations.csv.gz", takes)
	check("listed twice", graph.ErrDuplicate, `actors.csv line 4, column 1 (key "a")`, "already listed on line 2", "participations.csv", takes, "actors.csv", "key\na\nb\na\n")
	check("no key", graph.ErrEmptyKey, `actors.csv line 3, column 1 (key "NA")`, "missing", "participations.csv", takes, "actors.csv", "key,name\na,\nNA,b\n")
	check("no actor", graph.ErrEmptyKey, `participations.csv line 2, column 1 (actor "")`, "write NA if nobody knows", "participations.csv", "actor,project\n,p\nNA,p\na,p\n")
	check("no project", graph.ErrEmptyKey, `participations.csv line 3, column 3 (project " ")`, "fill the cell", "participations.csv", "actor,project\na,p\nb, \n")
	check("unlisted actor", graph.ErrUnlisted, `participations.csv line 2, column 1 (actor "a")`, "not in actors.csv", "participations.csv", takes, "actors.csv", "key\nb\n")
	check("unlisted project", graph.ErrUnlisted, `participations.csv line 2, column 3 (project "p")`, "not in projets.csv", "participations.csv", takes, "projets.csv", "key\nb\n")
	check("unknown parent", graph.ErrUnlisted, `projects.csv line 2, column 3 (parent "a|z")`, `"z" is neither`, "participations.csv", takes, "projects.csv", "key,parent\np,a|z\n")
	check("own parent", graph.ErrSelfTie, `projects.csv line 2, column 3`, "itself", "participations.csv", takes, "projects.csv", "key,parent\np,p\n")
	check("cycle", graph.ErrCycle, `territories.csv line 3, column 3`, "lies in itself", "participations.csv", takes, "territories.csv", "key,parent\nx,y\ny,x\n")
	check("no territory", graph.ErrUnlisted, `territories.csv line 2, column 3`, "no territory has this key", "participations.csv", takes, "territories.csv", "key,parent\nx,y\n")
	check("tie end", graph.ErrUnlisted, `ties.csv line 2, column 3 (to "z")`, "neither an actor nor a project", "participations.csv", takes, "actors.csv", "key\na\n", "ties.csv", "from,to\na,z\n")
	check("self tie", graph.ErrSelfTie, `ties.csv line 2, column 3`, "tied with itself", "participations.csv", takes, "ties.csv", "from,to\na,a\n")
	check("ambiguous", graph.ErrAmbiguous, `ties.csv line 2, column 1 (from "a")`, "both an actor and a project", "participations.csv", "actor,project\na,a\nb,a\n", "ties.csv", "from,to\na,b\n")
	check("direction", graph.ErrDirection, `ties.csv line 3, column 5 (directed "no")`, "with and without", "participations.csv", "actor,project\na,p\nb,p\n", "ties.csv", "from,to,directed\na,b,yes\nb,a,no\n")
	check("neither", graphio.ErrDoubtful, `ties.csv line 2, column 5`, "yes or no", "participations.csv", "actor,project\na,p\nb,p\n", "ties.csv", "from,to,directed\na,b,perhaps\n")
	check("seat", graph.ErrUnlisted, `seats.csv line 2, column 1`, "not in actors.csv", "participations.csv", takes, "actors.csv", "key\na\n", "seats.csv", "actor,body\nz,Bureau\n")
	check("votes", graph.ErrNumber, `seats.csv line 2, column 10`, "above 0", "participations.csv", takes, "seats.csv", "actor,body,votes\na,Bureau,0\n")
	check("event", graph.ErrDate, `events.csv line 2, column 1 (date "")`, "an event needs a date", "participations.csv", takes, "events.csv", "date,label\n,Loi\n")
	check("bad actor, no cascade", graph.ErrNumber, `actors.csv line 2, column 3`, "not a number", "participations.csv", takes, "actors.csv", "key,lon\na,east\n")
	check("cut short, no cascade", graphio.ErrQuote, `actors.csv line 2, column 1`, "never closed", "participations.csv", takes, "actors.csv", "key\n\"b\na\n")
}

func TestAllErrorsUpToALimit(t *testing.T) {
	text := "actor,project,weight\n" + strings.Repeat("a,p,x\n", 60)
	_, err := graphio.CSV{}.Read(strings.NewReader(text))
	var all *graphio.Errors
	require.ErrorAs(t, err, &all)
	require.Len(t, all.List, 50)
	require.Equal(t, 10, all.More)
	require.True(t, strings.HasSuffix(err.Error(), "\nand 10 more"))
	require.True(t, strings.HasSuffix(all.Text("fr"), "\net 10 de plus"))
	_, err = graphio.CSV{Limit: 2}.Read(strings.NewReader(text))
	require.Equal(t, 2, strings.Count(err.Error(), "not a number"))
}

func TestErrorsStandInReadingOrder(t *testing.T) {
	_, err := graphio.CSV{}.ReadFolder(tables(
		"participations.csv", "actor,project,weight,start\na,p,x,y\nb\nz,p,1,\n", "actors.csv", "key,lon\na,1\na,2\nb,x\n"))
	var all *graphio.Errors
	require.ErrorAs(t, err, &all)
	var places []string
	for _, e := range all.List {
		places = append(places, fmt.Sprintf("%s:%d:%d", e.File, e.Line, e.Column))
	}
	require.Equal(t, []string{
		"actors.csv:3:1", "actors.csv:4:3", "participations.csv:2:5", "participations.csv:2:7", "participations.csv:3:0", "participations.csv:4:1",
	}, places)
	require.Contains(t, all.Text("fr"), `actors.csv ligne 3, colonne 1 (key "a"): déjà dans la liste ligne 2 : gardez l'une des deux`)
}

func TestBadSettings(t *testing.T) {
	for _, c := range []graphio.CSV{{Comma: '"'}, {Comma: 'é'}, {Comma: -1}, {Decimal: ';'}, {Encoding: "latin9"}} {
		_, err := c.Read(strings.NewReader("actor,project\n"))
		require.ErrorIs(t, err, graphio.ErrSetting)
	}
	_, err := graphio.CSV{Encoding: "utf-8"}.Read(strings.NewReader("actor,project\n\xe9,p\n"))
	require.ErrorIs(t, err, graphio.ErrEncoding)
}

func TestReaderThatFails(t *testing.T) {
	broken := errors.New("broken")
	_, err := graphio.CSV{}.Read(iotestErr{broken})
	require.ErrorIs(t, err, broken)
	_, err = graphio.CSV{}.ReadFolder(fstest.MapFS{"participations.csv": {Mode: 0o755 | 1<<31}})
	require.ErrorIs(t, err, graphio.ErrNoTable)
}

type iotestErr struct{ err error }

func (e iotestErr) Read([]byte) (int, error) { return 0, e.err }
