import { sql } from "drizzle-orm";
import { bigserial, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, type AnyPgColumn } from "drizzle-orm/pg-core";

import { ENGAGEMENT_PHASES, ENGAGEMENT_TYPES, type PhaseChange } from "@/server/domain/engagements/phases";

import { at, bytea, orgId, tenantPolicy } from "../columns";
import { controls } from "./controls";
import { organizations } from "./organizations";

/** One audit: what it covers, which days, which firm. Days are days of the organization's zone, the last one included. */
export const engagements = pgTable("engagements", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  number: integer("number").notNull(),
  name: text("name").notNull(),
  firm: text("firm").notNull(),
  type: text("type", { enum: ENGAGEMENT_TYPES }).notNull(),
  frameworks: text("frameworks").array().notNull(),
  categories: text("categories").array().notNull(),
  /** What is looked at: one day (both the same) or a period. */
  windowFrom: date("window_from", { mode: "string" }).notNull(),
  windowTo: date("window_to", { mode: "string" }).notNull(),
  fieldworkFrom: date("fieldwork_from", { mode: "string" }),
  fieldworkTo: date("fieldwork_to", { mode: "string" }),
  phase: text("phase", { enum: ENGAGEMENT_PHASES }).notNull(),
  timeline: jsonb("timeline").$type<PhaseChange[]>().notNull(),
  /** The engagement this one goes on from, whose numbering it took over. */
  previousId: text("previous_id"),
  createdBy: text("created_by").notNull(),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("engagements_number_key").on(t.orgId, t.number),
  foreignKey({ name: "engagements_previous_fk", columns: [t.orgId, t.previousId], foreignColumns: [t.orgId, t.id] }),
  tenantPolicy("engagements", t.orgId),
]);

const ofEngagement = (name: string, t: Record<"orgId" | "engagementId", AnyPgColumn>) =>
  foreignKey({ name, columns: [t.orgId, t.engagementId], foreignColumns: [engagements.orgId, engagements.id] });

/** Which controls an engagement covers, and under which number. */
export const engagementControls = pgTable("engagement_controls", {
  orgId: orgId(),
  engagementId: text("engagement_id").notNull(),
  controlId: text("control_id").notNull(),
  position: integer("position").notNull(),
  /** The auditor's own number for it. */
  reference: text("reference"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.engagementId, t.controlId] }),
  ofEngagement("engagement_controls_engagement_fk", t),
  foreignKey({ name: "engagement_controls_control_fk", columns: [t.orgId, t.controlId], foreignColumns: [controls.orgId, controls.id] }),
  tenantPolicy("engagement_controls", t.orgId),
]);

/** An auditor's time-boxed access to one engagement. It ends by itself, and at once when it is taken back. */
export const auditGrants = pgTable("audit_grants", {
  orgId: orgId(),
  id: text("id").notNull(),
  engagementId: text("engagement_id").notNull(),
  email: text("email").notNull(),
  name: text("name").notNull(),
  /** Who accepted it. null until then. */
  userId: text("user_id"),
  /** Part of the engagement's; all of them where it is empty. */
  frameworks: text("frameworks").array().notNull(),
  windowFrom: date("window_from", { mode: "string" }).notNull(),
  windowTo: date("window_to", { mode: "string" }).notNull(),
  tokenSha256: text("token_sha256").notNull(),
  linkExpiresAt: at("link_expires_at").notNull(),
  expiresAt: at("expires_at").notNull(),
  termsVersion: text("terms_version"),
  termsAcceptedAt: at("terms_accepted_at"),
  invitedBy: text("invited_by").notNull(),
  createdAt: at("created_at").notNull(),
  acceptedAt: at("accepted_at"),
  revokedAt: at("revoked_at"),
  lastSeenAt: at("last_seen_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  ofEngagement("audit_grants_engagement_fk", t),
  unique("audit_grants_token_key").on(t.orgId, t.tokenSha256),
  index("audit_grants_token_idx").on(t.tokenSha256),
  index("audit_grants_user_idx").on(t.userId).where(sql`user_id is not null`),
  tenantPolicy("audit_grants", t.orgId),
]);

/** What an auditor opened, took along or looked for. Append-only; the organization sees it. */
export const auditViews = pgTable("audit_views", {
  orgId: orgId(),
  engagementId: text("engagement_id").notNull(),
  seq: bigserial("seq", { mode: "number" }).notNull(),
  grantId: text("grant_id").notNull(),
  at: at("at").notNull(),
  what: text("what", { enum: ["view", "download"] }).notNull(),
  objectKind: text("object_kind").notNull(),
  objectId: text("object_id").notNull(),
  label: text("label").notNull(),
  ip: text("ip"),
  userAgent: text("user_agent"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.engagementId, t.seq] }),
  ofEngagement("audit_views_engagement_fk", t),
  tenantPolicy("audit_views", t.orgId),
]);

/** What an engagement stood on when it was frozen: canonical JSON, gzip, under the SHA-256 of the JSON. Later changes go into the next one. */
export const engagementSnapshots = pgTable("engagement_snapshots", {
  orgId: orgId(),
  engagementId: text("engagement_id").notNull(),
  number: integer("number").notNull(),
  sha256: text("sha256").notNull(),
  bytes: bytea("bytes").notNull(),
  takenAt: at("taken_at").notNull(),
  takenBy: text("taken_by").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.engagementId, t.number] }),
  ofEngagement("engagement_snapshots_engagement_fk", t),
  tenantPolicy("engagement_snapshots", t.orgId),
]);
