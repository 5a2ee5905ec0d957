import { date, foreignKey, index, integer, pgTable, primaryKey, text, type AnyPgColumn } from "drizzle-orm/pg-core";

import { CONCLUSION_PARTS, CONCLUSION_RESULTS, WORK_STATUSES } from "@/server/domain/workpapers/schema";

import { at, bytea, orgId, tenantPolicy } from "../columns";
import { controls } from "./controls";
import { engagements } from "./engagements";

type OfControl = Record<"orgId" | "engagementId" | "controlId", AnyPgColumn>;
const ofControl = (name: string, t: OfControl) => [
  foreignKey({ name: `${name}_engagement_fk`, columns: [t.orgId, t.engagementId], foreignColumns: [engagements.orgId, engagements.id] }),
  foreignKey({ name: `${name}_control_fk`, columns: [t.orgId, t.controlId], foreignColumns: [controls.orgId, controls.id] }),
  tenantPolicy(name, t.orgId),
];
const place = () => ({ orgId: orgId(), engagementId: text("engagement_id").notNull(), controlId: text("control_id").notNull() });
const written = () => ({ grantId: text("grant_id").notNull(), at: at("at").notNull() });

/** An auditor's private note on a control, every version kept. No role of the organization may read it. */
export const auditNotes = pgTable("audit_notes", {
  ...place(),
  version: integer("version").notNull(),
  text: text("text").notNull(),
  /** With it the digest on the ledger can be worked out again. */
  salt: bytea("salt").notNull(),
  ...written(),
}, (t) => [primaryKey({ columns: [t.orgId, t.engagementId, t.controlId, t.version] }), ...ofControl("audit_notes", t)]);

/** What an auditor came to, on design and on operation apart, every version kept. Private like the notes. */
export const auditConclusions = pgTable("audit_conclusions", {
  ...place(),
  part: text("part", { enum: CONCLUSION_PARTS }).notNull(),
  version: integer("version").notNull(),
  /** null: taken back. */
  result: text("result", { enum: CONCLUSION_RESULTS }),
  testedOn: date("tested_on", { mode: "string" }).notNull(),
  reason: text("reason").notNull(),
  salt: bytea("salt").notNull(),
  ...written(),
}, (t) => [primaryKey({ columns: [t.orgId, t.engagementId, t.controlId, t.part, t.version] }), ...ofControl("audit_conclusions", t)]);

/** How far the work on a control is, and its tickmarks. Private like the notes. */
export const auditWorksheets = pgTable("audit_worksheets", {
  ...place(),
  status: text("status", { enum: WORK_STATUSES }).notNull(),
  marks: text("marks").array().notNull(),
  ...written(),
}, (t) => [primaryKey({ columns: [t.orgId, t.engagementId, t.controlId] }), ...ofControl("audit_worksheets", t)]);

/** The legend of an engagement's tickmarks, in the auditors' words. Private like the notes. */
export const auditTickmarks = pgTable("audit_tickmarks", {
  orgId: orgId(),
  engagementId: text("engagement_id").notNull(),
  mark: text("mark").notNull(),
  meaning: text("meaning").notNull(),
  ...written(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.engagementId, t.mark] }),
  foreignKey({ name: "audit_tickmarks_engagement_fk", columns: [t.orgId, t.engagementId], foreignColumns: [engagements.orgId, engagements.id] }),
  tenantPolicy("audit_tickmarks", t.orgId),
]);

/** A private page as its auditor let it out: a copy, so that what is written later stays private. */
export const auditReleases = pgTable("audit_releases", {
  ...place(),
  id: text("id").notNull(),
  what: text("what", { enum: ["note", ...CONCLUSION_PARTS] }).notNull(),
  version: integer("version").notNull(),
  text: text("text").notNull(),
  result: text("result", { enum: CONCLUSION_RESULTS }),
  testedOn: date("tested_on", { mode: "string" }),
  ...written(),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), index("audit_releases_engagement_idx").on(t.orgId, t.engagementId, t.at), ...ofControl("audit_releases", t)]);

/** What both sides say about a control, for both to read. `grant_id` is an auditor's; the organization's have none. */
export const auditComments = pgTable("audit_comments", {
  ...place(),
  id: text("id").notNull(),
  side: text("side", { enum: ["auditor", "organization"] }).notNull(),
  authorId: text("author_id").notNull(),
  text: text("text").notNull(),
  grantId: text("grant_id"),
  at: at("at").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), index("audit_comments_engagement_idx").on(t.orgId, t.engagementId, t.at), ...ofControl("audit_comments", t)]);
