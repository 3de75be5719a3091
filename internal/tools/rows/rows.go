// Package rows finds projections that are built where nothing can stop them.
package rows

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
)

// Analyzer reports Rows of a graph.Graph or a *graph.OneMode in a function that
// has a context, also in the function literals within it. Rows of a
// *graph.Network are there already and cost nothing. Test files are left out.
var Analyzer = &analysis.Analyzer{
	Name: "rows",
	Doc: `report Rows of a projection in a function that has a context

The first call of Rows builds the projection, which may take long: a cancelled
context has to stop it, and only RowsContext lets it.`,
	Requires: []*analysis.Analyzer{inspect.Analyzer},
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	found := pass.ResultOf[inspect.Analyzer].(*inspector.Inspector)
	for at := range found.Root().Preorder((*ast.SelectorExpr)(nil)) {
		selector := at.Node().(*ast.SelectorExpr)
		if !builds(pass.TypesInfo.Uses[selector.Sel]) || strings.HasSuffix(pass.Fset.Position(selector.Pos()).Filename, "_test.go") {
			continue
		}
		for outer := range at.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
			if hasContext(pass.TypesInfo, outer.Node()) {
				pass.ReportRangef(selector, "Rows builds a projection and does not stop when the context is cancelled: call RowsContext")
				break
			}
		}
	}
	return nil, nil
}

// builds tells whether a method may build a projection.
func builds(used types.Object) bool {
	method, ok := used.(*types.Func)
	if !ok {
		return false
	}
	switch method.FullName() {
	case "(github.com/essaim/essaim/graph.Graph).Rows", "(*github.com/essaim/essaim/graph.OneMode).Rows":
		return true
	}
	return false
}

// hasContext tells whether a function has a parameter of type context.Context.
func hasContext(info *types.Info, function ast.Node) bool {
	var params *ast.FieldList
	switch function := function.(type) {
	case *ast.FuncDecl:
		params = function.Type.Params
	case *ast.FuncLit:
		params = function.Type.Params
	}
	for _, param := range params.List {
		if types.TypeString(info.TypeOf(param.Type), nil) == "context.Context" {
			return true
		}
	}
	return false
}
