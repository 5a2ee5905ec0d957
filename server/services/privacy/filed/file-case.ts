import { withOrg, type Tx } from "@/db/client";
import { caseEvidence } from "@/db/schema/privacy-desk";
import { filedRecords, type FiledRecord } from "@/server/domain/privacy/filed/filed-records";

import { systemContext } from "../../access/system-context";
import { pushEvidence } from "../../evidence/push";
import { caseName } from "../append-events";
import { loadEvents } from "../load-case";
import { FILED_FROM, holdFiling, lastFiled, noteCutOff, queryOf } from "./last-filed";

/** A case as it stood after an event, seen at a moment. */
export type Filing = { id: string; number: number; seq: number; at: Date; as: "ended" | "overdue" };

/**
 * Files one case as it was then. The new item takes the place of the one before: of an earlier end, of an open case, or of
 * what somebody made of it by hand. Nothing is filed by two at once, nor what is older than what is filed; where a run was
 * cut off behind its push, its item is noted and this case goes on with the next run. Returns whether anything was done.
 */
export async function fileCase(orgId: string, filing: Filing, now: Date): Promise<boolean> {
  return withOrg(orgId, async (tx) => {
    if (!(await holdFiling(tx, orgId, filing.id))) return false;
    // No row is locked while the push runs: what it waits for may wait for this case.
    return (await noteCutOff(tx, orgId, filing)) || fileAnew(tx, orgId, filing, now);
  }, "system");
}

async function fileAnew(tx: Tx, orgId: string, filing: Filing, now: Date): Promise<boolean> {
  const { id, number, seq, at } = filing;
  const before = await lastFiled(tx, orgId, id);
  if (before && before.seq >= seq) return false;
  const records = filedRecords(caseName(number), (await loadEvents(tx, orgId, id)).filter((event) => event.seq <= seq), at);
  const evidenceId = await push(orgId, filing, records, before?.newestId, now);
  await tx.insert(caseEvidence).values({ orgId, requestId: id, closedSeq: seq, evidenceId, records: countsOf(records), at: now });
  return true;
}

async function push(orgId: string, { number, seq, at, as }: Filing, records: FiledRecord[], supersedes: string | undefined, now: Date): Promise<string> {
  const name = caseName(number);
  const [answer] = await pushEvidence(systemContext(orgId, now, "evidence:push"), { items: [{
    title: `Rights request ${name}, ${as}`, fileName: `${name.toLowerCase()}-${seq}.json`, content: { text: JSON.stringify({ proofroom: 1, records }) },
    provenance: { sourceSystem: FILED_FROM, collector: "Proofroom", method: "api", query: queryOf(number, seq), extractedAt: at.toISOString(), extractedBy: "system", rowCount: records.length },
    ...(supersedes ? { supersedes } : {}),
  }] });
  if (!answer?.id) throw new Error(`The evidence of ${name} was refused: ${answer?.issues.map(({ message }) => message).join(" ") ?? "no answer"}`);
  return answer.id;
}

const countsOf = (records: readonly FiledRecord[]): Record<string, number> => Object.fromEntries([...Map.groupBy(records, ({ kind }) => kind)].map(([kind, same]) => [kind, same.length]));
