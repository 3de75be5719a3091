package graphio

import (
	"encoding/json"
	"strings"

	"github.com/essaim/essaim/graph"
)

// tableSchema is the Table Schema of Frictionless (specs.frictionlessdata.io).
type tableSchema struct {
	Name          string       `json:"name"`
	Description   string       `json:"description"`
	Fields        []tableField `json:"fields"`
	PrimaryKey    string       `json:"primaryKey,omitempty"`
	MissingValues []string     `json:"missingValues"`
}

type tableField struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Description string       `json:"description"`
	Aliases     []string     `json:"essaim:aliases,omitempty"`
	Weak        []string     `json:"essaim:weakAliases,omitempty"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Minimum  *float64 `json:"exclusiveMinimum,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

// Tables is the names of all tables, in the order they are read.
func Tables() []Table {
	all := make([]Table, len(schemas))
	for i, s := range schemas {
		all[i] = s.table
	}
	return all
}

// Schema is the published schema of a table, as Table Schema JSON; nil if there
// is no such table. Aliases are other headers that are understood, without
// case, accents, spaces and punctuation.
func Schema(table Table) []byte {
	s := schemaOf(table)
	if s == nil {
		return nil
	}
	out := tableSchema{Name: string(s.table), Description: s.about, MissingValues: missingWords}
	for i := range s.columns {
		out.Fields = append(out.Fields, s.columns[i].field())
	}
	if s.columns[0].name == "key" {
		out.PrimaryKey = "key"
	}
	encoded, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		panic(err) // strings and booleans only
	}
	return append(encoded, '\n')
}

func (c *column) field() tableField {
	f := tableField{Name: c.name, Type: map[graph.Kind]string{text: "string", number: "number", date: "any"}[c.kind], Description: c.about}
	f.Aliases, f.Weak = strings.Fields(c.words), strings.Fields(c.weak)
	limits := constraints{Required: c.required, Unique: c.name == "key"}
	switch c.name {
	case "weight", "votes":
		limits.Minimum = new(float64)
	case "stage", "project_stage":
		limits.Enum = graph.Stages()
	}
	if limits.Required || limits.Unique || limits.Minimum != nil || limits.Enum != nil {
		f.Constraints = &limits
	}
	return f
}
