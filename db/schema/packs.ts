import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, real, text } from "drizzle-orm/pg-core";

import type { LeftOut } from "../../server/domain/packs/manifest";
import { PACK_STATES, type PackScope } from "../../server/domain/packs/schema";

import { at, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";

/** A pack for an auditor: what was asked for, how far it is, and the digest of the file once it is made. */
export const packs = pgTable("packs", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  scope: jsonb("scope").$type<PackScope>().notNull(),
  title: text("title").notNull(),
  /** Name and zone of the organization when it was asked: a later change does not change the pack. */
  organizationName: text("organization_name").notNull(),
  timezone: text("timezone").notNull(),
  /** The ledger entry of the asking: the pack's head covers it, and so everything acknowledged before it. */
  entryId: text("entry_id").notNull(),
  state: text("state", { enum: PACK_STATES }).notNull(),
  progress: real("progress").notNull(),
  step: text("step"),
  requestedBy: text("requested_by").notNull(),
  requestedAt: at("requested_at").notNull(),
  finishedAt: at("finished_at"),
  logSize: bigint("log_size", { mode: "number" }),
  entries: integer("entries"),
  files: integer("files"),
  leftOut: jsonb("left_out").$type<LeftOut[]>(),
  vkey: text("vkey"),
  sizeBytes: bigint("size_bytes", { mode: "number" }),
  sha256: text("sha256"),
  error: text("error"),
  /** From then on the file is not handed out and a job removes it. */
  expiresAt: at("expires_at"),
  /** When it ended, as expired or because something in it was erased, and when its file was gone from the store. */
  endedAt: at("ended_at"),
  fileRemovedAt: at("file_removed_at"),
  /** Of an audit: since when its auditors find it in their room; null where it was not released, or taken back. */
  releasedAt: at("released_at"),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), index("packs_requested_idx").on(t.orgId, t.requestedAt), tenantPolicy("packs", t.orgId)]);

/** Which evidence a made pack opens: what is erased later ends every pack that holds it. */
export const packContents = pgTable("pack_contents", {
  orgId: orgId(),
  evidenceId: text("evidence_id").notNull(),
  packId: text("pack_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.evidenceId, t.packId] }),
  foreignKey({ name: "pack_contents_pack_fk", columns: [t.orgId, t.packId], foreignColumns: [packs.orgId, packs.id] }),
  tenantPolicy("pack_contents", t.orgId),
]);
