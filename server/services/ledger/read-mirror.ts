import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { keys } from "@/db/schema/ledger";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { checkLog } from "@/server/domain/ledger/check-log";
import { verifierKey, type LogKey } from "@/server/domain/ledger/checkpoint";
import { LedgerError } from "@/server/domain/ledger/error";
import { leafBytes } from "@/server/domain/ledger/leaf";
import type { NoteSignature } from "@/server/domain/ledger/note";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { bundlesOfSize, type Bundle } from "@/server/domain/ledger/tiles";
import { parseVerifierKey, sameKey } from "@/server/domain/ledger/verifier-key";

import { configuredKeys } from "./signers";

import { carriedInto } from "./carried-into";

/** A copy of a log in the tlog-tiles layout: the mirror of an object store, or a pack. */
export type Mirror = { checkpoint: () => Promise<Uint8Array>; bundle: (bundle: Bundle) => Promise<Uint8Array> };
export type MirroredLog = {
  size: number; root: Uint8Array; note: string; text: string; lines: NoteSignature[];
  /** Entries from the database's size on, in order, as hashed. */
  missing: { id: string; at: string; bytes: Uint8Array }[];
  newKeys: { key: LogKey; vkey: string; fromSize: number }[];
};
type Head = { size: number; root: Uint8Array };

/**
 * Reads a mirror whole and holds it against the database's head and the guard's: all three must be heads of one history,
 * the mirror's the longest, signed by a key of the log, of the database's list or of the configured seeds.
 *
 * Throws `LedgerError`: `MIRROR_SHORT`, `MIRROR_OTHER`, `MIRROR_ENTRY` with the first bad entry, and as `openCheckpoint` does.
 */
export async function readMirror(tx: Tx, head: Head & { orgId: string; logId: string; origin: string }, guard: Head, mirror: Mirror): Promise<MirroredLog> {
  const listed = (await tx.select({ vkey: keys.vkey }).from(keys).where(and(eq(keys.orgId, head.orgId), eq(keys.logId, head.logId)))).map((row) => parseVerifierKey(row.vkey));
  const unlisted = (await configuredKeys(head.origin)).filter((key) => !listed.some((known) => sameKey(known, key)));
  const note = Buffer.from(await mirror.checkpoint()).toString("utf8");
  const signed = openCheckpoint(note, [...listed, ...unlisted]);
  if (signed.origin !== head.origin) throw new LedgerError("MIRROR_OTHER", `it is of the log ${signed.origin}`);
  if (signed.size < guard.size || signed.size <= head.size) throw new LedgerError("MIRROR_SHORT", `it ends at ${signed.size} entries; the database has ${head.size}, a head of ${guard.size} was published`);
  const missing: MirroredLog["missing"] = [];
  let lastRotation = head.size;
  const check = await checkLog(bundlesIn(mirror, signed.size), {
    origin: head.origin, size: signed.size, carried: await carriedInto(tx, { orgId: head.orgId, id: head.logId }), wantedSizes: [head.size, guard.size, signed.size],
    onLeaf: (leaf, index) => {
      if (leaf.type === "key.rotated") lastRotation = index;
      if (index >= head.size) missing.push({ id: leaf.id, at: leaf.at, bytes: leafBytes(leaf) });
    },
  });
  const [bad] = check.bad;
  if (bad) throw new LedgerError("MIRROR_ENTRY", `entry ${bad.index}: ${bad.message} (${bad.code})`);
  for (const known of [head, guard, signed]) requireRoot(check.roots, known);
  const lines = signed.verified.map(({ line }) => line);
  const newKeys = unlisted.filter((key) => signed.verified.some((signature) => sameKey(signature.key, key))).map((key) => ({ key, vkey: verifierKey(key), fromSize: lastRotation + 1 }));
  return { size: signed.size, root: signed.root, note, text: signed.text, lines, missing, newKeys };
}

function requireRoot(roots: ReadonlyMap<number, Uint8Array>, { size, root }: Head): void {
  const found = roots.get(size);
  if (!found || !sameBytes(found, root)) throw new LedgerError("MIRROR_OTHER", `its first ${size} entries do not lead to the root that is known for this size`);
}

async function* bundlesIn(mirror: Mirror, size: number): AsyncGenerator<Uint8Array> {
  for (const bundle of bundlesOfSize(size)) yield await mirror.bundle(bundle);
}
