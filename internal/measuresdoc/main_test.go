package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPageIsUpToDate(t *testing.T) {
	page, err := os.ReadFile("../../docs/measures.md")
	require.NoError(t, err)
	var now bytes.Buffer
	require.NoError(t, write(&now, filepath.Join("..", "..")))
	require.Equal(t, now.String(), string(page), "run go generate ./metrics")
}
