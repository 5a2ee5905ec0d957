import { readExactly, type RandomAccess } from "./source";
import { CENTRAL_SIGNATURE, END64_SIGNATURE, LIMIT_32, LOCAL_SIGNATURE, LOCATOR_SIGNATURE, type ZipEntry } from "./zip-headers";

const MAX_NAME = 512;
const MAX_DIRECTORY_BYTES = 1 << 30;
const LOCAL_FIXED = 30;
const CENTRAL_FIXED = 46;
const END_FIXED = 22;

/**
 * The files as the local headers tell them, front to back, or undefined where one does not lead to the next.
 * Reads no file content.
 */
export async function scanLocalHeaders(zip: RandomAccess): Promise<ZipEntry[] | undefined> {
  const entries: ZipEntry[] = [];
  for (let at = 0; ; ) {
    if (at + 4 > zip.size) return undefined;
    const signature = view(await readExactly(zip, at, 4)).getUint32(0, true);
    if (signature === CENTRAL_SIGNATURE && entries.length > 0) return entries;
    if (signature !== LOCAL_SIGNATURE || at + LOCAL_FIXED > zip.size) return undefined;
    const fixed = view(await readExactly(zip, at, LOCAL_FIXED));
    const [nameLength, extraLength] = [fixed.getUint16(26, true), fixed.getUint16(28, true)];
    const start = at + LOCAL_FIXED + nameLength + extraLength;
    if (nameLength > MAX_NAME || extraLength > 64 || start > zip.size) return undefined;
    const rest = await readExactly(zip, at + LOCAL_FIXED, nameLength + extraLength);
    const size = sizeOf(fixed.getUint32(18, true), rest.subarray(nameLength));
    if (size === undefined || start + size > zip.size) return undefined;
    entries.push({ name: rest.slice(0, nameLength), crc: fixed.getUint32(14, true), size });
    at = start + size;
  }
}

/** The files as the central directory tells them: the second opinion where the local headers are damaged. */
export async function scanDirectory(zip: RandomAccess): Promise<ZipEntry[] | undefined> {
  const place = await directoryPlace(zip);
  if (!place || place.size > MAX_DIRECTORY_BYTES || place.offset + place.size > zip.size) return undefined;
  const bytes = await readExactly(zip, place.offset, place.size);
  const all = view(bytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + CENTRAL_FIXED > bytes.length) return undefined;
    const [nameLength, extraLength] = [all.getUint16(at + 28, true), all.getUint16(at + 30, true)];
    const nameEnd = at + CENTRAL_FIXED + nameLength;
    if (nameLength > MAX_NAME || extraLength > 64 || nameEnd + extraLength > bytes.length) return undefined;
    const size = sizeOf(all.getUint32(at + 24, true), bytes.subarray(nameEnd, nameEnd + extraLength));
    if (size === undefined || size > zip.size) return undefined;
    entries.push({ name: bytes.slice(at + CENTRAL_FIXED, nameEnd), crc: all.getUint32(at + 16, true), size });
    at = nameEnd + extraLength;
  }
  return entries.length > 0 ? entries : undefined;
}

async function directoryPlace(zip: RandomAccess): Promise<{ offset: number; size: number } | undefined> {
  if (zip.size < END_FIXED) return undefined;
  const end = view(await readExactly(zip, zip.size - END_FIXED, END_FIXED));
  const short = { size: end.getUint32(12, true), offset: end.getUint32(16, true) };
  if (zip.size < END_FIXED + 76) return short;
  const tail = view(await readExactly(zip, zip.size - END_FIXED - 76, 76));
  const has64 = tail.getUint32(0, true) === END64_SIGNATURE && tail.getUint32(56, true) === LOCATOR_SIGNATURE;
  return has64 ? { size: Number(tail.getBigUint64(40, true)), offset: Number(tail.getBigUint64(48, true)) } : short;
}

function sizeOf(short: number, extra: Uint8Array): number | undefined {
  if (short < LIMIT_32) return short;
  return extra.length >= 12 ? Number(view(extra).getBigUint64(4, true)) : undefined;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
