import { encode } from "uqr";

import { parseNote } from "./note";

/** `modules[y][x]`: true is black. `path` is SVG path data in units of one module, without the quiet zone of 4 that a printer leaves. */
export type CheckpointQr = { size: number; modules: boolean[][]; path: string };

/**
 * The QR symbol of a signed note, byte for byte, at error correction M: a phone reads from paper what a program verifies.
 * Throws as `parseNote`, and `RangeError` for a note of over 2,331 bytes, which no symbol holds (a note has some 210, a witness line adds 104).
 */
export function checkpointQr(note: string): CheckpointQr {
  parseNote(note);
  const bytes = Buffer.from(note, "utf8");
  if (bytes.length > 2331) throw new RangeError(`a QR symbol holds 2331 bytes at most, the note has ${bytes.length}`);
  const { data: modules, size } = encode([...bytes], { ecc: "M", border: 0, boostEcc: false });
  return { size, modules, path: modules.map(rowPath).join("") };
}

/** One rectangle a run of black modules. */
function rowPath(row: boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`;
  }
  return path;
}
