// Package version says which essaim this is.
package version

// Essaim is the version that manifests and reports name.
const Essaim = "0.1.0"
