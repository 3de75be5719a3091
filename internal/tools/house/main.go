// Program house checks what this house asks of its code and no linter knows:
//
//	bash .ci/house ./graph ./metrics/...
package main

import (
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/essaim/essaim/internal/tools/hidden"
	"github.com/essaim/essaim/internal/tools/rows"
)

func main() { unitchecker.Main(hidden.Analyzer, rows.Analyzer) }
