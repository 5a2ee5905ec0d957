import { sql } from "drizzle-orm";
import { date, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";

import { ITEM_STATES, REQUEST_STATES } from "@/server/domain/audit-requests/moves";
import { REQUEST_GROUPS, RETURN_REASON_CODES } from "@/server/domain/audit-requests/reasons";
import { EVENT_KINDS } from "@/server/domain/audit-requests/view";

import { at, orgId, tenantPolicy } from "../columns";
import { engagements } from "./engagements";
import { evidence } from "./evidence";

const SIDES = ["auditor", "organization"] as const;

/** What an auditor asks the organization for. Days are days of the organization's zone. */
export const auditRequests = pgTable("audit_requests", {
  orgId: orgId(),
  engagementId: text("engagement_id").notNull(),
  id: text("id").notNull(),
  number: integer("number").notNull(),
  /** The auditor's own number. */
  reference: text("reference"),
  title: text("title").notNull(),
  body: text("body").notNull(),
  group: text("group_name", { enum: REQUEST_GROUPS }).notNull(),
  wants: text("wants", { enum: ["single", "population"] }).notNull(),
  periodFrom: date("period_from", { mode: "string" }),
  periodTo: date("period_to", { mode: "string" }),
  dueOn: date("due_on", { mode: "string" }),
  ownerId: text("owner_id"),
  controlIds: text("control_ids").array().notNull(),
  criteria: text("criteria").array().notNull(),
  state: text("state", { enum: REQUEST_STATES }).notNull(),
  stateSince: at("state_since").notNull(),
  side: text("side", { enum: SIDES }).notNull(),
  createdBy: text("created_by").notNull(),
  grantId: text("grant_id"),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
  /** The due day that somebody was reminded of: once each, and again when the day is moved. */
  soonRemindedFor: date("soon_reminded_for", { mode: "string" }),
  lateRemindedFor: date("late_reminded_for", { mode: "string" }),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("audit_requests_number_key").on(t.orgId, t.engagementId, t.number),
  uniqueIndex("audit_requests_reference_key").on(t.orgId, t.engagementId, t.reference).where(sql`reference is not null`),
  foreignKey({ name: "audit_requests_engagement_fk", columns: [t.orgId, t.engagementId], foreignColumns: [engagements.orgId, engagements.id] }),
  index("audit_requests_owner_idx").on(t.orgId, t.ownerId).where(sql`owner_id is not null`),
  index("audit_requests_due_idx").on(t.orgId, t.dueOn).where(sql`state in ('open', 'more_needed') and due_on is not null`),
  tenantPolicy("audit_requests", t.orgId),
]);

/** Evidence brought for a request. What was returned stays with its reason; what comes instead is another row. */
export const auditRequestItems = pgTable("audit_request_items", {
  orgId: orgId(),
  engagementId: text("engagement_id").notNull(),
  id: text("id").notNull(),
  requestId: text("request_id").notNull(),
  evidenceId: text("evidence_id").notNull(),
  state: text("state", { enum: ITEM_STATES }).notNull(),
  reason: text("reason", { enum: RETURN_REASON_CODES }),
  text: text("text"),
  attachedBy: text("attached_by").notNull(),
  attachedAt: at("attached_at").notNull(),
  decidedBy: text("decided_by"),
  decidedAt: at("decided_at"),
  grantId: text("grant_id"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  foreignKey({ name: "audit_request_items_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [auditRequests.orgId, auditRequests.id] }),
  foreignKey({ name: "audit_request_items_evidence_fk", columns: [t.orgId, t.evidenceId], foreignColumns: [evidence.orgId, evidence.id] }),
  uniqueIndex("audit_request_items_standing_key").on(t.orgId, t.requestId, t.evidenceId).where(sql`state in ('attached', 'submitted', 'accepted')`),
  index("audit_request_items_evidence_idx").on(t.orgId, t.evidenceId, t.engagementId),
  index("audit_request_items_request_idx").on(t.orgId, t.requestId),
  tenantPolicy("audit_request_items", t.orgId),
]);

/** The thread of a request: what was said and decided, for both sides. Append-only. */
export const auditRequestEvents = pgTable("audit_request_events", {
  orgId: orgId(),
  engagementId: text("engagement_id").notNull(),
  id: text("id").notNull(),
  requestId: text("request_id").notNull(),
  at: at("at").notNull(),
  side: text("side", { enum: SIDES }).notNull(),
  by: text("by").notNull(),
  grantId: text("grant_id"),
  kind: text("kind", { enum: EVENT_KINDS }).notNull(),
  reason: text("reason", { enum: RETURN_REASON_CODES }),
  text: text("text"),
  itemId: text("item_id"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  foreignKey({ name: "audit_request_events_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [auditRequests.orgId, auditRequests.id] }),
  index("audit_request_events_request_idx").on(t.orgId, t.requestId, t.at),
  tenantPolicy("audit_request_events", t.orgId),
]);
