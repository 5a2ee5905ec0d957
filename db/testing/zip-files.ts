const LOCAL_HEADER = 0x04034b50;

/** Files of a zip that is stored and not compressed, as every pack is, by their path: views of its own bytes. */
export function zipFiles(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === LOCAL_HEADER;) {
    const [size, name, extra] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    const start = at + 30 + name + extra;
    files.set(zip.toString("utf8", at + 30, at + 30 + name), zip.subarray(start, start + size));
    at = start + size;
  }
  return files;
}

/** A copy with one bit of a file changed. */
export function withBitChanged(zip: Buffer, path: string, offset = 40): Buffer {
  const file = zipFiles(zip).get(path);
  if (!file) throw new Error(`${path} is not in the zip.`);
  const copy = Buffer.from(zip);
  const at = file.byteOffset - zip.byteOffset + offset;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
