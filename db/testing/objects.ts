import { v7 as uuidv7 } from "uuid";

import { withOrg } from "@/db/client";
import { statusRequests } from "@/db/schema/status-page";
import { asAuditor } from "@/db/client";
import type { TestOrg } from "@/db/seed/factories";
import { AUDITOR_PERMISSIONS } from "@/server/domain/access/permissions";
import type { AuditorContext } from "@/server/services/access/resolve-auditor";
import { createApiKey } from "@/server/services/api-keys/create";
import type { ServiceContext } from "@/server/services/context";
import { createEngagement } from "@/server/services/engagements/create";
import { inviteAuditor } from "@/server/services/engagements/invite";
import { setLegalHold } from "@/server/services/erasures/hold";
import { requestErasure } from "@/server/services/erasures/request";
import { getEvidence } from "@/server/services/evidence/get";
import { linkEvidence } from "@/server/services/evidence/link";
import { pushEvidence } from "@/server/services/evidence/push";
import { saveMapping } from "@/server/services/evidence/save-mapping";
import { stageUpload } from "@/server/services/evidence/stage-upload";
import { inviteMember } from "@/server/services/members/invite";
import { addController, addShopApp } from "@/server/services/privacy/protocols/peers";
import { keepRequestFile } from "@/server/services/privacy/files/keep";
import { setUpDrill } from "@/server/services/privacy/drills/set-up";
import { createHandOverKey } from "@/server/services/privacy/hand-over/create-key";
import { recordRequest } from "@/server/services/privacy/record-request";
import { savePrivacySettings } from "@/server/services/privacy/save-settings";
import { addToRegister } from "@/server/services/register/add";
import { addRegisterEntry } from "@/server/services/registers/add";
import { draftStatusPage } from "@/server/services/status-page/draft";
import { askForPack } from "@/server/services/packs/ask";
import { drawSample } from "@/server/services/samples/draw";
import { freezePopulation } from "@/server/services/samples/freeze";
import { makeReport } from "@/server/services/reports/make";
import { askPreview } from "@/server/services/reports/previews/ask";
import { createSchedule } from "@/server/services/reports/schedules/create";
import { newId } from "@/server/domain/ids/ids";

import { makeAsked } from "./audit-requests";
import { native, restoreTest } from "./items";
import { PRIVACY_SETTINGS } from "./privacy";
import { addMember } from "./people";
import { makeSystemTask } from "./systems";

/** One of everything that has an id, in one organization. */
export type Objects = {
  slug: string; evidenceId: string; entryId: string; recordId: string; controlKey: string; reportId: string; scheduleId: string; previewId: string; packId: string; apiKeyId: string; invitationId: string; memberId: string;
  linkedKey: string; standingAnswerId: string; mappingName: string; sha256: string; marker: string; erasureId: string; refusableErasureId: string; legalHoldId: string; caseId: string; caseFileId: string; systemId: string; taskId: string; identifierId: string; drillId: string;
  statusVersionId: string; statusSha256: string; statusRequestId: string; refusableRequestId: string;
  engagementId: string; auditGrantId: string; registerEntryId: string;
  controllerPeerId: string; shopPeerId: string; handOverKeyId: string; auditRequestId: string; auditItemId: string; findingId: string;
  populationId: string; sampleId: string;
};

/** Makes one of everything. Free text of each carries the marker. */
export async function makeObjects(org: TestOrg, marker: string): Promise<Objects> {
  const ctx = org.as();
  const item = restoreTest("2026-03-05T10:00:00Z", { tester: `${marker}-tester`, system_id: `${marker}-system` });
  const provenance = { sourceSystem: `${marker}-source`, query: `${marker}-query` };
  const [pushed] = await pushEvidence(ctx, { items: [{ ...item, title: `${marker}-title`, fileName: `${marker}-file.json`, provenance }] });
  await linkEvidence(ctx, { id: pushed?.id ?? "", controlKey: "GOV-04" });
  const detail = await getEvidence(ctx, { id: pushed?.id ?? "" });
  await saveMapping(ctx, { name: `${marker}-mapping`, mapping: { kind: "account", columns: { user: "account_id" } } });
  const standing = await addToRegister(ctx, { kind: "restore_test", fact: "tester", value: `${marker}-tester`, subject: { fact: "system_id", value: `${marker}-system` } });
  const key = await createApiKey(ctx, { name: `${marker}-key`, scopes: ["evidence:read"] });
  const invitation = await inviteMember(org.asOwner(), { email: `${marker.toLowerCase()}@example.org`, role: "contributor" });
  const report = await makeReport(ctx, { kind: "soc2_readiness", from: "2026-01-01", to: "2026-03-31" });
  const pack = await askForPack(ctx, { scope: { kind: "item", evidence: [pushed?.id ?? ""] } });
  const staged = await stageUpload(ctx, chunks(JSON.stringify(native({ kind: "recorded_zero", facts: {} })) + marker), {});
  const documents = await pushEvidence(ctx, { items: ["one", "two"].map((name) => ({ content: { text: `${marker} document ${name}` }, title: `${marker}-${name}`, asDocument: true })) });
  // Asked for by somebody else: nobody approves their own.
  const asker: ServiceContext = { ...ctx, actor: { ...(await addMember(org.id, "owner")), kind: "user" } };
  const erasures = await Promise.all(documents.map(async ({ id }) => requestErasure(asker, { evidenceId: id, basis: "gdpr.17.1.a", reason: `${marker}-erasure` })));
  const hold = await setLegalHold(ctx, { evidenceId: documents[1]?.id, reason: `${marker}-hold` });
  await savePrivacySettings(ctx, PRIVACY_SETTINGS);
  const recorded = await recordRequest(ctx, { channel: "post", receivedAt: new Date(ctx.now.getTime() - 60_000).toISOString(), language: "en", rights: ["access"], requester: { name: `${marker}-requester`, email: null, address: null, identifiers: [] }, knownAddress: false, wording: `${marker}-wording` });
  const engagement = await createEngagement(ctx, { name: `${marker}-audit`, firm: `${marker}-firm`, type: "period", frameworks: ["soc2"], windowFrom: "2026-01-01", windowTo: "2026-12-31" });
  const grant = await inviteAuditor(ctx, { engagementId: engagement.id, email: `auditor-${marker.toLowerCase()}@example.org`, name: `${marker}-auditor`, days: 30 });
  const [controller, shopApp] = [await addController(ctx, { name: `${marker}-controller` }), await addShopApp(ctx, { name: `${marker}-shop-app` })];
  const work = await makeSystemTask(ctx, marker, recorded.id);
  const drill = await setUpDrill(ctx);
  const processor = await addRegisterEntry(ctx, { register: "processors", content: { name: `${marker}-processor`, contact: `${marker}-contact` } });
  const file = await withOrg(org.id, async (tx) => keepRequestFile(tx, { orgId: org.id, requestId: recorded.id, now: ctx.now }, { kind: "collected", taskId: null, systemId: null, name: `${marker}-case.csv`, mediaType: "text/csv" }, Buffer.from(`a\n${marker}-tf\n`)));
  const handOver = await createHandOverKey(ctx);
  // Drafted by somebody else: nobody publishes their own.
  const status = await draftStatusPage(asker, { introduction: `${marker}-introduction` });
  const [statusRequestId, refusableRequestId] = [await keepDocumentRequest(ctx, status.id, marker), await keepDocumentRequest(ctx, status.id, `${marker}-second`)];
  const schedule = await createSchedule(ctx, { kind: "evidence_index", rhythm: { every: "month", day: 1 }, window: "previous_month" });
  const preview = await askPreview(ctx, { kind: "evidence_index", from: "2026-01-01", to: "2026-01-31" });
  const asked = await makeAsked(ctx, engagement.id, grant.id, marker, pushed?.id ?? "");
  const { populationId, sampleId } = await makeSample(ctx, engagement.id, grant.id);
  return {
    scheduleId: schedule.id, previewId: preview.id,
    statusVersionId: status.id, statusSha256: status.sha256, statusRequestId, refusableRequestId,
    ...asked,
    engagementId: engagement.id, auditGrantId: grant.id, populationId, sampleId,
    ...work, drillId: drill.id, registerEntryId: processor.id, controllerPeerId: controller.id, shopPeerId: shopApp.id, caseId: recorded.id, caseFileId: file.id, handOverKeyId: handOver.id, erasureId: erasures[0]?.id ?? "", refusableErasureId: erasures[1]?.id ?? "", legalHoldId: hold.id,
    slug: org.slug, marker, evidenceId: pushed?.id ?? "", entryId: detail.ledger.entryId, linkedKey: "GOV-04", standingAnswerId: standing.id, recordId: detail.records[0]?.id ?? "", controlKey: "BCP-03", reportId: report.id, packId: pack.id, apiKeyId: key.id,
    invitationId: invitation.id, memberId: (await addMember(org.id, "contributor")).id, mappingName: `${marker}-mapping`, sha256: staged.sha256,
  };
}

/** A request for a document, as a visitor leaves it. */
async function keepDocumentRequest({ orgId, now }: ServiceContext, versionId: string, marker: string): Promise<string> {
  const id = newId("statusRequest");
  const row = { orgId, id, versionId, reportId: newId("report"), title: `${marker}-document`, name: `${marker}-visitor`, company: `${marker}-company`, email: `visitor-${marker.toLowerCase()}@example.org`, ndaVersion: "1", ndaSha256: "0".repeat(64), askedAt: now, state: "asked" as const };
  await withOrg(orgId, async (tx) => tx.insert(statusRequests).values(row));
  return id;
}

/** A sample of one item, as an auditor with the grant would draw it. */
async function makeSample(ctx: ServiceContext, engagementId: string, grantId: string): Promise<{ populationId: string; sampleId: string }> {
  const engagement = { id: engagementId, frameworks: [], from: new Date("2026-01-01T00:00:00Z"), until: new Date("2027-01-01T00:00:00Z") };
  const auditor: AuditorContext = { ...ctx, permissions: AUDITOR_PERMISSIONS, reach: "engagement", engagement, grantId, user: { id: ctx.actor.id, name: "", email: "", sessionId: "ses_x", secondFactorAt: ctx.now } as AuditorContext["user"] };
  return asAuditor(engagementId, async () => {
    const population = await freezePopulation(auditor, { controlKey: "BCP-03", parameters: { kind: "restore_test" } });
    const sample = await drawSample(auditor, { populationId: population.id, method: { kind: "random" }, size: { kind: "number", number: 1 } });
    return { populationId: population.id, sampleId: sample.id };
  });
}

/** Ids and names of the same form that nobody has. */
export function nobodys(): Objects {
  return {
    slug: "nobody-has-this", marker: "NOBODY", evidenceId: newId("evidence"), entryId: uuidv7(), recordId: newId("record"), controlKey: "BCP-03", linkedKey: "GOV-04", standingAnswerId: newId("standingAnswer"), reportId: newId("report"), scheduleId: newId("reportSchedule"), previewId: newId("reportPreview"), packId: newId("pack"), apiKeyId: newId("apiKey"),
    invitationId: newId("invitation"), memberId: newId("user"), mappingName: "nobodys-mapping", sha256: "0".repeat(64),
    erasureId: newId("erasure"), refusableErasureId: newId("erasure"), legalHoldId: newId("legalHold"), caseId: newId("rightsRequest"), caseFileId: newId("caseFile"), systemId: newId("dataSystem"), taskId: newId("systemTask"), identifierId: newId("identifier"), drillId: newId("drill"), controllerPeerId: newId("protocolPeer"), shopPeerId: newId("protocolPeer"),
    statusVersionId: newId("statusVersion"), statusSha256: "0".repeat(64), statusRequestId: newId("statusRequest"), refusableRequestId: newId("statusRequest"),
    engagementId: newId("engagement"), auditGrantId: newId("auditGrant"), registerEntryId: newId("registerEntry"), handOverKeyId: newId("handOverKey"), auditRequestId: newId("auditRequest"), auditItemId: newId("auditRequestItem"), findingId: newId("auditFinding"),
    populationId: newId("population"), sampleId: newId("sample"),
  };
}

export async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}
