package graphio_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	graphio "github.com/essaim/essaim/io"
)

// someRows is a table of every kind of column, without contradictions: what it
// says of an actor depends on the actor alone.
func someRows(rng *rand.Rand, rows int) (header string, lines []string) {
	for range rows {
		a, p := rng.IntN(rows), rng.IntN(rows/3+1)
		lines = append(lines, fmt.Sprintf("\"Actor %d, \"\"the\nold\"\"\",p%d,%s,%d,%d,Name %d,%d",
			a, p, []string{"lead", "", "NA", "partner"}[rng.IntN(4)], 1+rng.IntN(5), 2000+rng.IntN(20), a, a%7))
	}
	return "actor,project,role,weight,start,actor_name,actor_size\n", lines
}

// The order of records never shows. There are more rows than are read at a time.
func TestAnyOrderOfRecords(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 0))
		header, lines := someRows(rng, 1+rng.IntN(100))
		if seed == 0 {
			header, lines = someRows(rng, 5000)
		}
		table := func() string { return header + strings.Join(lines, "\n") + "\n" }
		want := dump(read(t, graphio.CSV{}, table()))
		for range 3 {
			rng.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
			require.Equal(t, want, dump(read(t, graphio.CSV{}, table())))
		}
	}
}

// The network holds what the rows say, each of them.
func TestEveryRecordIsRead(t *testing.T) {
	var table strings.Builder
	table.WriteString("project;actor;role\n")
	var want []string
	rng := rand.New(rand.NewPCG(1, 0))
	for i := range 7000 {
		a, p := rng.IntN(2000), rng.IntN(500)
		fmt.Fprintf(&table, "p%d; a%d ;%d bis\n", p, a, i)
		want = append(want, fmt.Sprintf("a%d p%d %d bis", a, p, i))
	}
	var got []string
	for p := range read(t, graphio.CSV{}, table.String()).Participations() {
		got = append(got, p.Actor().Key+" "+p.Project().Key+" "+p.Role())
	}
	slices.Sort(want)
	slices.Sort(got)
	require.Equal(t, want, got)
}

// A place is right however far down it is, and whatever stands above.
func TestPlacesFarDown(t *testing.T) {
	var table strings.Builder
	table.WriteString("actor,project,weight\n")
	line := 2
	var want [][2]int
	rng := rand.New(rand.NewPCG(1, 0))
	for i := range 5000 {
		switch rng.IntN(200) {
		case 0:
			fmt.Fprintf(&table, "a%d,p,x\n", i)
			want = append(want, [2]int{line, len(fmt.Sprint("a", i)) + 4})
		case 1:
			fmt.Fprintf(&table, "\"a%d\n\n\"\"b\"\"\",p,none\r\n", i)
			want = append(want, [2]int{line + 2, len(`""b""",p,`) + 1})
			line += 2
		case 2:
			table.WriteString("a,p\n") // no row at all
			want = append(want, [2]int{line, 0})
		case 3:
			table.WriteString("\n,,\na,p,1\ra,p,2\n")
			line += 3
		default:
			fmt.Fprintf(&table, "a%d,p,%d\n", i, 1+i%9)
		}
		line++
	}
	_, err := graphio.CSV{Limit: 1000}.Read(strings.NewReader(table.String()))
	var all *graphio.Errors
	require.True(t, errors.As(err, &all))
	var got [][2]int
	for _, e := range all.List {
		got = append(got, [2]int{e.Line, e.Column})
	}
	require.Equal(t, want, got)
}

// What the table of participations says of a project is known by the names that
// a table of projects would give it.
func TestDatesOfProjects(t *testing.T) {
	net := read(t, graphio.CSV{}, "actor,project,project_start,project_end\na,p,2020,2021\n")
	p, _ := net.Find(graph.Project, "p")
	require.Equal(t, "2020", net.Column(graph.Project, "start").Of(p).String())
	for took := range net.Participations() {
		spell, _ := took.Spell()
		require.Equal(t, "2020 – 2021", spell.String())
	}
}
