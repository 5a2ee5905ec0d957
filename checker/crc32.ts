const SLICES = 8;
const TABLES = tables();

/** CRC-32 as zip has it (ISO 3309, reflected 0xEDB88320), eight bytes a step. `previous` is 0 at the start. */
export function crc32(bytes: Uint8Array, previous: number): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const at = (table: Uint32Array, i: number) => table[i & 0xff] as number;
  const byte = (i: number) => bytes[i] as number;
  let crc = ~previous;
  let i = 0;
  for (const end = bytes.length - (bytes.length % SLICES); i < end; i += SLICES) {
    const low = crc ^ (byte(i) | (byte(i + 1) << 8) | (byte(i + 2) << 16) | (byte(i + 3) << 24));
    crc =
      at(t7, low) ^ at(t6, low >>> 8) ^ at(t5, low >>> 16) ^ at(t4, low >>> 24) ^
      at(t3, byte(i + 4)) ^ at(t2, byte(i + 5)) ^ at(t1, byte(i + 6)) ^ at(t0, byte(i + 7));
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ at(t0, crc ^ byte(i));
  return ~crc >>> 0;
}

function tables(): Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const all = [first];
  // Each table looks one zero byte further ahead than the one before.
  for (let i = 1; i < SLICES; i++) all.push((all[i - 1] as Uint32Array).map((value) => (value >>> 8) ^ (first[value & 0xff] as number)));
  return all;
}
