import type { ServiceContext } from "@/server/services/context";
import type { AuditorContext } from "@/server/services/access/resolve-auditor";
import { actOnFinding } from "@/server/services/audit-findings/act";
import { raiseFinding } from "@/server/services/audit-findings/raise";
import { attachEvidence } from "@/server/services/audit-requests/attach";
import { commentRequest } from "@/server/services/audit-requests/comment";
import { createRequest } from "@/server/services/audit-requests/create";
import { decideItem } from "@/server/services/audit-requests/decide-item";
import { getRequest } from "@/server/services/audit-requests/get";
import { moveRequest } from "@/server/services/audit-requests/move";
import { getControl } from "@/server/services/controls/get";
import { createEngagement } from "@/server/services/engagements/create";
import { inviteAuditor } from "@/server/services/engagements/invite";
import { moveEngagement } from "@/server/services/engagements/move";
import { recordEntry, recordListView, recordView } from "@/server/services/engagements/record-view";
import { drawSample } from "@/server/services/samples/draw";
import { freezePopulation } from "@/server/services/samples/freeze";
import { getSample } from "@/server/services/samples/get";
import { recordResult } from "@/server/services/samples/record-result";
import { conclude } from "@/server/services/workpapers/conclude";
import { saveTickmark } from "@/server/services/workpapers/tickmarks";
import { writeNote } from "@/server/services/workpapers/write-note";

import { AUDIT_FIRM, INVITED_AUDITOR, LEAD_AUDITOR } from "../people-list";
import { inRoom, type LetIn, letIn } from "./people";

const PEOPLE = { lead: LEAD_AUDITOR, invited: INVITED_AUDITOR };
/** The audit as far as it is lived. */
export type Scene = { officer: ServiceContext; day: (daysBefore: number) => string; engagementId: string; auditor: LetIn | null; people: typeof PEOPLE; requests: Map<string, string>; sampleId: string; findingId: string };
type AuditDay = { daysBefore: number; work: (scene: Scene) => Promise<void> };

/** How far the sample is tested, and which of its items deviates. */
const [TESTED, DEVIATES] = [9, 5];

const ASKED = [
  { title: "Access reviews of all four quarters", reference: "IAM-5.1", group: "access", controls: ["IAM-05"], wants: "single" },
  { title: "List of people who left, with the day their last account was closed", reference: "IAM-4.1", group: "access", controls: ["IAM-04"], wants: "population" },
  { title: "Restore tests with the data compared", reference: "BCP-3.1", group: "continuity", controls: ["BCP-03"], wants: "single" },
  { title: "Penetration test of this year with the findings closed", reference: "VUL-3.1", group: "operations", controls: ["VUL-03"], wants: "single" },
  { title: "Risk assessment as approved by management", reference: "RSK-1.1", group: "risk", controls: ["RSK-01"], wants: "single" },
  { title: "Contracts of the sub-processors that started this year", reference: "VND-3.1", group: "vendors", controls: ["VND-03"], wants: "single" },
] as const;

const room = async (scene: Scene, work: (ctx: AuditorContext) => Promise<unknown>): Promise<void> => {
  if (!scene.auditor) throw new Error("The demo's auditor was not let in yet.");
  await inRoom(scene.engagementId, scene.auditor.user, scene.officer.now, async (ctx) => {
    await recordEntry(ctx);
    return work(ctx);
  });
};
const idOf = (scene: Scene, reference: string): string => scene.requests.get(reference) ?? "";

/** Attaches the newest evidence of a control and hands it over. */
async function handOver({ officer, ...scene }: Scene, reference: string, key: string, text = ""): Promise<void> {
  const id = idOf({ officer, ...scene }, reference);
  const [newest] = (await getControl(officer, { key })).evidence;
  if (newest) await attachEvidence(officer, { id, evidenceId: newest.id });
  await moveRequest(officer, { id, move: "submit", text: newest ? text : text || "There is none yet." });
}

/** Six weeks of an audit: asked, handed over, returned, accepted; a sample drawn and a deviation answered. In the order of the days. */
export const AUDIT_STORY: readonly AuditDay[] = [
  { daysBefore: 42, work: async (scene) => {
    const { officer, day } = scene;
    scene.engagementId = (await createEngagement(officer, { name: "SOC 2 of the year", firm: AUDIT_FIRM, type: "period", frameworks: ["soc2"], categories: ["availability", "confidentiality"], windowFrom: day(364), windowTo: day(0), fieldworkFrom: day(28), fieldworkTo: day(-21) })).id;
    await moveEngagement(officer, { id: scene.engagementId, phase: "open" });
    scene.auditor = await letIn(officer, scene.engagementId, scene.people.lead);
  } },
  { daysBefore: 28, work: async (scene) => room(scene, async (ctx) => {
    for (const [place, asked] of ASKED.entries()) scene.requests.set(asked.reference, (await createRequest(ctx, { ...asked, controls: [...asked.controls], periodFrom: scene.day(364), periodTo: scene.day(0), dueOn: scene.day(14 - place * 4) })).id);
    await saveTickmark(ctx, { mark: "✓", meaning: "Agreed to the system it comes from" });
    await saveTickmark(ctx, { mark: "R", meaning: "Done again by us, same result" });
  }) },
  { daysBefore: 21, work: async (scene) => { await handOver(scene, "IAM-5.1", "IAM-05"); await handOver(scene, "BCP-3.1", "BCP-03", "The newest one. The others are in the list of evidence."); await handOver(scene, "IAM-4.1", "IAM-04"); } },
  { daysBefore: 17, work: async (scene) => room(scene, async (ctx) => {
    await moveRequest(ctx, { id: idOf(scene, "BCP-3.1"), move: "accept" });
    const { id, items: [item] } = await getRequest(ctx, { id: idOf(scene, "IAM-5.1") });
    if (item) await decideItem(ctx, { id, itemId: item.id, accepted: false, reason: "more_items", text: "This is the review of one quarter. Please add the other three." });
    await moveRequest(ctx, { id, move: "return", reason: "more_items", text: "Three quarters are missing." });
    await recordView(ctx, { what: "view", objectKind: "control", objectId: "BCP-03", label: "BCP-03 Restore test every quarter" });
    await conclude(ctx, { key: "BCP-03", after: 0, part: "design", result: "no_exception", testedOn: scene.day(17) });
    await writeNote(ctx, { key: "BCP-03", after: 0, text: "Watched one restore over the shoulder. Compare the row counts with the log before concluding on operation." });
  }) },
  { daysBefore: 14, work: async (scene) => room(scene, async (ctx) => {
    await recordListView(ctx, "controls");
    const { id: populationId } = await freezePopulation(ctx, { controlKey: "CHG-01", parameters: { kind: "change_record" } });
    const { id } = await drawSample(ctx, { populationId, method: { kind: "random" }, size: { kind: "table", frequency: "many_a_day", risk: "low" } });
    scene.sampleId = id;
    for (const { place } of (await getSample(ctx, { id })).list.slice(0, TESTED)) await recordResult(ctx, { id, place, result: place === DEVIATES ? "deviation" : "tested", note: place === DEVIATES ? "The approval came after the deploy." : "" });
  }) },
  { daysBefore: 11, work: async (scene) => room(scene, async (ctx) => {
    const deviating = (await getSample(ctx, { id: scene.sampleId })).list.find(({ place }) => place === DEVIATES)?.key;
    scene.findingId = (await raiseFinding(ctx, {
      reference: "F-1", title: "A change was approved after it was deployed", body: "Of the items tested one carries an approval later than its deploy.", severity: "medium", controls: ["CHG-01"], criteria: ["CC8.1"],
      population: "Changes in production, sample 1", tested: TESTED, deviations: 1, deviating: deviating ? [deviating] : [],
    })).id;
  }) },
  { daysBefore: 6, work: async (scene) => {
    const { officer, findingId: id, day } = scene;
    await actOnFinding(officer, { id, said: { act: "respond", cause: "The deploy was started by hand during an incident, past the rule that waits for the approval.", mitigation: "The change was looked at the same day; nothing else was deployed with it.", correction: "Starting a deploy by hand now asks for a second person.", ownerId: officer.actor.id, dueOn: day(-14) } });
    await commentRequest(officer, { id: idOf(scene, "RSK-1.1"), text: "The board signs it on Thursday. We hand it over the same day." });
  } },
  { daysBefore: 4, work: async (scene) => handOver(scene, "VUL-3.1", "VUL-03") },
  { daysBefore: 1, work: async ({ officer, engagementId, people }) => void (await inviteAuditor(officer, { engagementId, ...people.invited, days: 60 })) },
];

/** The audit before its first day. */
export function newScene(officer: ServiceContext, day: Scene["day"], people = PEOPLE): Scene {
  return { officer, day, people, engagementId: "", auditor: null, requests: new Map(), sampleId: "", findingId: "" };
}
