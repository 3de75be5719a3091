package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPageIsUpToDate(t *testing.T) {
	page, err := os.ReadFile("../../docs/measures.md")
	require.NoError(t, err)
	var now bytes.Buffer
	write(&now)
	require.Equal(t, now.String(), string(page), "run go generate ./metrics")
}
