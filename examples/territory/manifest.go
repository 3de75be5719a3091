package main

import (
	"encoding/json"
	"io"

	"github.com/essaim/essaim/internal/outfile"
	"github.com/essaim/essaim/internal/version"
)

// manifest is how the results were made: enough to get the same bytes again.
type manifest struct {
	Program  string     `json:"program"`
	Version  string     `json:"version"`
	Inputs   []checksum `json:"inputs"`
	Settings flags      `json:"settings"`
	Seed     uint64     `json:"seed"`
	Outputs  []checksum `json:"outputs"`
}

// checksum is a file and its SHA-256 in hexadecimal.
type checksum struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// flags is the settings as they were given.
type flags struct {
	In   string `json:"in"`
	Lang string `json:"lang"`
	From string `json:"from"`
	To   string `json:"to"`
	By   string `json:"by"`
}

// manifest writes manifest.json, with the files of the set so far.
func (p *page) manifest(w io.Writer, files *outfile.Set) error {
	m := manifest{
		Program:  "territory",
		Version:  version.Essaim,
		Inputs:   p.input.files,
		Settings: flags{p.input.label, p.lang.String(), p.from.String(), p.to.String(), p.by},
		Seed:     p.seed,
	}
	for _, name := range files.Names() {
		if name != "manifest.json" {
			m.Outputs = append(m.Outputs, checksum{name, files.Sum(name)})
		}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(m)
}
