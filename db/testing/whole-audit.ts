import { asAuditor } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { CATALOG_CONTROLS } from "@/server/domain/catalog/controls";
import { resolveAuditor, type AuditorContext } from "@/server/services/access/resolve-auditor";
import { actOnFinding } from "@/server/services/audit-findings/act";
import { raiseFinding } from "@/server/services/audit-findings/raise";
import { attachEvidence } from "@/server/services/audit-requests/attach";
import { createRequest } from "@/server/services/audit-requests/create";
import { decideItem } from "@/server/services/audit-requests/decide-item";
import { getRequest } from "@/server/services/audit-requests/get";
import { moveRequest } from "@/server/services/audit-requests/move";
import { pushEvidence } from "@/server/services/evidence/push";
import { drawSample } from "@/server/services/samples/draw";
import { freezePopulation } from "@/server/services/samples/freeze";
import { recordResult } from "@/server/services/samples/record-result";
import { conclude } from "@/server/services/workpapers/conclude";
import { writeNote } from "@/server/services/workpapers/write-note";

import { letAuditorIn, type LetIn } from "./audits";
import { native } from "./items";
import { newIp } from "./people";

/** Words that an auditor keeps to themselves in it: they may stand nowhere the organization can read. */
export const PRIVATE_WORDS = ["Suspects the schedule", "Not effective I think", "Odd at this place"] as const;
/** Enough for every state and every page; each control more is pages more in every report of the audit. */
const COVERED = /^(BCP|IAM|CHG)-/;
const BEGUN = new Date("2026-06-01T10:00:00Z");
const restore = (day: string, system: string, outcome: string) => ({ kind: "restore_test", facts: { executed_at: `${day}T08:00:00Z`, system_id: system, outcome, environment: "production" } });

export type WholeAudit = {
  org: TestOrg; ann: LetIn; engagementId: string; populationId: string; sampleId: string; findingId: string; evidenceIds: string[];
  as: <T>(work: (ctx: AuditorContext) => Promise<T>, now?: Date) => Promise<T>;
};

/** An open audit of half a year with evidence, a request answered and returned in part and one that is open, a sample with results, a finding with its response, and private pages. */
export async function wholeAudit(): Promise<WholeAudit> {
  const org = await createOrg({ now: BEGUN });
  const pushed = await pushEvidence(org.as(), { items: [
    { ...native(...Array.from({ length: 12 }, (_, i) => restore(`2026-0${1 + (i % 5)}-1${i % 9}`, `db-${i}`, i === 4 ? "failed" : "success"))), provenance: { sourceSystem: "restore-lab", query: "all restores", rowCount: 12, sourceTotalCount: 13 }, fileName: "restores.json" },
    { content: { text: "The schedule of restores" }, title: "Schedule", asDocument: true, fileName: "schedule.txt" }, { content: { text: "A cropped list" }, title: "Cropped list", asDocument: true, fileName: "cropped.txt" },
    { content: { text: "Put aside" }, title: "Put aside", asDocument: true, fileName: "aside.txt" },
  ] });
  const evidenceIds = pushed.map(({ id }) => id ?? "");
  const ann = await letAuditorIn(org, { windowFrom: "2026-01-01", windowTo: "2026-06-30", leftOut: CATALOG_CONTROLS.map(({ key }) => key).filter((key) => !COVERED.test(key)) });
  const { engagementId, user } = ann;
  const as: WholeAudit["as"] = async (work, now = BEGUN) => {
    const ctx = await resolveAuditor(engagementId, user, { now, requestId: null, ip: newIp(), userAgent: "test" });
    return asAuditor(engagementId, async () => work(ctx));
  };
  await askAndAnswer(org, as, evidenceIds);
  const { populationId, sampleId } = await as(async (ctx) => {
    const { id } = await freezePopulation(ctx, { controlKey: "BCP-03", parameters: { kind: "restore_test" } });
    const sample = await drawSample(ctx, { populationId: id, method: { kind: "random" }, size: { kind: "number", number: 3 } });
    await recordResult(ctx, { id: sample.id, place: 1, result: "deviation", note: PRIVATE_WORDS[2] });
    await writeNote(ctx, { key: "BCP-03", text: PRIVATE_WORDS[0], after: 0 });
    await conclude(ctx, { key: "BCP-03", part: "operation", result: "exception", testedOn: "2026-06-01", reason: PRIVATE_WORDS[1], after: 0 });
    return { populationId: id, sampleId: sample.id };
  });
  const { id: findingId } = await as(async (ctx) => raiseFinding(ctx, { title: "One restore failed", severity: "medium", controls: ["BCP-03"], criteria: ["A1.3"], population: "P-1", tested: 3, deviations: 1, deviating: ["db-4"], evidenceIds: [evidenceIds[0]] }));
  await actOnFinding(org.as(), { id: findingId, said: { act: "respond", cause: "The disk was full", mitigation: "The copy itself was whole", correction: "An alert at 80 %", ownerId: org.owner.id, dueOn: "2026-07-15" } });
  return { org, ann, engagementId, populationId, sampleId, findingId, evidenceIds, as };
}

async function askAndAnswer(org: TestOrg, as: WholeAudit["as"], [, schedule = "", cropped = "", aside = ""]: string[]): Promise<void> {
  const { id } = await as(async (ctx) => createRequest(ctx, { reference: "PBC-7", title: "The schedule of restores", body: "With its owner", controls: ["BCP-03"], criteria: ["A1.3"], dueOn: "2026-05-20" }));
  await as(async (ctx) => createRequest(ctx, { title: "List of systems", wants: "population", periodFrom: "2026-01-01", periodTo: "2026-06-30" }));
  for (const evidenceId of [schedule, cropped]) await attachEvidence(org.as(), { id, evidenceId });
  await moveRequest(org.as(), { id, move: "submit" });
  await as(async (ctx) => {
    const { items } = await getRequest(ctx, { id });
    for (const item of items) await decideItem(ctx, item.evidenceId === schedule ? { id, itemId: item.id, accepted: true } : { id, itemId: item.id, accepted: false, reason: "cut_short", text: "Send all pages" });
    await moveRequest(ctx, { id, move: "return", reason: "more_items", text: "The list again" });
  });
  await attachEvidence(org.as(), { id, evidenceId: aside });
}
