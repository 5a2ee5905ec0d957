import { v7 as uuidv7 } from "uuid";

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
import { recordRequest } from "@/server/services/privacy/record-request";
import { savePrivacySettings } from "@/server/services/privacy/save-settings";
import { addToRegister } from "@/server/services/register/add";
import { askForPack } from "@/server/services/packs/ask";
import { drawSample } from "@/server/services/samples/draw";
import { freezePopulation } from "@/server/services/samples/freeze";
import { makeReport } from "@/server/services/reports/make";
import { newId } from "@/server/domain/ids/ids";

import { native, restoreTest } from "./items";
import { PRIVACY_SETTINGS } from "./privacy";
import { addMember } from "./people";

/** One of everything that has an id, in one organization. */
export type Objects = {
  slug: string; evidenceId: string; entryId: string; recordId: string; controlKey: string; reportId: string; packId: string; apiKeyId: string; invitationId: string; memberId: string;
  linkedKey: string; standingAnswerId: string; mappingName: string; sha256: string; marker: string; erasureId: string; refusableErasureId: string; legalHoldId: string; caseId: string;
  engagementId: string; auditGrantId: string;
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
  const asked = await Promise.all(documents.map(async ({ id }) => requestErasure(asker, { evidenceId: id, basis: "gdpr.17.1.a", reason: `${marker}-erasure` })));
  const hold = await setLegalHold(ctx, { evidenceId: documents[1]?.id, reason: `${marker}-hold` });
  await savePrivacySettings(ctx, PRIVACY_SETTINGS);
  const recorded = await recordRequest(ctx, { channel: "post", receivedAt: new Date(ctx.now.getTime() - 60_000).toISOString(), language: "en", rights: ["access"], requester: { name: `${marker}-requester`, email: null, address: null, identifiers: [] }, knownAddress: false, wording: `${marker}-wording` });
  const engagement = await createEngagement(ctx, { name: `${marker}-audit`, firm: `${marker}-firm`, type: "period", frameworks: ["soc2"], windowFrom: "2026-01-01", windowTo: "2026-12-31" });
  const grant = await inviteAuditor(ctx, { engagementId: engagement.id, email: `auditor-${marker.toLowerCase()}@example.org`, name: `${marker}-auditor`, days: 30 });
  const { populationId, sampleId } = await makeSample(ctx, engagement.id, grant.id);
  return {
    engagementId: engagement.id, auditGrantId: grant.id, populationId, sampleId,
    caseId: recorded.id, erasureId: asked[0]?.id ?? "", refusableErasureId: asked[1]?.id ?? "", legalHoldId: hold.id,
    slug: org.slug, marker, evidenceId: pushed?.id ?? "", entryId: detail.ledger.entryId, linkedKey: "GOV-04", standingAnswerId: standing.id, recordId: detail.records[0]?.id ?? "", controlKey: "BCP-03", reportId: report.id, packId: pack.id, apiKeyId: key.id,
    invitationId: invitation.id, memberId: (await addMember(org.id, "contributor")).id, mappingName: `${marker}-mapping`, sha256: staged.sha256,
  };
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
    slug: "nobody-has-this", marker: "NOBODY", evidenceId: newId("evidence"), entryId: uuidv7(), recordId: newId("record"), controlKey: "BCP-03", linkedKey: "GOV-04", standingAnswerId: newId("standingAnswer"), reportId: newId("report"), packId: newId("pack"), apiKeyId: newId("apiKey"),
    invitationId: newId("invitation"), memberId: newId("user"), mappingName: "nobodys-mapping", sha256: "0".repeat(64),
    erasureId: newId("erasure"), refusableErasureId: newId("erasure"), legalHoldId: newId("legalHold"), caseId: newId("rightsRequest"),
    engagementId: newId("engagement"), auditGrantId: newId("auditGrant"),
    populationId: newId("population"), sampleId: newId("sample"),
  };
}

export async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}
