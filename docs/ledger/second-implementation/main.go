// Checks a pack's log with the code of Go's checksum database: main <pack> <vkey>.
package main

import (
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// pack reads tiles from a folder. Go puts a tile's height into its path, tlog-tiles does not.
type pack string

func (p pack) Height() int                     { return 8 }
func (p pack) SaveTiles([]tlog.Tile, [][]byte) {}
func (p pack) read(t tlog.Tile, folder string) ([]byte, error) {
	return os.ReadFile(filepath.Join(string(p), strings.Replace(t.Path(), "tile/8/"+strconv.Itoa(t.L), folder, 1)))
}
func (p pack) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for i := 0; i < len(tiles) && err == nil; i++ {
		data = append(data, nil)
		data[i], err = p.read(tiles[i], "tile/"+strconv.Itoa(tiles[i].L))
	}
	return data, err
}

func require(holds bool, format string, values ...any) {
	if !holds {
		log.Fatalf("REFUSED: "+format, values...)
	}
}

func must[T any](value T, err error) T {
	require(err == nil, "%v", err)
	return value
}

// open verifies a signed checkpoint. Its three lines are read here: Go's own parser takes only go.sum's log.
func open(signed string, key note.Verifier) tlog.Tree {
	lines := strings.Split(must(note.Open([]byte(signed), note.VerifierList(key))).Text, "\n")
	require(len(lines) == 4 && lines[0] == key.Name(), "not a checkpoint of %s", key.Name())
	return tlog.Tree{N: must(strconv.ParseInt(lines[1], 10, 64)), Hash: must(tlog.ParseHash(lines[2]))}
}

// recordHashes derives the whole tree again: each entry against its tile, all entries against the root.
func recordHashes(p pack, tree tlog.Tree) (hashes []tlog.Hash) {
	var stored []tlog.Hash
	memory := tlog.HashReaderFunc(func(indexes []int64) (found []tlog.Hash, err error) {
		for _, index := range indexes {
			found = append(found, stored[index])
		}
		return found, nil
	})
	for first := int64(0); first < tree.N; first += 256 {
		width := int64(256)
		if tree.N-first < width {
			width = tree.N - first
		}
		data := must(p.read(tlog.Tile{H: 8, N: first / 256, W: int(width)}, "tile/entries"))
		var indexes []int64
		for index := first; index < first+width; index++ {
			require(len(data) >= 2 && len(data) >= 2+int(binary.BigEndian.Uint16(data)), "the bundle of entry %d is cut short", index)
			end := 2 + int(binary.BigEndian.Uint16(data))
			stored = append(stored, must(tlog.StoredHashes(index, data[2:end], memory))...)
			hashes, indexes, data = append(hashes, tlog.RecordHash(data[2:end])), append(indexes, tlog.StoredHashIndex(0, index)), data[end:]
		}
		require(len(data) == 0, "bytes follow the bundle of entry %d", first)
		for i, hash := range must(tlog.TileHashReader(tree, p).ReadHashes(indexes)) {
			require(hash == hashes[first+int64(i)], "entry %d is not the one in the tree", first+int64(i))
		}
	}
	require(must(tlog.TreeHash(tree.N, memory)) == tree.Hash, "the entries give another root than the signed one")
	return hashes
}

func main() {
	log.SetFlags(0)
	require(len(os.Args) == 3, "usage: main <pack> <vkey>")
	p, key := pack(os.Args[1]), must(note.NewVerifier(os.Args[2]))
	tree := open(string(must(os.ReadFile(filepath.Join(string(p), "checkpoint")))), key)
	hashes := recordHashes(p, tree)
	proofs := must(filepath.Glob(filepath.Join(string(p), "proofs", "*.tlog-proof")))
	for _, path := range proofs {
		head, signed, _ := strings.Cut(string(must(os.ReadFile(path))), "\n\n")
		lines := strings.Split(head, "\n")
		require(len(lines) >= 2 && lines[0] == "c2sp.org/tlog-proof@v1", "%s is not a proof", path)
		index := must(strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64))
		var proof tlog.RecordProof
		for _, line := range lines[2:] {
			proof = append(proof, must(tlog.ParseHash(line)))
		}
		at := open(signed, key)
		require(index >= 0 && index < int64(len(hashes)), "%s is of entry %d, which is not here", path, index)
		err := tlog.CheckRecord(proof, at.N, at.Hash, index, hashes[index])
		require(err == nil, "%s: %v", path, err)
	}
	fmt.Printf("OK: %d entries, root %v, %d proofs\n", tree.N, tree.Hash, len(proofs))
}
