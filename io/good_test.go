package graphio_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	graphio "github.com/essaim/essaim/io"
)

// table is the network of all the forms below: three participations, one with
// a role and an amount.
const table = "acteur,projet,rôle,montant\nÉtoile,Pont,pilote,1234.5\nAda,Pont,,\nAda,Moulin,,\n"

func encoded(t *testing.T, name, text string) string {
	t.Helper()
	var s string
	var err error
	switch name {
	case "utf-16le":
		s, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	case "utf-16be":
		s, err = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	case "windows-1252":
		s, err = charmap.Windows1252.NewEncoder().String(text)
	}
	require.NoError(t, err)
	return s
}

func TestOneTableInManyForms(t *testing.T) {
	want := dump(read(t, graphio.CSV{}, table))
	require.Contains(t, want, `takes "Étoile" "Pont" "amount"=number "1234.5" "role"=text "pilote"`)
	check := func(name, text string) {
		t.Run(name, func(t *testing.T) { require.Equal(t, want, dump(read(t, graphio.CSV{}, text))) })
	}
	check("mark", "\ufeff"+table)
	check("utf-16le", encoded(t, "utf-16le", table))
	check("utf-16be", encoded(t, "utf-16be", table))
	check("windows-1252", encoded(t, "windows-1252", table))
	check("crlf", strings.ReplaceAll(table, "\n", "\r\n"))
	check("cr", strings.ReplaceAll(table, "\n", "\r"))
	check("blank lines", strings.ReplaceAll(table, "\n", "\n\n,,,\n"))
	check("no end", strings.TrimSuffix(table, "\n"))
	check("tab", strings.ReplaceAll(table, ",", "\t"))
	check("semicolon", strings.ReplaceAll(strings.ReplaceAll(table, ",", ";"), "1234.5", "1234,5"))
	check("sep", "sep=;\r\n"+strings.ReplaceAll(table, ",", ";"))
	check("quotes", "\"acteur\",\"projet\",\"rôle\",\"montant\"\n\"Étoile\",\"Pont\",\"pilote\",\"1 234,50 €\"\n\"Ada\",\"Pont\",,\n\"Ada\",\"Moulin\",\"\",\"NA\"\n")
	check("more separators", strings.ReplaceAll(table, "\n", ",,\n")[:len("acteur,projet,rôle,montant")]+strings.ReplaceAll(table, "\n", ",\n")[len("acteur,projet,rôle,montant")+1:])
	check("other names", "MONTANT_EUR, Projet ,ROLE,Acteur\n\"1 234,5\",Pont,pilote,Étoile\n,Pont,,Ada\n,Moulin,-,Ada\n")
	check("english", "amount,project,role,actor\n1234.5,Pont,pilote,Étoile\n,Pont,,Ada\n,Moulin,,Ada\n")
}

func amounts(t *testing.T, c graphio.CSV, comma string, cells ...string) (values []float64, warnings []graphio.Warning) {
	t.Helper()
	var report graphio.Report
	c.Report = &report
	var s strings.Builder
	s.WriteString(strings.Join([]string{"actor", "project", "amount"}, comma) + "\n")
	for i, cell := range cells {
		s.WriteString("a" + comma + "p" + string(rune('a'+i)) + comma + `"` + cell + "\"\n")
	}
	for p := range read(t, c, s.String()).Participations() {
		v, _ := p.Amount()
		values = append(values, v)
	}
	return values, report.Warnings
}

func TestNumbers(t *testing.T) {
	check := func(c graphio.CSV, comma string, doubtful bool, cells []string, want ...float64) {
		t.Helper()
		got, warnings := amounts(t, c, comma, cells...)
		require.Equal(t, want, got)
		require.Equal(t, doubtful, len(warnings) > 0)
		for _, w := range warnings {
			require.ErrorIs(t, w, graphio.ErrDoubtful)
		}
	}
	words := func(s ...string) []string { return s }
	zero := graphio.CSV{}
	check(zero, ",", false, words("1 234,50", "1\u00a0234,5", "1\u202f234,5", "12 €", "3 EUR", "€4"), 1234.5, 1234.5, 1234.5, 12, 3, 4)
	check(zero, ",", false, words("1.234,50", "1.234"), 1234.5, 1234)
	check(zero, ",", false, words("1,234.50", "1,234"), 1234.5, 1234)
	check(zero, ";", false, words("1.5", "1.234"), 1.5, 1.234)
	check(zero, ",", false, words("1,5", "1,234"), 1.5, 1.234)
	check(zero, ",", false, words("-5", "+5", "−5", "1'234", "1e3", ".5", "5."), -5, 5, -5, 1234, 1000, .5, 5)
	check(zero, ",", false, words("1,234,567", "1,234"), 1234567, 1234)
	check(zero, ";", true, words("1,234"), 1.234)
	check(zero, ";", true, words("1.234"), 1234)
	check(zero, ",", true, words("1,234"), 1234)
	check(zero, ",", true, words("1.234"), 1.234)
	check(zero, ",", false, words("0,234"), .234)
	check(graphio.CSV{Decimal: ','}, ",", false, words("1,234"), 1.234)
	check(graphio.CSV{Decimal: '.'}, ";", false, words("1,234"), 1234)
}

func TestDates(t *testing.T) {
	for cell, want := range map[string]string{
		"2024": "2024", "2024-05": "2024-05", "2024-05-01": "2024-05-01", "31/12/2024": "2024-12-31", "31.12.2024": "2024-12-31",
		"31-12-2024": "2024-12-31", "1/2/2024": "2024-02-01", "05/2024": "2024-05", "2024/05/01": "2024-05-01",
		"2024-05-01 00:00:00": "2024-05-01", "2024-05-01T12:30:00Z": "2024-05-01", "29/02/2024": "2024-02-29",
	} {
		for p := range read(t, graphio.CSV{}, "acteur;projet;début\na;p;"+cell+"\n").Participations() {
			require.Equal(t, want, p.Start().String(), cell)
		}
	}
}

func TestKindsOfAttributes(t *testing.T) {
	net, err := graphio.CSV{}.ReadFolder(tables("participations.csv", "actor,project\na,p\nb,p\n",
		"actors.csv", "key,insee,dept,n,when,mixed,siret,long,code:text,size:number\n"+
			"a,01001,2A,1,2024-01-01,1,12345678901234,12345678901234567,1,2\nb,39300,39,2.5,2024,x,2,1,2,\n"))
	require.NoError(t, err)
	kinds := map[string]graph.Kind{}
	for _, c := range net.Columns(graph.Actor) {
		kinds[c.Name] = c.Kind
	}
	require.Equal(t, map[string]graph.Kind{
		"insee": graph.KindText, "dept": graph.KindText, "n": graph.KindNumber, "when": graph.KindDate, "mixed": graph.KindText,
		"siret": graph.KindText, "long": graph.KindText, "code": graph.KindText, "size": graph.KindNumber,
	}, kinds)
}

func TestStages(t *testing.T) {
	text := "acteur,projet,avancement\na,1,Idée\na,2,en préparation\na,3,Lancé\na,4,EN COURS\na,5,achevé\na,6,\n"
	stages := read(t, graphio.CSV{}, text).Column(graph.Project, "stage")
	for i, want := range append(graph.Stages(), "") {
		require.Equal(t, want, stages.At(i).String())
	}
}

func TestNodesOfParticipations(t *testing.T) {
	var report graphio.Report
	net := read(t, graphio.CSV{Report: &report}, "actor,project,actor_name,category,theme,acteur_ville,project_acronym,actor_commune,note\n"+
		"a,p,Ada,coop,eau,Lons,PP,Lons-le-Saunier,x\na,q,Ava,coop,,Dole,,,y\nb,p,,,,,,,\n")
	a, _ := net.Find(graph.Actor, "a")
	require.Equal(t, "Ada", a.Name)
	require.Equal(t, "coop", net.Column(graph.Actor, "category").Of(a).String())
	require.Equal(t, "Lons", net.Column(graph.Actor, "ville").Of(a).String())
	in, ok := net.Territory(a.Index)
	require.True(t, ok)
	require.Equal(t, graph.Territory{Key: "Lons-le-Saunier", Name: "Lons-le-Saunier", Level: "commune"}, in)
	p, _ := net.Find(graph.Project, "p")
	require.Equal(t, "eau", net.Column(graph.Project, "theme").Of(p).String())
	require.Equal(t, "PP", net.Column(graph.Project, "acronym").Of(p).String())
	require.Len(t, net.ParticipationColumns(), 1)

	require.Len(t, report.Warnings, 2)
	w := report.Warnings[0]
	require.ErrorIs(t, w, graphio.ErrContradiction)
	require.Equal(t, []int{3, 5, 2, 5}, []int{w.Line, w.Column, w.Other.Line, w.Other.Column})
	require.Equal(t, `csv ligne 3, colonne 5 (actor_name "Ava"): "a" a une autre valeur plus haut : la première est gardée (csv ligne 2, colonne 5 (actor_name "Ada"))`, w.Text("fr"))
}

// What one table tells of a project is the same as in a table of its own.
func TestOneTableTellsOfProjects(t *testing.T) {
	one := read(t, graphio.CSV{}, "actor,project,project_start,project_end,project_amount,project_stage\na,p,2020,2021-06,10,running\n")
	two, err := graphio.CSV{}.ReadFolder(tables("participations.csv", "actor,project\na,p\n", "projects.csv", "key,start,end,amount,stage\np,2020,2021-06,10,running\n"))
	require.NoError(t, err)
	require.Equal(t, dump(two), dump(one))
}

func TestCompressed(t *testing.T) {
	var table bytes.Buffer
	z := gzip.NewWriter(&table)
	_, _ = io.WriteString(z, "actor,project\na,p\n")
	require.NoError(t, z.Close())
	whole := table.Bytes()
	net, err := graphio.CSV{}.Read(bytes.NewReader(whole))
	require.NoError(t, err)
	require.Equal(t, 1, net.Records())
	_, err = graphio.CSV{File: "p.csv.gz"}.Read(bytes.NewReader(whole[:len(whole)-6]))
	require.ErrorIs(t, err, graphio.ErrFormat)
	require.ErrorContains(t, err, "p.csv.gz")
}

// Open data have projects that end before they start. Who takes part in them
// does not depend on that.
func TestProjectOfWrongOrder(t *testing.T) {
	for _, files := range [][]string{
		{"participations.csv", "actor,project\na,p\n", "projects.csv", "key,start,end\np,2021,2020\n"},
		{"participations.csv", "actor,project,project_start,project_end\na,p,2021,2020\n"},
	} {
		var report graphio.Report
		net, err := graphio.CSV{Report: &report}.ReadFolder(tables(files...))
		require.NoError(t, err)
		require.Len(t, report.Warnings, 1)
		require.ErrorIs(t, report.Warnings[0], graph.ErrOrder)
		require.Equal(t, "2020", report.Warnings[0].Value)
		require.True(t, net.Column(graph.Project, "start").IsZero())
		require.Equal(t, 1, net.Records())
	}
}

func TestMissingEnds(t *testing.T) {
	var report graphio.Report
	net := read(t, graphio.CSV{Report: &report}, "actor,project,country\nNON RENSEIGNÉ,p,NA\nn/a,p,FR\na,p,NA\n#N/A,nr,FR\na,-,FR\n")
	require.Equal(t, 1, net.Records())
	require.Equal(t, 1, net.Count(graph.Actor))
	for p := range net.Participations() {
		require.Equal(t, "NA", p.Value("country").String(), "Namibia")
	}
	require.Len(t, report.Warnings, 2)
	require.Equal(t, 3, report.Warnings[0].Count)
	require.Equal(t, 2, report.Warnings[0].Line)
	require.Equal(t, 1, report.Warnings[1].Count)
	require.ErrorIs(t, report.Warnings[1], graphio.ErrMissing)
}

func TestNearDuplicates(t *testing.T) {
	var report graphio.Report
	net, err := graphio.CSV{Report: &report}.ReadFolder(tables(
		"participations.csv", "actor,project\na,P-1\nA,P1\nb,q1.1\nc,q11\nd,q11\n",
		"acteurs.csv", "clé,nom\na,Ville de Lons\nA,\nb,Cœur d'Étoile\nc,COEUR D’ETOILE\nd,Autre\n"))
	require.NoError(t, err)
	require.Equal(t, 5, net.Count(graph.Actor))
	var found []string
	for _, w := range report.Warnings {
		require.ErrorIs(t, w, graphio.ErrNearDuplicate)
		found = append(found, w.Other.Value+"/"+w.Value)
	}
	require.Equal(t, []string{"a/A", "Cœur d'Étoile/COEUR D’ETOILE", "P-1/P1"}, found)
}

func TestFolder(t *testing.T) {
	var report graphio.Report
	net, err := graphio.CSV{Report: &report}.ReadFolder(tables(
		"Participations.CSV", "actor,project,role,category\na,p,lead,x\nb,p,,\nb,q,,\n",
		"acteurs.csv", "id;nom;type;territoire;code insee;commune\na;Ada;coop;Jura;;\nb;Ben;;;39300;\nc;Cyd;;;;Lons\nd;;;Nowhere;1001;\n",
		"Projets.tsv", "key\tname\tparent\tstart\tend\np\tPont\tq|a\t2020\t2021\nq\tQuai\t\t\t\n",
		"liens.csv", "from,to,type de lien,source,orienté\na,p,funds,http://x,oui\nb,a,near,,non\n",
		"territoires.csv", "key,name,level,parent\n39,Jura,département,\n39300,Lons,commune,39\n01001,L'Abergement,commune,\n",
		"sièges.csv", "acteur,instance,collège,voix\na,Bureau,usagers,2\n",
		"evenements.csv", "date,libellé,source\n1979,Loi,http://y\n",
		"acteur.csv", "x\n", "README.md", "", "notes.csv", "a,b\n"))
	require.NoError(t, err)
	want := `actor "a" "Ada" in "39" "category"=text "coop"
actor "b" "Ben" in "39300" "insee"=text "39300"
actor "c" "Cyd" in "39300" "commune"=text "Lons"
actor "d" "d" "insee"=text "1001" "territory"=text "Nowhere"
project "p" "Pont" of actor "a" of project "q" "end"=date "2021" "start"=date "2020"
project "q" "Quai"
takes "a" "p" "category"=text "x" "role"=text "lead"
takes "b" "p"
takes "b" "q"
tie "funds" true "a" "p" "source"=text "http://x"
tie "near" false "a" "b"
territory "01001" "L'Abergement" "commune" in ""
territory "39" "Jura" "département" in ""
territory "39300" "Lons" "commune" in "39"
seat "a" "body"=text "Bureau" "college"=text "usagers" "votes"=number "2"
event "date"=date "1979" "label"=text "Loi" "source"=text "http://y"
`
	require.Equal(t, want, dump(net))
	require.Equal(t, []string{"README.md", "acteur.csv", "notes.csv"}, report.Ignored)
	require.Len(t, report.Files, 7)
	require.Equal(t, graphio.FileReport{File: "acteurs.csv", Table: graphio.Actors, Rows: 4}, report.Files[1])
	require.Len(t, report.Warnings, 2)
	require.ErrorIs(t, report.Warnings[0], graphio.ErrFileName)
	require.ErrorIs(t, report.Warnings[1], graphio.ErrNotFound)
}

func TestLostZero(t *testing.T) {
	var report graphio.Report
	_, err := graphio.CSV{Report: &report}.ReadFolder(tables("participations.csv", "actor,project\na,p\n",
		"actors.csv", "key,insee\na,1001\n", "territories.csv", "key,level\n01001,commune\n"))
	require.NoError(t, err)
	require.Contains(t, report.Warnings[0].Text("en"), `there is "01001"`)
}

func TestSourceAndTarget(t *testing.T) {
	net, err := graphio.CSV{}.ReadFolder(tables("participations.csv", "actor,project\na,p\nb,p\n",
		"ties.csv", "source,target,weight,projects\na,b,2,p\n"))
	require.NoError(t, err)
	require.Equal(t, []string{"ties"}, net.Layers())
}

func TestUnlistedAccepted(t *testing.T) {
	files := tables("participations.csv", "actor,project\na,p\nb,p\n", "actors.csv", "key\na\n")
	_, err := graphio.CSV{}.ReadFolder(files)
	require.ErrorIs(t, err, graph.ErrUnlisted)
	net, err := graphio.CSV{AllowUnlisted: true}.ReadFolder(files)
	require.NoError(t, err)
	require.Equal(t, 2, net.Count(graph.Actor))
}

func TestSkipBad(t *testing.T) {
	var report graphio.Report
	net, err := graphio.CSV{SkipBad: true, Report: &report}.ReadFolder(tables(
		"participations.csv", "actor,project,weight\na,p,1\nb,p,1\na,q,0\n",
		"actors.csv", "key,lon\na,x\n", "projects.csv", "key,start,end\np,2021,2020\nq,,\n",
		"ties.csv", "from,to\na,a\na,p\nz,a\n", "territories.csv", "key,parent\nx,y\ny,x\n"))
	require.NoError(t, err)
	require.Equal(t, 1, net.Records())
	require.Len(t, report.Warnings, 7)
	_, err = graphio.CSV{SkipBad: true}.Read(strings.NewReader("nobody\n"))
	require.ErrorIs(t, err, graphio.ErrHeader)
}

func TestSafeForSpreadsheets(t *testing.T) {
	net := read(t, graphio.CSV{}, "actor,project,amount\n=1+1,@p,-5\n")
	var out bytes.Buffer
	require.NoError(t, graphio.CSV{SafeForSpreadsheets: true}.Write(&out, net))
	require.Equal(t, "actor,project,amount\n'=1+1,'@p,-5\n", out.String())
}

func TestUnwritable(t *testing.T) {
	for _, key := range []string{"a\xff", "a\x00"} {
		var b graph.Builder
		require.NoError(t, b.Add(key, "p", 1))
		net, err := b.Build()
		require.NoError(t, err)
		var place *graphio.SyntaxError
		require.ErrorAs(t, graphio.CSV{}.Write(&bytes.Buffer{}, net), &place)
		require.Equal(t, 2, place.Line)
	}
	net := read(t, graphio.CSV{}, "actor,project\nŁ,p\n")
	require.Error(t, graphio.CSV{Encoding: "windows-1252"}.Write(&bytes.Buffer{}, net))
	require.ErrorIs(t, graphio.CSV{}.WriteTable(&bytes.Buffer{}, net, "x"), graphio.ErrNoTable)
}

// Our records and fields are those of encoding/csv, on what that accepts.
func TestSameFieldsAsStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`[ab",;\n]{0,4}`)
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 2), 0, 5).Draw(t, "rows")
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		w.UseCRLF = rapid.Bool().Draw(t, "crlf")
		want := map[[2]string]bool{}
		require.NoError(t, w.Write([]string{"actor:text", "project:text"}))
		for _, row := range rows {
			require.NoError(t, w.Write([]string{row[0] + "x", row[1] + "y"}))
			lineEnd := "\n"
			if w.UseCRLF {
				lineEnd = "\r\n"
			}
			keep := func(s string) string { return strings.ReplaceAll(s, "\n", lineEnd) }
			want[[2]string{keep(row[0] + "x"), keep(row[1] + "y")}] = true
		}
		w.Flush()
		net, err := graphio.CSV{Comma: ','}.Read(&text)
		require.NoError(t, err)
		got := map[[2]string]bool{}
		for p := range net.Participations() {
			got[[2]string{p.Actor().Key, p.Project().Key}] = true
		}
		require.Equal(t, want, got)
	})
}

func TestWeightsReadBackExactly(t *testing.T) {
	var b graph.Builder
	for i, w := range []float64{math.Pi, 5e-324, 1e100, 1.234, 1e21} {
		require.NoError(t, b.Add("a", string(rune('p'+i)), w))
	}
	net, err := b.Build()
	require.NoError(t, err)
	for _, c := range []graphio.CSV{{}, {Comma: ';'}, {Decimal: ','}} {
		var out bytes.Buffer
		require.NoError(t, c.Write(&out, net))
		again, err := c.Read(&out)
		require.NoError(t, err)
		require.Equal(t, dump(net), dump(again))
	}
}
