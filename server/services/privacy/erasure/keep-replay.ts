import { createHash } from "node:crypto";

import type { Tx } from "@/db/client";
import { erasureReplays } from "@/db/schema/privacy-erasure";
import { newId } from "@/server/domain/ids/ids";
import { canonicalBytes } from "@/server/domain/ledger/jcs";

import type { ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";

type Replay = { system: string; since: Date; done: { requestId: string; taskId: string; records: number }[]; missing: number; report: unknown };
export type KeptReplay = { id: string; reportSha256: string; entryId: string; missing: number };

/** Keeps that a restored system was brought up to date, with an entry in the ledger for it and for each case it concerns. */
export async function keepReplay(tx: Tx, ctx: ServiceContext, { system, since, done, missing, report }: Replay): Promise<KeptReplay> {
  const id = newId("replay");
  const reportSha256 = createHash("sha256").update(canonicalBytes(report)).digest("hex");
  const cases = [...Map.groupBy(done, ({ requestId }) => requestId)];
  const [entryId = ""] = await recordChanges(tx, ctx, [
    { action: "erasure_replay.reported", object: { kind: "erasure_replay", id }, detail: { system, since: since.toISOString(), tasks: done.length, missing, sha256: reportSha256 } },
    ...cases.map(([requestId, tasks]) => ({ action: "rights_request.erased_again", object: { kind: "rights_request", id: requestId }, detail: { replayId: id, system, tasks: tasks.map(({ taskId }) => taskId) } })),
  ]);
  await tx.insert(erasureReplays).values({ orgId: ctx.orgId, id, systemId: system, since, at: ctx.now, byKind: ctx.actor.kind, byId: ctx.actor.id, done, missing, reportSha256, entryId });
  return { id, reportSha256, entryId, missing };
}
