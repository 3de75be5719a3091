package viz_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Tests ask other programs what they make of our files. Such a program may not be
// installed, or in part: a Graphviz whose plugins are not registered is there and writes no
// format. Before it is asked it must therefore answer the easiest question of the same
// kind; if it does not the test is skipped, and says what is missing. From then on its
// errors are ours.

// answer is what a program writes, given some time.
func answer(ctx context.Context, limit time.Duration, path, input string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.WaitDelay = time.Second // for programs that it started and that keep its output open
	cmd.Stdin = strings.NewReader(input)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	switch {
	case ctx.Err() != nil:
		return "", fmt.Errorf("no answer in %v", limit)
	case err != nil:
		return "", fmt.Errorf("%w, and says %q", err, strings.TrimSpace(complaints.String()))
	}
	return string(out), nil
}

// easy is how long a program may take for the easiest question, and hard for others.
const easy, hard = 10 * time.Second, 2 * time.Minute

// draws is nil if a dot of Graphviz writes SVG by a layout, or says what is missing.
func draws(ctx context.Context, limit time.Duration, path, layout string) error {
	svg, err := answer(ctx, limit, path, fmt.Sprintf("graph { layout=%q; probe }", layout), "-Tsvg")
	switch {
	case err != nil:
		return fmt.Errorf("%s writes no SVG by the layout %s: %w", path, layout, err)
	case !strings.Contains(svg, "probe"):
		return fmt.Errorf("%s writes no SVG by the layout %s: the name of a node is missing", path, layout)
	}
	return nil
}

// onePage is a PDF with one word. It has no table of its objects; readers make their own.
const onePage = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj
4 0 obj << /Length 33 >> stream
BT /F 12 Tf 9 9 Td (probe) Tj ET 
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Root 1 0 R >>
%%EOF
`

// reads is nil if a pdftotext reads PDF, or says what is missing.
func reads(ctx context.Context, limit time.Duration, path, folder string) error {
	page := filepath.Join(folder, "probe.pdf")
	if err := os.WriteFile(page, []byte(onePage), 0o600); err != nil {
		return err
	}
	words, err := answer(ctx, limit, path, "", page, "-")
	switch {
	case err != nil:
		return fmt.Errorf("%s reads no PDF: %w", path, err)
	case !strings.Contains(words, "probe"):
		return fmt.Errorf("%s reads no PDF: the word in it is missing", path)
	}
	return nil
}

// asked is what came of the easiest questions, by program and kind: each is put once.
var asked sync.Map

// installed is where a program is. If it is not, or does not answer the easiest question of a
// kind, the test is skipped.
func installed(t testing.TB, name, kind string, question func(path string) error) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	once, _ := asked.LoadOrStore(name+" "+kind, sync.OnceValue(func() error { return question(path) }))
	if err := once.(func() error)(); err != nil {
		t.Skipf("half installed: %v", err)
	}
	return path
}

func dotFor(t testing.TB, layout string) string {
	t.Helper()
	return installed(t, "dot", layout, func(path string) error { return draws(t.Context(), easy, path, layout) })
}

func pdfReader(t testing.TB) string {
	t.Helper()
	return installed(t, "pdftotext", "", func(path string) error { return reads(t.Context(), easy, path, t.TempDir()) })
}

// Programs that are there and do not work are told from those that do.
func TestHalfInstalledPrograms(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("sh is not installed")
	}
	for script, want := range map[string]string{
		`echo 'Format: "svg" not recognized. No formats found.' >&2; exit 1`: `Format: \"svg\" not recognized`,
		`exit 1`:         "exit status 1",
		`exit 0`:         "is missing",
		`sleep 3; true`:  "no answer in",
		`kill -9 $$`:     "",
		`echo probe`:     "works",
		`cat; exit 127`:  "exit status 127",
		`cat /dev/null`:  "is missing",
		`exec no/such/x`: "",
	} {
		limit, path := easy, filepath.Join(t.TempDir(), "program")
		if want == "no answer in" {
			limit = 200 * time.Millisecond
		}
		require.NoError(t, os.WriteFile(path, []byte("#!"+sh+"\n"+script+"\n"), 0o700)) //nolint:gosec // it must run
		for _, err := range []error{
			draws(t.Context(), limit, path, "dot"), reads(t.Context(), limit, path, t.TempDir()),
		} {
			if want == "works" {
				require.NoError(t, err)
				continue
			}
			require.ErrorContains(t, err, want, script)
			require.ErrorContains(t, err, path, script)
		}
	}
}
