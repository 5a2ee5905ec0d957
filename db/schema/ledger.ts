import { bigint, bigserial, check, foreignKey, index, integer, jsonb, pgSchema, primaryKey, smallint, text, unique, uniqueIndex, type AnyPgColumn } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

import type { Finding } from "@/server/domain/ledger/finding";

import { LOG_EVENT_KINDS } from "../../server/domain/ledger/head-guard";
import { at, bytea, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";

export const ledgerSchema = pgSchema("ledger");

/** One RFC 6962 log per organization. `origin` is the log's name for ever. */
export const logs = ledgerSchema.table("logs", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  origin: text("origin").notNull(),
  kind: text("kind", { enum: ["tenant"] }).notNull(),
  state: text("state", { enum: ["active", "frozen", "closed"] }).notNull(),
  createdAt: at("created_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  uniqueIndex("logs_origin_key").on(t.origin),
  // Entries go to the one log that is not closed: a successor opens in the transaction that closes its predecessor.
  uniqueIndex("logs_open_key").on(t.orgId).where(sql`${t.kind} = 'tenant' and ${t.state} <> 'closed'`),
  tenantPolicy("logs", t.orgId),
]);

const ofLog = (name: string, t: Record<"orgId" | "logId", AnyPgColumn>) =>
  foreignKey({ name, columns: [t.orgId, t.logId], foreignColumns: [logs.orgId, logs.id] });

/** The tree's head: the one row a sequencer locks. */
export const logHeads = ledgerSchema.table("log_heads", {
  orgId: orgId(),
  logId: text("log_id").notNull(),
  size: bigint("size", { mode: "number" }).notNull(),
  root: bytea("root").notNull(),
  frontier: bytea("frontier").notNull(),
  sysId: text("sys_id"),
  timeline: integer("timeline"),
  updatedAt: at("updated_at").notNull(),
  /** The newest head that the head guard is known to hold: no later one is handed to anybody. */
  guardedSize: bigint("guarded_size", { mode: "number" }).notNull().default(0),
}, (t) => [primaryKey({ columns: [t.orgId, t.logId] }), ofLog("log_heads_log_fk", t), tenantPolicy("log_heads", t.orgId)]);

/**
 * What was done while a log was frozen and changes nothing but is on record otherwise, such as a download: it goes into the
 * ledger when that takes entries again. A queue: rows go when they are recorded.
 */
export const heldChanges = ledgerSchema.table("held_changes", {
  orgId: orgId(),
  id: text("id").notNull(),
  logId: text("log_id").notNull(),
  at: at("at").notNull(),
  actor: jsonb("actor").$type<{ kind: string; id: string }>().notNull(),
  origin: jsonb("origin").$type<{ ip: string | null; userAgent: string | null; requestId: string | null }>().notNull(),
  change: jsonb("change").$type<Record<string, unknown>>().notNull(),
  /** 1, 2, 3, … of those that wait, so that one taken out leaves a gap. */
  n: integer("n").notNull().default(0),
  /** Under a key that is not in this database (`rowMark`): what is to be recorded as somebody's act must have been theirs. */
  mark: text("mark"),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), ofLog("held_changes_log_fk", t), tenantPolicy("held_changes", t.orgId)]);

/** Leaf bytes exactly as hashed. Append-only. */
export const entries = ledgerSchema.table("entries", {
  orgId: orgId(),
  id: text("id").notNull(),
  logId: text("log_id").notNull(),
  leafBytes: bytea("leaf_bytes").notNull(),
  leafHash: bytea("leaf_hash").notNull(),
  createdAt: at("created_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  ofLog("entries_log_fk", t),
  check("entries_leaf_bytes_check", sql`octet_length(${t.leafBytes}) <= 65535`),
  check("entries_leaf_hash_check", sql`octet_length(${t.leafHash}) = 32`),
  tenantPolicy("entries", t.orgId),
]);

const ofEntry = (name: string, t: Record<"orgId" | "entryId", AnyPgColumn>) =>
  foreignKey({ name, columns: [t.orgId, t.entryId], foreignColumns: [entries.orgId, entries.id] });

/** Entries waiting for an index: a queue, not evidence. Rows go when they are sequenced. */
export const pending = ledgerSchema.table("pending", {
  orgId: orgId(),
  seq: bigserial("seq", { mode: "number" }).notNull(),
  logId: text("log_id").notNull(),
  entryId: text("entry_id").notNull(),
  leafHash: bytea("leaf_hash").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.logId, t.seq] }),
  unique("pending_entry_key").on(t.orgId, t.entryId),
  ofEntry("pending_entry_fk", t),
  tenantPolicy("pending", t.orgId),
]);

/** Which entry stands at which index. The primary key is the fork guard. */
export const leaves = ledgerSchema.table("leaves", {
  orgId: orgId(),
  logId: text("log_id").notNull(),
  idx: bigint("idx", { mode: "number" }).notNull(),
  entryId: text("entry_id").notNull(),
  leafHash: bytea("leaf_hash").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.logId, t.idx] }),
  unique("leaves_entry_key").on(t.orgId, t.entryId),
  ofEntry("leaves_entry_fk", t),
  tenantPolicy("leaves", t.orgId),
]);

/** Full tiles of 256 hashes (C2SP tlog-tiles). Partial tiles are derived when asked for. */
export const tiles = ledgerSchema.table("tiles", {
  orgId: orgId(),
  logId: text("log_id").notNull(),
  level: smallint("level").notNull(),
  n: bigint("n", { mode: "number" }).notNull(),
  hashes: bytea("hashes").notNull(),
  root: bytea("root").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.logId, t.level, t.n] }), ofLog("tiles_log_fk", t), tenantPolicy("tiles", t.orgId)]);

export const checkpoints = ledgerSchema.table("checkpoints", {
  orgId: orgId(),
  logId: text("log_id").notNull(),
  size: bigint("size", { mode: "number" }).notNull(),
  root: bytea("root").notNull(),
  body: text("body").notNull(),
  cutAt: at("cut_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.logId, t.size] }),
  // How large the log was at the end of a day, without reading the days before.
  index("checkpoints_cut_idx").on(t.orgId, t.logId, t.cutAt),
  ofLog("checkpoints_log_fk", t),
  tenantPolicy("checkpoints", t.orgId),
]);

export const signatures = ledgerSchema.table("signatures", {
  orgId: orgId(),
  logId: text("log_id").notNull(),
  size: bigint("size", { mode: "number" }).notNull(),
  keyName: text("key_name").notNull(),
  keyId: bytea("key_id").notNull(),
  type: smallint("type").notNull(),
  sig: bytea("sig").notNull(),
  madeAt: at("made_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.logId, t.size, t.keyName, t.keyId] }),
  foreignKey({ name: "signatures_checkpoint_fk", columns: [t.orgId, t.logId, t.size], foreignColumns: [checkpoints.orgId, checkpoints.logId, checkpoints.size] }),
  tenantPolicy("signatures", t.orgId),
]);

/** Public keys of the log. Private keys are never in this database. */
export const keys = ledgerSchema.table("keys", {
  orgId: orgId(),
  logId: text("log_id").notNull(),
  keyName: text("key_name").notNull(),
  keyId: bytea("key_id").notNull(),
  type: smallint("type").notNull(),
  publicKey: bytea("public_key").notNull(),
  vkey: text("vkey").notNull(),
  fromSize: bigint("from_size", { mode: "number" }).notNull(),
  toSize: bigint("to_size", { mode: "number" }),
  status: text("status", { enum: ["active", "retired", "compromised"] }).notNull(),
  /** End of the overlap with the key that followed: until then both sign. */
  retireAt: at("retire_at"),
}, (t) => [primaryKey({ columns: [t.orgId, t.logId, t.keyId] }), ofLog("keys_log_fk", t), tenantPolicy("keys", t.orgId)]);

/** What happened to a log as a whole, in words for people. Append-only; the newest `frozen` says why nothing is recorded. */
export const logEvents = ledgerSchema.table("log_events", {
  orgId: orgId(),
  id: text("id").notNull(),
  logId: text("log_id").notNull(),
  at: at("at").notNull(),
  kind: text("kind", { enum: LOG_EVENT_KINDS }).notNull(),
  code: text("code").notNull(),
  sentence: text("sentence").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), ofLog("log_events_log_fk", t), index("log_events_log_idx").on(t.orgId, t.logId, t.at), tenantPolicy("log_events", t.orgId)]);

export type FileOpening = { salt: string; sha256: string };

/** What a commitment commits to: salt and body, deletable without touching the tree. `keyRef` names the key of the body in the key store. */
export const openings = ledgerSchema.table("openings", {
  orgId: orgId(),
  entryId: text("entry_id").notNull(),
  salt: bytea("salt"),
  bodyEnc: bytea("body_enc"),
  files: jsonb("files").$type<FileOpening[]>(),
  keyRef: text("key_ref").notNull(),
  erasedAt: at("erased_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.entryId] }),
  ofEntry("openings_entry_fk", t),
  index("openings_key_ref_idx").on(t.orgId, t.keyRef),
  tenantPolicy("openings", t.orgId),
]);

/**
 * What the self-check found. While it runs the row is its claim: a log has one running check, whatever number of workers.
 * `evidence_id` is null until the result is filed as evidence.
 */
export const selfChecks = ledgerSchema.table("self_checks", {
  orgId: orgId(),
  id: text("id").notNull(),
  logId: text("log_id").notNull(),
  kind: text("kind", { enum: ["incremental", "full"] }).notNull(),
  state: text("state", { enum: ["running", "passed", "failed", "abandoned"] }).notNull(),
  startedAt: at("started_at").notNull(),
  finishedAt: at("finished_at"),
  fromSize: bigint("from_size", { mode: "number" }),
  toSize: bigint("to_size", { mode: "number" }),
  root: bytea("root"),
  checkpoints: integer("checkpoints"),
  entriesChecked: bigint("entries_checked", { mode: "number" }),
  recordsChecked: bigint("records_checked", { mode: "number" }),
  /** Of a whole check: files in the store that were read to their last byte, and how many bytes that was. */
  filesRead: integer("files_read"),
  bytesRead: bigint("bytes_read", { mode: "number" }),
  /** When it last showed that it lives. */
  beatAt: at("beat_at"),
  findingsTotal: integer("findings_total"),
  findings: jsonb("findings").$type<Finding[]>(),
  evidenceId: text("evidence_id"),
  /** Of a check that came to its end, under a key that is not in this database (`rowMark`): the next one goes on from what it says. */
  mark: text("mark"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  index("self_checks_log_idx").on(t.orgId, t.logId, t.startedAt),
  uniqueIndex("self_checks_running_key").on(t.orgId, t.logId).where(sql`${t.state} = 'running'`),
  ofLog("self_checks_log_fk", t),
  tenantPolicy("self_checks", t.orgId),
]);

/** When a file in the store was last read whole and found to be what its digest says: where a check that was broken off goes on. */
export const fileChecks = ledgerSchema.table("file_checks", {
  orgId: orgId().references(() => organizations.orgId),
  sha256: text("sha256").notNull(),
  sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
  checkedAt: at("checked_at").notNull(),
  /** Under a key that is not in this database (`rowMark`): a file is passed over only where a check of ours has read it. */
  mark: text("mark"),
}, (t) => [primaryKey({ columns: [t.orgId, t.sha256] }), tenantPolicy("file_checks", t.orgId)]);

/** Entries whose content was erased, and the `erasure` leaf that says so. Append-only. */
export const erasedEntries = ledgerSchema.table("erased_entries", {
  orgId: orgId(),
  entryId: text("entry_id").notNull(),
  erasureId: text("erasure_id").notNull(),
  byEntryId: text("by_entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.entryId] }),
  ofEntry("erased_entries_entry_fk", t),
  tenantPolicy("erased_entries", t.orgId),
]);
