// Package viz draws networks.
//
// A [Map] draws a network for print, as SVG, PNG or PDF, with nothing but Go:
// actors and projects differ by shape, categories by colour and by a mark that
// survives black and white, scores by area. Labels never overlap, the legend
// says what is shown and what is not, and the same network with the same
// settings gives the same bytes:
//
//	m := viz.Map{Title: "Who works with whom", Size: brokers, Color: net.Column(graph.Actor, "category")}
//	err := m.SVG(w, net)
//
// A [Layout] gives every node a place in the plane, without drawing. Its
// [Positions] can be handed to several Maps, so that pictures of several years
// can be compared node by node.
package viz
