import { and, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import { PieceCounter } from "@/server/domain/privacy/erasure/search";
import type { MarkerSeen } from "@/server/domain/privacy/drills/vocabulary";

import { ServiceError } from "../../errors";
import { openRequestFile } from "../files/read";
import { looksPacked } from "../erasure/portal/search-file";
import { tasksOf } from "./facts";
import { changeSystem, type DrillRow, systemsOf } from "./rows";

/** Looks in what each system handed over for the marker that was planted there. What was looked into once is not read again: nothing is handed in for a task that is done, and files are destroyed in time. */
export async function noteMarkers(tx: Tx, drill: DrillRow): Promise<void> {
  const tasks = (await tasksOf(tx, drill)).filter(({ requestId, state, records }) => requestId === drill.findingId && state === "done" && (records ?? 0) > 0);
  for (const row of await systemsOf(tx, drill.orgId, drill.id)) {
    const task = tasks.find(({ systemId }) => systemId === row.systemId);
    if (!task || (row.markerSeen !== null && row.markerSeen !== "nothing")) continue;
    const markerSeen = await seenIn(tx, task, row.marker);
    if (markerSeen !== row.markerSeen) await changeSystem(tx, row, { markerSeen });
  }
}

async function seenIn(tx: Tx, { orgId, requestId, id }: { orgId: string; requestId: string; id: string }, marker: string): Promise<MarkerSeen> {
  const files = await tx.select().from(requestFiles).where(and(eq(requestFiles.orgId, orgId), eq(requestFiles.requestId, requestId), eq(requestFiles.taskId, id), isNull(requestFiles.endedAt)));
  const seen: MarkerSeen[] = [];
  for (const file of files) seen.push(await seenInFile(file, marker));
  return seen.includes("seen") ? "seen" : seen.includes("unread") ? "unread" : seen.includes("missing") ? "missing" : "nothing";
}

async function seenInFile(file: Parameters<typeof openRequestFile>[0], marker: string): Promise<MarkerSeen> {
  const [counter, decoder] = [new PieceCounter([marker.toLowerCase()]), new TextDecoder("utf-8")];
  let isPacked: boolean | undefined;
  try {
    for await (const bytes of await openRequestFile(file)) {
      isPacked ??= looksPacked(bytes);
      counter.add(decoder.decode(bytes, { stream: true }));
    }
  } catch (error) {
    // Destroyed meanwhile: nobody can look into it any more.
    if (error instanceof ServiceError && error.code === "GONE") return "unread";
    throw error;
  }
  return counter.count > 0 ? "seen" : isPacked ? "unread" : "missing";
}
