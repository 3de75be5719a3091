package hidden_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/essaim/essaim/internal/tools/hidden"
)

func TestHidden(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), hidden.Analyzer, "a")
}
