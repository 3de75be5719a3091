package rows_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/essaim/essaim/internal/tools/rows"
)

func TestRows(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), rows.Analyzer, "a")
}
