import { and, asc, eq, gte, lt, max } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { anchorLeaves, instanceAnchors } from "@/db/schema/anchors";
import { parseCheckpointText } from "@/server/domain/ledger/checkpoint";

import { anchorNote, type AnchorSize } from "./anchor-note";
import { copyLog } from "./copy-log";
import { judgeAnchorHead } from "./judge-shown-head";
import type { Given } from "./run-target";
import type { BucketTarget } from "./targets";

/** Copies the anchor log at this size into an object-locked bucket. Throws as `putLocked`. */
export async function copyAnchorLog(bucket: BucketTarget, { logNo, size }: AnchorSize, now: Date): Promise<Given> {
  const { text, note } = await withoutOrg(async (tx) => anchorNote(tx, { logNo, size }), "system");
  const done = and(eq(instanceAnchors.logNo, logNo), eq(instanceAnchors.kind, "object_lock"), eq(instanceAnchors.target, bucket.target), eq(instanceAnchors.status, "done"), lt(instanceAnchors.size, size));
  const [last] = await withoutOrg(async (tx) => tx.select({ size: max(instanceAnchors.size) }).from(instanceAnchors).where(done), "system");
  const judge = async (shown: string) => judgeAnchorHead({ note: shown, by: `The bucket ${bucket.target}` }, now);
  await copyLog(bucket, { origin: parseCheckpointText(text).origin, size, note, copied: last?.size ?? 0, leafBytes: async (from, to) => leafBytes(logNo, from, to), judge }, now);
  return { genTime: null };
}

async function leafBytes(logNo: number, from: number, to: number): Promise<Uint8Array[]> {
  const rows = await withoutOrg(async (tx) => tx.select({ bytes: anchorLeaves.leafBytes }).from(anchorLeaves).where(and(eq(anchorLeaves.logNo, logNo), gte(anchorLeaves.idx, from), lt(anchorLeaves.idx, to))).orderBy(asc(anchorLeaves.idx)), "system");
  return rows.map(({ bytes }) => bytes);
}
