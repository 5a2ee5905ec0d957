import { randomBytes } from "node:crypto";

import type { Permission } from "@/server/domain/access/permissions";

import { restoreTest } from "./items";
import { PRIVACY_SETTINGS } from "./privacy";
import type { Objects } from "./objects";

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
  "audit.control": { for: "audit", input: (on) => ({ key: on.controlKey }) },
  "audit.evidence": { for: "audit", input: (on) => ({ id: on.evidenceId }) },
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
  "engagements.create": { for: "org", changes: true, input: () => ENGAGEMENT, naming: { previousId: (on) => ({ ...ENGAGEMENT, previousId: on.engagementId }) } },
  "engagements.update": { for: "org", changes: true, input: (on) => ({ id: on.engagementId, ...ENGAGEMENT }), naming: { id: (on) => ({ id: on.engagementId, ...ENGAGEMENT }) } },
  "engagements.invite": {
    for: "org", changes: true, input: (on) => ({ engagementId: on.engagementId, email: `auditor-${unique()}@example.org`, name: "Ann", days: 30 }),
    naming: { id: (on) => ({ engagementId: on.engagementId, email: "auditor@example.org", name: "Ann", days: 30 }) },
  },
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
    naming: { evidence: (on) => ({ scope: { kind: "item", evidence: [on.evidenceId] } }) },
  },
  "packs.ask": {
    for: "org", changes: true, input: () => ({ scope: { kind: "window", from: "2026-01-01", to: "2026-01-31" } }),
    naming: { evidence: (on) => ({ scope: { kind: "item", evidence: [on.evidenceId] } }) },
  },
  "privacy.settings": { for: "org" },
  "privacy.saveSettings": { for: "org", changes: true, input: () => PRIVACY_SETTINGS },
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
  "privacy.message": { for: "org", changes: true, input: (on) => ({ id: on.caseId, text: "Hello" }), naming: { id: (on) => ({ id: on.caseId, text: "Hello" }) } },
  "register.list": { for: "org" },
  "register.add": { for: "org", changes: true, input: () => ({ kind: "restore_test", fact: "tester", value: "ada", subject: { fact: "system_id", value: unique() } }) },
  "register.end": { for: "org", changes: true, input: (on) => ({ id: on.standingAnswerId }), naming: { id: (on) => ({ id: on.standingAnswerId }) } },
  "work.get": { for: "org" },
  "reports.list": { for: "org" },
  "reports.get": { for: "org", input: (on) => ({ id: on.reportId }), naming: { id: (on) => ({ id: on.reportId }) } },
  "reports.make": { for: "org", changes: true, input: () => ({ kind: "control_tests", from: "2026-01-01", to: "2026-01-31" }) },
};
