import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { selfChecks } from "@/db/schema/ledger";
import { anchoringSentence, anchoringTitle, type Anchoring } from "@/server/domain/ledger/anchoring-words";
import { checkRecords } from "@/server/domain/ledger/check-records";
import type { PushItem } from "@/server/domain/evidence/schema";

import { systemContext } from "../access/system-context";
import { pushEvidence } from "../evidence/push";
import { anchoringOf } from "./anchoring";
import type { SelfCheckRow } from "./self-checks";

/**
 * Files a result as evidence of the organization itself, through the same verb as everybody's. Done again, it is the same
 * item. Throws as `pushEvidence`, e.g. UNAVAILABLE while the log is frozen; the result stays to be filed.
 */
export async function fileCheck(check: SelfCheckRow, origin: string): Promise<string> {
  const finishedAt = check.finishedAt ?? check.startedAt;
  const [answer] = await pushEvidence(systemContext(check.orgId, new Date(), "evidence:push"), { items: [itemOf(check, origin, finishedAt, await anchoringOf(check))] });
  const evidenceId = answer?.id;
  if (!evidenceId) throw new Error(`The result of ${check.id} was refused as evidence: ${answer?.issues.map((issue) => issue.message).join(" ") ?? "no answer"}`);
  await withOrg(check.orgId, async (tx) => tx.update(selfChecks).set({ evidenceId }).where(and(eq(selfChecks.orgId, check.orgId), eq(selfChecks.id, check.id))), "system");
  return evidenceId;
}

/** What was read of the files, or that they were not: a check that leaves something out says so. */
function readAndLeftOut({ kind, filesRead, bytesRead }: SelfCheckRow): string {
  return kind === "full"
    ? `read whole: ${filesRead ?? 0} files of evidence and reports, ${bytesRead ?? 0} bytes, beside the small ones kept with their rows; left out: packs, which are copies`
    : "left out: entries before the first one named, contents and files; the weekly check goes over all of them";
}

function itemOf(check: SelfCheckRow, origin: string, finishedAt: Date, anchoring: Anchoring): PushItem {
  const [from, to] = [check.fromSize ?? 0, check.toSize ?? 0];
  const findings = (check.findings ?? []).map((finding) => `${finding.code} at ${finding.at}: ${finding.message}`);
  return {
    title: `${check.kind === "full" ? "Ledger self-check, whole" : "Ledger self-check"}${anchoringTitle(anchoring)}`,
    fileName: `${check.id}.json`,
    content: { json: { proofroom: 1, records: checkRecords({ ...check, finishedAt, anchored: anchoring.state === "anchored", findings: check.findings ?? [], findingsTotal: check.findingsTotal ?? 0, entriesChecked: check.entriesChecked ?? 0, recordsChecked: check.recordsChecked ?? 0 }) } },
    provenance: {
      sourceSystem: "proofroom-ledger", collector: "Proofroom self-check", method: "api", extractedAt: finishedAt.toISOString(), extractedBy: "system",
      query: `${check.kind === "full" ? "whole" : "incremental"} self-check of ${origin}, entries ${from} to ${Math.max(from, to) - 1}`,
      parameters: [anchoringSentence(anchoring), readAndLeftOut(check), `root ${check.root ? Buffer.from(check.root).toString("base64") : "not derived"}`, ...findings].join("\n").slice(0, 10_000),
    },
  };
}
