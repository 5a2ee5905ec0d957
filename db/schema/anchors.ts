import { sql } from "drizzle-orm";
import { bigint, bigserial, check, foreignKey, index, integer, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";

import { ANCHOR_KINDS, ANCHOR_STATES, PUBLICATION_REASONS, SEAL_REASONS } from "../../server/domain/anchors/schema";
import { LOG_EVENT_KINDS } from "../../server/domain/ledger/head-guard";
import { at, bytea, orgId, tenantPolicy } from "../columns";
import { checkpoints, ledgerSchema, logs } from "./ledger";

/** What every outside anchor has, whoever's log it is of: where it goes and how far that is. */
const anchorColumns = () => ({
  size: bigint("size", { mode: "number" }).notNull(),
  kind: text("kind", { enum: ANCHOR_KINDS }).notNull(),
  target: text("target").notNull(),
  status: text("status", { enum: ANCHOR_STATES }).notNull(),
  attempts: integer("attempts").notNull().default(0),
  nextTryAt: at("next_try_at"),
  token: bytea("token"),
  /** Time that the target states: of the token, of the cosignature. */
  genTime: at("gen_time"),
  /** When this server held the answer against keys and roots, and it stood. */
  verifiedAt: at("verified_at"),
  error: text("error"),
  createdAt: at("created_at").notNull(),
});

/** Which of the installation's anchor logs a row is of: 1 for the first, 2 for its successor, … */
const logNo = () => smallint("log_no").notNull().default(1);

/** Heads of the anchor logs: the one with the highest number is written to, the one row its sequencer locks. Those before it are closed. */
export const anchorHead = ledgerSchema.table("anchor_head", {
  id: smallint("id").primaryKey(),
  origin: text("origin").notNull(),
  vkey: text("vkey").notNull(),
  state: text("state", { enum: ["active", "frozen", "closed"] }).notNull(),
  size: bigint("size", { mode: "number" }).notNull(),
  root: bytea("root").notNull(),
  frontier: bytea("frontier").notNull(),
  sysId: text("sys_id"),
  timeline: integer("timeline"),
  /** Start of the newest round of publishing: the next begins ten minutes later at the earliest. */
  roundAt: at("round_at"),
  updatedAt: at("updated_at").notNull(),
}, (t) => [check("anchor_head_number_check", sql`${t.id} >= 1`)]);

/** Public keys of the anchor log, as of a tenant's log. Its first is also in the head's row. */
export const anchorKeys = ledgerSchema.table("anchor_keys", {
  logNo: logNo(),
  keyId: bytea("key_id").notNull(),
  keyName: text("key_name").notNull(),
  type: smallint("type").notNull(),
  publicKey: bytea("public_key").notNull(),
  vkey: text("vkey").notNull(),
  fromSize: bigint("from_size", { mode: "number" }).notNull(),
  toSize: bigint("to_size", { mode: "number" }),
  status: text("status", { enum: ["active", "retired", "compromised"] }).notNull(),
  /** End of the overlap with the key that followed: until then both sign. */
  retireAt: at("retire_at"),
}, (t) => [primaryKey({ columns: [t.logNo, t.keyId] })]);

/** What happened to the anchor log as a whole, in words for people. Append-only; the newest `frozen` says why nothing is anchored. */
export const anchorEvents = ledgerSchema.table("anchor_events", {
  id: text("id").primaryKey(),
  logNo: logNo(),
  at: at("at").notNull(),
  kind: text("kind", { enum: LOG_EVENT_KINDS }).notNull(),
  code: text("code").notNull(),
  sentence: text("sentence").notNull(),
});

/** Leaves that wait for their place in the anchor log: a queue, not evidence. */
export const anchorPending = ledgerSchema.table("anchor_pending", {
  seq: bigserial("seq", { mode: "number" }).primaryKey(),
  entryId: text("entry_id").notNull(),
  /** A time-stamp's leaf waits for the next head, or each stamp would bring the next. */
  waits: smallint("waits").notNull(),
  leafBytes: bytea("leaf_bytes").notNull(),
}, (t) => [uniqueIndex("anchor_pending_entry_key").on(t.entryId)]);

export const anchorLeaves = ledgerSchema.table("anchor_leaves", {
  logNo: logNo(),
  idx: bigint("idx", { mode: "number" }).notNull(),
  entryId: text("entry_id").notNull(),
  leafBytes: bytea("leaf_bytes").notNull(),
  leafHash: bytea("leaf_hash").notNull(),
}, (t) => [primaryKey({ columns: [t.logNo, t.idx] }), uniqueIndex("anchor_leaves_entry_key").on(t.entryId), check("anchor_leaves_hash_check", sql`octet_length(${t.leafHash}) = 32`)]);

/** Full tiles of 256 hashes, as of a tenant's log. */
export const anchorTiles = ledgerSchema.table("anchor_tiles", {
  logNo: logNo(),
  level: smallint("level").notNull(),
  n: bigint("n", { mode: "number" }).notNull(),
  hashes: bytea("hashes").notNull(),
  root: bytea("root").notNull(),
}, (t) => [primaryKey({ columns: [t.logNo, t.level, t.n] })]);

export const anchorCheckpoints = ledgerSchema.table("anchor_checkpoints", {
  logNo: logNo(),
  size: bigint("size", { mode: "number" }).notNull(),
  root: bytea("root").notNull(),
  body: text("body").notNull(),
  cutAt: at("cut_at").notNull(),
}, (t) => [primaryKey({ columns: [t.logNo, t.size] })]);

/** Signature lines of the anchor log's checkpoints: its own and those of witnesses. */
export const anchorSignatures = ledgerSchema.table("anchor_signatures", {
  logNo: logNo(),
  size: bigint("size", { mode: "number" }).notNull(),
  keyName: text("key_name").notNull(),
  keyId: bytea("key_id").notNull(),
  type: smallint("type").notNull(),
  sig: bytea("sig").notNull(),
  madeAt: at("made_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.logNo, t.size, t.keyName, t.keyId] }),
  foreignKey({ name: "anchor_signatures_checkpoint_fk", columns: [t.logNo, t.size], foreignColumns: [anchorCheckpoints.logNo, anchorCheckpoints.size] }),
]);

/** Outside anchors of the anchor log's checkpoints. */
export const instanceAnchors = ledgerSchema.table("instance_anchors", {
  id: text("id").primaryKey(),
  logNo: logNo(),
  ...anchorColumns(),
}, (t) => [
  foreignKey({ name: "instance_anchors_checkpoint_fk", columns: [t.logNo, t.size], foreignColumns: [anchorCheckpoints.logNo, anchorCheckpoints.size] }),
  uniqueIndex("instance_anchors_target_key").on(t.logNo, t.size, t.kind, t.target),
  index("instance_anchors_due_idx").on(t.nextTryAt).where(sql`${t.status} = 'pending'`),
]);

/** Outside anchors of an organization's own checkpoints. `ref`: id of the mail or report that carries it. */
export const anchors = ledgerSchema.table("anchors", {
  orgId: orgId(),
  id: text("id").notNull(),
  logId: text("log_id").notNull(),
  ref: text("ref"),
  ...anchorColumns(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  foreignKey({ name: "anchors_checkpoint_fk", columns: [t.orgId, t.logId, t.size], foreignColumns: [checkpoints.orgId, checkpoints.logId, checkpoints.size] }),
  uniqueIndex("anchors_target_key").on(t.orgId, t.logId, t.size, t.kind, t.target),
  index("anchors_due_idx").on(t.orgId, t.nextTryAt).where(sql`${t.status} = 'pending'`),
  tenantPolicy("anchors", t.orgId),
]);

/** Which heads of an organization's log were given to the anchor log. `entry_id` names the leaf there. */
export const publishedHeads = ledgerSchema.table("published_heads", {
  orgId: orgId(),
  logId: text("log_id").notNull(),
  entryId: text("entry_id").notNull(),
  size: bigint("size", { mode: "number" }).notNull(),
  root: bytea("root").notNull(),
  reason: text("reason", { enum: PUBLICATION_REASONS }).notNull(),
  publishedAt: at("published_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.entryId] }),
  foreignKey({ name: "published_heads_checkpoint_fk", columns: [t.orgId, t.logId, t.size], foreignColumns: [checkpoints.orgId, checkpoints.logId, checkpoints.size] }),
  index("published_heads_at_idx").on(t.orgId, t.logId, t.publishedAt),
  index("published_heads_size_idx").on(t.orgId, t.logId, t.size, t.publishedAt),
  tenantPolicy("published_heads", t.orgId),
]);

/** Asked for: publish now and tell the owners. `size` is the head that holds the seal's own entry, once published. */
export const seals = ledgerSchema.table("seals", {
  orgId: orgId(),
  id: text("id").notNull(),
  logId: text("log_id").notNull(),
  entryId: text("entry_id").notNull(),
  reason: text("reason", { enum: SEAL_REASONS }).notNull(),
  askedAt: at("asked_at").notNull(),
  size: bigint("size", { mode: "number" }),
  publishedAt: at("published_at"),
  mailedAt: at("mailed_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  foreignKey({ name: "seals_log_fk", columns: [t.orgId, t.logId], foreignColumns: [logs.orgId, logs.id] }),
  index("seals_asked_idx").on(t.orgId, t.askedAt),
  tenantPolicy("seals", t.orgId),
]);
