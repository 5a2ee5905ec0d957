import { bigint, date, foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

import { REPORT_KINDS } from "@/server/domain/reports/kinds";

import { at, orgId, tenantPolicy } from "../columns";
import { engagements } from "./engagements";
import { reports } from "./reports";

/** A final report that the organization shares with the auditors of one engagement. What they are told of it stands here: reports themselves they do not read. */
export const auditSharedReports = pgTable("audit_shared_reports", {
  orgId: orgId(),
  engagementId: text("engagement_id").notNull(),
  reportId: text("report_id").notNull(),
  kind: text("kind", { enum: REPORT_KINDS }).notNull(),
  title: text("title").notNull(),
  windowFrom: date("window_from", { mode: "string" }).notNull(),
  windowTo: date("window_to", { mode: "string" }).notNull(),
  madeAt: at("made_at").notNull(),
  pages: integer("pages"),
  sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
  /** Of the report as it was made, and of its signed copy. */
  sha256: text("sha256").notNull(),
  signedSha256: text("signed_sha256").notNull(),
  sharedBy: text("shared_by").notNull(),
  sharedAt: at("shared_at").notNull(),
  /** Taken back: auditors see it no more. */
  endedBy: text("ended_by"),
  endedAt: at("ended_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.engagementId, t.reportId] }),
  foreignKey({ name: "audit_shared_reports_engagement_fk", columns: [t.orgId, t.engagementId], foreignColumns: [engagements.orgId, engagements.id] }),
  foreignKey({ name: "audit_shared_reports_report_fk", columns: [t.orgId, t.reportId], foreignColumns: [reports.orgId, reports.id] }),
  tenantPolicy("audit_shared_reports", t.orgId),
]);
