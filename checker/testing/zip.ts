import { crc32 } from "node:zlib";

export type Files = Map<string, Uint8Array>;

/** A zip in the one form of pack version 1, for files far below 4 GiB. */
export function zipOf(files: Files): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const path of [...files.keys()].sort()) {
    const content = files.get(path) ?? Buffer.alloc(0);
    const name = Buffer.from(path);
    const same = Buffer.alloc(22);
    same.writeUInt16LE(0x0800, 0);
    same.writeUInt16LE(0x0021, 6);
    same.writeUInt32LE(crc32(content), 8);
    same.writeUInt32LE(content.length, 12);
    same.writeUInt32LE(content.length, 16);
    same.writeUInt16LE(name.length, 20);
    parts.push(Buffer.from("504b03041400", "hex"), same, Buffer.alloc(2), name, Buffer.from(content));
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset);
    directory.push(Buffer.from("504b010214001400", "hex"), same, Buffer.alloc(12), place, name);
    offset += 30 + name.length + content.length;
  }
  const records = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  Buffer.from("504b0506", "hex").copy(end);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(records.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, records, end]);
}
