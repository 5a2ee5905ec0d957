import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";

// Relative because drizzle-kit does not know the path alias.
import { REQUEST_STATES, VERSION_STATES } from "../../server/domain/status-page/states";

import { at, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";

/** How the organization keeps its status page. Without a row it is as by default. */
export const statusSettings = pgTable("status_settings", {
  orgId: orgId().references(() => organizations.orgId),
  /** Months after which who asked for a document is forgotten. */
  keepMonths: integer("keep_months").notNull(),
  changedBy: text("changed_by").notNull(),
  changedAt: at("changed_at").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId] }), tenantPolicy("status_settings", t.orgId)]);

/** A version of the status page: who drafted it, who reviewed it, what became of it. What it says is in its snapshot and never changes. */
export const statusVersions = pgTable("status_versions", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  number: integer("number").notNull(),
  state: text("state", { enum: VERSION_STATES }).notNull(),
  sha256: text("sha256").notNull(),
  draftedBy: text("drafted_by").notNull(),
  draftedAt: at("drafted_at").notNull(),
  publishedBy: text("published_by"),
  publishedAt: at("published_at"),
  endedBy: text("ended_by"),
  endedAt: at("ended_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("status_versions_number_key").on(t.orgId, t.number),
  uniqueIndex("status_versions_published_key").on(t.orgId).where(sql`state = 'published'`),
  tenantPolicy("status_versions", t.orgId),
]);

/** What a version says: canonical JSON under its SHA-256, frozen when it was drafted, so that what is reviewed is what is published. Append-only. */
export const statusSnapshots = pgTable("status_snapshots", {
  orgId: orgId(),
  versionId: text("version_id").notNull(),
  sha256: text("sha256").notNull(),
  content: text("content").notNull(),
  takenAt: at("taken_at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.versionId] }),
  foreignKey({ name: "status_snapshots_version_fk", columns: [t.orgId, t.versionId], foreignColumns: [statusVersions.orgId, statusVersions.id] }),
  tenantPolicy("status_snapshots", t.orgId),
]);

/** Somebody outside who asked for a document and accepted the agreement, and the link they were given. */
export const statusRequests = pgTable("status_requests", {
  orgId: orgId(),
  id: text("id").notNull(),
  versionId: text("version_id").notNull(),
  reportId: text("report_id").notNull(),
  title: text("title").notNull(),
  name: text("name").notNull(),
  company: text("company").notNull(),
  email: text("email").notNull(),
  ndaVersion: text("nda_version").notNull(),
  ndaSha256: text("nda_sha256").notNull(),
  askedAt: at("asked_at").notNull(),
  state: text("state", { enum: REQUEST_STATES }).notNull(),
  decidedBy: text("decided_by"),
  decidedAt: at("decided_at"),
  reason: text("reason"),
  tokenSha256: text("token_sha256"),
  expiresAt: at("expires_at"),
  maxDownloads: integer("max_downloads"),
  downloads: integer("downloads").notNull().default(0),
  lastDownloadAt: at("last_download_at"),
  /** Mails to who asked: emptied when they are forgotten. */
  mailIds: text("mail_ids").array().notNull().default(sql`'{}'`),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  foreignKey({ name: "status_requests_version_fk", columns: [t.orgId, t.versionId], foreignColumns: [statusVersions.orgId, statusVersions.id] }),
  unique("status_requests_token_key").on(t.orgId, t.tokenSha256),
  index("status_requests_asked_idx").on(t.orgId, t.askedAt),
  uniqueIndex("status_requests_waiting_key").on(t.orgId, t.reportId, t.email).where(sql`state = 'asked'`),
  tenantPolicy("status_requests", t.orgId),
]);
