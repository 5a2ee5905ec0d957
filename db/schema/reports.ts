import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, real, text } from "drizzle-orm/pg-core";

import { REPORT_KINDS } from "@/server/domain/reports/kinds";

import { at, bytea, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";

/** A made report: what was asked for, how far it is, and the digest of the artefact once it is done. */
export const reports = pgTable("reports", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  kind: text("kind", { enum: REPORT_KINDS }).notNull(),
  options: jsonb("options").$type<Record<string, unknown>>().notNull(),
  title: text("title").notNull(),
  from: at("from").notNull(),
  to: at("to").notNull(),
  state: text("state", { enum: ["queued", "running", "done", "failed"] }).notNull(),
  progress: real("progress").notNull(),
  step: text("step"),
  requestedBy: text("requested_by").notNull(),
  requestedAt: at("requested_at").notNull(),
  finishedAt: at("finished_at"),
  pages: integer("pages"),
  sizeBytes: bigint("size_bytes", { mode: "number" }),
  sha256: text("sha256"),
  snapshotSha256: text("snapshot_sha256"),
  error: text("error"),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), index("reports_requested_idx").on(t.orgId, t.requestedAt), tenantPolicy("reports", t.orgId)]);

/**
 * What a report was drawn from: the canonical JSON of its snapshot, gzip, under the SHA-256 of the JSON. In a table of its
 * own, so that lists of reports do not carry it. Append-only: drawing again draws the same.
 */
export const reportSnapshots = pgTable("report_snapshots", {
  orgId: orgId(),
  reportId: text("report_id").notNull(),
  sha256: text("sha256").notNull(),
  bytes: bytea("bytes").notNull(),
  takenAt: at("taken_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.reportId] }),
  foreignKey({ name: "report_snapshots_report_fk", columns: [t.orgId, t.reportId], foreignColumns: [reports.orgId, reports.id] }),
  tenantPolicy("report_snapshots", t.orgId),
]);
