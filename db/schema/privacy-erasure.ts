import { sql } from "drizzle-orm";
import { date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";

import { RIGHTS, TASK_METHODS } from "@/server/domain/privacy/case/vocabulary";
import type { KeyedHash } from "@/server/domain/privacy/erasure/identifiers";
import { IDENTIFIER_TYPES } from "@/server/domain/privacy/systems/vocabulary";

import { at, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";

/**
 * What was ordered to be erased where, one row a task, from the moment a second person approved it. Its ledger entry is in
 * the same transaction, so it is older than any destruction. No case is referenced: after a restore to before the request
 * the rows come back from the key store, the case does not. `hashes` find the person and say nothing else.
 */
export const personErasures = pgTable("person_erasures", {
  orgId: orgId().references(() => organizations.orgId),
  requestId: text("request_id").notNull(),
  taskId: text("task_id").notNull(),
  systemId: text("system_id").notNull(),
  hashes: jsonb("hashes").$type<KeyedHash[]>().notNull(),
  orderedAt: at("ordered_at").notNull(),
  orderedBy: text("ordered_by").notNull(),
  entryId: text("entry_id").notNull(),
  /** When the key store knew of it, outside of this database. */
  rememberedAt: at("remembered_at"),
  method: text("method", { enum: TASK_METHODS }),
  records: integer("records"),
  receiptSha256: text("receipt_sha256"),
  doneAt: at("done_at"),
  doneEntryId: text("done_entry_id"),
  /** When the person took the request back before it was done: then it is asked of no system, a restored one neither. */
  withdrawnAt: at("withdrawn_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.requestId, t.taskId] }),
  index("person_erasures_ordered_idx").on(t.orgId, t.orderedAt, t.requestId, t.taskId),
  tenantPolicy("person_erasures", t.orgId),
]);

/** When the product has to look at a case's erasure again: exceptions and backups end by themselves. One row a case; rows stay. */
export const erasureWatch = pgTable("erasure_watch", {
  orgId: orgId().references(() => organizations.orgId),
  requestId: text("request_id").notNull(),
  /** null while nothing is to be waited for. */
  nextAt: at("next_at"),
}, (t) => [primaryKey({ columns: [t.orgId, t.requestId] }), index("erasure_watch_next_idx").on(t.orgId, t.nextAt), tenantPolicy("erasure_watch", t.orgId)]);

/** Whom data were passed on to, as one case names them (GDPR Art. 19). What became of it is in the case's events. */
export const caseRecipients = pgTable("case_recipients", {
  orgId: orgId().references(() => organizations.orgId),
  requestId: text("request_id").notNull(),
  id: text("id").notNull(),
  right: text("right", { enum: RIGHTS }).notNull(),
  name: text("name").notNull(),
  email: text("email"),
  country: text("country"),
  source: text("source", { enum: ["register", "processor", "system", "stated"] }).notNull(),
  sourceId: text("source_id"),
  createdAt: at("created_at").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.requestId, t.id] }), tenantPolicy("case_recipients", t.orgId)]);

/** Whom not to take up again, or not to write to, by keyed hash alone. The key is the organization's and goes with it. */
export const privacySuppressions = pgTable("privacy_suppressions", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  type: text("type", { enum: IDENTIFIER_TYPES }).notNull(),
  hash: text("hash").notNull(),
  reason: text("reason", { enum: ["erased", "marketing_objection"] }).notNull(),
  since: at("since").notNull(),
  /** The first day it no longer holds; null for good. */
  until: date("until", { mode: "string" }),
  /** When the key store knew of it; null again where it was prolonged. */
  rememberedAt: at("remembered_at"),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  uniqueIndex("privacy_suppressions_hash_key").on(t.orgId, t.type, t.hash, t.reason),
  tenantPolicy("privacy_suppressions", t.orgId),
]);

/** Certificates of erasure as they were signed, one row a version. They say nothing of who asked, so they outlive the case's person. */
export const erasureCertificates = pgTable("erasure_certificates", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  version: integer("version").notNull(),
  requestId: text("request_id").notNull(),
  issuedAt: at("issued_at").notNull(),
  body: text("body").notNull(),
  sha256: text("sha256").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.id, t.version] }), index("erasure_certificates_request_idx").on(t.orgId, t.requestId, t.version), tenantPolicy("erasure_certificates", t.orgId)]);

/** "Done again": what a system that was restored says it erased anew, or what this installation did for itself. */
export const erasureReplays = pgTable("erasure_replays", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  systemId: text("system_id").notNull(),
  since: at("since").notNull(),
  at: at("at").notNull(),
  byKind: text("by_kind").notNull(),
  byId: text("by_id").notNull(),
  done: jsonb("done").$type<{ requestId: string; taskId: string; records: number }[]>().notNull(),
  /** Ordered since then for this system, and not in the report. */
  missing: integer("missing").notNull(),
  reportSha256: text("report_sha256").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), index("erasure_replays_at_idx").on(t.orgId, t.at, t.id), tenantPolicy("erasure_replays", t.orgId)]);

/** How far the portal was searched for the person of a case. */
export const portalSearches = pgTable("portal_searches", {
  orgId: orgId().references(() => organizations.orgId),
  requestId: text("request_id").notNull(),
  startedAt: at("started_at").notNull(),
  /** The last evidence whose file was read; null before the first. */
  through: text("through"),
  files: integer("files").notNull(),
  /** Files that could not be read, or only in part. */
  unread: integer("unread").notNull(),
  tooShort: integer("too_short").notNull(),
  finishedAt: at("finished_at"),
  /** Up to when what came since was looked through as well; null before the first time. `checked`: what of the last hour before it was read. */
  checkedAt: at("checked_at"),
  checked: text("checked").array().notNull().default([]),
}, (t) => [primaryKey({ columns: [t.orgId, t.requestId] }), index("portal_searches_open_idx").on(t.orgId).where(sql`finished_at is null`), tenantPolicy("portal_searches", t.orgId)]);

/** Where the portal itself has something about the person of a case: which object and how often, never what it says. */
export const portalFindings = pgTable("portal_findings", {
  orgId: orgId().references(() => organizations.orgId),
  requestId: text("request_id").notNull(),
  kind: text("kind", { enum: ["evidence", "member", "invitation"] }).notNull(),
  objectId: text("object_id").notNull(),
  inRows: integer("in_rows").notNull(),
  inFile: integer("in_file").notNull(),
  foundAt: at("found_at").notNull(),
  /** Why it stays, in a code; null for what is to be erased. */
  kept: text("kept"),
  settledAt: at("settled_at"),
}, (t) => [primaryKey({ columns: [t.orgId, t.requestId, t.kind, t.objectId] }), tenantPolicy("portal_findings", t.orgId)]);
