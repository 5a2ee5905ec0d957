import { createHash } from "node:crypto";

/** Namespace of our UUIDs: the version 5 UUID of "urn:proofroom:oscal" in the namespace of URLs (RFC 9562, appendix). */
const NAMESPACE = nameBased(Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex"), "urn:proofroom:oscal");

/** The same UUID for the same parts, always (RFC 9562 §5.5). Parts are told apart: "a","bc" is not "ab","c". */
export function stableUuid(...parts: string[]): string {
  const hex = nameBased(NAMESPACE, JSON.stringify(parts)).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function nameBased(namespace: Buffer, name: string): Buffer {
  const bytes = createHash("sha1").update(namespace).update(name, "utf8").digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}
