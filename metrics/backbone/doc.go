// Package backbone finds the ties that chance alone would hardly give.
//
// Actors who take part in much share projects by chance. Each model gives every
// tie of a projection a p-value, the chance to share as many projects or more, and
// [Significant] keeps the ties for which it is small:
//
//	p, err := backbone.SDSM{}.TieScores(ctx, net)
//	g, err := backbone.Significant{Level: .01, Correction: backbone.Holm}.OneMode(p)
//
// Models differ in what chance must keep of the network: [FixedFill] the number of
// ties, [FixedRow] the degrees of the nodes of the projection, [FixedColumn] those
// of the other mode, [SDSM] both, on average. Curveball of package null keeps both
// exactly, and has to draw networks.
//
// [Disparity] asks the same of the ties of any network with weights.
//
// A p-value below the smallest number of the machine is 0.
package backbone
