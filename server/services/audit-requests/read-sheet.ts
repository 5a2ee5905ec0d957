import { inflateRawSync } from "node:zlib";

import { parse } from "csv-parse/sync";
import { readSheet as readXlsx } from "read-excel-file/node";

import type { Cell } from "@/server/domain/audit-requests/cells";
import { MAX_ROWS } from "@/server/domain/audit-requests/import-list";

import { ServiceError } from "../errors";

const MAX_BYTES = 1_048_576;
const MAX_UNPACKED = 24 * 1_048_576;
const MAX_PARTS = 300;
const MAX_CELLS = 200_000;
/** Rows above the column names and blank ones between are read too. */
const SPARE_ROWS = 500;

/** The first sheet of an XLSX file, or a CSV file, as rows of cells. INVALID in a sentence where it is neither, too large, or made to unpack into too much. */
export async function readTable(base64: string): Promise<Cell[][]> {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length > MAX_BYTES) throw refused("The file is larger than 1 MB. Send the list without pictures, or in parts.");
  if (bytes.length === 0) throw refused("The file is empty.");
  const rows = bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004")) ? await readWorkbook(bytes) : readText(bytes);
  if (rows.length > MAX_ROWS + SPARE_ROWS) throw refused(`The sheet has ${rows.length} rows; at most ${MAX_ROWS} requests are read at once. Import it in parts.`);
  if (rows.reduce((sum, row) => sum + row.length, 0) > MAX_CELLS) throw refused("The sheet has too many cells. Take out the columns that are not needed.");
  return rows;
}

async function readWorkbook(bytes: Buffer): Promise<Cell[][]> {
  requireModest(bytes);
  try {
    const rows = await readXlsx(bytes);
    // The reader's types allow constructors as values; cells hold none.
    return rows.map((row) => row.map((cell) => (typeof cell === "function" ? null : cell)));
  } catch (cause) {
    throw new ServiceError("INVALID", "The workbook cannot be read. Save it anew as XLSX or CSV and try again.", [], { cause });
  }
}

/** Unpacks every part within a bound, before anything else does: a small file may be made to unpack into gigabytes. */
function requireModest(bytes: Buffer): void {
  let left = MAX_UNPACKED;
  for (const part of partsOf(bytes)) {
    try {
      left -= part.method === 0 ? part.packed.length : inflateRawSync(part.packed, { maxOutputLength: Math.max(1, left) }).length;
    } catch (cause) {
      throw new ServiceError("INVALID", "The workbook is damaged, or unpacks into more than 24 MB. Save it anew with the list only.", [], { cause });
    }
    if (left < 0) throw refused("The workbook unpacks into more than 24 MB. Save it anew with the list only.");
  }
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** Parts of a ZIP by its central directory (APPNOTE 4.3.12). */
function partsOf(bytes: Buffer): { method: number; packed: Buffer }[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const damaged = refused("The workbook is damaged: its list of parts cannot be read. Save it anew and try again.");
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) throw damaged;
  const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  if (count === 0 || count > MAX_PARTS) throw refused(`The workbook has ${count} parts; at most ${MAX_PARTS} are read. Save it anew with the list only.`);
  const parts: { method: number; packed: Buffer }[] = [];
  for (let at = start, i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw damaged;
    const [method, size, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL || (method !== 0 && method !== 8)) throw damaged;
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (from + size > bytes.length) throw damaged;
    parts.push({ method, packed: bytes.subarray(from, from + size) });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function readText(bytes: Buffer): Cell[][] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ServiceError("INVALID", "The file is neither an XLSX workbook nor CSV text in UTF-8. Save it as one of them.", [], { cause });
  }
  const [first = ""] = text.split("\n", 1);
  const delimiter = [",", ";", "\t"].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ",";
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: 262_144, to: MAX_ROWS + SPARE_ROWS + 1 });
  } catch (cause) {
    throw new ServiceError("INVALID", `The CSV text cannot be read: ${cause instanceof Error ? cause.message.slice(0, 200) : "unreadable"}.`, [], { cause });
  }
}

const refused = (message: string): ServiceError => new ServiceError("INVALID", message, [{ field: "base64", message }]);
