// Package graphio reads and writes networks. It stands in the folder io, and is
// called graphio because a package io would force an alias on every file that
// also imports the standard one. Write the name in the import:
//
//	import graphio "github.com/essaim/essaim/io"
//
// One format is one struct: its fields are the settings, its zero value is the
// usual default, and a zero format reads back what it writes.
//
//	net, err := graphio.CSV{}.ReadFolder(os.DirFS("jura"))
//
// Errors say where: file, line, column, value, reason and remedy, all of them up
// to a limit and not only the first ([Errors], [SyntaxError]). What was read but
// is doubtful is a [Warning] in a [Report]. Both can be said in French.
package graphio
