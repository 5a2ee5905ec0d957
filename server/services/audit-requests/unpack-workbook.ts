import { crc32, inflateRawSync } from "node:zlib";

import { ServiceError } from "../errors";

const MAX_UNPACKED = 24 * 1_048_576;
const MAX_PARTS = 300;
const MAX_COLUMN = 256;
const [LOCAL, ENTRY, END] = [0x04034b50, 0x02014b50, 0x06054b50];

type Part = { name: Buffer; content: Buffer };

/**
 * The same workbook with every part unpacked within bounds, so that whoever reads it unpacks nothing more: a small file may be made to
 * unpack into gigabytes, may say one thing in its directory and another in its parts, or name a cell a million rows down.
 * INVALID in a sentence where it does.
 */
export function modestWorkbook(bytes: Buffer, maxRow: number): Buffer {
  const parts = partsOf(bytes);
  for (const { content } of parts) if (content.includes("<sheetData")) requireNear(content.toString("utf8"), maxRow);
  return stored(parts);
}

/** Parts by the central directory (APPNOTE 4.3.12). */
function partsOf(bytes: Buffer): Part[] {
  const damaged = refused("The workbook is damaged: its list of parts cannot be read. Save it anew and try again.");
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) throw damaged;
  const count = bytes.readUInt16LE(end + 10);
  if (count === 0 || count > MAX_PARTS) throw refused(`The workbook has ${count} parts; at most ${MAX_PARTS} are read. Save it anew with the list only.`);
  const parts: Part[] = [];
  for (let at = bytes.readUInt32LE(end + 16), left = MAX_UNPACKED, i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw damaged;
    const [method, size, nameLength, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL || (method !== 0 && method !== 8)) throw damaged;
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (from + size > bytes.length || at + 46 + nameLength > bytes.length) throw damaged;
    const packed = bytes.subarray(from, from + size);
    const content = method === 0 ? packed : unpacked(packed, left);
    left -= content.length;
    if (left <= 0) throw refused("The workbook unpacks into more than 24 MB. Save it anew with the list only.");
    parts.push({ name: bytes.subarray(at + 46, at + 46 + nameLength), content });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function unpacked(packed: Buffer, atMost: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: atMost });
  } catch (cause) {
    throw new ServiceError("INVALID", "The workbook is damaged, or unpacks into more than 24 MB. Save it anew with the list only.", [], { cause });
  }
}

/** Cells say where they are; a reader fills up to there. */
function requireNear(sheet: string, maxRow: number): void {
  for (const [, double, single] of sheet.matchAll(/\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const place = /^([A-Za-z]{0,3})(\d{0,7})$/.exec(double ?? single ?? "");
    const column = [...(place?.[1] ?? "").toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (!place || column > MAX_COLUMN || Number(place[2]) > maxRow) throw refused(`The sheet reaches beyond row ${maxRow} or column ${MAX_COLUMN}. Delete what is below and beside the list, or save the list as CSV.`);
  }
}

/** A ZIP whose parts are not packed. */
function stored(parts: Part[]): Buffer {
  const [bodies, entries]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, content } of parts) {
    const [head, entry] = [Buffer.alloc(30), Buffer.alloc(46)];
    head.writeUInt32LE(LOCAL, 0);
    entry.writeUInt32LE(ENTRY, 0);
    for (const [block, at] of [[head, 14], [entry, 16]] as const) {
      block.writeUInt32LE(crc32(content), at);
      block.writeUInt32LE(content.length, at + 4);
      block.writeUInt32LE(content.length, at + 8);
      block.writeUInt16LE(name.length, at + 12);
    }
    entry.writeUInt32LE(offset, 42);
    bodies.push(head, name, content);
    entries.push(entry, name);
    offset += head.length + name.length + content.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

const refused = (message: string): ServiceError => new ServiceError("INVALID", message, [{ field: "base64", message }]);
