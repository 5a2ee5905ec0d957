import { boolean, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

import { NUDGE_KINDS } from "@/server/domain/privacy/care/nudges";
import { RIGHTS } from "@/server/domain/privacy/case/vocabulary";
import { OUTCOMES } from "@/server/domain/privacy/numbers/progress";

import { at, bytea, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";
import { rightsRequests } from "./privacy";

/** A secret by which the organization's own application says who is signed in there, sealed under the organization's keys. */
export const handOverKeys = pgTable("hand_over_keys", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  sealed: bytea("sealed").notNull(),
  createdAt: at("created_at").notNull(),
  createdBy: text("created_by").notNull(),
  lastUsedAt: at("last_used_at"),
  revokedAt: at("revoked_at"),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), tenantPolicy("hand_over_keys", t.orgId)]);

/** Hand-overs that were used, by the keyed hash of their nonce, until they would have expired anyway. */
export const handOverUses = pgTable("hand_over_uses", {
  orgId: orgId().references(() => organizations.orgId),
  nonceRef: text("nonce_ref").notNull(),
  expiresAt: at("expires_at").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.nonceRef] }), tenantPolicy("hand_over_uses", t.orgId)]);

/** What the organization's people were reminded of in a case, once for each date. */
export const caseNudges = pgTable("case_nudges", {
  orgId: orgId(),
  requestId: text("request_id").notNull(),
  kind: text("kind", { enum: NUDGE_KINDS }).notNull(),
  dueOn: date("due_on", { mode: "string" }).notNull(),
  at: at("at").notNull(),
  /** Ids of the people it went to. */
  sentTo: text("sent_to").array().notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.requestId, t.kind, t.dueOn] }),
  foreignKey({ name: "case_nudges_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [rightsRequests.orgId, rightsRequests.id] }),
  tenantPolicy("case_nudges", t.orgId),
]);

/** The evidence that a case was filed as: a row for each end of it, and for each standing in which it was overdue. */
export const caseEvidence = pgTable("case_evidence", {
  orgId: orgId(),
  requestId: text("request_id").notNull(),
  /** The event that closed the case; of an overdue one the last that counts. */
  closedSeq: integer("closed_seq").notNull(),
  evidenceId: text("evidence_id").notNull(),
  records: jsonb("records").$type<Record<string, number>>().notNull(),
  at: at("at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.requestId, t.closedSeq] }),
  foreignKey({ name: "case_evidence_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [rightsRequests.orgId, rightsRequests.id] }),
  tenantPolicy("case_evidence", t.orgId),
]);

/** How each right of each case fares, for the numbers: it follows from the case's events and is written with them. Days are of the case's legal zone. */
export const rightProgress = pgTable("right_progress", {
  orgId: orgId(),
  requestId: text("request_id").notNull(),
  right: text("right", { enum: RIGHTS }).notNull(),
  receivedOn: date("received_on", { mode: "string" }).notNull(),
  /** The last day in time; null for what has no period. */
  dueOn: date("due_on", { mode: "string" }),
  isExtended: boolean("is_extended").notNull(),
  extendedAfterDays: integer("extended_after_days"),
  /** null while it runs. */
  outcome: text("outcome", { enum: OUTCOMES }),
  endedOn: date("ended_on", { mode: "string" }),
  openDays: integer("open_days"),
  daysLate: integer("days_late"),
  grounds: text("grounds").array().notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.requestId, t.right] }),
  foreignKey({ name: "right_progress_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [rightsRequests.orgId, rightsRequests.id] }),
  index("right_progress_received_idx").on(t.orgId, t.receivedOn),
  tenantPolicy("right_progress", t.orgId),
]);
