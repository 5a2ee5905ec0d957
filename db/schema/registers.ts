import { foreignKey, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";

import { REGISTER_KEYS } from "@/server/domain/registers/keys";

import { at, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";

/** One entry of a register as it stands now: a processing activity, a processor, a breach. Never deleted; what is over is archived. */
export const registerEntries = pgTable("register_entries", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  register: text("register", { enum: REGISTER_KEYS }).notNull(),
  number: integer("number").notNull(),
  version: integer("version").notNull(),
  name: text("name").notNull(),
  content: jsonb("content").$type<Record<string, unknown>>().notNull(),
  /** Ids that the content names, so that what names an entry is found. */
  refs: text("refs").array().notNull(),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
  archivedAt: at("archived_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("register_entries_number_key").on(t.orgId, t.register, t.number),
  tenantPolicy("register_entries", t.orgId),
]);

/** Every version of an entry as it was kept, for good. The ledger entry commits to its content. */
export const registerVersions = pgTable("register_versions", {
  orgId: orgId(),
  entryOf: text("entry_of").notNull(),
  version: integer("version").notNull(),
  content: jsonb("content").$type<Record<string, unknown>>().notNull(),
  contentSha256: text("content_sha256").notNull(),
  note: text("note").notNull(),
  by: text("by").notNull(),
  at: at("at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.entryOf, t.version] }),
  foreignKey({ name: "register_versions_entry_fk", columns: [t.orgId, t.entryOf], foreignColumns: [registerEntries.orgId, registerEntries.id] }),
  tenantPolicy("register_versions", t.orgId),
]);
