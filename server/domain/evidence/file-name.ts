// Controls, bidirectional overrides, separators and the characters a file system or a header could trip over.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069"\\/:*?<>|]/gu;
const MAX_BYTES = 200;

/** A name fit to show and to offer for download: NFC, no paths, no controls, no bidi tricks, at most 200 bytes. Never used as a path. */
export function safeFileName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? "";
  let clean = base.replaceAll(UNSAFE, "").replace(/^[.\s]+/, "").trim().normalize("NFC");
  while (Buffer.byteLength(clean) > MAX_BYTES) clean = clean.slice(0, -1);
  return clean.toWellFormed() || "file";
}
