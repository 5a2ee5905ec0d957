import { createHash, randomBytes } from "node:crypto";

import type { Permission } from "@/server/domain/access/permissions";

import { AUDIT_REQUEST_CASES } from "./audit-request-procedures";
import { restoreTest } from "./items";
import { PKCS12 } from "./pkcs12";
import { PRIVACY_SETTINGS } from "./privacy";
import type { Objects } from "./objects";
import { REPORT_CASES } from "./report-procedures";
import { MANUAL_SYSTEM } from "./systems";

/** `org`: of the organization in the address; `audit`: of the engagement there; `user`: of somebody signed in; `public`: of anybody. */
export type ProcedureCase = {
  for: "org" | "audit" | "user" | "public";
  changes?: true;
  /** With its permission one does it to what is one's own; to what is another's it takes this one too. */
  ofOthers?: Permission;
  /** A call that is right, on the objects given. */
  input?: (on: Objects) => unknown;
  /** Calls that name somebody else's object, by the name of what is named. */
  naming?: Record<string, (on: Objects) => unknown>;
};

const mapping = { kind: "account", columns: { user: "account_id" } };
const text = { content: restoreTest("2026-02-01T10:00:00Z").content };
const ENGAGEMENT = { name: "SOC 2 2026", firm: "Example Audit", type: "period", frameworks: ["soc2"], windowFrom: "2026-01-01", windowTo: "2026-12-31" };
const processorOf = (on: Objects) => ({ register: "processors", id: on.registerEntryId });
const changedProcessor = (on: Objects) => ({ ...processorOf(on), version: 1, content: { name: "Taken over" } });
const archivedProcessor = (on: Objects) => ({ ...processorOf(on), archived: true, reason: "No longer used" });
/** What a file without a line comes to. */
const EMPTY_PLAN = createHash("sha256").update('{"lines":[]}').digest("hex");
const unique = () => randomBytes(4).toString("hex");

/** How to call every procedure of the router. A procedure without a line here fails the matrix tests. */
export const PROCEDURE_CASES: Record<string, ProcedureCase> = {
  "account.organizations": { for: "user" },
  "account.createOrganization": { for: "user", changes: true, input: () => ({ name: "Another", slug: `another-${unique()}`, timezone: "UTC" }) },
  "account.requestSignInLink": { for: "public", input: () => ({ email: `nobody-${unique()}@example.org` }) },
  "account.invitation": { for: "public", input: () => ({ token: unique() }) },
  "account.auditInvitation": { for: "public", input: () => ({ token: unique() }) },
  "activity.list": {
    for: "org", input: () => ({}),
    naming: { actor: (on) => ({ actor: on.memberId }), objectId: (on) => ({ objectId: on.evidenceId }) },
  },
  "anchors.list": { for: "org", input: () => ({}), naming: { before: (on) => ({ before: on.evidenceId }) } },
  "anchors.state": { for: "org", input: () => ({ index: 0 }), naming: { entryId: (on) => ({ entryId: on.evidenceId }) } },
  "anchors.seal": { for: "org", changes: true, input: () => ({ reason: "on_demand" }) },
  "apiKeys.list": { for: "org" },
  "apiKeys.create": { for: "org", changes: true, input: () => ({ name: "CI", scopes: ["evidence:push"] }) },
  "apiKeys.revoke": { for: "org", changes: true, input: (on) => ({ id: on.apiKeyId }), naming: { id: (on) => ({ id: on.apiKeyId }) } },
  "audit.engagements": { for: "user" },
  "audit.secondFactor": { for: "user" },
  "audit.enrol": { for: "user" },
  "audit.prove": { for: "user", input: () => ({ code: "000000" }) },
  "audit.room": { for: "audit" },
  "audit.people": { for: "audit" },
  "audit.reports": { for: "audit" },
  "audit.packs": { for: "audit" },
  "audit.control": { for: "audit", input: (on) => ({ key: on.controlKey }) },
  "audit.evidence": { for: "audit", input: (on) => ({ id: on.evidenceId }) },
  "audit.renewCodes": { for: "user", input: () => ({ code: "000000" }) },
  "audit.ofRecord": { for: "audit", input: (on) => ({ recordId: on.recordId }) },
  "audit.standing": { for: "audit", input: (on) => ({ id: on.evidenceId }) },
  "audit.verify": { for: "audit", input: (on) => ({ id: on.evidenceId }) },
  "desk.get": { for: "audit" },
  "desk.paper": { for: "audit", input: (on) => ({ key: on.controlKey }) },
  "desk.sheet": { for: "audit", input: (on) => ({ key: on.controlKey }) },
  "desk.talk": { for: "audit", input: (on) => ({ key: on.controlKey }) },
  "desk.note": { for: "audit", changes: true, input: (on) => ({ key: on.controlKey, after: 0, text: "Walked through" }) },
  "desk.conclude": { for: "audit", changes: true, input: (on) => ({ key: on.controlKey, after: 0, part: "design", result: "no_exception", testedOn: "2026-03-01" }) },
  "desk.mark": { for: "audit", changes: true, input: (on) => ({ key: on.controlKey, status: "done" }) },
  "desk.number": { for: "audit", changes: true, input: (on) => ({ key: on.controlKey, reference: "T-1" }) },
  "desk.saveTickmark": { for: "audit", changes: true, input: () => ({ mark: "✓", meaning: "Agreed to the source" }) },
  "desk.removeTickmark": { for: "audit", changes: true, input: () => ({ mark: "✓" }) },
  "desk.release": { for: "audit", changes: true, input: (on) => ({ key: on.controlKey, what: "note", version: 1 }) },
  "desk.comment": { for: "audit", changes: true, input: (on) => ({ key: on.controlKey, text: "Which system?" }) },
  ...AUDIT_REQUEST_CASES,
  "auditSamples.list": { for: "audit" },
  "auditSamples.get": { for: "audit", input: (on) => ({ id: on.sampleId }) },
  "auditSamples.preview": { for: "audit", input: (on) => ({ controlKey: on.controlKey, parameters: { kind: "restore_test" }, method: { kind: "random" }, size: { kind: "number", number: 1 } }) },
  "auditSamples.freeze": { for: "audit", changes: true, input: (on) => ({ controlKey: on.controlKey, parameters: { kind: "restore_test" } }) },
  "auditSamples.draw": { for: "audit", changes: true, input: (on) => ({ populationId: on.populationId, method: { kind: "random" }, size: { kind: "number", number: 1 } }) },
  "auditSamples.extend": { for: "audit", changes: true, input: (on) => ({ id: on.sampleId, by: 1, reason: "more" }) },
  "auditSamples.replace": { for: "audit", changes: true, input: (on) => ({ id: on.sampleId, place: 1, reason: "not there" }) },
  "auditSamples.note": { for: "audit", changes: true, input: (on) => ({ id: on.sampleId, place: 1, result: "tested" }) },
  "samples.list": { for: "org", input: (on) => ({ engagementId: on.engagementId }), naming: { id: (on) => ({ engagementId: on.engagementId }) } },
  "samples.get": {
    for: "org", input: (on) => ({ engagementId: on.engagementId, id: on.sampleId }),
    naming: { id: (on) => ({ engagementId: on.engagementId, id: on.sampleId }) },
  },
  "catalog.entries": { for: "org" },
  "catalog.kinds": { for: "org" },
  "catalog.suggestMapping": { for: "org", input: () => ({ kind: "account", headers: ["user", "mfa"] }) },
  "controls.list": { for: "org", input: () => ({}) },
  "controls.get": { for: "org", input: (on) => ({ key: on.controlKey }), naming: { key: (on) => ({ key: on.controlKey }) } },
  "controls.update": {
    for: "org", changes: true, input: (on) => ({ key: on.controlKey, title: `Restores ${unique()}` }),
    naming: { key: (on) => ({ key: on.controlKey, title: "Taken over" }), ownerId: (on) => ({ key: "GOV-02", ownerId: on.memberId }) },
  },
  "engagements.list": { for: "org" },
  "engagements.get": { for: "org", input: (on) => ({ id: on.engagementId }), naming: { id: (on) => ({ id: on.engagementId }) } },
  "engagements.views": { for: "org", input: (on) => ({ id: on.engagementId }), naming: { id: (on) => ({ id: on.engagementId }) } },
  "engagements.difference": { for: "org", input: (on) => ({ id: on.engagementId }), naming: { id: (on) => ({ id: on.engagementId }) } },
  "engagements.talk": { for: "org", input: (on) => ({ id: on.engagementId }), naming: { id: (on) => ({ id: on.engagementId }) } },
  "engagements.comment": { for: "org", changes: true, input: (on) => ({ id: on.engagementId, key: on.controlKey, text: "Seen" }), naming: { id: (on) => ({ id: on.engagementId, key: on.controlKey, text: "Seen" }) } },
  "engagements.create": { for: "org", changes: true, input: () => ENGAGEMENT, naming: { previousId: (on) => ({ ...ENGAGEMENT, previousId: on.engagementId }) } },
  "engagements.update": { for: "org", changes: true, input: (on) => ({ id: on.engagementId, ...ENGAGEMENT }), naming: { id: (on) => ({ id: on.engagementId, ...ENGAGEMENT }) } },
  "engagements.invite": {
    for: "org", changes: true, input: (on) => ({ engagementId: on.engagementId, email: `auditor-${unique()}@example.org`, name: "Ann", days: 30 }),
    naming: { id: (on) => ({ engagementId: on.engagementId, email: "auditor@example.org", name: "Ann", days: 30 }) },
  },
  "engagements.sharedReports": { for: "org", input: (on) => ({ engagementId: on.engagementId }), naming: { engagementId: (on) => ({ engagementId: on.engagementId }) } },
  "engagements.shareReport": { for: "org", changes: true, input: (on) => ({ engagementId: on.engagementId, reportId: on.reportId }), naming: { both: (on) => ({ engagementId: on.engagementId, reportId: on.reportId }) } },
  "engagements.unshareReport": { for: "org", changes: true, input: (on) => ({ engagementId: on.engagementId, reportId: on.reportId }), naming: { both: (on) => ({ engagementId: on.engagementId, reportId: on.reportId }) } },
  "engagements.revoke": {
    for: "org", changes: true, input: (on) => ({ engagementId: on.engagementId, grantId: on.auditGrantId }),
    naming: { id: (on) => ({ engagementId: on.engagementId, grantId: on.auditGrantId }) },
  },
  "engagements.move": { for: "org", changes: true, input: (on) => ({ id: on.engagementId, phase: "ended" }), naming: { id: (on) => ({ id: on.engagementId, phase: "ended" }) } },
  "erasures.list": { for: "org" },
  "erasures.holdsOn": { for: "org", input: (on) => ({ id: on.evidenceId }), naming: { id: (on) => ({ id: on.evidenceId }) } },
  "erasures.request": {
    for: "org", changes: true, input: (on) => ({ evidenceId: on.evidenceId, basis: "gdpr.17.1.b", reason: "asked for" }),
    naming: { evidenceId: (on) => ({ evidenceId: on.evidenceId, basis: "gdpr.17.1.b", reason: "asked for" }) },
  },
  "erasures.approve": { for: "org", changes: true, input: (on) => ({ id: on.erasureId }), naming: { id: (on) => ({ id: on.erasureId }) } },
  "erasures.refuse": { for: "org", changes: true, input: (on) => ({ id: on.refusableErasureId, reason: "not needed" }), naming: { id: (on) => ({ id: on.refusableErasureId, reason: "not needed" }) } },
  "erasures.hold": {
    for: "org", changes: true, input: (on) => ({ evidenceId: on.evidenceId, reason: "a law suit" }), naming: { evidenceId: (on) => ({ evidenceId: on.evidenceId, reason: "a law suit" }) },
  },
  "erasures.releaseHold": { for: "org", changes: true, input: (on) => ({ id: on.legalHoldId, reason: "settled" }), naming: { id: (on) => ({ id: on.legalHoldId, reason: "settled" }) } },
  "evidence.counts": { for: "org" },
  "evidence.ofRecord": { for: "org", input: (on) => ({ recordId: on.recordId }), naming: { recordId: (on) => ({ recordId: on.recordId }) } },
  "evidence.list": {
    for: "org", input: () => ({}),
    naming: { cursor: (on) => ({ cursor: Buffer.from(`2200-01-01T00:00:00.000Z|${on.evidenceId}`).toString("base64url") }), text: (on) => ({ text: on.marker }), source: (on) => ({ sourceSystem: `${on.marker}-source` }) },
  },
  "evidence.get": { for: "org", input: (on) => ({ id: on.evidenceId }), naming: { id: (on) => ({ id: on.evidenceId }) } },
  "evidence.records": { for: "org", input: (on) => ({ id: on.evidenceId }), naming: { id: (on) => ({ id: on.evidenceId }) } },
  "evidence.mappings": { for: "org" },
  "evidence.push": {
    for: "org", changes: true, input: () => ({ items: [restoreTest("2026-02-02T10:00:00Z", { backup_id: unique() })] }),
    naming: {
      supersedes: (on) => ({ items: [{ ...text, supersedes: on.evidenceId }] }), content: (on) => ({ items: [{ content: { sha256: on.sha256 } }] }),
      mappingName: (on) => ({ items: [{ content: { text: "user\nada\n" }, mappingName: on.mappingName }] }),
    },
  },
  "evidence.supply": {
    for: "org", changes: true, input: (on) => ({ id: on.evidenceId, answers: [{ kind: "restore_test", fact: "tester", value: "ada" }] }),
    naming: { id: (on) => ({ id: on.evidenceId, answers: [{ kind: "restore_test", fact: "tester", value: "mallory" }] }) },
  },
  "evidence.saveMapping": { for: "org", changes: true, input: () => ({ name: "accounts", mapping }) },
  "evidence.review": { for: "org", changes: true, input: (on) => ({ id: on.evidenceId, state: "accepted" }), naming: { id: (on) => ({ id: on.evidenceId, state: "rejected", note: "no" }) } },
  "evidence.link": {
    for: "org", changes: true, input: (on) => ({ id: on.evidenceId, controlKey: `GOV-0${1 + (randomBytes(1)[0] ?? 0) % 3}` }),
    naming: { id: (on) => ({ id: on.evidenceId, controlKey: "GOV-02" }) },
  },
  "evidence.unlink": {
    for: "org", changes: true, input: (on) => ({ id: on.evidenceId, controlKey: on.linkedKey, reason: "belongs elsewhere" }),
    naming: { id: (on) => ({ id: on.evidenceId, controlKey: on.linkedKey, reason: "gone" }) },
  },
  "evidence.withdraw": { for: "org", changes: true, input: (on) => ({ id: on.evidenceId, reason: "sent in error" }), naming: { id: (on) => ({ id: on.evidenceId, reason: "gone" }) } },
  "home.get": { for: "org", input: () => ({}) },
  "members.list": { for: "org" },
  "members.invite": { for: "org", changes: true, input: () => ({ email: `new-${unique()}@example.org`, role: "contributor" }) },
  "members.revokeInvitation": { for: "org", changes: true, input: (on) => ({ id: on.invitationId }), naming: { id: (on) => ({ id: on.invitationId }) } },
  "members.changeRole": { for: "org", changes: true, input: (on) => ({ userId: on.memberId, role: "officer" }), naming: { userId: (on) => ({ userId: on.memberId, role: "owner" }) } },
  "members.remove": { for: "org", changes: true, input: (on) => ({ userId: on.memberId }), naming: { userId: (on) => ({ userId: on.memberId }) } },
  "ledger.get": { for: "org" },
  "ledger.checkpoints": { for: "org", input: () => ({ limit: 5 }) },
  "ledger.entry": { for: "org", input: (on) => ({ id: on.entryId }), naming: { id: (on) => ({ id: on.entryId }), evidenceId: (on) => ({ id: on.evidenceId }) } },
  "ledger.consistency": { for: "org", input: () => ({ from: 1, to: 1 }) },
  "ledger.standing": { for: "org", input: (on) => ({ id: on.evidenceId }), naming: { id: (on) => ({ id: on.evidenceId }) } },
  "ledger.verify": { for: "org", ofOthers: "ledger:read", input: (on) => ({ id: on.evidenceId }), naming: { id: (on) => ({ id: on.evidenceId }) } },
  "organization.get": { for: "org" },
  "organization.me": { for: "org" },
  "organization.update": { for: "org", changes: true, input: () => ({ name: "Renamed", timezone: "UTC" }) },
  "organization.adoptCatalog": { for: "org", changes: true, input: () => ({ frameworks: ["soc2"], soc2Categories: ["security"] }) },
  "packs.list": { for: "org" },
  "packs.get": { for: "org", input: (on) => ({ id: on.packId }), naming: { id: (on) => ({ id: on.packId }) } },
  "packs.logs": { for: "org" },
  "packs.preview": {
    for: "org", input: () => ({ scope: { kind: "control", controls: ["BCP-03"] } }),
    naming: { evidence: (on) => ({ scope: { kind: "item", evidence: [on.evidenceId] } }), engagement: (on) => ({ scope: { kind: "engagement", engagement: on.engagementId } }) },
  },
  "packs.release": { for: "org", changes: true, input: (on) => ({ id: on.packId }), naming: { id: (on) => ({ id: on.packId }) } },
  "packs.takeBack": { for: "org", changes: true, input: (on) => ({ id: on.packId }), naming: { id: (on) => ({ id: on.packId }) } },
  "packs.ask": {
    for: "org", changes: true, input: () => ({ scope: { kind: "window", from: "2026-01-01", to: "2026-01-31" } }),
    naming: { evidence: (on) => ({ scope: { kind: "item", evidence: [on.evidenceId] } }), engagement: (on) => ({ scope: { kind: "engagement", engagement: on.engagementId } }) },
  },
  "drills.list": { for: "org" },
  "drills.get": { for: "org", input: (on) => ({ id: on.drillId }), naming: { id: (on) => ({ id: on.drillId }) } },
  "drills.setUp": { for: "org", changes: true },
  "drills.tickPlanted": { for: "org", changes: true, input: (on) => ({ id: on.drillId, systemId: on.systemId, planted: true }), naming: { id: (on) => ({ id: on.drillId, systemId: on.systemId, planted: true }) } },
  "drills.approveErasure": { for: "org", changes: true, input: (on) => ({ id: on.drillId, planSeq: 1 }), naming: { id: (on) => ({ id: on.drillId, planSeq: 1 }) } },
  ...Object.fromEntries(["plantInPortal", "start", "planErasure", "check", "end"].map((name) => [`drills.${name}`, { for: "org", changes: true, input: (on: Objects) => ({ id: on.drillId }), naming: { id: (on: Objects) => ({ id: on.drillId }) } }])),
  "drills.saveSchedule": { for: "org", changes: true, input: () => ({ isOn: true, runDay: 21 }) },
  "personErasures.get": { for: "org", input: (on) => ({ id: on.caseId }), naming: { id: (on) => ({ id: on.caseId }) } },
  "personErasures.replays": { for: "org" },
  "personErasures.search": { for: "org", changes: true, input: (on) => ({ id: on.caseId }), naming: { id: (on) => ({ id: on.caseId }) } },
  "personErasures.erase": {
    for: "org", changes: true, input: (on) => ({ id: on.caseId, basis: "gdpr.17.1.b" }),
    naming: { id: (on) => ({ id: on.caseId, basis: "gdpr.17.1.b" }), evidenceIds: (on) => ({ id: on.caseId, evidenceIds: [on.evidenceId], basis: "gdpr.17.1.b" }) },
  },
  "personErasures.proposeRecipients": { for: "org", input: (on) => ({ id: on.caseId, right: "erasure" }), naming: { id: (on) => ({ id: on.caseId, right: "erasure" }) } },
  "personErasures.nameRecipients": {
    for: "org", changes: true, input: (on) => ({ id: on.caseId, right: "erasure", recipients: [], whyNone: "Nobody received it." }), naming: { id: (on) => ({ id: on.caseId, right: "erasure", recipients: [], whyNone: "Nobody received it." }) },
  },
  "personErasures.tellRecipients": {
    for: "org", changes: true, input: (on) => ({ id: on.caseId, right: "erasure", recipientIds: [unique()], result: "impossible", reason: "They are gone." }), naming: { id: (on) => ({ id: on.caseId, right: "erasure", recipientIds: [unique()], result: "impossible", reason: "They are gone." }) },
  },
  "statusPage.board": { for: "org" },
  "statusPage.choices": { for: "org" },
  "statusPage.version": { for: "org", input: (on) => ({ id: on.statusVersionId }), naming: { id: (on) => ({ id: on.statusVersionId }) } },
  "statusPage.saveSettings": { for: "org", changes: true, input: () => ({ keepMonths: 24 }) },
  "statusPage.draft": {
    for: "org", changes: true, input: () => ({ introduction: "What we do." }),
    naming: { audit: (on) => ({ auditIds: [on.engagementId] }), processor: (on) => ({ processorIds: [on.registerEntryId] }), report: (on) => ({ reportIds: [on.reportId], agreement: { version: "1", text: "Keep it to yourself." } }) },
  },
  "statusPage.publish": {
    for: "org", changes: true, input: (on) => ({ id: on.statusVersionId, sha256: on.statusSha256 }), naming: { id: (on) => ({ id: on.statusVersionId, sha256: on.statusSha256 }) },
  },
  "statusPage.withdraw": { for: "org", changes: true, input: (on) => ({ id: on.statusVersionId }), naming: { id: (on) => ({ id: on.statusVersionId }) } },
  "statusPage.approve": { for: "org", changes: true, input: (on) => ({ id: on.statusRequestId }), naming: { id: (on) => ({ id: on.statusRequestId }) } },
  "statusPage.refuse": { for: "org", changes: true, input: (on) => ({ id: on.refusableRequestId, reason: "Not a customer" }), naming: { id: (on) => ({ id: on.refusableRequestId, reason: "Not a customer" }) } },
  "privacy.settings": { for: "org" },
  "privacy.saveSettings": { for: "org", changes: true, input: () => PRIVACY_SETTINGS },
  "privacy.handOver": { for: "org" },
  "privacy.createHandOverKey": { for: "org", changes: true },
  "privacy.revokeHandOverKey": { for: "org", changes: true, input: (on) => ({ id: on.handOverKeyId }), naming: { id: (on) => ({ id: on.handOverKeyId }) } },
  "privacy.numbers": { for: "org", input: () => ({ from: "2026-01-01", to: "2026-12-31" }) },
  "privacy.list": { for: "org", input: () => ({}) },
  "privacy.get": { for: "org", input: (on) => ({ id: on.caseId }), naming: { id: (on) => ({ id: on.caseId }) } },
  "privacy.record": {
    for: "org", changes: true,
    input: () => ({ channel: "phone", receivedAt: "2026-03-05T10:00:00Z", language: "en", rights: ["access"], requester: { name: "Ada", email: null, address: null, identifiers: [] }, knownAddress: false, wording: "What do you hold?" }),
  },
  "privacy.act": {
    for: "org", changes: true, input: (on) => ({ id: on.caseId, kind: "link_duplicate", data: { otherCaseId: unique() } }),
    naming: { id: (on) => ({ id: on.caseId, kind: "link_duplicate", data: { otherCaseId: unique() } }) },
  },
  "privacy.assign": {
    for: "org", changes: true, input: (on) => ({ id: on.caseId, userId: null }),
    naming: { id: (on) => ({ id: on.caseId, userId: null }), userId: (on) => ({ id: on.caseId, userId: on.memberId }) },
  },
  "privacy.previewLetter": { for: "org", input: (on) => ({ id: on.caseId, kind: "refusal", right: "access", said: {} }), naming: { id: (on) => ({ id: on.caseId, kind: "refusal", right: "access", said: {} }) } },
  "privacy.files": { for: "org", input: (on) => ({ id: on.caseId }), naming: { id: (on) => ({ id: on.caseId }) } },
  "privacy.reviewAnswer": { for: "org", changes: true, input: (on) => ({ id: on.caseId, right: "access" }), naming: { id: (on) => ({ id: on.caseId, right: "access" }) } },
  "privacy.makeAnswer": { for: "org", changes: true, input: (on) => ({ id: on.caseId, right: "portability" }), naming: { id: (on) => ({ id: on.caseId, right: "access" }) } },
  "privacy.revokeFile": {
    for: "org", changes: true, input: (on) => ({ id: on.caseId, fileId: on.caseFileId, reason: "It went to the wrong person." }),
    naming: { id: (on) => ({ id: on.caseId, fileId: on.caseFileId, reason: "It went to the wrong person." }) },
  },
  "privacy.message": { for: "org", changes: true, input: (on) => ({ id: on.caseId, text: "Hello" }), naming: { id: (on) => ({ id: on.caseId, text: "Hello" }) } },
  "registers.overview": { for: "org" },
  "registers.list": { for: "org", input: () => ({ register: "processors" }) },
  "registers.get": { for: "org", input: processorOf, naming: { id: processorOf } },
  "registers.choices": { for: "org", input: () => ({ register: "transfers" }) },
  "registers.export": { for: "org", input: () => ({ register: "processors", format: "csv" }) },
  "registers.add": { for: "org", changes: true, input: () => ({ register: "risks", content: { name: "A risk" } }), naming: { reference: (on) => ({ register: "transfers", content: { name: "T", processorId: on.registerEntryId } }) } },
  "registers.change": { for: "org", changes: true, input: changedProcessor, naming: { id: changedProcessor, reference: (on) => ({ register: "transfers", id: on.registerEntryId, version: 1, content: { processorId: on.registerEntryId } }) } },
  "registers.archive": { for: "org", changes: true, input: archivedProcessor, naming: { id: archivedProcessor } },
  "registers.previewImport": { for: "org", input: () => ({ register: "risks", format: "csv", text: "name\r\nA risk\r\n" }), naming: { line: (on) => ({ register: "processors", format: "csv", text: `id,name\r\n${on.registerEntryId},Taken over\r\n` }), reference: (on) => ({ register: "transfers", format: "csv", text: `name,processorId\r\nT,${on.registerEntryId}\r\n` }) } },
  "registers.personRef": { for: "org", input: () => ({ address: "ada@example.org" }) },
  "registers.import": { for: "org", changes: true, input: () => ({ register: "risks", format: "csv", text: "name\r\n", plan: EMPTY_PLAN }), naming: { line: (on) => ({ register: "processors", format: "csv", text: `id,name\r\n${on.registerEntryId},Taken over\r\n`, plan: EMPTY_PLAN }) } },
  "protocols.get": { for: "org" },
  "protocols.saveOpenDsr": { for: "org", changes: true, input: () => ({ isOpen: false, domain: "opendsr.example.org" }) },
  "protocols.testCertificate": { for: "org", changes: true, input: () => ({ domain: "opendsr.example.org" }) },
  "protocols.addController": { for: "org", changes: true, input: () => ({ name: "Shop AG", callbackHosts: ["callbacks.example.org"] }) },
  "protocols.addControllerKey": { for: "org", changes: true, input: (on) => ({ id: on.controllerPeerId }), naming: { id: (on) => ({ id: on.controllerPeerId }) } },
  "protocols.connectProcessor": { for: "org", changes: true, input: (on) => ({ systemId: on.systemId }), naming: { systemId: (on) => ({ systemId: on.systemId, authorization: null }) } },
  "protocols.addShopApp": { for: "org", changes: true, input: () => ({ name: "Reviews app" }) },
  "protocols.rotateShopSecret": { for: "org", changes: true, input: (on) => ({ id: on.shopPeerId }), naming: { id: (on) => ({ id: on.shopPeerId }) } },
  "protocols.end": { for: "org", changes: true, input: (on) => ({ id: on.shopPeerId }), naming: { id: (on) => ({ id: on.shopPeerId }), controllerId: (on) => ({ id: on.controllerPeerId }) } },
  "register.list": { for: "org" },
  "register.add": { for: "org", changes: true, input: () => ({ kind: "restore_test", fact: "tester", value: "ada", subject: { fact: "system_id", value: unique() } }) },
  "register.end": { for: "org", changes: true, input: (on) => ({ id: on.standingAnswerId }), naming: { id: (on) => ({ id: on.standingAnswerId }) } },
  "systems.list": { for: "org", input: () => ({}) },
  "systems.get": { for: "org", input: (on) => ({ id: on.systemId }), naming: { id: (on) => ({ id: on.systemId }) } },
  "systems.save": {
    for: "org", changes: true, input: () => ({ ...MANUAL_SYSTEM, id: null, name: unique() }),
    naming: { id: (on) => ({ ...MANUAL_SYSTEM, id: on.systemId, name: unique() }), assigneeId: (on) => ({ ...MANUAL_SYSTEM, id: null, name: "Shop", connector: { kind: "manual", instructions: "", assigneeId: on.memberId } }) },
  },
  "systems.archive": { for: "org", changes: true, input: (on) => ({ id: on.systemId, archived: false }), naming: { id: (on) => ({ id: on.systemId, archived: true }) } },
  "systems.rotateSecret": { for: "org", changes: true, input: (on) => ({ id: on.systemId }), naming: { id: (on) => ({ id: on.systemId }) } },
  "systems.previewQuery": {
    for: "org", changes: true, input: (on) => ({ id: on.systemId, template: "select 1 where :email is null", timeoutSeconds: 1 }), naming: { id: (on) => ({ id: on.systemId, template: "select 1 where :email is null", timeoutSeconds: 1 }) },
  },
  "systems.completeTask": { for: "org", changes: true, input: (on) => ({ id: on.taskId, method: "none_found", records: 0 }), naming: { id: (on) => ({ id: on.taskId, method: "none_found", records: 0 }) } },
  "systems.assignTask": {
    for: "org", changes: true, input: (on) => ({ id: on.taskId, userId: null }), naming: { id: (on) => ({ id: on.taskId, userId: null }), userId: (on) => ({ id: on.taskId, userId: on.memberId }) },
  },
  "systems.retryTask": { for: "org", changes: true, input: (on) => ({ id: on.taskId }), naming: { id: (on) => ({ id: on.taskId }) } },
  "systems.addIdentifier": {
    for: "org", changes: true, input: (on) => ({ requestId: on.caseId, type: "customer_id", value: unique(), source: "derived" }), naming: { id: (on) => ({ requestId: on.caseId, type: "customer_id", value: "4711", source: "derived" }) },
  },
  "systems.removeIdentifier": {
    for: "org", changes: true, input: (on) => ({ requestId: on.caseId, id: on.identifierId }), naming: { id: (on) => ({ requestId: on.caseId, id: on.identifierId }) },
  },
  "work.get": { for: "org" },
  "signing.list": { for: "org" },
  "signing.rotate": { for: "org", changes: true },
  "signing.upload": { for: "org", changes: true, input: () => ({ file: PKCS12, password: "of the tests" }) },
  "systemDescription.get": { for: "org", input: () => ({}) },
  "systemDescription.save": { for: "org", changes: true, input: () => ({ after: 0, content: { services: unique() } }) },
  ...REPORT_CASES,
};
