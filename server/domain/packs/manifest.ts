import { createHash } from "node:crypto";

import { canonicalBytes } from "../ledger/jcs";
import { signNote } from "../ledger/note";
import type { Signer } from "../ledger/verifier-key";

export const LEFT_OUT_REASONS = ["out_of_scope", "erased", "not_in_store", "too_large", "not_asked", "withdrawn_file", "lost_in_restore", "in_closed_log", "in_later_log", "erased_in_later_log"] as const;
/** Something that is not in the pack. `entries`: indexes of the ledger, in rising order. */
export type LeftOut = { what: string; why: (typeof LEFT_OUT_REASONS)[number]; count: number; entries?: number[] };
export type ListedEntry = { index: number; entry: string; opening: string | null; proof: string | null };
export type ListedFile = { path: string; sha256: string; size: number };

export type Manifest = {
  /** When the checkpoint was cut, not when the file was written: the same snapshot gives the same bytes. */
  madeAt: string;
  organization: { id: string; name: string };
  scope: { kind: string } & Record<string, unknown>;
  log: { origin: string; vkey: string; size: number; root: string };
  /** Every file but the manifest and its note, sorted by path. */
  files: ListedFile[];
  /** Entries in scope, sorted by index. */
  entries: ListedEntry[];
  leftOut: LeftOut[];
};

/** `manifest.json`: canonical JSON (RFC 8785), no newline at its end. */
export function manifestBytes({ madeAt, organization, scope, log, files, entries, leftOut }: Manifest): Uint8Array {
  return canonicalBytes({ v: 1, kind: "proofroom.pack", made_at: madeAt, organization, scope, log, files, entries, left_out: leftOut });
}

/**
 * `manifest.note`: a signed note (C2SP signed-note) over the manifest's digest. Its first line is no origin and its
 * third no root, so it can never be read as a checkpoint of the log whose key signs it.
 */
export function manifestNote(manifest: Uint8Array, signer: Signer): string {
  return signNote(`proofroom.pack/v1\n${signer.name}\n${createHash("sha256").update(manifest).digest("hex")}\n`, [signer]);
}
