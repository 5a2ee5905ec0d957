/** 1 January 1980, 00:00: the first moment DOS can write. */
const FIRST_MOMENT = 0x0021_0000;
const [END, RECORD] = [22, 46];

/** The same zip without the moments its parts were written at (APPNOTE 4.4.6): the same content gives the same bytes, whenever it is written. Changes `zip`. */
export function undatedZip(zip: Buffer): Buffer {
  const end = zip.length - END;
  for (let at = zip.readUInt32LE(end + 16); at < end; at += RECORD + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)) {
    zip.writeUInt32LE(FIRST_MOMENT, at + 12);
    zip.writeUInt32LE(FIRST_MOMENT, zip.readUInt32LE(at + 42) + 10);
  }
  return zip;
}
