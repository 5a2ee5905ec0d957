import { z } from "zod";

import { encodeBase64, sameBytes, strictBase64 } from "../ledger/bytes";
import { commitment, SALT_BYTES, sha256 } from "../ledger/commit";
import { canonicalBytes } from "../ledger/jcs";
import type { Leaf } from "../ledger/leaf";
import { PackError } from "./error";

/** What an entry committed to, as kept beside the log. */
export type KeptOpening = { salt: Uint8Array; body: Uint8Array; files: { salt: string; sha256: string }[] };
/** An entry of the log that a pack opens. */
export type OpenableEntry = { index: number } & Pick<Leaf, "id" | "type" | "object" | "payload" | "files">;
export type OpenedFile = { salt: string; sha256: string; size: number };

const Body = z.object({ action: z.string(), at: z.string(), object: z.object({ label: z.string().nullable() }), detail: z.record(z.string(), z.unknown()) });
export type Body = z.infer<typeof Body>;

/**
 * Holds what is kept of an entry against the commitments in its leaf. Throws `OPENING_CHANGED` where body, salt or a
 * file's digest is not what was committed to: such a pack would be refused by every checker.
 *
 * @returns the body, and the files with the size the leaf says
 */
export function openAgainstLeaf(entry: OpenableEntry, { salt, body, files }: KeptOpening): { body: Body; files: OpenedFile[] } {
  const fits = salt.length === SALT_BYTES && encodeBase64(commitment(salt, sha256(body))) === entry.payload.commit && body.length === entry.payload.size;
  if (!fits) throw changed(entry.index, "its content");
  const open = new Map(entry.files.map(({ commit, size }) => [commit, size]));
  const opened = files.map((file) => {
    const commit = encodeBase64(commitment(strictBase64(file.salt, "OPENING_FORM"), Buffer.from(file.sha256, "hex")));
    const size = open.get(commit);
    if (size === undefined) throw changed(entry.index, "a file's digest");
    open.delete(commit);
    return { ...file, size };
  });
  if (open.size > 0) throw changed(entry.index, "the list of its files");
  return { body: readBody(entry.index, body), files: opened };
}

/** `openings/<index>.json`: canonical JSON. A file that is not in the pack has the path null. */
export function openingFile(entry: OpenableEntry, { salt, body }: KeptOpening, files: (OpenedFile & { path: string | null })[]): Uint8Array {
  const listed = files.map((file) => ({ salt: file.salt, sha256: file.sha256, path: file.path }));
  return canonicalBytes({ v: 1, entry: entry.id, index: entry.index, salt: encodeBase64(salt), body: encodeBase64(body), files: listed });
}

function readBody(index: number, bytes: Uint8Array): Body {
  const parsed = Body.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  if (!parsed.success || !sameBytes(canonicalBytes(JSON.parse(Buffer.from(bytes).toString("utf8"))), bytes)) throw changed(index, "its content");
  return parsed.data;
}

function changed(index: number, what: string): PackError {
  return new PackError("OPENING_CHANGED", `Entry ${index} of the ledger: ${what} is not what was recorded. No pack can be made until this is repaired.`);
}
