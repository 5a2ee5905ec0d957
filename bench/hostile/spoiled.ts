import { GOOD_FILES } from "../../server/domain/formats/fixtures";

export type Spoiled = { name: string; bytes: Buffer };

const text = (good: Uint8Array) => Buffer.from(good).toString("utf8");

/** Each format's good file, spoiled in each way a disk, a pipe or somebody can. */
export function spoiledFiles(): Spoiled[] {
  return Object.entries(GOOD_FILES).flatMap(([format, good]) => Object.entries(spoil(good)).map(([how, bytes]) => ({ name: `${format}: ${how}`, bytes })));
}

/** A whole file of each format, for what is to be accepted beside it. */
export function wholeFiles(): Spoiled[] {
  return Object.entries(GOOD_FILES).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
}

function spoil(good: Uint8Array): Record<string, Buffer> {
  const bytes = Buffer.from(good);
  const half = bytes.length >> 1;
  return {
    "nothing at all": Buffer.alloc(0),
    "cut in the middle": bytes.subarray(0, half),
    "its last byte missing": bytes.subarray(0, text(good).trimEnd().length - 1),
    "its first byte missing": bytes.subarray(1),
    "U+0000 in the middle": Buffer.concat([bytes.subarray(0, half), Buffer.alloc(1), bytes.subarray(half)]),
    "zeros at its end": Buffer.concat([bytes, Buffer.alloc(4096)]),
    "a Latin-1 letter in the middle": Buffer.concat([bytes.subarray(0, half), Buffer.from([0xe9]), bytes.subarray(half)]),
    "UTF-16 without its mark": Buffer.from(text(good), "utf16le"),
    "UTF-16 with half a character": Buffer.concat([Buffer.from(`\ufeff${text(good)}`, "utf16le"), Buffer.from([0x00])]),
    "UTF-32": Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from(Uint32Array.from(text(good), (char) => char.codePointAt(0) ?? 0).buffer)]),
    "twice in one file": Buffer.concat([bytes, bytes]),
    "markup around it": Buffer.from(`<html><script>alert(1)</script>${text(good)}</html>`),
    "one bit flipped in each byte": Buffer.from(bytes.map((byte) => byte ^ 0x80)),
  };
}
