import { bigint, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, real, text, uniqueIndex } from "drizzle-orm/pg-core";

import { REPORT_KINDS } from "@/server/domain/reports/kinds";
import { SCHEDULE_WINDOWS, type Rhythm } from "@/server/domain/reports/schedule";
import type { ScheduledOptions } from "@/server/domain/reports/schedule-schema";
import type { SinceSummary } from "@/server/domain/reports/view";

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
  /** The schedule that asked for it. */
  scheduleId: text("schedule_id"),
  /** What changed since the former one, counted; the report has it in full. */
  since: jsonb("since").$type<SinceSummary>(),
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

/** What is made again and again: which report, on which days of the organization's zone, of which window, and who is told. */
export const reportSchedules = pgTable("report_schedules", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  kind: text("kind", { enum: REPORT_KINDS }).notNull(),
  /** As with a report, but for its days, which the window gives. */
  options: jsonb("options").$type<ScheduledOptions>().notNull(),
  rhythm: jsonb("rhythm").$type<Rhythm>().notNull(),
  window: text("window", { enum: SCHEDULE_WINDOWS }).notNull(),
  notify: jsonb("notify").$type<string[]>().notNull(),
  state: text("state", { enum: ["active", "paused", "deleted"] }).notNull(),
  /** Occurrences on this day and before are served: made, or told as missed. */
  servedOn: date("served_on", { mode: "string" }).notNull(),
  /** The next day, and when it begins; null while it is paused. */
  nextOn: date("next_on", { mode: "string" }),
  nextAt: at("next_at"),
  setBy: text("set_by").notNull(),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), index("report_schedules_next_idx").on(t.orgId, t.nextAt), tenantPolicy("report_schedules", t.orgId)]);

/** A day on which a schedule was served, once: the report it asked for, or why it could not. */
export const reportScheduleRuns = pgTable("report_schedule_runs", {
  orgId: orgId(),
  scheduleId: text("schedule_id").notNull(),
  on: date("on", { mode: "string" }).notNull(),
  reportId: text("report_id"),
  /** Days before it that passed while nothing ran. */
  missed: jsonb("missed").$type<string[]>().notNull(),
  error: text("error"),
  at: at("at").notNull(),
  toldAt: at("told_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.scheduleId, t.on] }),
  index("report_schedule_runs_report_idx").on(t.orgId, t.reportId),
  foreignKey({ name: "report_schedule_runs_schedule_fk", columns: [t.orgId, t.scheduleId], foreignColumns: [reportSchedules.orgId, reportSchedules.id] }),
  foreignKey({ name: "report_schedule_runs_report_fk", columns: [t.orgId, t.reportId], foreignColumns: [reports.orgId, reports.id] }),
  tenantPolicy("report_schedule_runs", t.orgId),
]);

/** A report looked at before it is made: one a person, gone after an hour. It is no record of anything. */
export const reportPreviews = pgTable("report_previews", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  by: text("by").notNull(),
  kind: text("kind", { enum: REPORT_KINDS }).notNull(),
  options: jsonb("options").$type<Record<string, unknown>>().notNull(),
  state: text("state", { enum: ["queued", "running", "done", "failed"] }).notNull(),
  progress: real("progress").notNull(),
  step: text("step"),
  /** What was cut for the preview, in words. */
  note: text("note"),
  error: text("error"),
  bytes: bytea("bytes"),
  askedAt: at("asked_at").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), uniqueIndex("report_previews_by_key").on(t.orgId, t.by), tenantPolicy("report_previews", t.orgId)]);
