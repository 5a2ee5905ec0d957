import { sql } from "drizzle-orm";
import { bigint, boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, type AnyPgColumn } from "drizzle-orm/pg-core";

import type { FactValue, Issue } from "@/server/domain/evidence/record";
import type { Provenance } from "@/server/domain/evidence/view";
import type { CsvMapping } from "@/server/domain/formats/csv-mapping";

import { at, bytea, orgId, tenantPolicy } from "../columns";
import { controls } from "./controls";
import { organizations } from "./organizations";

/** Small received files, kept beside the rows; larger ones are in the blob store under the same digest. */
export const smallBlobs = pgTable("small_blobs", {
  orgId: orgId(),
  sha256: text("sha256").notNull(),
  bytes: bytea("bytes").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.sha256] }), tenantPolicy("small_blobs", t.orgId)]);

/** One artefact as received. Append-only: a correction is a new row that names the old one. */
export const evidence = pgTable("evidence", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  number: integer("number").notNull(),
  version: integer("version").notNull(),
  supersedesId: text("supersedes_id"),
  title: text("title").notNull(),
  fileName: text("file_name"),
  mediaType: text("media_type").notNull(),
  sha256: text("sha256").notNull(),
  sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
  stored: text("stored", { enum: ["row", "store"] }).notNull(),
  format: text("format"),
  tool: text("tool"),
  kinds: jsonb("kinds").$type<{ kind: string; count: number }[]>().notNull(),
  kindNames: text("kind_names").array().notNull(),
  recordsTotal: integer("records_total").notNull(),
  openQuestions: integer("open_questions").notNull(),
  summary: jsonb("summary").$type<Record<string, unknown>>().notNull(),
  issues: jsonb("issues").$type<Issue[]>().notNull(),
  provenance: jsonb("provenance").$type<Provenance>().notNull(),
  sourceSystem: text("source_system"),
  occurredFrom: at("occurred_from"),
  occurredTo: at("occurred_to"),
  extractedAt: at("extracted_at"),
  receivedAt: at("received_at").notNull(),
  late: boolean("late").notNull(),
  pushedByKind: text("pushed_by_kind").notNull(),
  pushedById: text("pushed_by_id").notNull(),
  fingerprint: text("fingerprint").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("evidence_number_key").on(t.orgId, t.number, t.version),
  // Same bytes read the same way are one item: the fingerprint is over digest, kind, mapping, provenance and predecessor.
  unique("evidence_fingerprint_key").on(t.orgId, t.fingerprint),
  foreignKey({ name: "evidence_supersedes_fk", columns: [t.orgId, t.supersedesId], foreignColumns: [t.orgId, t.id] }),
  index("evidence_received_idx").on(t.orgId, t.receivedAt, t.id),
  // For filters that few rows pass: without them a rare match is looked for in the whole organization. A row that no filter names costs none of them.
  index("evidence_late_idx").on(t.orgId, t.receivedAt, t.id).where(sql`late`),
  index("evidence_questions_idx").on(t.orgId, t.receivedAt, t.id).where(sql`open_questions > 0`),
  index("evidence_source_idx").on(t.orgId, t.sourceSystem, t.receivedAt, t.id).where(sql`source_system is not null`),
  index("evidence_supersedes_idx").on(t.orgId, t.supersedesId),
  index("evidence_sha256_idx").on(t.orgId, t.sha256),
  index("evidence_entry_idx").on(t.orgId, t.entryId),
  // What one person sent. Collectors push with keys, and so do not pay for it.
  index("evidence_sent_idx").on(t.orgId, t.pushedById, t.receivedAt, t.id).where(sql`pushed_by_kind = 'user'`),
  // What a panel counts. Partial: a push of the usual kind writes to neither.
  tenantPolicy("evidence", t.orgId),
]);

const ofEvidence = (name: string, t: Record<"orgId" | "evidenceId", AnyPgColumn>) =>
  foreignKey({ name, columns: [t.orgId, t.evidenceId], foreignColumns: [evidence.orgId, evidence.id] });

/** One typed fact set read from one artefact. Append-only. */
export const records = pgTable("records", {
  orgId: orgId(),
  id: text("id").notNull(),
  evidenceId: text("evidence_id").notNull(),
  ordinal: integer("ordinal").notNull(),
  kind: text("kind").notNull(),
  occurredAt: at("occurred_at"),
  receivedAt: at("received_at").notNull(),
  facts: jsonb("facts").$type<Record<string, FactValue>>().notNull(),
  derived: text("derived").array().notNull(),
  locator: text("locator"),
  zoneAssumed: boolean("zone_assumed").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  ofEvidence("records_evidence_fk", t),
  index("records_kind_occurred_idx").on(t.orgId, t.kind, t.occurredAt),
  index("records_evidence_idx").on(t.orgId, t.evidenceId, t.ordinal),
  tenantPolicy("records", t.orgId),
]);

/** A fact a person or register supplied for a record that could not know it. Append-only; the newest counts. */
export const recordSupplements = pgTable("record_supplements", {
  orgId: orgId(),
  id: text("id").notNull(),
  recordId: text("record_id").notNull(),
  evidenceId: text("evidence_id").notNull(),
  fact: text("fact").notNull(),
  value: jsonb("value").$type<FactValue>(),
  source: text("source", { enum: ["upload", "review", "register"] }).notNull(),
  by: text("by").notNull(),
  at: at("at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  foreignKey({ name: "record_supplements_record_fk", columns: [t.orgId, t.recordId], foreignColumns: [records.orgId, records.id] }),
  index("record_supplements_record_idx").on(t.orgId, t.recordId),
  index("record_supplements_evidence_idx").on(t.orgId, t.evidenceId),
  tenantPolicy("record_supplements", t.orgId),
]);

/** The register: a fact that holds for every record of a kind (and, where given, of one system) until it is ended. */
export const standingAnswers = pgTable("standing_answers", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  kind: text("kind").notNull(),
  fact: text("fact").notNull(),
  matchFact: text("match_fact"),
  matchValue: text("match_value"),
  value: jsonb("value").$type<FactValue>(),
  by: text("by").notNull(),
  at: at("at").notNull(),
  endedAt: at("ended_at"),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), index("standing_answers_kind_idx").on(t.orgId, t.kind), tenantPolicy("standing_answers", t.orgId)]);

/** Which controls an artefact bears on: by its kinds, or linked by hand. Append-only. */
export const evidenceLinks = pgTable("evidence_links", {
  orgId: orgId(),
  evidenceId: text("evidence_id").notNull(),
  controlId: text("control_id").notNull(),
  linkedBy: text("linked_by", { enum: ["kind", "hand"] }).notNull(),
  by: text("by").notNull(),
  at: at("at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.evidenceId, t.controlId] }),
  ofEvidence("evidence_links_evidence_fk", t),
  foreignKey({ name: "evidence_links_control_fk", columns: [t.orgId, t.controlId], foreignColumns: [controls.orgId, controls.id] }),
  index("evidence_links_control_idx").on(t.orgId, t.controlId, t.at),
  tenantPolicy("evidence_links", t.orgId),
]);

/**
 * What people decided about a link after it was made: taken away, or given back. The newest counts; without one the
 * link stands. Append-only.
 */
export const evidenceLinkChanges = pgTable("evidence_link_changes", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  evidenceId: text("evidence_id").notNull(),
  controlId: text("control_id").notNull(),
  linked: boolean("linked").notNull(),
  reason: text("reason"),
  by: text("by").notNull(),
  at: at("at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  foreignKey({
    name: "evidence_link_changes_link_fk", columns: [t.orgId, t.evidenceId, t.controlId],
    foreignColumns: [evidenceLinks.orgId, evidenceLinks.evidenceId, evidenceLinks.controlId],
  }),
  index("evidence_link_changes_link_idx").on(t.orgId, t.evidenceId, t.controlId, t.at),
  tenantPolicy("evidence_link_changes", t.orgId),
]);

export const evidenceReviews = pgTable("evidence_reviews", {
  orgId: orgId(),
  id: text("id").notNull(),
  evidenceId: text("evidence_id").notNull(),
  state: text("state", { enum: ["accepted", "rejected"] }).notNull(),
  note: text("note"),
  by: text("by").notNull(),
  at: at("at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  ofEvidence("evidence_reviews_evidence_fk", t),
  index("evidence_reviews_evidence_idx").on(t.orgId, t.evidenceId, t.at),
  tenantPolicy("evidence_reviews", t.orgId),
]);

/** Evidence taken out of judgement, e.g. uploaded in error. Its bytes and its ledger entry stay. */
export const evidenceWithdrawals = pgTable("evidence_withdrawals", {
  orgId: orgId(),
  evidenceId: text("evidence_id").notNull(),
  reason: text("reason").notNull(),
  by: text("by").notNull(),
  at: at("at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.evidenceId] }),
  ofEvidence("evidence_withdrawals_evidence_fk", t),
  tenantPolicy("evidence_withdrawals", t.orgId),
]);

/** How many questions of an evidence were still open after someone answered. Append-only; without a row it is the number it came with. */
export const evidenceOpenQuestions = pgTable("evidence_open_questions", {
  orgId: orgId(),
  evidenceId: text("evidence_id").notNull(),
  at: at("at").notNull(),
  open: integer("open").notNull(),
}, (t) => [
  // Answers only ever close questions, so of two counts of one moment the lower one is the later.
  primaryKey({ columns: [t.orgId, t.evidenceId, t.at, t.open] }),
  ofEvidence("evidence_open_questions_evidence_fk", t),
  tenantPolicy("evidence_open_questions", t.orgId),
]);

/** A saved column mapping for CSV files. */
export const csvMappings = pgTable("csv_mappings", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  name: text("name").notNull(),
  mapping: jsonb("mapping").$type<CsvMapping>().notNull(),
  by: text("by").notNull(),
  at: at("at").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique("csv_mappings_name_key").on(t.orgId, t.name), tenantPolicy("csv_mappings", t.orgId)]);
