// Package null asks what chance alone would give.
//
// [Affiliation] invents networks with the shape of real programmes, for
// benchmarks and trials.
package null
