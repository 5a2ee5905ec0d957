import { randomBytes } from "node:crypto";

import type { Objects } from "./objects";
import type { ProcedureCase } from "./procedures";

const csv = () => Buffer.from(`Number,Request\nN-${randomBytes(4).toString("hex")},List of leavers\n`).toString("base64");
const RESPONSE = { act: "respond", cause: "no ticket", correction: "a rule in the tool", dueOn: "2026-12-01" } as const;
const file = (on: Objects) => ({ engagementId: on.engagementId, base64: csv(), fileName: "list.csv" });

/** Requests and findings of audits, for the matrix tests. */
export const AUDIT_REQUEST_CASES: Record<string, ProcedureCase> = {
  "auditRequests.list": { for: "org", input: (on) => ({ engagementId: on.engagementId }), naming: { id: (on) => ({ engagementId: on.engagementId }) } },
  "auditRequests.own": { for: "org" },
  "auditRequests.get": { for: "org", input: (on) => ({ id: on.auditRequestId }), naming: { id: (on) => ({ id: on.auditRequestId }) } },
  "auditRequests.assign": {
    for: "org", changes: true, input: (on) => ({ id: on.auditRequestId, ownerId: null }),
    naming: { id: (on) => ({ id: on.auditRequestId, ownerId: null }), userId: (on) => ({ id: on.auditRequestId, ownerId: on.memberId }) },
  },
  "auditRequests.comment": { for: "org", changes: true, input: (on) => ({ id: on.auditRequestId, text: "Which month?" }), naming: { id: (on) => ({ id: on.auditRequestId, text: "Hello" }) } },
  "auditRequests.attach": {
    for: "org", changes: true, input: (on) => ({ id: on.auditRequestId, evidenceId: on.evidenceId }),
    naming: { id: (on) => ({ id: on.auditRequestId, evidenceId: on.evidenceId }), evidenceId: (on) => ({ id: on.auditRequestId, evidenceId: on.evidenceId }) },
  },
  "auditRequests.detach": { for: "org", changes: true, input: (on) => ({ id: on.auditRequestId, itemId: on.auditItemId }), naming: { id: (on) => ({ id: on.auditRequestId, itemId: on.auditItemId }) } },
  "auditRequests.move": {
    for: "org", changes: true, input: (on) => ({ id: on.auditRequestId, move: "submit", text: "There is none: nobody left." }),
    naming: { id: (on) => ({ id: on.auditRequestId, move: "submit", text: "none" }) },
  },
  "auditRequests.previewImport": { for: "org", input: file, naming: { id: file } },
  "auditRequests.import": { for: "org", changes: true, input: file, naming: { id: file } },
  "auditFindings.list": { for: "org", input: (on) => ({ engagementId: on.engagementId }), naming: { id: (on) => ({ engagementId: on.engagementId }) } },
  "auditFindings.get": { for: "org", input: (on) => ({ id: on.findingId }), naming: { id: (on) => ({ id: on.findingId }) } },
  "auditFindings.act": {
    for: "org", changes: true, input: (on) => ({ id: on.findingId, said: { act: "comment", text: "We look into it." } }),
    naming: { id: (on) => ({ id: on.findingId, said: { act: "comment", text: "Hello" } }), userId: (on) => ({ id: on.findingId, said: { ...RESPONSE, ownerId: on.memberId } }) },
  },
  "roomRequests.list": { for: "audit", input: (on) => ({ engagementId: on.engagementId }) },
  "roomRequests.get": { for: "audit", input: (on) => ({ id: on.auditRequestId }) },
  "roomRequests.create": { for: "audit", changes: true, input: () => ({ title: "List of joiners" }) },
  "roomRequests.update": { for: "audit", changes: true, input: (on) => ({ id: on.auditRequestId, title: "List of leavers" }) },
  "roomRequests.comment": { for: "audit", changes: true, input: (on) => ({ id: on.auditRequestId, text: "Of March." }) },
  "roomRequests.move": { for: "audit", changes: true, input: (on) => ({ id: on.auditRequestId, move: "cancel", text: "Found in the room." }) },
  "roomRequests.decideItem": { for: "audit", changes: true, input: (on) => ({ id: on.auditRequestId, itemId: on.auditItemId, accepted: true }) },
  "roomRequests.previewImport": { for: "audit", input: file },
  "roomRequests.import": { for: "audit", changes: true, input: file },
  "roomFindings.list": { for: "audit", input: (on) => ({ engagementId: on.engagementId }) },
  "roomFindings.get": { for: "audit", input: (on) => ({ id: on.findingId }) },
  "roomFindings.raise": { for: "audit", changes: true, input: () => ({ title: "Leavers with accounts", severity: "medium", population: "Leavers of 2026", tested: 25, deviations: 2 }) },
  "roomFindings.act": { for: "audit", changes: true, input: (on) => ({ id: on.findingId, said: { act: "comment", text: "See the list." } }) },
};
