package graphio

import (
	"strings"

	"github.com/essaim/essaim/graph"
)

// stageWords is what people write for the stages of a project, folded.
var stageWords = map[string]string{
	"idea":        "idee ideation reflexion enreflexion aletatdidee",
	"preparation": "enpreparation montage enmontage etude aletude conception enconception planned planifie planifiee",
	"launched":    "lance lancee lancement demarre demarree demarrage started signed signe signee",
	"running":     "encours encoursderealisation enfonctionnement enactivite enservice actif active ongoing realisation",
	"ended":       "termine terminee acheve achevee fini finie clos close cloture cloturee closed completed finished",
}

func readStage(s string) (string, error) {
	folded := fold(s)
	for _, stage := range graph.Stages() {
		if folded == stage || hasWord(stageWords[stage], folded) {
			return stage, nil
		}
	}
	return "", say(graph.ErrStage, "unknown stage: write idea, preparation, launched, running or ended",
		"stade inconnu : écrivez idée, préparation, lancé, en cours ou terminé")
}

func readYesNo(s string) (bool, error) {
	switch strings.ToLower(s) {
	case "yes", "oui", "true", "vrai", "1", "y", "o":
		return true, nil
	case "no", "non", "false", "faux", "0", "n":
		return false, nil
	}
	return false, say(ErrDoubtful, "neither yes nor no: write yes or no", "ni oui ni non : écrivez oui ou non")
}
