import { createHash } from "node:crypto";

import type { PdfFile } from "./pdf-file";
import { printDictionary } from "./syntax";

/** Bodies of new or changed objects by their number. */
export type Changed = Map<number, string | Uint8Array>;

/**
 * Adds objects behind the end of a PDF (ISO 32000-1 §7.5.6): every byte before stays where it is, the new table points
 * back to the old one. The same file and objects give the same bytes.
 */
export function appendUpdate(file: PdfFile, changed: Changed): Uint8Array {
  const parts: Buffer[] = [Buffer.from(file.bytes.at(-1) === 0x0a ? "" : "\n", "latin1")];
  let at = file.bytes.length + (parts[0]?.length ?? 0);
  const add = (part: Buffer) => { parts.push(part); at += part.length; };
  const offsets = new Map<number, number>();
  for (const [number, body] of [...changed].toSorted(([a], [b]) => a - b)) {
    offsets.set(number, at);
    add(Buffer.concat([Buffer.from(`${number} 0 obj\n`), typeof body === "string" ? Buffer.from(body, "latin1") : body, Buffer.from("\nendobj\n")]));
  }
  const startXref = at;
  add(Buffer.from(`xref\n${sections(offsets)}trailer\n${printDictionary(trailerOf(file, offsets, parts))}\nstartxref\n${startXref}\n%%EOF\n`, "latin1"));
  return Buffer.concat([file.bytes, ...parts]);
}

function trailerOf(file: PdfFile, offsets: ReadonlyMap<number, number>, parts: Buffer[]): Map<string, string> {
  const trailer = new Map(file.trailer);
  trailer.set("Size", String(Math.max(file.size, ...[...offsets.keys()].map((number) => number + 1))));
  trailer.set("Prev", String(file.startXref));
  // §14.4: the first half names the file, the second this state of it.
  const first = /<[0-9A-Fa-f]*>/.exec(file.trailer.get("ID") ?? "")?.[0] ?? `<${shortDigest([file.bytes])}>`;
  trailer.set("ID", `[${first} <${shortDigest([file.bytes, ...parts])}>]`);
  return trailer;
}

/** Runs of numbers that follow on each other; every entry has 20 bytes. */
function sections(offsets: ReadonlyMap<number, number>): string {
  const runs: [first: number, lines: string[]][] = [];
  for (const [number, offset] of offsets) {
    const line = `${String(offset).padStart(10, "0")} 00000 n \n`;
    const last = runs.at(-1);
    if (last && last[0] + last[1].length === number) last[1].push(line);
    else runs.push([number, [line]]);
  }
  return runs.map(([first, lines]) => `${first} ${lines.length}\n${lines.join("")}`).join("");
}

function shortDigest(parts: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 32);
}
