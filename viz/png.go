package viz

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"math"
)

// writePNG writes an image with its resolution, so that it prints at its size.
func writePNG(w io.Writer, img image.Image, dpi int) error {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return err
	}
	const head = 8 + 25 // signature, then the IHDR chunk, which always comes first
	file := b.Bytes()
	for _, part := range [][]byte{file[:head], physical(dpi), file[head:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// physical is the pHYs chunk: pixels per metre in both directions.
func physical(dpi int) []byte {
	perMetre := uint32(math.Round(float64(dpi) / .0254))
	chunk := binary.BigEndian.AppendUint32(nil, 9)
	chunk = append(chunk, "pHYs"...)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}
