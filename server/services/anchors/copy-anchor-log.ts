import { and, asc, eq, gte, lt, max } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { anchorLeaves, instanceAnchors } from "@/db/schema/anchors";
import { parseCheckpointText } from "@/server/domain/ledger/checkpoint";

import { anchorNote } from "./anchor-note";
import { copyLog } from "./copy-log";
import { judgeAnchorHead } from "./judge-shown-head";
import type { Given } from "./run-target";
import type { BucketTarget } from "./targets";

/** Copies the anchor log at this size into an object-locked bucket. Throws as `putLocked`. */
export async function copyAnchorLog(bucket: BucketTarget, size: number, now: Date): Promise<Given> {
  const { text, note } = await withoutOrg(async (tx) => anchorNote(tx, size), "system");
  const done = and(eq(instanceAnchors.kind, "object_lock"), eq(instanceAnchors.target, bucket.target), eq(instanceAnchors.status, "done"), lt(instanceAnchors.size, size));
  const [last] = await withoutOrg(async (tx) => tx.select({ size: max(instanceAnchors.size) }).from(instanceAnchors).where(done), "system");
  const judge = async (shown: string) => judgeAnchorHead({ note: shown, by: `The bucket ${bucket.target}` }, now);
  await copyLog(bucket, { origin: parseCheckpointText(text).origin, size, note, copied: last?.size ?? 0, leafBytes, judge }, now);
  return { genTime: null };
}

async function leafBytes(from: number, to: number): Promise<Uint8Array[]> {
  const rows = await withoutOrg(async (tx) => tx.select({ bytes: anchorLeaves.leafBytes }).from(anchorLeaves).where(and(gte(anchorLeaves.idx, from), lt(anchorLeaves.idx, to))).orderBy(asc(anchorLeaves.idx)), "system");
  return rows.map(({ bytes }) => bytes);
}
