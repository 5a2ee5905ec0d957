import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";

import { SEVERITIES } from "@/server/domain/audit-findings/acts";
import type { FindingFacts } from "@/server/domain/audit-findings/fold";
import type { FindingActInput } from "@/server/domain/audit-findings/schema";

import { at, orgId, tenantPolicy } from "../columns";
import { engagements } from "./engagements";

/** A deviation as the auditor first stated it. Append-only: nothing that follows takes it away. */
export const auditFindings = pgTable("audit_findings", {
  orgId: orgId(),
  engagementId: text("engagement_id").notNull(),
  id: text("id").notNull(),
  number: integer("number").notNull(),
  reference: text("reference"),
  title: text("title").notNull(),
  body: text("body").notNull(),
  severity: text("severity", { enum: SEVERITIES }).notNull(),
  facts: jsonb("facts").$type<FindingFacts>().notNull(),
  controlIds: text("control_ids").array().notNull(),
  criteria: text("criteria").array().notNull(),
  evidenceIds: text("evidence_ids").array().notNull(),
  grantId: text("grant_id").notNull(),
  raisedBy: text("raised_by").notNull(),
  raisedAt: at("raised_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("audit_findings_number_key").on(t.orgId, t.engagementId, t.number),
  foreignKey({ name: "audit_findings_engagement_fk", columns: [t.orgId, t.engagementId], foreignColumns: [engagements.orgId, engagements.id] }),
  tenantPolicy("audit_findings", t.orgId),
]);

/** What was said and done about a finding, by either side, in order. Append-only. */
export const auditFindingEvents = pgTable("audit_finding_events", {
  orgId: orgId(),
  engagementId: text("engagement_id").notNull(),
  id: text("id").notNull(),
  findingId: text("finding_id").notNull(),
  seq: integer("seq").notNull(),
  at: at("at").notNull(),
  side: text("side", { enum: ["auditor", "organization"] }).notNull(),
  by: text("by").notNull(),
  grantId: text("grant_id"),
  said: jsonb("said").$type<FindingActInput>().notNull(),
  evidenceIds: text("evidence_ids").array().notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("audit_finding_events_seq_key").on(t.orgId, t.findingId, t.seq),
  foreignKey({ name: "audit_finding_events_finding_fk", columns: [t.orgId, t.findingId], foreignColumns: [auditFindings.orgId, auditFindings.id] }),
  index("audit_finding_events_engagement_idx").on(t.orgId, t.engagementId),
  tenantPolicy("audit_finding_events", t.orgId),
]);
