import { sql } from "drizzle-orm";
import { bigint, foreignKey, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";

import { at, bytea, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";
import { reports } from "./reports";

/** Certificates of the installation's authority, one for each secret it had. The key is derived and kept nowhere. */
export const signingAuthorities = pgTable("signing_authorities", {
  keySha256: text("key_sha256").primaryKey(),
  subject: text("subject").notNull(),
  certificate: bytea("certificate").notNull(),
  createdAt: at("created_at").notNull(),
});

/** Who signs an organization's reports, now and before. `certificates` are PEM, its own first; the key is sealed under the organization's keys. */
export const signingIdentities = pgTable("signing_identities", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  source: text("source", { enum: ["own", "uploaded"] }).notNull(),
  subject: text("subject").notNull(),
  issuer: text("issuer").notNull(),
  sha256: text("sha256").notNull(),
  scheme: text("scheme", { enum: ["rsa-pkcs1", "rsa-pss", "ecdsa-p256"] }).notNull(),
  validFrom: at("valid_from").notNull(),
  validUntil: at("valid_until").notNull(),
  certificates: text("certificates").notNull(),
  keyEnc: bytea("key_enc").notNull(),
  createdBy: text("created_by").notNull(),
  createdAt: at("created_at").notNull(),
  retiredAt: at("retired_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  uniqueIndex("signing_identities_current_key").on(t.orgId).where(sql`retired_at is null`),
  tenantPolicy("signing_identities", t.orgId),
]);

/** The signed copy of a final report, beside the unsigned one. `stampError` says why it carries no time-stamp though one was asked for. */
export const reportSignatures = pgTable("report_signatures", {
  orgId: orgId(),
  reportId: text("report_id").notNull(),
  identityId: text("identity_id").notNull(),
  unsignedSha256: text("unsigned_sha256").notNull(),
  sha256: text("sha256").notNull(),
  sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
  level: text("level", { enum: ["B-B", "B-T"] }).notNull(),
  stampError: text("stamp_error"),
  signedAt: at("signed_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.reportId] }),
  foreignKey({ name: "report_signatures_report_fk", columns: [t.orgId, t.reportId], foreignColumns: [reports.orgId, reports.id] }),
  foreignKey({ name: "report_signatures_identity_fk", columns: [t.orgId, t.identityId], foreignColumns: [signingIdentities.orgId, signingIdentities.id] }),
  tenantPolicy("report_signatures", t.orgId),
]);
