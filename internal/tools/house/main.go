// Program house checks what this house asks of its code and no linter knows:
//
//	go build -C internal/tools -o /tmp/house ./house && go vet -vettool=/tmp/house ./...
package main

import (
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/essaim/essaim/internal/tools/hidden"
	"github.com/essaim/essaim/internal/tools/rows"
)

func main() { unitchecker.Main(hidden.Analyzer, rows.Analyzer) }
