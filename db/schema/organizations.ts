import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";

import { at, bytea, orgId, tenantPolicy } from "../columns";
import { users } from "./users";

export type CatalogChoice = { frameworks: string[]; soc2Categories: string[]; gdprRoles: string[] };

/** A tenant. The slug is public (it is in every address), so its uniqueness gives nothing away. */
export const organizations = pgTable("organizations", {
  orgId: orgId().primaryKey(),
  slug: text("slug").notNull(),
  name: text("name").notNull(),
  timezone: text("timezone").notNull(),
  /** Every zone the organization had, each with when it began: a past day is judged in the zone of that day. */
  zones: jsonb("zones").$type<{ from: string; timezone: string }[]>().notNull(),
  catalogVersion: text("catalog_version").notNull(),
  catalogChoice: jsonb("catalog_choice").$type<CatalogChoice>().notNull(),
  createdAt: at("created_at").notNull(),
}, (t) => [uniqueIndex("organizations_slug_key").on(t.slug), tenantPolicy("organizations", t.orgId)]);

/** Numbers people see (E-214), one row a series. */
export const orgCounters = pgTable("org_counters", {
  orgId: orgId().references(() => organizations.orgId),
  name: text("name").notNull(),
  value: integer("value").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.name] }), tenantPolicy("org_counters", t.orgId)]);

export const memberships = pgTable("memberships", {
  orgId: orgId().references(() => organizations.orgId),
  userId: text("user_id").notNull().references(() => users.id),
  role: text("role", { enum: ["owner", "officer", "contributor"] }).notNull(),
  joinedAt: at("joined_at").notNull(),
  lastSeenAt: at("last_seen_at"),
}, (t) => [primaryKey({ columns: [t.orgId, t.userId] }), tenantPolicy("memberships", t.orgId)]);

export const invitations = pgTable("invitations", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  email: text("email").notNull(),
  role: text("role", { enum: ["owner", "officer", "contributor"] }).notNull(),
  tokenSha256: text("token_sha256").notNull(),
  invitedBy: text("invited_by").notNull(),
  createdAt: at("created_at").notNull(),
  expiresAt: at("expires_at").notNull(),
  acceptedAt: at("accepted_at"),
  revokedAt: at("revoked_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("invitations_token_key").on(t.orgId, t.tokenSha256),
  index("invitations_token_idx").on(t.tokenSha256),
  tenantPolicy("invitations", t.orgId),
]);

export const apiKeys = pgTable("api_keys", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  name: text("name").notNull(),
  secretSha256: text("secret_sha256").notNull(),
  last4: text("last4").notNull(),
  scopes: text("scopes").array().notNull(),
  createdBy: text("created_by").notNull(),
  createdAt: at("created_at").notNull(),
  expiresAt: at("expires_at").notNull(),
  lastUsedAt: at("last_used_at"),
  revokedAt: at("revoked_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  index("api_keys_id_idx").on(t.id),
  foreignKey({ name: "api_keys_creator_fk", columns: [t.createdBy], foreignColumns: [users.id] }),
  tenantPolicy("api_keys", t.orgId),
]);

/** Answers kept for Stripe-style idempotency: one row a key and route, for a day. */
export const idempotencyKeys = pgTable("idempotency_keys", {
  orgId: orgId().references(() => organizations.orgId),
  actorId: text("actor_id").notNull(),
  route: text("route").notNull(),
  key: text("key").notNull(),
  requestSha256: text("request_sha256").notNull(),
  status: integer("status"),
  body: jsonb("body").$type<unknown>(),
  createdAt: at("created_at").notNull(),
  lockedUntil: at("locked_until"),
  /** Id of the request that runs or ran the work: what it committed is found by it in the audit trail. */
  runId: text("run_id"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.actorId, t.route, t.key] }),
  index("idempotency_keys_age_idx").on(t.orgId, t.createdAt),
  tenantPolicy("idempotency_keys", t.orgId),
]);

/** How an organization's own pages and documents look: one colour and a logo, as they were checked and written anew. One row an organization. */
export const organizationLooks = pgTable("organization_looks", {
  orgId: orgId().primaryKey().references(() => organizations.orgId),
  accent: text("accent"),
  logo: bytea("logo"),
  logoSha256: text("logo_sha256"),
  logoType: text("logo_type", { enum: ["image/png", "image/jpeg"] }),
  logoWidth: integer("logo_width"),
  logoHeight: integer("logo_height"),
  updatedAt: at("updated_at").notNull(),
}, (t) => [tenantPolicy("organization_looks", t.orgId)]);
