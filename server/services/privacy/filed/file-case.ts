import { and, desc, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { caseEvidence } from "@/db/schema/privacy-desk";
import { filedRecords } from "@/server/domain/privacy/filed/filed-records";

import { systemContext } from "../../access/system-context";
import { pushEvidence } from "../../evidence/push";
import { caseName } from "../append-events";
import { loadEvents } from "../load-case";

/** A case as it stood after an event, seen at a moment. */
export type Filing = { id: string; number: number; seq: number; at: Date; as: "ended" | "overdue" };

/**
 * Files one case as it was then: the same bytes whenever this runs, so that a run that was cut off after the push finds
 * its own item again. The new item takes the place of the one before: of an earlier end, or of an open case.
 */
export async function fileCase(orgId: string, { id, number, seq, at, as }: Filing, now: Date): Promise<void> {
  const [events, before] = await withOrg(orgId, async (tx) => [await loadEvents(tx, orgId, id), await lastFiled(tx, orgId, id)] as const, "system");
  const records = filedRecords(caseName(number), events.filter((event) => event.seq <= seq), at);
  const [answer] = await pushEvidence(systemContext(orgId, now, "evidence:push"), { items: [{
    title: `Rights request ${caseName(number)}, ${as}`, fileName: `${caseName(number).toLowerCase()}-${seq}.json`, content: { text: JSON.stringify({ proofroom: 1, records }) },
    provenance: { sourceSystem: "Proofroom privacy desk", collector: "Proofroom", method: "api", query: `case ${caseName(number)}, events 1 to ${seq}`, extractedAt: at.toISOString(), extractedBy: "system", rowCount: records.length },
    ...(before ? { supersedes: before } : {}),
  }] });
  if (!answer?.id) throw new Error(`The evidence of ${caseName(number)} was refused: ${answer?.issues.map(({ message }) => message).join(" ") ?? "no answer"}`);
  const evidenceId = answer.id;
  await withOrg(orgId, async (tx) => tx.insert(caseEvidence).values({ orgId, requestId: id, closedSeq: seq, evidenceId, records: countsOf(records), at: now }).onConflictDoNothing(), "system");
}

const countsOf = (records: readonly { kind: string }[]): Record<string, number> => Object.fromEntries([...Map.groupBy(records, ({ kind }) => kind)].map(([kind, same]) => [kind, same.length]));

async function lastFiled(tx: Tx, orgId: string, requestId: string): Promise<string | undefined> {
  const [row] = await tx.select({ evidenceId: caseEvidence.evidenceId }).from(caseEvidence).where(and(eq(caseEvidence.orgId, orgId), eq(caseEvidence.requestId, requestId))).orderBy(desc(caseEvidence.closedSeq)).limit(1);
  return row?.evidenceId;
}
