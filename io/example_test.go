package graphio_test

import (
	"fmt"
	"strings"

	"github.com/essaim/essaim/graph"
	graphio "github.com/essaim/essaim/io"
)

func ExampleCSV_Read() {
	net, err := graphio.CSV{}.Read(strings.NewReader(`acteur;projet;rôle;montant
Ressourcerie;Éco-quartier;pilote;1 234,50
Ville;Éco-quartier;financeur;20 000 €
Ville;Légumerie;financeur;
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(net.Count(graph.Actor), "actors,", net.Count(graph.Project), "projects")
	for p := range net.Participations() {
		amount, _ := p.Amount()
		fmt.Println(p.Actor().Key, "–", p.Project().Key, p.Role(), amount)
	}
	// Output:
	// 2 actors, 2 projects
	// Ressourcerie – Éco-quartier pilote 1234.5
	// Ville – Légumerie financeur 0
	// Ville – Éco-quartier financeur 20000
}

func ExampleErrors() {
	var report graphio.Report
	_, err := graphio.CSV{File: "participations.csv", Report: &report}.Read(strings.NewReader(`actor,project,amount,start
Ada,Bridge,"12,5O",2024
Ben,Bridge,100,12/31/2024
NA,Bridge,100,
`))
	fmt.Println(err)
	for _, w := range report.Warnings {
		fmt.Println(w.Text("fr"))
	}
	// Output:
	// participations.csv line 2, column 12 (amount "12,5O"): not a number: write digits, for example 1234.50 or 1 234,50
	// participations.csv line 3, column 16 (start "12/31/2024"): not a date: day/month/year is expected, and there is no month 31: write 31/12/2024 or 2024-12-31
	// participations.csv ligne 4, colonne 1 (actor "NA"): acteur manquant : la ligne est laissée de côté
}
