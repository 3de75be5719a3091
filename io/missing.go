package graphio

// isMissing knows the words that stand for no value in any table, whatever
// their case, accents and spaces. The empty cell is one too.
//
//	NA  N/A  n.a.  #N/A  #N/D  NaN  NULL  NR  -  –  —  ?
//	non renseigné  non communiqué  not available
//
// In a column of codes, such as country, NA (Namibia) and NR (Nauru) are values.
func isMissing(word string, codes bool) bool {
	switch word {
	case "", "-", "--", "–", "—", "?", "#N/A", "#N/D":
		return true
	}
	if len(word) > 24 || word[0]|0x20 != 'n' {
		return false
	}
	switch fold(word) {
	case "na", "nr":
		return !codes && ascii(word)
	case "nan", "null":
		return true
	case "nonrenseigne", "nonrenseignee", "nonrenseignes", "nonrenseignees",
		"noncommunique", "noncommuniquee", "notavailable":
		return true
	}
	return false
}

// missingWords is the words of isMissing as the published schema shows them.
var missingWords = []string{
	"", "-", "--", "–", "—", "?", "NA", "N/A", "NR", "NaN", "NULL", "#N/A", "#N/D",
	"non renseigné", "non communiqué", "not available",
}

// isCode tells whether a column holds codes, by its name: they look like
// numbers and are none.
func isCode(header string) bool {
	for _, word := range words(header) {
		switch word {
		case "insee", "siren", "siret", "rna", "code", "codes", "postcode", "zip", "cp", "nuts", "nuts1", "nuts2", "nuts3",
			"naf", "ape", "id", "identifiant", "identifier", "key", "cle", "country", "pays", "iso", "iso2", "iso3", "uai",
			"tel", "telephone", "phone":
			return true
		}
	}
	return false
}

// words is the folded words of a header: "Date de début" is date, de, debut.
func words(header string) []string {
	var all []string
	from := -1
	for i, r := range header + " " {
		letter := r != '_' && r != '-' && r != ' ' && r != '.' && r != '\'' && r != '’' && r != '(' && r != ')' && r != '/'
		switch {
		case letter && from < 0:
			from = i
		case !letter && from >= 0:
			all = append(all, fold(header[from:i]))
			from = -1
		}
	}
	return all
}
